"""What all visits share is there before the first of them."""

from __future__ import annotations

from types import SimpleNamespace

from streamlit.testing.v1 import AppTest

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
        assert chart.figure is None or package.memory.get(shared.wired, key) is not MISSING, entry.name


def test_a_visit_keeps_the_tables_that_it_began_with(monkeypatch):
    stands = ["as before"]
    monkeypatch.setattr(shared, "installed", lambda: SimpleNamespace(current=lambda: stands[-1]))

    def page() -> None:
        import streamlit as st

        from pages.parts.shared import atlas_package

        st.text(atlas_package())

    at = AppTest.from_function(page).run()
    stands.append("replaced")
    assert at.run().text[0].value == "as before"
    assert AppTest.from_function(page).run().text[0].value == "replaced"
    assert shared.atlas_package() == "replaced"
