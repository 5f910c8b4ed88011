"""A link's query as it was meant: what mail programs, other sites and hands make of the names and values in it.

A query that was written for HTML (`&amp;`), encoded as a whole, by a form (`company_type[]`), in other letters
(`Country=united kingdom`), with labels for ids (`country=United+Kingdom`) or with values joined by commas is
understood; what is only like a name that exists is told apart, so that it can be said.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from urllib.parse import parse_qsl, unquote_plus

from analysis.inputs import Choice, Choices, Input

Query = Mapping[str, Sequence[str]]
"""The values of a URL by parameter."""

ESCAPED = re.compile(r"^(?:amp;)+|\[\d*\]$")
LONGEST_ECHO = 40
"""Characters of what a link asked for that are said back."""

ALIKE = 0.8
"""How like a known name an unknown one is, of 1, from which on it is taken for a slip of the pen."""


@dataclass(frozen=True)
class Address:
    """A query understood: `query` by the names of inputs, and `mended`, the names there whose values stand otherwise.

    `odd` are the parameters, as they stand, that were read under another name; `unknown` those that are only alike.
    """

    query: dict[str, list[str]]
    mended: tuple[str, ...] = ()
    odd: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    def restated(self, changed: Query, held: Query) -> dict[str, list[str]]:
        """Return what to write where something has `changed`, so that nothing odd is left beside it.

        `held` is the query that stands for the whole choice. Where nothing has changed, a link is left as it is.
        """
        if not changed:
            return {}
        gone = dict.fromkeys((*self.odd, *self.unknown), ())
        again = {name: held.get(name, ()) for name in self.mended}
        return {name: list(values) for name, values in {**again, **gone, **changed}.items()}


def understood(inputs: Mapping[str, Input], query: Query, others: Collection[str] = ()) -> Address:
    """Return a query by the names of `inputs`, each with its values in their order.

    `others` are parameters that something else reads: they are passed over.
    """
    read: dict[str, list[str]] = {name: [] for name in inputs}
    odd, unknown = [], []
    by_letters = {name.casefold(): name for name in inputs}
    for given, values in query.items():
        if given in others:
            continue
        pairs = list(_pairs(given, values, by_letters))
        for name, value in pairs:
            read[name] += _values(inputs[name], value)
        if pairs and given not in inputs:
            odd.append(given)
        elif not pairs and get_close_matches(given.casefold(), by_letters, n=1, cutoff=ALIKE):
            unknown.append(given)
    mended = tuple(name for name in inputs if read[name] != list(query.get(name, [])))
    return Address(read, mended, tuple(odd), tuple(unknown))


def echo(asked: str, hidden: str = "") -> str:
    """Return what a link asked for fit to be said back: not long, no control characters and none that are `hidden`."""
    shown = "".join(char if char.isprintable() and char not in hidden else "?" for char in asked[: LONGEST_ECHO + 1])
    return f"{shown[:LONGEST_ECHO]}…" if len(asked) > LONGEST_ECHO else shown


def _pairs(given: str, values: Sequence[str], by_letters: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the known names and their values that a parameter holds: its own, and others run into either of them."""
    whole = unquote_plus(given)
    if "=" in whole:
        yield from _named(parse_qsl("&".join([whole, *values]), keep_blank_values=True), by_letters)
        return
    for value in values:
        head, *rest = re.split(r"&(?=[\w;]+(?:\[\d*\])?=)", unquote_plus(value) if "%" in value else value)
        yield from _named([(given, head), *(pair for part in rest for pair in parse_qsl(part))], by_letters)


def _named(pairs: list[tuple[str, str]], by_letters: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for given, value in pairs:
        if name := by_letters.get(ESCAPED.sub("", ESCAPED.sub("", given.strip())).casefold()):
            yield name, value


def _values(one: Input, value: str) -> list[str]:
    """Return the ids that a value stands for, by id or label in any letters; the value itself where it has none."""
    if not isinstance(one, Choice | Choices) or value in one.options:
        return [value]
    ids = {text.casefold(): key for key, label in one.options.items() for text in (label, key)}
    if found := ids.get(value.strip().casefold()):
        return [found]
    parts = [ids.get(part.strip().casefold(), "") for part in value.split(",")]
    return parts if isinstance(one, Choices) and all(parts) else [value]
