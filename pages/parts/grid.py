"""The table of a card: sorted by a column, numbers to the right, copied as tab-separated text.

A press on a column's name sorts it too, but the keyboard does not reach those names: the controls above it do.
"""

from __future__ import annotations

from typing import Literal

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from analysis.export.sheet import inert
from analysis.export.typed import number_format, typed
from pages.parts.plain import plain

HEIGHT, TALL = 480, 12
"""Pixels of a table that scrolls, and the rows from which on it does."""

LONG, LINE, SPARE, MOST = 48, 20, 16, 5
"""Characters of a broad column's line, pixels of a line and of the room around them, and the most lines of a row."""

AS_DRAWN = -1
"""Stands for no column: rows in the chart's order."""

YEAR = "0"
"""How an office program is told to write a year, which has no thousands."""


def grid(rows: pd.DataFrame, alt: str, card: str) -> None:
    """Draw the rows of a card as they are written to files; `alt` says what they are to whoever does not see them.

    Its cells are never read as Markdown. It saves itself as CSV, so that texts are written as spreadsheets run none.
    """
    shown = _ordered(as_shown(rows), card)
    height: int | Literal["content"] = HEIGHT if len(shown) > TALL else "content"
    longest = max((len(text) for name in shown for text in shown[name] if isinstance(text, str)), default=0)
    st.dataframe(
        shown,
        height=height,
        hide_index=True,
        column_config={name: _column(name, shown[name]) for name in shown},
        row_height=SPARE + LINE * min(MOST, max(1, -(-longest // LONG))),
        placeholder="",
        alt=alt,
    )


def _ordered(shown: pd.DataFrame, card: str) -> pd.DataFrame:
    """Draw by which column a table is sorted, and which way; returns it so, what is missing last."""
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"order-{card}"):
        by = st.selectbox(
            "Sort by",
            [AS_DRAWN, *range(shown.shape[1])],
            format_func=lambda at: "the chart's order" if at == AS_DRAWN else plain(shown.columns[at]),
            width=240,
            key=f"sort-{card}",
        )
        down = st.checkbox("Highest first", key=f"down-{card}", disabled=by == AS_DRAWN)
    if by == AS_DRAWN:
        return shown
    return shown.sort_values(shown.columns[by], ascending=not down, kind="stable", na_position="last")


def as_shown(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows typed, where a column of texts and numbers is one of texts, and no text would run as a formula."""
    table = typed(rows).rename(columns=inert)
    return pd.DataFrame({name: _uniform(table[name]) for name in table}, index=table.index)


def _uniform(column: pd.Series) -> pd.Series:
    if pd.api.types.is_numeric_dtype(column):
        return column
    there = column.dropna()
    if len(there) and there.map(lambda value: not isinstance(value, str)).all():
        return pd.to_numeric(column)
    return column.map(lambda value: inert(str(value)), na_action="ignore")


def _column(name: str, column: pd.Series) -> ColumnConfig:
    if not pd.api.types.is_numeric_dtype(column):
        longest = column.dropna().map(len).max() if column.notna().any() else 0
        return st.column_config.TextColumn(width="large" if longest > LONG else None)
    return st.column_config.NumberColumn(format="%d" if number_format(name, column) == YEAR else "localized")
