"""The chart card: heading, key, figure or table, source and saving. The only place that draws a figure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from analysis.charts.catalogue import Builder
from analysis.charts.chart import Chart
from analysis.export import image
from analysis.export.engine import browser_path
from analysis.selection import Chosen
from pages.parts.shared import built, page_mode

PLOTLY_CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}
SWITCH_WIDTH = 0.25
"""Width of the column with a card's controls beside the text, whose width is 1."""

TABLE_HEIGHT = 480
TALL_TABLE = 12


@dataclass(frozen=True)
class Format:
    """A kind of file a chart can be saved as."""

    label: str
    extension: str
    mime: str
    needs_browser: bool


FORMATS = {
    "png": Format("Image (PNG)", "png", "image/png", True),
    "svg": Format("Drawing (SVG)", "svg", "image/svg+xml", True),
    "html": Format("Interactive page (HTML)", "html", "text/html", False),
}
MAKERS = {"png": image.png, "svg": image.svg, "html": image.page}


def chart_card(builder: Builder, chosen: Chosen) -> None:
    """Draw the chart of `builder` for the choice, with its words around it as text of the page."""
    _card(built(builder, chosen, page_mode()), builder, chosen)


@st.fragment
def _card(chart: Chart, builder: Builder, chosen: Chosen) -> None:
    with st.container(border=True, key=f"card-{chart.name}"):
        view = _heading(chart)
        st.caption(chart.subtitle)
        if chart.figure is None:
            st.markdown(f":material/info: {chart.note or 'There is nothing to draw for this choice.'}")
            return
        if view == "Table":
            _table(chart)
        else:
            _key(chart)
            st.plotly_chart(chart.figure, theme=None, alt=chart.alt, config=PLOTLY_CONFIG, key=f"chart-{chart.name}")
        _footer(chart, builder, chosen)


def _heading(chart: Chart) -> str:
    """Draw the title with the switch between chart and table on its line; returns the view chosen."""
    title, switch = st.columns([1, SWITCH_WIDTH])
    title.subheader(chart.title, anchor=chart.name)
    if chart.figure is None:
        return "Chart"
    return switch.segmented_control(
        "View",
        ["Chart", "Table"],
        default="Chart",
        required=True,
        label_visibility="collapsed",
        key=f"view-{chart.name}",
    )


def _key(chart: Chart) -> None:
    # A no-break space keeps a sign with its label, an em space sets entries apart.
    entries = [f":{one.hue}[{one.sign}]\u00a0{one.label}" for one in chart.key]
    if entries:
        st.markdown("\u2003".join(entries))


def _table(chart: Chart) -> None:
    height = TABLE_HEIGHT if len(chart.table) > TALL_TABLE else "content"
    st.table(
        readable(chart.table),
        border="horizontal",
        height=height,
        hide_index=True,
        alt=f"Table: {chart.title}",
    )


def readable(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table's numbers as texts with thousands separators and no needless zeros."""

    def text(value: object) -> str:
        if pd.isna(value):
            return ""
        return f"{value:,.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else f"{value:,}"

    numbers = table.select_dtypes("number").columns
    return table.assign(**{name: table[name].map(text) for name in numbers})


def _footer(chart: Chart, builder: Builder, chosen: Chosen) -> None:
    source, save = st.columns([1, SWITCH_WIDTH])
    source.caption(f"{chart.source} {chart.note}")
    with save.popover("Save", icon=":material/download:", type="tertiary"):
        _save(chart, builder, chosen)


def _save(chart: Chart, builder: Builder, chosen: Chosen) -> None:
    """Offer each format; a file is made when asked for, always from the light chart."""
    missing = browser_path() is None
    for name, form in FORMATS.items():
        st.download_button(
            form.label,
            data=partial(_file, name, builder, chosen),
            file_name=f"pm-atlas_{chart.name}_{chart.slug}.{form.extension}",
            mime=form.mime,
            on_click="ignore",
            disabled=missing and form.needs_browser,
            width="stretch",
            key=f"save-{name}-{chart.name}",
        )
    if missing:
        st.caption("Images need Chromium on the server: install the package `chromium` (see packages.txt).")


def _file(name: str, builder: Builder, chosen: Chosen) -> bytes:
    return MAKERS[name](built(builder, chosen, "light"))
