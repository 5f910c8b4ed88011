"""What the query of an address chooses."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request

from analysis import choices, context
from analysis.address import Query, understood
from analysis.package.selection import Selection, first_selection
from analysis.package.tables import Package


def query_of(request: Request) -> Query:
    """Return a request's query: all values of each parameter."""
    return {name: request.query_params.getlist(name) for name in request.query_params}


def read(package: Package, query: Query) -> dict[str, Any]:
    """Return what a query chooses of every input, by its name; what does not exist is passed over."""
    inputs = choices.inputs(package)
    meant = understood(inputs, query).query
    return {name: one.read(meant[name]) for name, one in inputs.items()}


def choice_of(package: Package, within: choices.AnyChoice, query: Query) -> choices.AnyChoice:
    """Return the choice `within` with what a query chooses of it; what does not exist is passed over."""
    values = read(package, query)
    return choices.filled(package, within, {name: values[name] for name in choices.of_choice(package, within)})


def on_page(package: Package, page: str, query: Query) -> Selection:
    """Return what a query chooses on a page: what the page's bar has grey keeps its first value."""
    first, values, every = first_selection(package), read(package, query), choices.inputs(package)
    grey = context.unheeded(package, page)
    names = (name for name in choices.of_choice(package, first) if name not in grey)
    return choices.filled(package, first, {name: values[name] for name in names if every[name].only_on in ("", page)})
