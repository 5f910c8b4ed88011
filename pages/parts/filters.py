"""The filter bar and its state in the URL: one home for what a visitor has chosen.

A parameter's value in the URL is its id (`?company_type=startup&company_type=corporate`), which stays the same
when a label is reworded. Streamlit's own binding would write the label.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import fields, replace

import streamlit as st

from analysis import forecast
from analysis.interview import NO_PROMPT
from analysis.package import memory
from analysis.package.selection import Selection, first_selection
from analysis.package.selection import countries as known_countries
from analysis.package.tables import Package
from pages.parts.parameters import Number, Parameter, of_offer, of_pay, of_planner
from pages.parts.shared import shared_package
from pages.parts.url_codec import Ratings, Ticks

# Names in the session state: the choice itself, the choice with which the page was reached, whether the visitor is back
# at that moment, the query last seen or written, the page it was for, what a link got wrong, and whether this run is
# due to a choice in a filter.
CHOICE, REACHED_WITH, AT_ENTRY = "_choice", "_choice_reached_with", "_url_at_entry"
SEEN, LAST_PAGE, IGNORED = "_url_seen", "_url_page", "_url_ignored"
PICKED = "_choice_picked"
LONGEST_ECHO = 40
Input = Parameter | Number | Ratings | Ticks
FIELDS = {"company_type": "company_types"}
"""The field of the choice that a filter fills, where its name is another."""


@memory.kept(most=1)
def parameters(package: Package) -> dict[str, Input]:
    """Return every filter and input by its name in the URL.

    What is `only_on` a page stands in the URL of that page alone: a link to another page does not tell it.
    """
    names, roles, first = package.types.names, package.ladder.names, first_selection(package)
    countries = {country: country for country in known_countries(package)}
    prompts = package["interview_prompts"]["prompt_id"]
    return {
        "company_type": Parameter("Company type", names),
        "country": Parameter("Country", countries, first.country),
        "role": Parameter("Role", roles, first.role),
        "component": Parameter("Part of pay", package.components.names, first.component),
        **of_planner(package),
        **of_offer(package),
        "background": Parameter("Where you come from", _names(package, "backgrounds"), first.background, "routes"),
        "kind": Parameter("Kind of question", _names(package, "interview_kinds"), first.kind, "interview"),
        "prompt": Parameter("Prompt", dict.fromkeys([NO_PROMPT, *prompts], ""), NO_PROMPT, "interview"),
        "skills": Ratings("Skills", "growth", len(package["skills"]), tuple(package["mastery_levels"]["level"])),
        "done": Ticks("Milestones", "growth", tuple(package["milestones"]["milestone_id"])),
        "series": Parameter("Series", forecast.choices(package), first.series, width=280),
        **of_pay(package),
    }


def _names(package: Package, table: str) -> dict[str, str]:
    """Return the names of a table's rows by the table's first column, in their order."""
    rows = package[table].sort_values("position")
    return dict(zip(rows.iloc[:, 0], rows["name"], strict=True))


def read_url(page: str) -> bool:
    """Take the choice over from the URL where it says another than was last written: a link, or back and forward.

    A new page begins without a query, which is not a choice; its history holds that moment as an entry of its
    own, and going back to it brings back the choice with which the page was reached. Values that do not exist are
    put aside for `ignored_values`. Call once a run, before any filter is drawn.
    """
    state, every = st.session_state, parameters(shared_package())
    choice = state.setdefault(CHOICE, {name: parameter.initial for name, parameter in every.items()})
    known = _in_url_of(page)
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
            (parameter.label, value) for name, parameter in known.items() for value in parameter.unknown(url[name])
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
    known, choice = _in_url_of(st.session_state[LAST_PAGE]), st.session_state[CHOICE]
    if st.session_state[AT_ENTRY]:
        return
    held = {name: st.query_params.get_all(name) for name in known}
    written = {
        name: held[name] if _says(parameter, held[name], choice[name]) else parameter.written(choice[name])
        for name, parameter in known.items()
    }
    for name, values in written.items():
        if held[name] != values or st.session_state[SEEN].get(name) != values:
            st.query_params[name] = values
    st.session_state[SEEN] = written


def _says(parameter: Input, values: list[str], choice: object) -> bool:
    """Return whether values of the URL stand for a choice, and for nothing that does not exist."""
    return parameter.read(values) == choice and not parameter.unknown(values)


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


def filter_bar(*names: str, more: tuple[str, ...] = (), within: Selection | None = None) -> Selection:
    """Draw the named filters in one row; returns the choice `within` (all defaults) as they change it.

    Those of `more` are behind a button at the row's end.
    """
    draw(*names, more=more)
    return _chosen((*names, *more), within or first_selection(shared_package()))


def draw(*names: str, more: tuple[str, ...] = ()) -> dict[str, object]:
    """Draw the named choices in one row that wraps; returns what is chosen by name."""
    known = parameters(shared_package())
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"filters-{names[0]}"):
        for name in names:
            _filter(name, known[name])
        if more:
            with st.popover("More", icon=":material/tune:", key=f"more-{names[0]}"):
                for name in more:
                    _filter(name, known[name])
    return {name: kept(name) for name in names}


def _in_url_of(page: str) -> dict[str, Input]:
    """Return what stands in a page's URL: what all pages share and what is the page's own."""
    every = parameters(shared_package())
    return {name: parameter for name, parameter in every.items() if parameter.only_on in ("", page)}


def _filter(name: str, parameter: Parameter | Number) -> None:
    # Streamlit forgets a widget's value on a page without it, so the choice is kept apart and set anew each run.
    st.session_state[name] = st.session_state[CHOICE][name]
    common = {"label": parameter.label, "key": name, "on_change": _picked, "args": (name,)}
    if isinstance(parameter, Number):
        bounds = {"min_value": parameter.least, "max_value": parameter.most, "step": parameter.step}
        hints = {"help": parameter.hint or None, "placeholder": parameter.example or None}
        st.number_input(width=parameter.width, **bounds, **hints, **common)
        return
    common |= {"options": list(parameter.options), "format_func": parameter.options.get}
    if parameter.several:
        st.pills(selection_mode="multi", help="None chosen means all of them.", wrap=True, **common)
    else:
        st.selectbox(width=parameter.width, **common)


def _picked(name: str) -> None:
    keep(name, st.session_state[name])


def kept(name: str) -> object:
    """Return what is chosen of a filter or an input, by its name in the URL."""
    return st.session_state[CHOICE][name]


def keep(name: str, value: object) -> None:
    """Keep what a visitor has just chosen; for the callbacks of widgets alone."""
    st.session_state[CHOICE][name] = value
    st.session_state[PICKED] = True


def coded(choice: Hashable) -> dict[str, list[str]]:
    """Return those fields of a choice that are one short value in the URL, as they are written there."""
    every = parameters(shared_package())
    entered = {field.name: every.get(field.name) for field in fields(choice)}
    return {
        name: parameter.written(getattr(choice, name))
        for name, parameter in entered.items()
        if isinstance(parameter, Ratings | Ticks)
    }


def choice_in_url(within: Hashable) -> Hashable:
    """Return the choice `within` with those of its fields that filters know as the link has them."""
    have = {field.name for field in fields(within)}
    names = tuple(name for name in parameters(shared_package()) if FIELDS.get(name, name) in have)
    return _chosen(names, within)


def _chosen(names: tuple[str, ...], within: Selection) -> Selection:
    values = {name: st.session_state[CHOICE][name] for name in names}
    if "company_type" in values:
        picked = values.pop("company_type")
        values["company_types"] = tuple(key for key in shared_package().types.ids if key in picked)
    return replace(within, **values)


def _harmless(value: str) -> str:
    """Return a value from a URL fit to be shown as code: no back ticks, no control characters, not long."""
    shown = "".join(char if char.isprintable() and char != "`" else "?" for char in value[: LONGEST_ECHO + 1])
    return f"{shown[:LONGEST_ECHO]}…" if len(value) > LONGEST_ECHO else shown or " "
