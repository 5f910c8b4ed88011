"""Your data: the atlas on a visitor's own tables, in this visit alone."""

from collections.abc import Sequence

import streamlit as st

from analysis.own.own import rows_left_out
from analysis.own.reading import File, files
from analysis.own.whole import is_package, package_of
from analysis.package.schema import DataError
from pages.parts.mapping import choose_grid
from pages.parts.own import COMPUTED, bring, forget, show
from pages.parts.people import rows
from pages.parts.plain import plain
from pages.parts.shared import atlas_package, own, own_shown
from pages.parts.team import mirror
from pages.parts.upload import begin_from, fault_list, once, uploader

PROMISE = (
    "Bring your own ladder, bands and people, and every page, chart and export of the atlas is about them. They live "
    "in this visit alone: held in the server's memory for as long as the visit lasts, never written to its disk, "
    "never logged, never shown to anyone else, and gone at once with “Forget my data”."
)

TABLES, ROWS = "tables of the atlas", "rows of people or bands"


def held() -> None:
    """Draw what the visit holds already, and what can be done with it."""
    brought = own()
    if brought is None:
        return
    st.markdown(f":material/shield_person: {plain(brought.banner)}")
    with st.container(horizontal=True):
        if own_shown() is None:
            st.button("Show my data again", on_click=show, args=(True,), key="own-again")
        st.button("Forget my data", icon=":material/delete_forever:", on_click=forget, key="own-forget")


def tables(found: Sequence[File]) -> None:
    """Draw what became of uploaded tables, and the button that takes them up."""
    whole = once(COMPUTED, uploads, lambda: package_of(found, atlas_package()))
    fault_list(whole.faults)
    for note in whole.notes:
        st.caption(plain(note))
    if whole.own and whole.own.left_out:
        left = rows_left_out(whole.own.left_out).removeprefix(", ").capitalize()
        st.markdown(f"{left}: the rest can be used, and every chart says so.")
    if whole.own:
        st.button("Show the atlas with this data", type="primary", on_click=bring, key="own-bring")


def opened() -> list[File]:
    """Return the uploaded files by what they are."""
    return files([(file.name, file.getvalue()) for file in uploads])


st.title("Your data")
st.markdown(PROMISE)
held()
mirror()
st.header("Begin from a template, or from what you have")
st.markdown(
    "**People**: a row each with level, company type, place, years, base, bonus and equity, and if you like years in "
    "the level, direct reports and a group to compare; columns may be called anything. **Bands**: a row each with "
    "level, low, middle and high. **Tables**: the atlas's own; each column says what it holds."
)
begin_from()
st.header("Upload")
uploads = uploader()
try:
    found = once("files", uploads, opened) if uploads else []
    if found:
        likely = TABLES if once("kind", uploads, lambda: is_package(found, atlas_package())) else ROWS
        what = st.segmented_control("These files are", (TABLES, ROWS), default=likely, required=True, key="own-what")
        if what == TABLES:
            tables(found)
        else:
            rows(choose_grid(found, uploads), uploads)
except DataError as error:
    st.error(plain(error), icon=":material/error:")
