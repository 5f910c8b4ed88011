"""What a page folds away: the charts behind its answer, and how they were made. It runs only while it is open."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from analysis.charts.catalogue import CHARTS, OPEN
from analysis.charts.labels import folded_on
from pages.parts.export_menu import report_card
from pages.parts.filters import choice_in_url
from pages.parts.plain import plain
from pages.parts.views import shown_of

LABEL = "Evidence and method"


def folded(page: str, draw: Callable[[], None]) -> None:
    """Offer to open what `draw` draws; its cards count to the page's report, open or not.

    It names its cards while it is shut. A link to one of them, or to a view of one, opens it.
    """
    entries = [entry for entry in CHARTS.get(page, ()) if entry.is_folded]
    asked = OPEN in st.query_params or any(shown_of(entry.name) for entry in entries)
    named = " · ".join(folded_on(page).values())
    label = f"{LABEL}: {named}" if named else LABEL
    fold = st.expander(label, expanded=asked, on_change="rerun", key=f"fold-{page}", icon=":material/labs:")
    if fold.open:
        with fold:
            draw()
    else:
        for entry in entries:
            report_card(entry.builder, choice_in_url(entry))


def cannot_tell(sentence: str) -> None:
    """Say in one line what the chart above cannot tell; nothing where there is nothing to say."""
    if sentence:
        st.caption(f":material/info: **What this cannot tell.** {plain(sentence)}")
