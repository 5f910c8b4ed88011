"""Which view each card shows, and its place in the URL: `?view=compensation-bands.table`, nothing for the chart."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from pages.parts.standing import heed, standing

VIEWS = {"chart": "Chart", "table": "Table", "source": "Source"}
"""By their names in the URL; the first one is what a card shows when nothing is said."""

FIRST = "chart"
IN_URL = "view"
SHOWN, SEEN = "_views", "_views_seen"


def read_views(cards: Iterable[str]) -> list[str]:
    """Take over from the URL which of a page's cards show which view; returns values that the page does not know.

    Call in runs that are not due to a click in a filter: a click sends the address of its moment, which may lag.
    """
    asked, state = st.query_params.get_all(IN_URL), st.session_state
    if asked == state.get(SEEN, []):
        return []
    known, views = set(cards), {card: view for card, _dot, view in (value.rpartition(".") for value in asked)}
    state[SHOWN] = {card: view for card, view in views.items() if card in known and view in VIEWS}
    state[SEEN] = asked
    unknown = [value for value in asked if value not in _written()]
    if unknown:
        _write()
    return unknown


def in_url(card: str) -> str:
    """Return the value that stands for a card's view in the URL; empty for the chart."""
    return next((value for value in _written() if value.rpartition(".")[0] == card), "")


def shown_of(card: str) -> str:
    """Return which view of a card is chosen, by its name in the URL; empty where none has been."""
    return str(st.session_state.get(SHOWN, {}).get(card, ""))


def view_switch(card: str) -> str:
    """Draw the switch between a card's views; returns the one chosen, by its name in the URL."""
    key = f"view-{card}"
    # Back and forward change the view without touching the switch.
    stands = st.session_state.setdefault(SHOWN, {}).get(card, FIRST)
    chosen: str | None = st.segmented_control(
        "View",
        list(VIEWS),
        format_func=VIEWS.__getitem__,
        required=True,
        label_visibility="collapsed",
        key=key,
        on_change=_picked,
        args=(card,),
        **standing(key, stands, default=stands),
    )
    heed(key, stands, chosen, _picked, card)
    return chosen or FIRST


def _picked(card: str) -> None:
    st.session_state[SHOWN][card] = st.session_state[f"view-{card}"]
    _write()


def _write() -> None:
    st.session_state[SEEN] = st.query_params[IN_URL] = _written()


def _written() -> list[str]:
    return [f"{card}.{view}" for card, view in st.session_state.get(SHOWN, {}).items() if view != FIRST]
