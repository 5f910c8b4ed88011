"""People, one row each: the ladder they stand on, what is wrong with their rows, and the package made of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pandas as pd
import streamlit as st

from analysis.own import levels as ladder
from analysis.own import made
from analysis.own.asked import Answers
from analysis.own.fields import PEOPLE
from analysis.own.grid import Grid
from analysis.own.levels import Level
from analysis.own.people import Taken, taken
from analysis.own.vocabulary import Facts
from analysis.own.whole import LOWEST, Whole
from pages.parts.mapping import map_columns
from pages.parts.own import ONCE, bring
from pages.parts.shared import atlas_package
from pages.parts.upload import UploadedFile, fault_list, once

LEAST = 10
COLUMNS = ("In your file", "People", "Keep", "Name", "Many of them", "Order", "Track")


def people(grid: Grid, uploads: Sequence[UploadedFile]) -> None:
    """Draw the steps from a table of people to the atlas about them."""
    answers, told = map_columns(grid, PEOPLE)
    if told is None:
        return
    key = (grid.file, grid.sheet, grid.header_row, repr(told))
    found = once("taken", uploads, lambda *_key: taken(grid, PEOPLE, told), *key)
    fault_list(found.faults)
    if found.left_out:
        st.markdown(f"Rows left out for it: {found.left_out:,}; rows that can be used: {len(found.rows):,}.")
    if found.rows.empty:
        return
    facts = _facts(answers, found)
    if facts is None:
        return
    if st.button("Compute", icon=":material/calculate:", key="own-compute"):
        with st.spinner("Computing bands, attainment, tenure and shares of pay…"):
            once("package", uploads, lambda *_key: Whole(made.own_of(found, facts, atlas_package())), *key, repr(facts))
    if whole := _computed(key, facts):
        st.success(whole.own.said if whole.own else "", icon=":material/task_alt:")
        st.button("Show the atlas with this data", type="primary", on_click=bring, args=("package",), key="own-bring")


def _computed(key: tuple[object, ...], facts: Facts) -> Whole | None:
    """Return what was computed of these rows and facts; None where it is not, or of others."""
    held = st.session_state.get(ONCE, {}).get("package")
    return held[1] if held and held[0][-len(key) - 1 :] == (*key, repr(facts)) else None


def _facts(answers: Answers, found: Taken) -> Facts | None:
    """Draw the ladder, the day, the place and the least number; returns them, None while something is missing."""
    st.subheader("Your levels", anchor=False)
    st.caption("Lowest first by their order. Levels of one order are a fork: one for craft, one for people.")
    levels = _levels(ladder.distinct(list(found.rows["level"]), ladder.MOST_LEVELS, "levels"), found)
    ladder.distinct(list(found.rows["company_type"]), ladder.MOST_TYPES, "company types")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        as_of = st.date_input("Day of the data", datetime.now(UTC).date(), width=220, key="own-day")
        place = ""
        if (found.rows["place"] == "").any():
            place = st.text_input("Country or place of those without one", key="own-place").strip()
        least = st.number_input("Least people in a figure", LOWEST, 100, LEAST, width=220, key="own-least")
    missing = [] if levels else ["Keep at least one level."]
    if (found.rows["place"] == "").any() and not place:
        missing.append("Where are the people of whom no row says it?")
    for sentence in missing:
        st.markdown(f":material/help: {sentence}")
    return None if missing else Facts(tuple(levels), answers.currency, as_of, ladder.label(place), int(least))


def _levels(values: Sequence[str], found: Taken) -> list[Level]:
    """Draw the levels as a table to edit; returns those that are kept."""
    counts = found.rows["level"].value_counts()
    proposed = ladder.proposed(values)
    rows = [(one.value, int(counts[one.value]), True, one.name, one.plural, one.order, one.track) for one in proposed]
    edited = st.data_editor(
        pd.DataFrame(rows, columns=list(COLUMNS)),
        hide_index=True,
        disabled=COLUMNS[:2],
        column_config={
            "Many of them": st.column_config.TextColumn(help="As in a sentence: half of the analysts."),
            "Order": st.column_config.NumberColumn(min_value=1, max_value=100, step=1, required=True),
            "Track": st.column_config.SelectboxColumn(options=list(ladder.TRACKS), required=True),
        },
        key="own-levels",
    )
    kept = edited[edited["Keep"]].itertuples(index=False, name=None)
    return [
        Level(value, ladder.label(name or value), ladder.label(many or value), int(order), track)
        for value, _people, _keep, name, many, order, track in kept
    ]
