"""The filter bar: choices drawn as widgets. What is chosen is kept in the session, and its state is in the URL."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

from analysis import choices
from analysis.address import Address, understood
from analysis.charts.catalogue import CARD, OPEN, Entry
from analysis.choices import AnyChoice
from analysis.export import collected
from analysis.inputs import Choice, Choices, Input, Text
from analysis.package.memory import kept
from analysis.package.selection import Selection, first_selection
from analysis.package.tables import Package
from analysis.typed import Amount, Number
from pages.parts import typed, url
from pages.parts.plain import plain, plain_lines
from pages.parts.shared import shared_package
from pages.parts.standing import heed, standing
from pages.parts.views import IN_URL as VIEW

STATE = "_url"
"""Name in the session state."""


@kept(most=1)
def inputs(package: Package) -> dict[str, Input]:
    """Return every filter and input by its name in the URL, and what is collected.

    What is `only_on` a page stands in the URL of that page alone: a link to another page does not tell it.
    """
    return choices.inputs(package) | collected.inputs(package)


def read_url(page: str) -> tuple[Address, bool]:
    """Take the choice over from the URL; returns what it says, and whether the run is due to a choice in a filter.

    Call once a run, before any filter is drawn.
    """
    every = inputs(shared_package())
    state = st.session_state.get(STATE) or url.first_state(every)
    # Noted at once and as a whole: a visitor's next step may interrupt this run anywhere below.
    query = {name: st.query_params.get_all(name) for name in st.query_params}
    address = understood(every, query, others=(OPEN, CARD, VIEW))
    read = url.read(every, state, page, address.query)
    st.session_state[STATE] = url.ignore(read, "the setting", address.unknown)
    return address, state.picked


def write_url(address: Address) -> None:
    """Write the choice to the URL, where it says another: it says what this run has read."""
    changed, state = url.write(inputs(shared_package()), st.session_state[STATE], address.query)
    for name, values in address.restated(changed, state.seen or {}).items():
        st.query_params[name] = values
    st.session_state[STATE] = state


def ignore(label: str, values: list[str]) -> None:
    """Put values of a link aside that the page does not know, for `ignored_values`."""
    st.session_state[STATE] = url.ignore(st.session_state[STATE], label, values)


def ignored_values() -> str:
    """Return the sentence that names what a link asked for and does not exist; empty where all is known."""
    return url.ignored_in_words(st.session_state[STATE])


def filter_bar(*names: str, within: Selection | None = None) -> Selection:
    """Draw the named filters in one row; returns the choice `within` (all defaults) as they change it."""
    draw(*names)
    return choice_within(names, within or first_selection(shared_package()))


def draw(*names: str) -> dict[str, Any]:
    """Draw the named choices in one row that wraps, and below what of them is not counted; returns them by name."""
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"filters-{names[0]}"):
        for name in names:
            draw_one(name)
    for name in names:
        typed.say_problem(name, _in_money(name), choice_of(name))
    return {name: choice_of(name) for name in names}


def choice_of(name: str) -> Any:
    """Return what is chosen of a filter or an input, by its name in the URL; what holds at first before it is read."""
    return _choices()[name]


def keep(name: str, value: Any) -> None:
    """Keep what a visitor has just chosen; for the callbacks of widgets alone."""
    st.session_state[STATE] = url.keep(st.session_state[STATE], name, value)


def query_for(page: str, choice: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return the query of a page on which `choice`, by the names in the URL, is chosen beside what is chosen now."""
    known = url.of_page(inputs(shared_package()), page)
    stands = {**_choices(), **choice}
    return {name: one.written(stands[name]) for name, one in known.items()}


def choice_in_url(entry: Entry) -> Any:
    """Return the choice that a chart is drawn for at first, with those of its fields that filters know as chosen."""
    package, stands = shared_package(), _choices()
    first = entry.first(package)
    return choices.filled(package, first, {name: stands[name] for name in choices.of_choice(package, first)})


def _in_money(name: str) -> Input:
    """Return an input by its name in the URL; an amount is one of the chosen currency."""
    package = shared_package()
    one, currency = inputs(package)[name], choice_of("currency")
    if not isinstance(one, Amount):
        return one
    return one.of(currency, package.currencies.factor(package.currencies.home, currency))


def draw_one(name: str) -> None:
    """Draw one choice, by its name in the URL."""
    one = _in_money(name)
    match one:
        case Number() | Amount():
            typed.field(name, one, choice_of(name), keep)
        case Choices():
            _several(name, one, choice_of(name))
        case Text():
            _line(name, one, choice_of(name))
        case Choice():
            _one_of(name, one, choice_of(name))


def _several(name: str, one: Choices, choice: list[str]) -> None:
    shown = st.pills(
        one.label,
        list(one.options),
        format_func=lambda key: plain(one.options[key]),
        selection_mode="multi",
        help=plain_lines(one.hint),
        wrap=True,
        key=name,
        on_change=_picked,
        args=(name,),
        **standing(name, choice, default=choice),
    )
    heed(name, choice, shown, _picked, name)


def _line(name: str, one: Text, choice: str) -> None:
    shown = st.text_input(
        one.label,
        max_chars=one.most,
        placeholder=one.example or None,
        key=name,
        on_change=_written,
        args=(name, one),
        **standing(name, choice, value=choice),
    )
    heed(name, choice, shown, _written, name, one)


def _one_of(name: str, one: Choice, choice: str) -> None:
    options = list(one.options)
    shown = st.selectbox(
        one.label,
        options,
        format_func=one.options.__getitem__,
        width=one.width,
        key=name,
        on_change=_picked,
        args=(name,),
        **standing(name, choice, index=options.index(choice) if choice in options else None),
    )
    if options:  # nothing to choose from, as of countries where no table has one
        heed(name, choice, shown, _picked, name)


def _picked(name: str) -> None:
    keep(name, st.session_state[name])


def _written(name: str, one: Text) -> None:
    keep(name, one.read([st.session_state[name]]))


def choice_within(names: Iterable[str], within: AnyChoice) -> AnyChoice:
    """Return the choice `within` with what is chosen of the named filters."""
    stands = _choices()
    return choices.filled(shared_package(), within, {name: stands[name] for name in names})


def _choices() -> Mapping[str, Any]:
    state = st.session_state.get(STATE) or url.first_state(inputs(shared_package()))
    return state.choice
