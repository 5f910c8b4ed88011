"""People or bands, one row each: what is wrong with their rows, the ladder they stand on, the package made of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import pandas as pd
import streamlit as st

from analysis import words
from analysis.own import bands, fields, made
from analysis.own import levels as ladder
from analysis.own.asked import Answers
from analysis.own.fields import Field
from analysis.own.grid import Grid
from analysis.own.levels import Level
from analysis.own.own import Own
from analysis.own.people import Taken, Told, taken
from analysis.own.vocabulary import TOTAL, Facts
from analysis.own.whole import LOWEST, Whole
from analysis.package.tables import Package
from pages.parts import against
from pages.parts.mapping import map_columns
from pages.parts.own import COMPUTED, bring
from pages.parts.plain import plain
from pages.parts.shared import ONCE, atlas_package
from pages.parts.upload import UploadedFile, fault_list, once


@dataclass(frozen=True)
class Form:
    """What a row is: its fields, how rows are read, and the package that is made of them."""

    fields: Sequence[Field]
    read: Callable[[Grid, Told], Taken]
    make: Callable[[Taken, Facts, Package], Own]


FORMS = {
    "a person": Form(fields.PEOPLE, lambda grid, told: taken(grid, fields.PEOPLE, told), made.own_of),
    "a band of pay": Form(
        fields.BANDS, lambda grid, told: bands.in_order(grid, taken(grid, fields.BANDS, told)), bands.own_of
    ),
}
LEAST = 10
BANDS_OF = {"base pay": "base", "total pay": TOTAL}
OWN, ATLAS, OUT = "our own", "the atlas's", "leave out"
COLUMNS = ("In your file", "Rows", "Keep", "Name", "Many of them", "Order", "Track")


def rows(grid: Grid, uploads: Sequence[UploadedFile]) -> None:
    """Draw the steps from a table of people or bands to the atlas about them."""
    likely = max(FORMS, key=lambda name: fields.likeness(FORMS[name].fields, grid.header))
    what = st.segmented_control("Each row is", list(FORMS), default=likely, required=True, key=f"own-form-{grid.file}")
    form = FORMS[what or likely]
    answers, told = map_columns(grid, form.fields)
    if told is None:
        return
    key = (grid.file, grid.sheet, grid.header_row, what, repr(told))
    found = once("taken", uploads, lambda *_key: form.read(grid, told), *key)
    fault_list(found.faults)
    if found.left_out:
        st.markdown(f"Rows left out for it: {found.left_out:,}; rows that can be used: {len(found.rows):,}.")
    _say_typical(found, answers.currency)
    facts = None if found.rows.empty else _facts(answers, found)
    if facts is None:
        return
    if st.button("Compute", icon=":material/calculate:", key="own-compute"):
        once(COMPUTED, uploads, lambda *_key: Whole(form.make(found, facts, atlas_package())), *key, repr(facts))
    if whole := _computed(key, facts):
        st.success(plain(whole.own.banner) if whole.own else "", icon=":material/task_alt:")
        st.button("Show the atlas with this data", type="primary", on_click=bring, key="own-bring")


def _say_typical(found: Taken, currency: str) -> None:
    """Say what pay comes to, so that a wrong period, mark of decimals or thousands left out is seen at once."""
    column = "base" if "base" in found.rows else "mid"
    if found.rows[column].notna().any():
        label = {"base": "base pay", "mid": "middle of a band"}[column]
        median = words.money(currency)(found.rows[column].median())
        st.caption(plain(f"Read so, the median {label} is {median} a year. Is that right?"))


def _computed(key: tuple[object, ...], facts: Facts) -> Whole | None:
    """Return what was computed of these rows and facts; None where it is not, or of others."""
    held = st.session_state.get(ONCE, {}).get(COMPUTED)
    return held[1] if held and held[0][-len(key) - 1 :] == (*key, repr(facts)) else None


def _facts(answers: Answers, found: Taken) -> Facts | None:
    """Draw the ladder, the day, the place and the least number; returns them, None while something is missing."""
    st.subheader("Your levels", anchor=False)
    levels, missing = _levels(ladder.distinct(list(found.rows["level"]), ladder.MOST_LEVELS, "levels"), found)
    has_people = "place" in found.rows
    if has_people:
        ladder.distinct(list(found.rows["company_type"]), ladder.MOST_TYPES, "company types")
    open_place = not has_people or (found.rows["place"] == "").any()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        as_of = st.date_input("Day of the data", datetime.now(UTC).date(), width=220, key="own-day")
        asks = "Country or place of those without one" if has_people else "Country or place"
        place = st.text_input(asks, key="own-place").strip() if open_place else ""
        least = LEAST
        component = ""
        if has_people:
            least = st.number_input("Least people in a figure", LOWEST, 100, LEAST, width=220, key="own-least")
        else:
            said = st.segmented_control("The bands are of", list(BANDS_OF), key="own-bands-of")
            component = BANDS_OF[said] if said else ""
    if open_place and not place:
        missing.append("Where is it?" if not has_people else "Where are the people of whom no row says it?")
    if not has_people and not component:
        missing.append("Are the bands of base pay or of total pay?")
    for sentence in missing:
        st.markdown(f":material/help: {plain(sentence)}")
    if missing:
        return None
    types = list(dict.fromkeys(found.rows["company_type"])) if has_people else [""]
    place = ladder.label(place) if place else ""
    places = list(dict.fromkeys(found.rows["place"].replace("", place))) if has_people else [place]
    held = against.ask(levels, types, places, atlas_package())
    return Facts(tuple(levels), answers.currency, as_of, place, int(least), held, component)


def _levels(values: Sequence[str], found: Taken) -> tuple[list[Level], list[str]]:
    """Draw the levels as a table to edit; returns those that are kept, and what is still asked of the others."""
    counts = {value: int(count) for value, count in found.rows["level"].value_counts().items()}
    whose = st.segmented_control("Levels are", [OWN, ATLAS], default=OWN, required=True, key="own-ladder")
    return _atlas_levels(values, counts) if whose == ATLAS else _own_levels(values, counts)


def _own_levels(values: Sequence[str], counts: dict[str, int]) -> tuple[list[Level], list[str]]:
    st.caption("Lowest first by their order. Levels of one order are a fork: one for craft, one for people.")
    proposed = ladder.proposed(values)
    shown = [(one.value, counts[one.value], True, one.name, one.plural, one.order, one.track) for one in proposed]
    edited = st.data_editor(
        pd.DataFrame(shown, columns=list(COLUMNS)),
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
    levels = [
        Level(value, ladder.label(name or value), ladder.label(many or value), int(order), track)
        for value, _people, _keep, name, many, order, track in kept
    ]
    return levels, [] if levels else ["Keep at least one level."]


def _atlas_levels(values: Sequence[str], counts: dict[str, int]) -> tuple[list[Level], list[str]]:
    st.caption("Proposed where a name is like one of the atlas's; say it of each, or leave it out.")
    near, names = ladder.alike(values, atlas_package()), atlas_package().ladder.names
    edited = st.data_editor(
        pd.DataFrame(
            [(value, counts[value], names.get(near[value])) for value in values], columns=[*COLUMNS[:2], "Level"]
        ),
        hide_index=True,
        disabled=COLUMNS[:2],
        column_config={"Level": st.column_config.SelectboxColumn(options=[*names.values(), OUT])},
        key="own-levels-of-atlas",
    )
    ids = {name: role_id for role_id, name in names.items()}
    said = dict(zip(values, edited["Level"], strict=True))
    levels = [Level(value, name, name, 0, role_id=ids[name]) for value, name in said.items() if name in ids]
    return levels, [f"Which level is “{value}”?" for value, name in said.items() if name not in (*ids, OUT)]
