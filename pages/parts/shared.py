"""What all visitors share: the tables, and the charts built from them."""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache

import streamlit as st

from analysis.charts.catalogue import Builder, drawn
from analysis.charts.chart import Chart
from analysis.charts.theme import Mode
from analysis.package.memory import kept
from analysis.package.tables import Package, load
from pages.parts.wire import WireFigure


@lru_cache(maxsize=1)
def shared_package() -> Package:
    """Return the tables of the data package, read once a process."""
    return load()


def built(builder: Builder, selection: Hashable, mode: Mode) -> Chart:
    """Return a chart of the shared package, kept by builder, choice and mode; it must not be changed."""
    return drawn(shared_package(), builder, selection, mode)


def on_wire(builder: Builder, selection: Hashable, mode: Mode) -> WireFigure:
    """Return the figure of a chart as it is sent, encoded once and kept as the chart is; it has to have one."""
    return _on_wire(shared_package(), builder, selection, mode)


@kept(most=512)
def _on_wire(package: Package, builder: Builder, selection: Hashable, mode: Mode) -> WireFigure:
    return WireFigure(drawn(package, builder, selection, mode).figure)


def page_mode() -> Mode:
    """Return whether the visitor's page is light or dark; light until the browser has said so."""
    return "dark" if st.context.theme.type == "dark" else "light"
