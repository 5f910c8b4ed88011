"""What a visitor has chosen, and its place in the URL, as a pure reducer: no Streamlit, no clock, nothing remembered.

A parameter's value in the URL is its id (`?company_type=startup&company_type=corporate`), which stays the same when a
label is reworded. Streamlit's own binding would write the label.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from analysis.address import Query, echo
from analysis.inputs import Input

BACK_TICK = "`"
"""It would end what is shown as code."""

Inputs = Mapping[str, Input]
"""What can be chosen, by name in the URL."""


@dataclass(frozen=True)
class State:
    """What is known of a visit between two runs.

    `choice` is what is chosen of every input. `page` is the page last shown, `seen` the query last read or written
    there, `reached_with` the choice with which it was reached. `at_entry` says that the visitor is back at that moment.
    `ignored` is what a link got wrong: labels of inputs, and values. `picked` says that a widget has just been used.
    """

    choice: Mapping[str, Any]
    page: str | None = None
    seen: Query | None = None
    reached_with: Mapping[str, Any] = field(default_factory=dict)
    at_entry: bool = False
    ignored: tuple[tuple[str, str], ...] = ()
    picked: bool = False


def first_state(inputs: Inputs) -> State:
    """Return what holds before anything is chosen."""
    return State({name: one.initial for name, one in inputs.items()})


def keep(state: State, name: str, value: Any) -> State:
    """Return the state after a visitor has chosen `value` of an input in a widget."""
    return replace(state, choice={**state.choice, name: value}, picked=True)


def ignore(state: State, label: str, values: Iterable[str]) -> State:
    """Return the state with values of a link put aside that the page does not know."""
    return replace(state, ignored=(*state.ignored, *((label, value) for value in values)))


def of_page(inputs: Inputs, page: str) -> dict[str, Input]:
    """Return what stands in a page's URL: what all pages share and what is the page's own."""
    return {name: one for name, one in inputs.items() if one.only_on in ("", page)}


def read(inputs: Inputs, state: State, page: str, query: Query) -> State:
    """Take the choice over from the URL where it says another than was last written: a link, or back and forward.

    A new page begins without a query, which is not a choice; its history holds that moment as an entry of its own, and
    going back to it brings back the choice with which the page was reached. Values that do not exist are put aside. A
    click sends the address of its moment, which may lag behind what a run it interrupts has written, so that the
    choice of a click holds against the address.
    """
    known = of_page(inputs, page)
    url = {name: list(query.get(name, [])) for name in known}
    new_page, changed = state.page != page, url != state.seen and not state.picked
    read_in = replace(state, page=page, ignored=(), at_entry=False, picked=False)
    if not state.picked:
        read_in = replace(read_in, seen=url)
    if changed and any(url.values()):
        choice = {**state.choice, **{name: one.read(url[name]) for name, one in known.items()}}
        unknown = tuple((one.label, value) for name, one in known.items() for value in one.unknown(url[name]))
        read_in = replace(read_in, choice=choice, ignored=unknown)
    elif changed and not new_page:
        read_in = replace(read_in, choice={**state.choice, **state.reached_with}, at_entry=True)
    return replace(read_in, reached_with=dict(read_in.choice)) if new_page else read_in


def write(inputs: Inputs, state: State, query: Query) -> tuple[dict[str, list[str]], State]:
    """Return what to write to the URL, and the state once it is written; what is at its default is left out.

    A link that spells defaults out stays as it is, and so keeps its place on the page, which a write would drop. At the
    entry of a page in the history nothing is written: each write adds an entry, and whoever goes back would never get
    past it.
    """
    if state.at_entry:
        return {}, state
    known = of_page(inputs, state.page or "")
    held = {name: list(query.get(name, [])) for name in known}
    written = {
        name: held[name] if _says(one, held[name], state.choice[name]) else one.written(state.choice[name])
        for name, one in known.items()
    }
    seen = state.seen or {}
    changed = {name: values for name, values in written.items() if held[name] != values or seen.get(name) != values}
    return changed, replace(state, seen=written)


def ignored_in_words(state: State) -> str:
    """Return the sentence that names what a link asked for and does not exist; empty where all is known."""
    unknown = state.ignored
    if not unknown:
        return ""
    asked = ", ".join(f"{label} `{echo(value, BACK_TICK) or ' '}`" for label, value in unknown[:3])
    more = f" and {len(unknown) - 3} more" if len(unknown) > 3 else ""
    return f"The link asked for {asked}{more}, which this page does not know; it was ignored."


def _says(one: Input, values: list[str], choice: Any) -> bool:
    """Return whether values of the URL stand for a choice, and for nothing that does not exist."""
    return one.read(values) == choice and not one.unknown(values)
