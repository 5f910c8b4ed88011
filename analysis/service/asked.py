"""What an address asks for, read strictly: a chart, a format and a choice, or why it cannot be answered."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from analysis import choices, words
from analysis.address import Query, echo
from analysis.charts.catalogue import CARD, OPEN, OWN, Entry, found, page_of
from analysis.export.formats import FORMATS
from analysis.inputs import Choice, Choices, Input
from analysis.package.tables import Package
from analysis.pages import HOME
from analysis.service.addresses import CHARTS_PATH, heeded, query_of
from analysis.typed import Number

JSON = "json"
SAVED = "download"
"""Parameter of an address: the file is to be saved, not shown."""

OF_PAGES = (CARD, OPEN, "view", "embed", "embed_options", SAVED)
"""Parameters of a page's link that choose nothing of a chart; an address made from such a link may have them."""


class Refused(Exception):  # noqa: N818
    """An address that is not answered: the status, and one sentence that says why."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status, self.sentence = status, sentence


@dataclass(frozen=True)
class Asked:
    """A chart for a choice in a format; `query` is the choice spelt out, the same however it was asked for."""

    entry: Entry
    choice: Any
    file_format: str
    query: str


def asked(package: Package, name: str, file_format: str, query: Query) -> Asked:
    """Return what an address asks for; raises `Refused`: 404 for a chart or format, 400 for a filter unknown."""
    entry = found(HOME, name)
    if entry is None or page_of(entry) in OWN:
        raise Refused(404, f"There is no chart {_said(name)}; {CHARTS_PATH} lists them all.")
    check_format(file_format, (JSON, *FORMATS))
    every, used, first = choices.inputs(package), heeded(package, entry), entry.first(package)
    for parameter, values in query.items():
        if parameter in every:
            check_values(every[parameter], parameter, values)
        elif parameter not in OF_PAGES:
            names = f"; this chart heeds {words.listed(used)}" if used else ""
            raise Refused(400, f"There is no filter {_said(parameter)}{names}.")
    choice = choices.filled(package, first, {name: every[name].read(list(query.get(name, ()))) for name in used})
    return Asked(entry, choice, file_format, query_of(package, entry, choice))


def check_format(file_format: str, known: Collection[str]) -> None:
    """Raise `Refused` (404) where there is no such format, with those that there are."""
    if file_format not in known:
        raise Refused(404, f"There is no format {_said(file_format)}; choose from {words.listed(known, 'or')}.")


def check_values(one: Input, name: str, values: Sequence[str]) -> None:
    """Raise `Refused` (400) where a filter does not know a value, with those that it knows."""
    unknown = one.unknown(list(values))
    if not unknown:
        return
    if isinstance(one, Choice | Choices):
        known = f"; choose from {words.listed(one.options, 'or')}"
    elif isinstance(one, Number):
        known = f", which is a whole number from {one.least:,} to {one.most:,}"
    else:
        known = ""
    raise Refused(400, f"{name} does not know {_said(unknown[0])}{known}.")


def _said(text: str) -> str:
    return f"'{echo(text)}'"
