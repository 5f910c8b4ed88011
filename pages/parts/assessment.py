"""The self-assessment and the checklist of milestones: inputs whose state is in the URL."""

from __future__ import annotations

from functools import partial

import streamlit as st

from analysis import growth, words
from analysis.export import review
from analysis.growth import Assessment
from analysis.package.tables import Package
from pages.parts.filters import choice_of, keep
from pages.parts.plain import plain
from pages.parts.standing import heed, standing

SHEETS = (
    ("Review sheet (PDF)", "pdf", review.pdf, "application/pdf"),
    ("Review sheet (CSV)", "csv", review.csv, "text/csv"),
)


SAID_AND_RATED = 3, 2
"""Shares of the width: a skill in words, and the levels to choose from in one line."""


def assessment(role: str) -> Assessment:
    """Return what the visitor has entered so far, for a role."""
    return Assessment(role, choice_of("skills"))


def rate_yourself(package: Package) -> None:
    """Draw one row of named levels a skill, none chosen at first, and a way to begin again."""
    names = dict(package["mastery_levels"][["level", "name"]].itertuples(index=False))
    for at, skill in enumerate(package["skills"].sort_values("position").itertuples()):
        key = f"skill-{skill.skill_id}"
        level = choice_of("skills")[at]
        said, rated = st.columns(SAID_AND_RATED, gap="xsmall", vertical_alignment="center")
        # Not in the widget's label, which is read out with the signs of bold text.
        said.markdown(f"**{plain(skill.name)}.** {plain(skill.definition)}")
        with rated:
            shown = st.pills(
                skill.name,
                list(names),
                format_func=lambda level: plain(names[level]),
                key=key,
                on_change=_rated,
                args=(at, key),
                label_visibility="collapsed",
                wrap=True,
                **standing(key, level, default=level),
            )
            heed(key, level, shown, _rated, at, key)
    unrated = all(level is None for level in choice_of("skills"))
    st.button("Clear my levels", icon=":material/restart_alt:", on_click=_cleared, disabled=unrated)


def checklist(package: Package, role: str) -> None:
    """Draw a box to tick for every milestone on the way to the next rung, a column with its heading a role."""
    steps = growth.milestones(package, role, choice_of("done"))
    if steps.empty:
        st.markdown("No level of the ladder lies above, so there is no step to prepare.")
        return
    for column, (to_role, rows) in zip(
        st.columns(steps["to_role_id"].nunique()), steps.groupby("to_role_id", sort=False), strict=True
    ):
        with column, st.container(gap="xsmall"):
            st.markdown(f"**{plain(words.role(package, role))} to {plain(words.role(package, to_role))}**")
            for row in rows.itertuples():
                _milestone(row.milestone_id, f"{row.milestone} ({package.publisher_of(row.source_id)})", bool(row.done))


def _milestone(milestone_id: str, text: str, done: bool) -> None:
    key = f"milestone-{milestone_id}"
    args = (milestone_id, key)
    at_first = standing(key, done, value=done)
    shown = st.checkbox(plain(text), key=key, on_change=_ticked, args=args, wrap=True, **at_first)
    heed(key, done, shown, _ticked, *args)


def review_sheet(package: Package, mine: Assessment) -> None:
    """Offer the whole of it as a sheet for a review talk; a file is made when asked for."""
    done = choice_of("done")
    with st.container(horizontal=True):
        for label, file_format, make, mime in SHEETS:
            st.download_button(
                label,
                data=partial(make, package, mine, done),
                file_name=f"pm-atlas_growth-review_{mine.role.replace('_', '-')}.{file_format}",
                mime=mime,
                icon=":material/download:",
                on_click="ignore",
                key=f"review-{file_format}",
            )


def _rated(at: int, key: str) -> None:
    levels = list(choice_of("skills"))
    levels[at] = st.session_state[key]
    keep("skills", tuple(levels))


def _cleared() -> None:
    keep("skills", (None,) * len(choice_of("skills")))


def _ticked(milestone_id: str, key: str) -> None:
    others = [one for one in choice_of("done") if one != milestone_id]
    keep("done", (*others, milestone_id) if st.session_state[key] else tuple(others))
