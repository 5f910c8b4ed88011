"""The deck: charts collected across pages, each with what was chosen for it, as a value and as text in a link."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analysis import choices
from analysis.charts.catalogue import Entry, found, page_of
from analysis.export.pack import default_title
from analysis.inputs import Input, Text
from analysis.package.memory import kept
from analysis.package.selection import link_parameters
from analysis.package.tables import Package
from analysis.pages import HOME

DECK, TITLE, PAGE = "deck", "deck_title", "deck"
"""Names in the URL of what is collected and of its title, and the page that shows it."""

MOST = 30
"""Charts that a deck holds: more than anyone shows, and few enough for a link."""

LONGEST_TITLE = 120
"""Characters of a deck's title."""

FULL = f"The deck is full: it holds {MOST} charts. Take one out first."

BETWEEN, WITHIN = "~", "."
"""What parts a chart and its parameters from one another, and a parameter's name and values: neither is escaped in a
link, where a space is one sign as well."""


@dataclass(frozen=True)
class Item:
    """A chart by its name, and what is chosen for it: parameters of its link with their values, defaults spelt out."""

    chart: str
    query: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def text(self) -> str:
        """The item as one value in a link: compensation-bands~country.United States~company_type.startup.corporate."""
        parts = (WITHIN.join((_escaped(name), *map(_escaped, values))) for name, values in self.query)
        return BETWEEN.join((_escaped(self.chart), *parts))


Items = tuple[Item, ...]


def item_of(package: Package, entry: Entry, choice: Any) -> Item:
    """Return a chart with what is chosen for it, as far as the chart heeds it."""
    parameters = link_parameters(package, choice, entry.depends_on) | choices.encoded(package, choice)
    return Item(entry.name, tuple((name, tuple(values)) for name, values in parameters.items() if values))


def entry_and_choice(package: Package, item: Item) -> tuple[Entry, Any]:
    """Return the chart of an item, and the choice with which it is drawn; raises `ValueError` for what is unknown."""
    entry = found(HOME, item.chart)
    if entry is None:
        raise ValueError(f"There is no chart {item.chart!r}.")
    first, every = entry.first(package), choices.inputs(package)
    heeded, values = choices.of_choice(package, first), {}
    for name, texts in item.query:
        if name not in heeded or (wrong := every[name].unknown(list(texts))):
            raise ValueError(f"{item.chart} has no {name} {', '.join(wrong if name in heeded else texts)}.")
        values[name] = every[name].read(list(texts))
    return entry, choices.filled(package, first, values)


@kept(most=512)
def read(package: Package, text: str) -> Item | None:
    """Return the item that a value of a link stands for; None where its chart or any of its filters is not known.

    What a link leaves out is at its default.
    """
    chart, *parts = text.split(BETWEEN)
    pieces = (part.split(WITHIN) for part in parts)
    query = tuple((unescaped(name), tuple(map(unescaped, values))) for name, *values in pieces)
    try:
        return item_of(package, *entry_and_choice(package, Item(unescaped(chart), query)))
    except ValueError:
        return None


def added(items: Items, item: Item) -> Items:
    """Return the items with one more at the end; one that is there already, or has no room, changes nothing."""
    return items if item in items or len(items) >= MOST else (*items, item)


def removed(items: Items, item: Item) -> Items:
    """Return the items without one."""
    return tuple(one for one in items if one != item)


def moved(items: Items, item: Item, by: int) -> Items:
    """Return the items with one moved by places, no further than to the first or the last."""
    at = max(0, min(len(items) - 1, items.index(item) + by))
    rest = removed(items, item)
    return (*rest[:at], item, *rest[at:])


def of_query(package: Package, query: Mapping[str, Sequence[str]]) -> Items:
    """Return what the query of a link collects, as far as it is known."""
    return Collected(package).read(list(query.get(DECK, ())))


def answer(items: Items) -> str:
    """Return what the deck holds, in a sentence or two; how to begin where it holds nothing."""
    if not items:
        return (
            "Nothing is collected yet. **Add to deck**, below each chart of every page, puts it here with its filters; "
            "what is collected becomes one PowerPoint, one PDF or one workbook."
        )
    pages = len({page_of(entry) for item in items if (entry := found(HOME, item.chart))})
    many, where = len(items), f"{pages} page{'' if pages == 1 else 's'}"
    return (
        f"**{many} chart{'' if many == 1 else 's'}** of {where}, each with its own filters. The files have a title, "
        "contents, the charts in this order, what they cannot tell, and the sources with their licences."
    )


@dataclass(frozen=True)
class Collected:
    """What is collected, in every page's URL: a value an item, in order; empty at first."""

    package: Package
    label: str = "Deck"
    only_on: str = ""

    @property
    def initial(self) -> Items:
        """Nothing is collected at first."""
        return ()

    def read(self, values: list[str]) -> Items:
        """Return the items of a link in its order, each once: those that are known, as many as a deck holds."""
        return self._read(values)[0]

    def unknown(self, values: list[str]) -> list[str]:
        """Return the values of a link that stand for no item, and those beyond what a deck holds, as what they are."""
        return self._read(values)[1]

    def written(self, choice: Iterable[Item]) -> list[str]:
        """Return the values in a link that stand for items."""
        return [item.text for item in choice]

    def _read(self, values: list[str]) -> tuple[Items, list[str]]:
        items: Items = ()
        left: list[str] = []
        for value in values:
            item = read(self.package, value)
            if item is None:
                left.append(value)
            elif item not in items and len(items) == MOST:
                left.append(f"{item.chart}, beyond {MOST}")
            items = items if item is None else added(items, item)
        return items, left


def inputs(package: Package) -> dict[str, Input]:
    """Return what is collected, and the title that its collector gives it, by the names in the URL."""
    return {DECK: Collected(package), TITLE: Text("Title of the deck", LONGEST_TITLE, PAGE, example=default_title())}


def _escaped(text: str) -> str:
    """Write signs by their code, so that none parts an item, and none is obeyed by a link: Côte d!27!Ivoire."""
    return re.sub(r"[^\w \-]", lambda sign: f"!{ord(sign[0]):X}!", text)


def unescaped(text: str) -> str:
    """Read signs back that are written by their code."""
    return re.sub(r"!([0-9A-F]{1,5})!", lambda code: chr(int(code[1], 16)), text)
