"""Fields for numbers and amounts, typed as people write them: shown back in full, or not counted and said why.

A browser's own field of numbers cuts what it cannot read, and keeps the number of before, without a word.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from analysis.amounts import AmountError
from analysis.inputs import Input
from analysis.typed import Amount, Number
from pages.parts.plain import inert
from pages.parts.standing import heed, standing

TYPED = "_typed"
"""Name in the session state: what was typed and does not count, with the reason, by the field's name."""


def field(name: str, one: Number | Amount, choice: Any, keep: Callable[[str, Any], None]) -> None:
    """Draw a field that shows the choice, or what was typed and does not count; what is typed is handed to `keep`."""
    text, _problem = _uncounted(name, one, choice)
    stands = text or one.shown(choice)
    shown = st.text_input(
        one.label,
        help=one.hint or None,
        placeholder=one.example or None,
        width=one.width,
        key=name,
        on_change=_entered,
        args=(name, one, keep),
        **standing(name, stands, value=stands),
    )
    heed(name, stands, shown, _entered, name, one, keep)


def say_problem(name: str, one: Input, choice: Any) -> None:
    """Say what was typed into a field and does not count, and why; or what to beware of in what does."""
    if not isinstance(one, Number | Amount):
        return
    _text, problem = _uncounted(name, one, choice)
    until = "It is not counted." if one.initial is None else f"Until then {one.initial} stands."
    if said := f"{problem} {until}" if problem else one.remark(choice):
        st.warning(f"**{one.label}.** {inert(said)}")


def _entered(name: str, one: Number | Amount, keep: Callable[[str, Any], None]) -> None:
    """Keep a number that was typed; where it is none, count none and remember what was typed, with the reason."""
    text, typed = st.session_state[name], st.session_state.setdefault(TYPED, {})
    typed.pop(name, None)
    try:
        keep(name, one.entered(text))
    except AmountError as problem:
        typed[name] = (text, str(problem))
        keep(name, one.initial)


def _uncounted(name: str, one: Number | Amount, choice: Any) -> tuple[str, str]:
    """Return what was typed and does not count, with the reason; nothing once a link or a step back says else."""
    typed: tuple[str, str] = st.session_state.get(TYPED, {}).get(name, ("", ""))
    return typed if choice == one.initial else ("", "")
