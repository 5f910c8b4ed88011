"""The chart card: heading, key, figure, table or source, sharing and export. The only place that draws a figure."""

from __future__ import annotations

from collections.abc import Hashable
from contextlib import nullcontext
from numbers import Number

import pandas as pd
import streamlit as st

from analysis import sources
from analysis.charts.catalogue import Builder, Entry
from analysis.charts.chart import Chart
from analysis.own.own import rows_left_out
from pages.parts.deck import deck_button
from pages.parts.export_menu import export_menu, report_card
from pages.parts.frame import source_facts
from pages.parts.grid import grid
from pages.parts.plain import plain, unbroken
from pages.parts.share import link, share_menu, tell_height
from pages.parts.shared import built, on_wire, own_shown, page_mode, quiet, shared_package
from pages.parts.views import view_switch

PLOTLY_CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}
ACTIONS = {"share": ":material/link: Share", "export": ":material/download: Export"}
MAP = "map"
"""The form of a chart whose height goes by its width, in the name by which the style knows it too."""

LISTED = 12
"""Rows of a map's table that stand in its place on a phone."""

SHORT = 24
"""Characters of a label that fit one line of a phone."""


def chart_card(builder: Builder, selection: Hashable) -> None:
    """Draw the chart of `builder` for the choice, with its words around it as text of the page."""
    report_card(builder, selection)
    _card(built(builder, selection, page_mode()), builder, selection)


def lone_card(entry: Entry, selection: Hashable) -> None:
    """Draw one card alone, as it stands in a page that embeds it, with the way to the atlas."""
    chart_card(entry.builder, selection)
    if address := link(entry.builder, selection):
        st.caption(f"[The whole page in the {sources.ATLAS}]({address})")
    tell_height(entry.name)


def teaser(builder: Builder, selection: Hashable, title: str) -> None:
    """Draw a chart with a title and its source alone; another page tells the rest."""
    chart = built(builder, selection, page_mode())
    with st.container(border=True, key=f"teaser-{chart.name}"):
        st.markdown(f"**{plain(title)}**")
        if chart.figure is not None:
            figure = on_wire(builder, selection, page_mode())
            st.plotly_chart(figure, theme=None, alt=chart.alt, config=PLOTLY_CONFIG, key=f"picture-{chart.name}")
        st.caption(unbroken(chart.source))


@st.fragment
@quiet
def _card(chart: Chart, builder: Builder, selection: Hashable) -> None:
    with st.container(border=True, gap="xsmall", key=f"card-{chart.name}"):
        view = _heading(chart)
        st.caption(plain(chart.subtitle))
        if chart.figure is None:
            st.markdown(f":material/info: {plain(chart.note) or 'There is nothing to draw for this choice.'}")
            return
        if view == "table":
            grid(chart.table, f"Table: {chart.title}", chart.name)
        elif view == "source":
            _sources(chart)
        else:
            _key(chart)
            _picture(chart, builder, selection)
        st.caption(unbroken(f"{chart.source}{_left_out()} {chart.note}"))
        _actions(chart, builder, selection)


def _picture(chart: Chart, builder: Builder, selection: Hashable) -> None:
    """Draw the figure as wide as there is room, and as high as it is; a map as high as its shape then asks for."""
    is_map = chart.encoding is not None and chart.encoding.form == MAP
    with st.container(key=f"{MAP}-{chart.name}") if is_map else nullcontext():
        st.plotly_chart(
            on_wire(builder, selection, page_mode()),
            height="stretch" if is_map else "content",
            theme=None,
            alt=chart.alt,
            config=PLOTLY_CONFIG,
            key=f"chart-{chart.name}",
        )
    if is_map:
        _listed(chart)


def _listed(chart: Chart) -> None:
    """Draw the first places of a map as a list; the style of pages shows either, as wide as the screen is."""
    shown = [*chart.encoding.groups, chart.encoding.value] if chart.encoding else []
    with st.container(key=f"list-{chart.name}"):
        table(chart.table[shown].head(LISTED), f"The first {LISTED} of the table: {chart.title}")
        st.caption(f"The first {LISTED} of {len(chart.table)}: Table has all of them, a wide screen the map.")


def _left_out() -> str:
    """Return how many rows of a visitor's own data no figure counts; empty where it is the atlas's or none is."""
    shown = own_shown()
    return f" {rows_left_out(shown.left_out).removeprefix(', ').capitalize()}." if shown and shown.left_out else ""


def _actions(chart: Chart, builder: Builder, selection: Hashable) -> None:
    """Offer to share, export and collect the card; what is asked for opens below, where the keyboard comes next.

    A popover would stand at the end of the document, out of the keyboard's way.
    """
    # Several may be open: such pills are buttons, pressed or not, and each is a stop for the keyboard.
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"actions-{chart.name}"):
        actions = st.pills(
            "Take it along",
            list(ACTIONS),
            format_func=ACTIONS.__getitem__,
            selection_mode="multi",
            label_visibility="collapsed",
            key=f"action-{chart.name}",
        )
        deck_button(chart, builder, selection)
    if "share" in actions:
        share_menu(chart, builder, selection)
    if "export" in actions:
        export_menu(chart, builder, selection)


def _heading(chart: Chart) -> str:
    """Draw the title with the switch between the views on its line; returns the view chosen."""
    with st.container(horizontal=True, gap="small", key=f"heading-{chart.name}"):
        st.subheader(plain(chart.title), anchor=chart.name)
        return "chart" if chart.figure is None else view_switch(chart.name)


def _key(chart: Chart) -> None:
    # A no-break space keeps a sign with its label and a short label in one piece, an em space sets entries apart.
    labels = [one.label if len(one.label) > SHORT else one.label.replace(" ", "\u00a0") for one in chart.key]
    entries = [f":{one.hue}[{one.glyph}]\u00a0{plain(label)}" for one, label in zip(chart.key, labels, strict=True)]
    if entries:
        st.markdown("\u2003".join(entries))


def _sources(chart: Chart) -> None:
    """Say of each source drawn what it is, how it was made, what it cannot tell, its licence and how to cite it."""
    package = shared_package()
    for row in sources.described(package, chart.source.source_ids):
        st.markdown(f"**{plain(row['title'])}**")
        source_facts(package, row["source_id"])
        st.code(sources.bibtex_entry(row), language="bibtex", wrap_lines=True)


def table(rows: pd.DataFrame, alt: str) -> None:
    """Draw a short table of a page's own; `alt` says what it is to whoever does not see it."""
    st.table(_readable(rows), border="horizontal", hide_index=True, alt=alt)


def _readable(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table as texts without markup, its numbers with thousands separators and no needless zeros."""

    def text(value: object) -> str:
        if pd.isna(value):
            return ""
        if isinstance(value, float):
            return f"{value:,.2f}".rstrip("0").rstrip(".")
        return f"{value:,}" if isinstance(value, Number) else plain(value)

    return table.map(text).rename(columns=plain)
