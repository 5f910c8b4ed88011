"""What all visits share is there before the first of them."""

from __future__ import annotations

from analysis.charts.catalogue import CHARTS, drawn
from analysis.package.memory import MISSING
from pages.parts import shared


def test_what_pages_show_first_is_drawn_before_anyone_comes():
    shared.warm()
    package = shared.atlas_package()
    for entry in (entry for entries in CHARTS.values() for entry in entries if not entry.is_folded):
        key = ((entry.builder, entry.first(package), "light"), ())
        chart = package.memory.get(drawn, key)
        assert chart is not MISSING, entry.name
        assert chart.figure is None or package.memory.get(shared._on_wire, key) is not MISSING, entry.name
