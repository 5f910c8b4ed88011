"""A visitor's own people and bands beside the market, on the page of the visitor's own data."""

from __future__ import annotations

from functools import partial

import streamlit as st

from analysis.charts import team as charts
from analysis.export import sheet as files
from analysis.export.exported import file_name
from analysis.package.selection import Selection, first_selection
from analysis.package.tables import Package
from analysis.team import positions, time
from pages.parts.chart_card import chart_card, table
from pages.parts.failures import telling
from pages.parts.filters import filter_bar
from pages.parts.frame import key_figures
from pages.parts.plain import plain
from pages.parts.shared import shared_package
from pages.parts.upload import XLSX


def mirror() -> None:
    """Draw the team and the bands that the visit shows beside the market; nothing where it shows neither."""
    package = shared_package()
    if len(package.get("team", ())):
        st.header("Your team beside the market")
        _team(package, _chosen(package))
    if len(package.get("pay_bands", ())):
        st.header("Your bands beside the market")
        chart_card(charts.bands, first_selection(package))


def _chosen(package: Package) -> Selection:
    several = {"company_type": package.types.ids, "component": positions.parts(package)}
    names = [name for name, options in several.items() if len(options) > 1]
    return filter_bar(*names) if names else first_selection(package)


def _team(package: Package, selection: Selection) -> None:
    found = positions.positions(package, selection)
    st.markdown(plain(f"{found.sentence}."))
    key_figures(found.figures)
    chart_card(charts.positions, selection)
    if len(rows := positions.by_level(package, selection)):
        st.markdown("**By level**")
        table(rows, "Compa-ratio, position and what is lacking by level")
        _take_along(package, selection)
    chart_card(charts.gaps, selection)
    for title, rows in time.tables(package, selection).items():
        st.markdown(f"**{title}**")
        table(rows, f"{title} of your people by level, beside what is known of others")


def _take_along(package: Package, selection: Selection) -> None:
    """Offer everyone's place in the market as a sheet, by the row of the file."""
    rows = positions.sheet(package, selection)
    with st.container(horizontal=True, vertical_alignment="center"):
        for label, make, ending, mime in (
            ("Sheet without names (Excel)", files.xlsx, "xlsx", XLSX),
            ("Sheet without names (CSV)", files.csv, "csv", "text/csv"),
        ):
            st.download_button(
                label,
                data=telling(partial(make, rows)),
                file_name=file_name(("team",), ending),
                mime=mime,
                icon=":material/download:",
                on_click="ignore",
                key=f"team-{ending}",
            )
    st.caption("People by the row of your file: whoever has the file can tell who they are.")
