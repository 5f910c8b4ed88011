"""A visitor's own data in the visit: taken up, shown on every page, put aside and forgotten. It is nowhere else."""

from __future__ import annotations

import streamlit as st

from analysis.own.given_back import give_back
from analysis.own.own import Own
from pages.parts import filters, shared, typed
from pages.parts.menu import link_to
from pages.parts.plain import plain

COMPUTED = "package"
"""What is made of people or bands when its button is pressed, and of tables at once: the name by which it is held."""

UPLOADS = "_own_uploads"
"""Name in the session state of how many times files were dropped: each time the place for them is a new one."""

IN_URL = "yours"
"""Parameter of the address while a visit shows data of its own: what another visit of that address has to be told."""

GONE = (
    "This address showed data of a visit's own, which lives in that visit alone. This is another visit: the page was "
    "loaded anew, the connection was lost for more than {seconds} seconds, the server was started anew, or the address "
    "came from someone else. These are the atlas's figures; bring the file again on Your data."
)

TRAVELS = "It stays in this visit: no link and no embedded card carries it, and nobody else sees it."


def bring() -> None:
    """Take up what was computed and show it on every page; for the callbacks of buttons alone.

    It is looked up, not given: Streamlit holds what it gives to a callback, after it is forgotten too.
    """
    own: Own = st.session_state[shared.ONCE][COMPUTED][1].own
    drop_files()
    st.session_state[shared.OWN] = own
    show(True)
    give_back()  # the rows are far more than the tables made of them


def show(own: bool) -> None:
    """Show the visitor's own data, or the atlas's; what was chosen of the one means nothing to the other."""
    st.session_state[shared.SHOWN] = own
    for held in (filters.STATE, typed.TYPED):
        st.session_state.pop(held, None)
    st.query_params.clear()


def forget() -> None:
    """Forget the data, the files and all that was computed from them; for the callbacks of buttons alone."""
    show(False)
    for held in (shared.OWN, shared.BESIDE):
        st.session_state.pop(held, None)
    drop_files()
    give_back()


def uploads() -> int:
    """Return how many times files were dropped in this visit."""
    return st.session_state.get(UPLOADS, 0)


def forget_read() -> None:
    """Forget what was read of files that are not there any more: taken away, or left behind with their page."""
    if st.session_state.pop(shared.ONCE, None):
        give_back()


def drop_files() -> None:
    """Drop what was uploaded and all that was read of it; for the callbacks of buttons alone."""
    st.session_state.pop(shared.ONCE, None)
    st.session_state[UPLOADS] = uploads() + 1


def say_gone() -> None:
    """Say that data of one's own is gone, and why, where the address is of a visit that showed it and this does not."""
    if shared.own_shown():
        if IN_URL not in st.query_params:
            st.query_params[IN_URL] = "shown"
    elif st.query_params.pop(IN_URL, None) and shared.own() is None:
        seconds = st.get_option("server.disconnectedSessionTTL")
        st.warning(GONE.format(seconds=seconds), title="Your data is gone", icon=":material/delete_forever:")


def _stand_beside() -> None:
    st.session_state[shared.BESIDE] = st.session_state["own-beside"]


def banner() -> None:
    """Say whose data is on the screen, with the way back to the atlas's; nothing where it is the atlas's."""
    own = shared.own_shown()
    if own is None:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="own-banner"):
        st.markdown(f":material/shield_person: {plain(own.banner)} {TRAVELS}", width="stretch")
        if own.has_market:
            st.toggle(
                "The market in grey",
                value=st.session_state.get(shared.BESIDE, False),
                key="own-beside",
                on_change=_stand_beside,
                help="Draws the atlas's bands beside yours on pay by level and on years of work by level.",
            )
        link_to("data", "Your data →")
        st.button("Back to the atlas's data", on_click=show, args=(False,), key="own-back")
