"""Taking charts along: the export menu of a card, and of a whole page."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import partial

import streamlit as st

from analysis.charts.catalogue import Builder, drawn, entry_of
from analysis.charts.chart import Chart
from analysis.export.collected import item_of
from analysis.export.exported import exported_chart
from analysis.export.formats import FORMATS
from analysis.export.image.engine import NO_BROWSER, browser_path
from analysis.pages import pages_of
from analysis.service.addresses import chart_address
from analysis.service.asked import JSON
from pages.parts.deck import files
from pages.parts.offered import offer
from pages.parts.share import link, root_address
from pages.parts.shared import built, own_shown, quiet, shared_package

Card = tuple[Builder, Hashable]

CARDS = "_cards"
"""The cards that the page has drawn in this run, in reading order: builder and choice each."""

WHOLE_PAGE = ":material/download: Export this page"
BY_ADDRESS = (JSON, "csv", "xlsx", "png", "svg")
"""Formats that are of use where they are, without being saved first."""

PROMISE = "A file is made when you ask for it, on white, with title, filters, source and link in it."


def export_menu(chart: Chart, builder: Builder, selection: Hashable) -> None:
    """Offer a card's chart in each format; a file is made when asked for, always from the light chart."""
    # Here, not when a file is made: package and address are known to the run alone.
    entry, package = entry_of(builder), shared_package()
    light = drawn(package, builder, selection, "light")
    exported = exported_chart(package, light, entry, selection, link(builder, selection))
    with st.container(horizontal=True, gap="small", key=f"export-{chart.name}"):
        for name, file_format in FORMATS.items():
            offer(
                file_format.label_of(exported),
                chart_address(package, entry, selection, name),
                partial(file_format.make, exported),
                file_format.file_name(exported),
                file_format.mime,
                disabled=file_format.needs_browser and browser_path() is None,
                key=f"save-{name}-{chart.name}",
            )
    st.caption(PROMISE if browser_path() else f"{NO_BROWSER} The other formats work.")
    if not own_shown():
        # As text: a link in a caption is too pale to read.
        st.markdown(f"By address, for a sheet, a script or a page of yours: {_addresses(builder, selection)}.")


def _addresses(builder: Builder, selection: Hashable) -> str:
    """Return links to the chart's files for this choice, which stay where they are when the page is closed."""
    package, root, entry = shared_package(), root_address(), entry_of(builder)
    addresses = {
        file_format: f"{root}{chart_address(package, entry, selection, file_format)}" for file_format in BY_ADDRESS
    }
    return ", ".join(f"[{file_format.upper()}]({address})" for file_format, address in addresses.items())


def begin_report() -> None:
    """Forget the cards of the run before. Call before the page is drawn."""
    st.session_state[CARDS] = []


def report_card(builder: Builder, selection: Hashable) -> None:
    """Note that the page shows a card, for `report_menu`."""
    st.session_state.setdefault(CARDS, []).append((builder, selection))


def report_menu(page: str) -> None:
    """Offer all cards of the page as one file, in reading order. Call after the page is drawn."""
    if cards := st.session_state[CARDS]:
        _report_menu(page, cards)


@st.fragment
@quiet
def _report_menu(page: str, cards: Sequence[Card]) -> None:
    if not st.pills("Report", [WHOLE_PAGE], selection_mode="multi", label_visibility="collapsed", key="action-page"):
        return
    # Only now: what a page folds away is drawn when somebody asks for it.
    there = [(builder, choice) for builder, choice in cards if built(builder, choice, "light").figure is not None]
    if not there:
        st.caption("There is nothing to draw for this choice.")
        return
    package = shared_package()
    items = tuple(item_of(package, entry_of(builder), choice) for builder, choice in there)
    files(items, pages_of(package)[page].title, "page")
    st.caption(f"{len(there)} charts in reading order.")
