"""A visitor's own data in the visit: taken up, shown on every page, put aside and forgotten. It is nowhere else."""

from __future__ import annotations

import gc

import streamlit as st

from analysis.own.own import Own
from pages.parts import filters, shared, typed
from pages.parts.menu import link_to
from pages.parts.plain import plain

UPLOADS = "_own_uploads"
"""Name in the session state of how many times files were dropped: each time the place for them is a new one."""

TRAVELS = "It stays in this visit: no link and no embedded card carries it, and nobody else sees it."


def bring(what: str) -> None:
    """Take up what was read as `what` and show it on every page; for the callbacks of buttons alone.

    It is looked up, not given: Streamlit holds what it gives to a callback, after it is forgotten too.
    """
    own: Own = st.session_state[shared.ONCE][what][1].own
    _drop_files()
    st.session_state[shared.OWN] = own
    show(True)


def show(own: bool) -> None:
    """Show the visitor's own data, or the atlas's; what was chosen of the one means nothing to the other."""
    st.session_state[shared.SHOWN] = own
    for held in (filters.STATE, typed.TYPED):
        st.session_state.pop(held, None)
    st.query_params.clear()


def forget() -> None:
    """Forget the data, the files and all that was computed from them; for the callbacks of buttons alone."""
    show(False)
    st.session_state.pop(shared.OWN, None)
    _drop_files()
    gc.collect()  # figures hold rings of references, which would otherwise wait for the next full collection


def uploads() -> int:
    """Return how many times files were dropped in this visit."""
    return st.session_state.get(UPLOADS, 0)


def _drop_files() -> None:
    st.session_state.pop(shared.ONCE, None)
    st.session_state[UPLOADS] = uploads() + 1


def banner() -> None:
    """Say whose data is on the screen, with the way back to the atlas's; nothing where it is the atlas's."""
    own = shared.own_shown()
    if own is None:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="own-banner"):
        st.markdown(f":material/shield_person: {plain(own.said)} {TRAVELS}", width="stretch")
        link_to("data", "Your data →")
        st.button("Back to the atlas's data", on_click=show, args=(False,), key="own-back")
