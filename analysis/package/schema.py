"""The rules that the tables of a package keep, the words for what does not keep them, and the faults that are told.

Tables are checked as texts by `analysis.package.checks`, observations of any size as expressions by
`analysis.build.intake.schema`: a rule and its wording have their one home here. `analysis.package.compiled` makes
rules of a descriptor.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

LARGEST = 10**15
"""No number lies beyond, either way: up to here double precision keeps every whole number apart."""

SHOWN = 20
"""So many faults are told at once; the others are counted."""

GUESSES = 20
"""For so many unknown words of a column the nearest one that is known is looked for."""

NUMBER = r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
WHOLE = r"[+-]?[0-9]+(?:\.0*)?"
"""How numbers are written: a point for decimals, nothing between thousands."""


class DataError(ValueError):
    """A table is not what the data package says; the message names file and column and says what is expected."""


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: where it stands, what was found there and what would be right.

    `line` is the file's own, its first being 1; None and an empty `column` mean the file or the line as a whole.
    """

    file: str
    line: int | None
    column: str
    found: str
    right: str

    def __str__(self) -> str:
        line = "" if self.line is None else f", line {self.line}"
        column = f", column{'s' * (', ' in self.column)} {self.column}" if self.column else ""
        return f"{self.file}{line}{column}: {self.found}, {self.right}."


class DataFaults(DataError):  # noqa: N818
    """Tables have faults: `faults` are all of them, by file and line; the message tells some of every kind."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = sorted(faults, key=lambda fault: (fault.file, fault.line or 0))
        more = len(self.faults) - SHOWN
        told = [str(fault) for fault in _told(self.faults)]
        super().__init__("\n".join([*told, f"And {more:,} more."] if more > 0 else told))

    @property
    def files(self) -> list[str]:
        """The files that have faults."""
        return list(dict.fromkeys(fault.file for fault in self.faults))


def _told(faults: Sequence[Fault]) -> list[Fault]:
    """Return the faults that are told, in their order: the first of every column before the second of any."""
    met: dict[tuple[str, str], int] = {}
    ranks = []
    for at, fault in enumerate(faults):
        place = fault.file, fault.column
        met[place] = met.get(place, 0) + 1
        ranks.append((met[place], at))
    return [faults[at] for at in sorted(at for _rank, at in sorted(ranks)[:SHOWN])]


def quoted(text: str) -> str:
    """Return what a cell holds for a sentence: in quotes, cut where it is long, control characters spelt out."""
    return repr(text if len(text) <= 60 else f"{text[:57]}…")


def listed(words: Sequence[str], most: int = 12) -> str:
    """Return words for a sentence, no more than `most` of them: a, b and c."""
    if len(words) > most:
        return f"{', '.join(words[:most])} and {len(words) - most:,} more"
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


@dataclass(frozen=True)
class Rule:
    """What a value must keep. The sentence on one that does not: what was found, `broken`, a comma, `right`."""

    kind: str
    limit: Any
    broken: str
    right: str

    def is_broken(self, value: Any) -> bool:
        """Return whether a value of the field's type breaks the rule."""
        return _BREAKS[self.kind](value, self.limit)


_BREAKS: dict[str, Callable[[Any, Any], bool]] = {
    "enum": lambda value, limit: value not in limit,
    "pattern": lambda value, limit: re.fullmatch(limit, value) is None,
    "minLength": lambda value, limit: len(value.strip()) < limit,
    "maxLength": lambda value, limit: len(value) > limit,
    "minimum": lambda value, limit: value < limit,
    "maximum": lambda value, limit: value > limit,
}

REQUIRED = Rule("required", True, "is missing", "and every row needs it")
TYPES = {
    "string": Rule("type", "string", "is not UTF-8", "in which texts are written"),
    "integer": Rule("type", "integer", "is not a whole number", "which is written like 1234"),
    "number": Rule("type", "number", "is not a number", "which is written like 1234.5"),
    "boolean": Rule("type", "boolean", "is not true or false", "the two words that are taken"),
    "date": Rule("type", "date", "is not a date", "which is written like 2021-08-31"),
}
"""What a text must keep to be read as a type."""


def _number(pattern: str) -> Callable[[str], float]:
    written = re.compile(pattern)

    def read(text: str) -> float:
        if written.fullmatch(text) is None:
            raise ValueError(text)
        return float(text)

    return read


def _date(text: str) -> date:
    if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text) is None:
        raise ValueError(text)
    return date.fromisoformat(text)


_READ: dict[str, Callable[[str], Any]] = {
    "string": str,
    "integer": _number(WHOLE),
    "number": _number(NUMBER),
    "boolean": lambda text: ("false", "true").index(text) == 1,
    "date": _date,
}


@dataclass(frozen=True)
class Field:
    """A column: its type and the rules of its values, in the order in which they are told.

    `is_trimmed` where spaces around a value do not count, as around an id; `separator` where a cell holds several.
    """

    name: str
    kind: str
    description: str
    is_required: bool
    rules: tuple[Rule, ...]
    is_trimmed: bool = True
    separator: str = ""

    def clean(self, text: str) -> str:
        """Return a text without the spaces that do not count."""
        if self.separator:
            return self.separator.join(part.strip() for part in text.split(self.separator))
        return text.strip() if self.is_trimmed else text

    def read(self, text: str) -> Any:
        """Return a text as a value of the field's type; raises `ValueError` if it is none."""
        return _READ[self.kind](text)

    def broken(self, text: str) -> Rule | None:
        """Return the first rule that a text breaks, if any; an empty one is a missing value."""
        if not text:
            return REQUIRED if self.is_required else None
        try:
            values = [self.read(part) for part in (text.split(self.separator) if self.separator else (text,))]
        except ValueError:
            return TYPES[self.kind]
        return next((rule for rule in self.rules for value in values if rule.is_broken(value)), None)


@dataclass(frozen=True)
class Reference:
    """Columns whose values are to be found in `fields` of another table.

    With `separator` a cell holds several; with `is_pool` these are in the order of the other table's `position`.
    `besides` are words that may stand there too. With `is_lax` nothing is asked where the other table has no row.
    """

    columns: tuple[str, ...]
    table: str
    fields: tuple[str, ...]
    separator: str = ""
    is_pool: bool = False
    besides: tuple[str, ...] = ()
    is_lax: bool = False


@dataclass(frozen=True)
class Table:
    """The rules of one table. `keys` are columns that no two rows share, `ordered` columns whose values never fall."""

    name: str
    file: str
    fields: tuple[Field, ...]
    is_required: bool = False
    keys: tuple[tuple[str, ...], ...] = ()
    references: tuple[Reference, ...] = ()
    ordered: tuple[tuple[str, ...], ...] = ()


def nearest(text: str, known: Iterable[str], right: str) -> str:
    """Return what would be right in the place of an unknown text: the one it is most alike, else `right`."""
    near = get_close_matches(text, list(known), 1)
    return f"where {quoted(near[0])} is nearest" if near else right


def held_in(file: str, field: str, values: Iterable[str], besides: Sequence[str] = ()) -> Rule:
    """Return the rule that a value is one of those in a column of another table, or one of the words `besides`."""
    known = tuple(values)
    right = f"which has {listed(known)}" if known else "which has no rows"
    right += f", and is none of {listed(besides)}" if besides else ""
    return Rule("enum", frozenset(known), f"is not in column {field} of {file}", right)
