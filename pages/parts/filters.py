"""The filter bar and its state in the URL: one home for what a visitor has chosen.

A parameter's value in the URL is its id (`?company_type=startup&company_type=corporate`), which stays the same
when a label is reworded. Streamlit's own binding would write the label.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from analysis.compensation import COMPONENT_NAMES
from analysis.dataset import Tables
from analysis.selection import COMPANY_TYPES, HOME_COUNTRY, Chosen
from pages.parts.shared import shared_tables

WRITTEN, LAST_PAGE, IGNORED = "_url_written", "_url_page", "_url_ignored"
LONGEST_ECHO = 40


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


def read_url(page: str) -> None:
    """Take the choice over from the URL where it says another than was last written: a link, or back and forward.

    Changing page empties the URL's query, which is not a choice. Values that do not exist are put aside for
    `ignored_values`. Call once a run, before any filter is drawn.
    """
    state, known = st.session_state, parameters(shared_tables())
    url = {name: st.query_params.get_all(name) for name in known}
    same_page = state.get(LAST_PAGE) == page
    if url != state.get(WRITTEN) and (any(url.values()) or same_page):
        unknown = []
        for name, parameter in known.items():
            values = [value for value in dict.fromkeys(url[name]) if value in parameter.options]
            unknown += [(parameter.label, value) for value in url[name] if value not in parameter.options]
            state[name] = values if parameter.several else next(iter(values), parameter.default)
        state[IGNORED] = unknown
    elif state.get(WRITTEN) is not None and same_page:
        state[IGNORED] = []
    state[LAST_PAGE] = page


def write_url() -> None:
    """Write the choice to the URL; what is at its default is left out."""
    state, written = st.session_state, {}
    for name, parameter in parameters(shared_tables()).items():
        value = state.get(name, parameter.default)
        written[name] = list(value or []) if parameter.several else [value] * (value != parameter.default)
        if st.query_params.get_all(name) != written[name]:
            st.query_params[name] = written[name]
    state[WRITTEN] = written


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
    common = {"options": list(parameter.options), "format_func": parameter.options.get, "key": name}
    st.session_state.setdefault(name, [] if parameter.several else parameter.default)
    if parameter.several:
        st.pills(
            parameter.label,
            selection_mode="multi",
            persist_state="session",
            help="None chosen means all of them.",
            wrap=True,
            **common,
        )
    else:
        st.selectbox(parameter.label, persist_state="session", width=220, **common)


def _chosen(names: tuple[str, ...], within: Chosen) -> Chosen:
    values = {name: st.session_state[name] for name in names}
    if "company_type" in values:
        picked = values.pop("company_type")
        values["company_types"] = tuple(key for key in COMPANY_TYPES if key in picked)
    return replace(within, **values)


def _harmless(value: str) -> str:
    """Return a value from a URL fit to be shown as code: no back ticks, no control characters, not long."""
    shown = "".join(char if char.isprintable() and char != "`" else "?" for char in value[: LONGEST_ECHO + 1])
    return f"{shown[:LONGEST_ECHO]}…" if len(value) > LONGEST_ECHO else shown or " "
