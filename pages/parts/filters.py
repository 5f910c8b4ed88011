"""The filter bar and its state in the URL: one home for what a visitor has chosen.

A parameter's value in the URL is its id (`?company_type=startup&company_type=corporate`), which stays the same
when a label is reworded. Streamlit's own binding would write the label.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, fields, replace
from functools import lru_cache

import streamlit as st

from analysis.compensation import COMPONENT_NAMES
from analysis.dataset import Tables
from analysis.selection import COMPANY_TYPES, HOME_COUNTRY, Chosen
from pages.parts.shared import shared_tables

# Names in the session state: the choice itself, the choice with which the page was reached, whether the visitor is back
# at that moment, the query last seen or written, the page it was for, what a link got wrong, and whether this run is
# due to a choice in a filter.
CHOICE, REACHED_WITH, AT_ENTRY = "_choice", "_choice_reached_with", "_url_at_entry"
SEEN, LAST_PAGE, IGNORED = "_url_seen", "_url_page", "_url_ignored"
PICKED = "_choice_picked"
LONGEST_ECHO = 40
FIELDS = {"company_type": "company_types"}
"""The field of the choice that a filter fills, where its name is another."""


@dataclass(frozen=True)
class Parameter:
    """A filter: its label, what may be chosen (id to label) and, for a single choice, what holds at first."""

    label: str
    options: dict[str, str]
    default: str | None = None

    @property
    def several(self) -> bool:
        """Whether several values may be chosen at once, and none."""
        return self.default is None

    @property
    def initial(self) -> list[str] | str:
        """The value before anything is chosen."""
        return [] if self.several else self.default

    def read(self, values: list[str]) -> list[str] | str:
        """Return the choice that values of the URL stand for, leaving out what does not exist."""
        known = [value for value in dict.fromkeys(values) if value in self.options]
        return known if self.several else next(iter(known), self.default)

    def says(self, values: list[str], choice: list[str] | str) -> bool:
        """Return whether values of the URL stand for a choice, and for nothing that does not exist."""
        return self.read(values) == choice and all(value in self.options for value in values)

    def written(self, choice: list[str] | str) -> list[str]:
        """Return the values in the URL that stand for a choice: none for the default."""
        return list(choice) if self.several else [choice] * (choice != self.default)


@lru_cache(maxsize=1)
def parameters(tables: Tables) -> dict[str, Parameter]:
    """Return every filter by its name in the URL."""
    names = dict(tables["company_types"][["company_type", "name"]].itertuples(index=False))
    roles = dict(tables["roles"][["role_id", "name"]].itertuples(index=False))
    sizes = tables["progression"].groupby("country")["n"].max().sort_values(ascending=False)
    countries = {country: country for country in sizes.index}
    return {
        "company_type": Parameter("Company type", {key: names[key] for key in COMPANY_TYPES}),
        "country": Parameter("Country", countries, HOME_COUNTRY),
        "role": Parameter("Role", roles, Chosen.role),
        "component": Parameter("Part of pay", COMPONENT_NAMES, Chosen.component),
    }


def read_url(page: str) -> bool:
    """Take the choice over from the URL where it says another than was last written: a link, or back and forward.

    A new page begins without a query, which is not a choice; its history holds that moment as an entry of its
    own, and going back to it brings back the choice with which the page was reached. Values that do not exist are
    put aside for `ignored_values`. Call once a run, before any filter is drawn.
    """
    state, known = st.session_state, parameters(shared_tables())
    choice = state.setdefault(CHOICE, {name: parameter.initial for name, parameter in known.items()})
    url = {name: st.query_params.get_all(name) for name in known}
    # A click sends the address of its moment, which may lag behind what a run it interrupts has written.
    clicked = state.pop(PICKED, False)
    new_page, changed = state.get(LAST_PAGE) != page, url != state.get(SEEN) and not clicked
    # Noted at once: a visitor's next step may interrupt this run anywhere below.
    state[LAST_PAGE], state[IGNORED], state[AT_ENTRY] = page, [], False
    if not clicked:
        state[SEEN] = url
    if changed and any(url.values()):
        choice |= {name: parameter.read(url[name]) for name, parameter in known.items()}
        state[IGNORED] = [
            (parameter.label, value)
            for name, parameter in known.items()
            for value in url[name]
            if value not in parameter.options
        ]
    elif changed and not new_page:
        choice |= state[REACHED_WITH]
        state[AT_ENTRY] = True
    if new_page:
        state[REACHED_WITH] = dict(choice)
    return clicked


def write_url() -> None:
    """Write the choice to the URL, where it says another; what is at its default is left out.

    A link that spells defaults out stays as it is, and so keeps its place on the page, which a write would drop.
    At the entry of a page in the history nothing is written: each write adds an entry, and whoever goes back
    would never get past it.
    """
    known, choice = parameters(shared_tables()), st.session_state[CHOICE]
    if st.session_state[AT_ENTRY]:
        return
    held = {name: st.query_params.get_all(name) for name in known}
    written = {
        name: held[name] if parameter.says(held[name], choice[name]) else parameter.written(choice[name])
        for name, parameter in known.items()
    }
    for name, values in written.items():
        if held[name] != values or st.session_state[SEEN][name] != values:
            st.query_params[name] = values
    st.session_state[SEEN] = written


def ignore(label: str, values: Iterable[str]) -> None:
    """Put values of a link aside that the page does not know, for `ignored_values`."""
    st.session_state[IGNORED] += [(label, value) for value in values]


def ignored_values() -> str:
    """Return the sentence that names what a link asked for and does not exist; empty where all is known."""
    unknown = st.session_state.get(IGNORED, [])
    if not unknown:
        return ""
    asked = ", ".join(f"{label} `{_harmless(value)}`" for label, value in unknown[:3])
    more = f" and {len(unknown) - 3} more" if len(unknown) > 3 else ""
    return f"The link asked for {asked}{more}, which this page does not know; it was ignored."


def filter_bar(*names: str, within: Chosen | None = None) -> Chosen:
    """Draw the named filters in one row; returns the choice `within` (all defaults) as they change it."""
    known = parameters(shared_tables())
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"filters-{names[0]}"):
        for name in names:
            _filter(name, known[name])
    return _chosen(names, within or Chosen())


def _filter(name: str, parameter: Parameter) -> None:
    # Streamlit forgets a widget's value on a page without it, so the choice is kept apart and set anew each run.
    st.session_state[name] = st.session_state[CHOICE][name]
    common = {"options": list(parameter.options), "format_func": parameter.options.get, "key": name}
    common |= {"on_change": _picked, "args": (name,)}
    if parameter.several:
        hint = "None chosen means all of them."
        st.pills(parameter.label, selection_mode="multi", help=hint, wrap=True, **common)
    else:
        st.selectbox(parameter.label, width=220, **common)


def _picked(name: str) -> None:
    st.session_state[CHOICE][name] = st.session_state[name]
    st.session_state[PICKED] = True


def choice_in_url(within: Hashable) -> Hashable:
    """Return the choice `within` with those of its fields that filters know as the link has them."""
    have = {field.name for field in fields(within)}
    names = tuple(name for name in parameters(shared_tables()) if FIELDS.get(name, name) in have)
    return _chosen(names, within)


def _chosen(names: tuple[str, ...], within: Chosen) -> Chosen:
    values = {name: st.session_state[CHOICE][name] for name in names}
    if "company_type" in values:
        picked = values.pop("company_type")
        values["company_types"] = tuple(key for key in COMPANY_TYPES if key in picked)
    return replace(within, **values)


def _harmless(value: str) -> str:
    """Return a value from a URL fit to be shown as code: no back ticks, no control characters, not long."""
    shown = "".join(char if char.isprintable() and char != "`" else "?" for char in value[: LONGEST_ECHO + 1])
    return f"{shown[:LONGEST_ECHO]}…" if len(value) > LONGEST_ECHO else shown or " "
