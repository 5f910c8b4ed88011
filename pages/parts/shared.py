"""The tables that a visit shows, the atlas's or its own, and the charts built from them."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import ParamSpec

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from analysis.charts.catalogue import CHARTS, Builder, drawn
from analysis.charts.chart import Chart
from analysis.charts.theme import Mode
from analysis.own.own import Own
from analysis.package.installed import Installed, folder
from analysis.package.memory import kept
from analysis.package.tables import Package
from pages.parts.wire import WireFigure

Args = ParamSpec("Args")

ATLAS = "_atlas"
"""Name in the session state of the atlas's tables as they stood when the visit began."""

OWN, SHOWN, BESIDE = "_own", "_own_shown", "_own_beside"
"""Names in the session state: what the visitor has brought, whether pages show it, and the market's bands beside it."""

ONCE = "_own_read"
"""Name in the session state of what was read of files, so that it is not read anew with every click."""


@lru_cache(maxsize=1)
def installed() -> Installed:
    """Return the atlas's own data package, read once a process and again where its files are replaced.

    Raises `DataFaults` with everything that is wrong with it.
    """
    return Installed(folder())


def atlas_package() -> Package:
    """Return the tables of the atlas's own data package: within a visit, those that stood when it began."""
    if not in_visit():
        return installed().current()
    if (package := st.session_state.get(ATLAS)) is None:
        package = st.session_state[ATLAS] = installed().current()
    return package


def own() -> Own | None:
    """Return what the visitor has brought, shown or not; None outside a visit."""
    return st.session_state.get(OWN) if in_visit() else None


def own_shown() -> Own | None:
    """Return what the visitor has brought where the pages show it, None where they show the atlas's data."""
    return own() if in_visit() and st.session_state.get(SHOWN) else None


def in_visit() -> bool:
    """Return whether the thread runs for a visitor, whose session is then known."""
    return get_script_run_ctx(suppress_warning=True) is not None


class PrivateError(RuntimeError):
    """A fault met while a visit held data of its own: its kind, and nothing of what it says."""


def without_words(error: Exception) -> PrivateError:
    """Return a fault with its place and its kind, without what it says: that may be of a visitor's own data."""
    return PrivateError(type(error).__name__).with_traceback(error.__traceback__)


def quiet(draw: Callable[Args, None]) -> Callable[Args, None]:
    """Let what draws a page, or a part that runs alone, put nothing of a visitor's own data into the log.

    It raises `PrivateError` where the visit holds such data.
    """

    @wraps(draw)
    def drawn_quietly(*args: Args.args, **options: Args.kwargs) -> None:
        try:
            draw(*args, **options)
        except Exception as error:
            if own() is None and ONCE not in st.session_state:
                raise
            raise without_words(error) from None

    return drawn_quietly


def shared_package() -> Package:
    """Return the package that the visit shows: its own where it has brought one, else the one that all share.

    A file made later, in a thread of its own, knows no visit: whoever makes one asks before.
    """
    shown = own_shown()
    if shown is None:
        return atlas_package()
    return shown.beside if st.session_state.get(BESIDE) else shown.package


def built(builder: Builder, selection: Hashable, mode: Mode) -> Chart:
    """Return a chart of the package that the visit shows, kept by builder, choice and mode; it must not be changed."""
    return drawn(shared_package(), builder, selection, mode)


def on_wire(builder: Builder, selection: Hashable, mode: Mode) -> WireFigure:
    """Return the figure of a chart as it is sent, encoded once and kept as the chart is; it has to have one."""
    return wired(shared_package(), builder, selection, mode)


@kept(most=512)
def wired(package: Package, builder: Builder, selection: Hashable, mode: Mode) -> WireFigure:
    """Return the figure of a package's chart as it is sent."""
    return WireFigure(drawn(package, builder, selection, mode).figure)


def warm() -> None:
    """Draw, of the atlas's data, what pages show before anything is chosen, so that no visitor has to wait for it."""
    package = atlas_package()
    for entry in (entry for entries in CHARTS.values() for entry in entries if not entry.is_folded):
        first = entry.first(package)
        if drawn(package, entry.builder, first, "light").figure is not None:
            wired(package, entry.builder, first, "light")


def page_mode() -> Mode:
    """Return whether the visitor's page is light or dark; light until the browser has said so."""
    return "dark" if st.context.theme.type == "dark" else "light"
