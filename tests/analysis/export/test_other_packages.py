"""Files of charts of packages that are not the atlas's: one chart of each encoding's form, in every kind of file."""

from __future__ import annotations

from analysis.charts.catalogue import CHARTS

ENTRIES = {entry.name: entry for entries in CHARTS.values() for entry in entries}
ONE_A_FORM = (
    *("ladder", "progression-attainment", "progression-rung-mix", "scope-dumbbells", "hiring-levels"),
    *("demand-index", "forecast-fan", "neighbours-sector", "wages-metro-map", "routes-matrix", "compensation-bands"),
)
ADDRESS = "https://own.example/page"
