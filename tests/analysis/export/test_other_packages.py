"""Files of charts of packages that are not the atlas's: one chart of each encoding's form, in every kind of file."""

from __future__ import annotations

import pytest

from analysis.charts.catalogue import CHARTS, Entry
from analysis.export.exported import exported_chart, link_to
from analysis.export.formats import FORMATS
from tests.analysis.other_packages.houses import HOUSES
from tests.analysis.other_packages.sentences import faults, foreign

ENTRIES = {entry.name: entry for entries in CHARTS.values() for entry in entries}
ONE_A_FORM = (
    *("ladder", "progression-attainment", "progression-rung-mix", "scope-dumbbells", "hiring-levels"),
    *("demand-index", "forecast-fan", "neighbours-sector", "wages-metro-map", "routes-matrix", "compensation-bands"),
)
ADDRESS = "https://own.example/page"
