"""What frames every page: its answer, key figures and caveat."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st


def key_figures(figures: Sequence[tuple[str, str, str]]) -> None:
    """Draw figures in a row that wraps: label, value, and in small whose figure it is."""
    with st.container(horizontal=True):
        for label, value, whose in figures:
            with st.container(border=True, width=176, height="stretch"):
                st.metric(label, value)
                st.caption(whose)


def caveat(text: str) -> None:
    """Say in plain words what the page's figures cannot tell."""
    st.info(text, icon=":material/info:")
