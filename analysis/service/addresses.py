"""The addresses of charts: which chart a link is about, and where its picture and its other files are."""

from __future__ import annotations

import itertools
from typing import Any
from urllib.parse import urlencode

from analysis import choices
from analysis.address import Query
from analysis.charts.catalogue import CARD, CHARTS, Entry, found
from analysis.package.selection import link_parameters
from analysis.package.tables import Package
from analysis.pages import HOME
from analysis.service.queries import read

CHARTS_PATH = "/charts"


def chart_of(page: str, query: Query) -> Entry | None:
    """Return the chart that a link is about: the card that it names, else the page's first; None where none is.

    The atlas's own address is about the first chart of all, which its first page shows.
    """
    named = next(iter(query.get(CARD, ())), "")
    shown = itertools.chain(*CHARTS.values()) if page == HOME else CHARTS.get(page, ())
    return found(page, named) or next(iter(shown), None)


def choice_for(package: Package, entry: Entry, query: Query) -> Any:
    """Return what a query chooses of that which a chart heeds; what does not exist is passed over."""
    first, values = entry.first(package), read(package, query)
    return choices.filled(package, first, {name: values[name] for name in heeded(package, entry)})


def heeded(package: Package, entry: Entry) -> tuple[str, ...]:
    """Return the filters that a chart heeds, by their names in the URL."""
    names = choices.of_choice(package, entry.first(package))
    if entry.depends_on is None:
        return names
    return tuple(name for name in names if choices.FIELDS.get(name, name) in entry.depends_on)


def query_of(package: Package, entry: Entry, choice: Any) -> str:
    """Return a choice as the query of an address, defaults spelt out; what the chart does not heed is left out."""
    parameters = link_parameters(package, choice, entry.depends_on) | choices.encoded(package, choice)
    return urlencode(parameters, doseq=True)


def chart_address(package: Package, entry: Entry, choice: Any, file_format: str) -> str:
    """Return the path and query of a chart's file for a choice; `file_format` is a name in `FORMATS`, or json."""
    query = query_of(package, entry, choice)
    return f"{CHARTS_PATH}/{entry.name}.{file_format}{'?' if query else ''}{query}"
