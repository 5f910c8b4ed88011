"""What frames every page: its answer, key figures and caveat."""

from __future__ import annotations

import logging
from collections.abc import Sequence

import streamlit as st

from analysis.dataset import DataError


def key_figures(figures: Sequence[tuple[str, str, str]]) -> None:
    """Draw figures in a row that wraps: label, value, and in small whose figure it is."""
    with st.container(horizontal=True):
        for label, value, whose in figures:
            with st.container(border=True, width=168, height="stretch"):
                st.metric(label, value)
                st.caption(whose)


def caveat(text: str) -> None:
    """Say in plain words what the page's figures cannot tell."""
    st.info(text, icon=":material/info:")


def say_error(error: Exception) -> bool:
    """Tell a visitor in a sentence that a page failed, and the server's log everything; returns that it is said."""
    logging.getLogger("pm_career_atlas").error("A page failed", exc_info=error)
    if isinstance(error, DataError):
        st.error(str(error), title="The data cannot be read", icon=":material/database_off:")
    else:
        st.error(
            "This page could not be shown; the fault is ours and is in the log. Reload it, or go to another page.",
            title="Something went wrong",
            icon=":material/error:",
        )
    return True
