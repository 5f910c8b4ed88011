"""The step that says what of the market each level, company type and place of a file is held against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from analysis.own import against
from analysis.own.against import Against
from analysis.own.levels import Level
from analysis.package.tables import Package

NOTHING = "Nothing"
EVERYBODY = "(everybody)"
MARKET = "In the market"


def ask(levels: Sequence[Level], types: Sequence[str], places: Sequence[str], atlas: Package) -> Against:
    """Draw what each value may be held against, with what is proposed by its name; returns what stands there."""
    st.subheader("The market beside yours", anchor=False)
    st.caption(
        "Your people and bands can be held against the atlas's. Proposed where a name is like one of the atlas's: look "
        "at each, and say “Nothing” where none fits."
    )
    values = [one.value for one in levels]
    near = {one.value: one.role_id for one in levels if one.role_id} or against.levels(values, atlas)
    with st.container(horizontal=True):
        return Against(
            _column("Level", values, near, atlas.ladder.names),
            _column("Company type", types, against.types(types, atlas), against.type_options(atlas)),
            _column("Place", places, against.places(places, atlas), against.place_options(atlas)),
        )


def _column(label: str, values: Sequence[str], near: Mapping[str, str], options: Mapping[str, str]) -> dict[str, str]:
    names = {"": NOTHING} | dict(options)
    shown = pd.DataFrame([(value or EVERYBODY, names[near[value]]) for value in values], columns=[label, MARKET])
    edited = st.data_editor(
        shown,
        hide_index=True,
        disabled=[label],
        width=340,
        column_config={MARKET: st.column_config.SelectboxColumn(options=list(names.values()), required=True)},
        # Another choice of values is another table: what was chosen by its place would be of other rows.
        key=f"own-against-{label}-{hash(tuple(values))}",
    )
    keys = {name: key for key, name in names.items()}
    chosen = zip(values, edited[MARKET], strict=True)
    return {value: keys[name] for value, name in chosen if keys[name]}
