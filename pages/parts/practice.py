"""Practice: a prompt drawn at random, a clock that runs by itself, and a sheet to score oneself on."""

from __future__ import annotations

import time
from functools import partial
from random import SystemRandom
from typing import Any

import streamlit as st

from analysis import interview
from analysis.charts.clock import countdown
from analysis.export import sheet
from analysis.package.selection import Selection
from analysis.package.tables import Package
from pages.parts.filters import choice_of, keep
from pages.parts.frame import bullets
from pages.parts.plain import plain
from pages.parts.shared import page_mode

CLOCK = "_clock"
"""In the session state: the prompt for which a clock runs, and when it ends (seconds since 1970)."""

LONGEST_NOTES = 2_000


def practice(package: Package, selection: Selection) -> None:
    """Draw the prompt that stands in the URL, or the button that draws one, with its clock and its score sheet."""
    drawn = choice_of("prompt")
    label = "Get another one" if drawn else "Get a practice question"
    # The key keeps the button, and with it the keyboard's place on the page, when its label changes.
    asked = (package, selection, drawn)
    st.button(label, type="primary", icon=":material/casino:", on_click=_draw, args=asked, key="draw")
    if not drawn:
        return
    with st.container(border=True, key="prompt"):
        st.subheader(plain(interview.prompt(package, drawn)["prompt"]), anchor=False)
        st.caption(f"{plain(interview.describe_prompt(package, drawn))}. The address of this page opens it again.")
        _clock(package, drawn)
        with st.expander("Then you are asked"):
            st.markdown(plain(interview.prompt(package, drawn)["follow_up"]))
    _score(package, drawn)


def _draw(package: Package, selection: Selection, drawn: str) -> None:
    keep("prompt", interview.draw(package, selection, drawn, SystemRandom()))


@st.fragment
def _clock(package: Package, drawn: str) -> None:
    """Draw the button that starts or stops the clock, and the clock, which runs without the server."""
    whole = interview.seconds(package, drawn)
    left = interview.seconds_left(st.session_state.get(CLOCK), drawn, time.time())
    label, icon = ("Stop the clock", ":material/stop:") if left else ("Start the clock", ":material/timer:")
    st.button(label, icon=icon, on_click=_start_or_stop, args=(drawn, whole, not left), key="clock")
    if left:
        st.image(countdown(left, whole, page_mode()), alt=interview.clock_in_words(left), width=240)


def _start_or_stop(drawn: str, whole: int, start: bool) -> None:
    st.session_state[CLOCK] = (drawn, time.time() + whole) if start else None


@st.fragment
def _score(package: Package, drawn: str) -> None:
    """Draw a row of scores a criterion, what they say, and the sheet to take along."""
    with st.container(border=True, key="score-sheet"):
        st.markdown("**Score yourself.** Nothing of it leaves this visit.")
        rows = interview.criteria(package, drawn).itertuples()
        scores = {row.criterion_id: score for row in rows if (score := _scored(drawn, row))}
        notes = st.text_area("Notes", key=f"notes-{drawn}", max_chars=LONGEST_NOTES)
        st.markdown(plain(interview.verdict(package, drawn, scores)))
        st.download_button(
            "Score sheet (CSV)",
            data=partial(_file, package, drawn, scores, notes),
            file_name=f"pm-atlas_score-sheet_{drawn}.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
        )


def _scored(drawn: str, row: Any) -> int | None:
    return st.segmented_control(
        f"**{row.criterion}.** Weak: {row.weak} Strong: {row.strong}",
        list(interview.SCORES),
        format_func=lambda score: f"{score} {interview.SCORES[score]}",
        key=f"score-{drawn}-{row.criterion_id}",
    )


def _file(package: Package, drawn: str, scores: dict[str, int], notes: str) -> bytes:
    return sheet.csv(interview.sheet(package, drawn, scores, notes))


def portfolio(package: Package) -> None:
    """Draw each portfolio project with its outline, which can be taken along to be filled in."""
    for row in interview.projects(package).itertuples():
        with st.expander(f"**{plain(row.name)}** · about {row.hours} hours"):
            st.markdown(f"{plain(row.what)} **Shows:** {plain(row.shows)}")
            bullets(
                "Outline", [f"**{heading}.** {text}" for heading, text in interview.sections(package, row.project_id)]
            )
            st.download_button(
                "Outline (Markdown)",
                data=interview.outline(package, row.project_id),
                file_name=f"pm-atlas_outline_{row.project_id.replace('_', '-')}.md",
                mime="text/markdown",
                icon=":material/download:",
                on_click="ignore",
                key=f"outline-{row.project_id}",
            )
