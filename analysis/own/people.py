"""Rows about people or bands as columns of values: every fault with its place, what is good kept."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from analysis.own.amiss import failed, no_number, other_money
from analysis.own.faults import Fault
from analysis.own.fields import Field
from analysis.own.grid import Broken, Cell, Grid, as_text
from analysis.own.numbers import POINT, number
from analysis.own.progress import say
from analysis.own.text import LOST
from analysis.package.schema import quoted

MOST = {"years": 70, "people": 10_000, "amount": 1_000_000_000}
"""The most years of work, people who report to one, and pay a year that are taken."""

LONGEST = 100
"""The most characters of a level, a company type, a place or a group."""

MISSING = ("the value is missing", "and every row needs it")
Problem = tuple[str, str]
"""What was found in a cell, and what would be right."""


@dataclass(frozen=True)
class Told:
    """What the owner of a table says of it.

    `columns` are places of columns from 0 by field, `decimals` what marks decimals by field, `times` by what an amount
    of a field is multiplied to be a year's. `signs` may stand beside an amount.
    """

    columns: Mapping[str, int]
    decimals: Mapping[str, str] = field(default_factory=dict)
    times: Mapping[str, float] = field(default_factory=dict)
    signs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Taken:
    """The good rows of a table, a column a field: texts, years, yearly amounts; and what is wrong with the others.

    `rows` are indexed by their numbers in the spreadsheet.
    """

    rows: pd.DataFrame
    faults: tuple[Fault, ...]
    left_out: int


def taken(grid: Grid, fields: Sequence[Field], told: Told) -> Taken:
    """Return the rows of a grid in which nothing is wrong, and every fault of the others.

    A field without a column is empty in every row.
    """
    faults, columns = list(grid.faults), {}
    for one in fields:
        if one.key in told.columns:
            say(f"Checking the column of {one.label.lower()}")
            columns[one.key], found = _column(grid, one, told)
            faults += found
        else:
            columns[one.key] = ["" if one.kind == "text" else None] * len(grid.rows)
    rows = pd.DataFrame(columns).astype({one.key: "str" if one.kind == "text" else "float64" for one in fields})
    wrong = {fault.row for fault in faults}
    bad = [at for at, row in enumerate(grid.numbers) if row in wrong or at in grid.uneven]
    faults.sort(key=lambda fault: (fault.row, fault.column))
    return Taken(
        rows.drop(index=bad).set_axis([grid.numbers[at] for at in rows.index.drop(bad)]), tuple(faults), len(bad)
    )


def _column(grid: Grid, one: Field, told: Told) -> tuple[list, list[Fault]]:
    """Return the values of a column and its faults; each distinct cell is read once."""
    place = told.columns[one.key]
    cells = grid.column(place)
    kinds = [type(cell) for cell in cells]  # 1 and True are one key otherwise
    read = {key: _read(one, key[1], told) for key in set(zip(kinds, cells, strict=True))}
    wrong = {key: problem for key, (_value, problem) in read.items() if problem}
    faults = [
        grid.fault("missing" if wrong[key] == MISSING else "value", grid.numbers[at], place + 1, *wrong[key])
        for at, key in enumerate(zip(kinds, cells, strict=True) if wrong else ())
        if key in wrong and at not in grid.uneven
    ]
    return [read[key][0] for key in zip(kinds, cells, strict=True)], faults


def _read(one: Field, cell: Cell, told: Told) -> tuple[object, Problem | None]:
    """Return a cell as the value of a field, and what is wrong with it if anything is."""
    text = as_text(cell).strip()
    if isinstance(cell, Broken):
        return None, failed(text)
    if not text:
        return ("" if one.kind == "text" else None), MISSING if one.is_needed else None
    if LOST.search(text):
        return ("" if one.kind == "text" else None), None  # told of the cell already
    if one.kind == "text":
        return text, _no_name(one, cell, text)
    return _number(one, cell, text, told)


def _no_name(one: Field, cell: Cell, text: str) -> Problem | None:
    """Return why a cell is no name of a level, a place or the like; None where it is one."""
    if isinstance(cell, date):
        return f"{quoted(text)} is a day", "which a spreadsheet makes of a text such as 1-2: write it as a text"
    if len(text) > LONGEST:
        return f"{quoted(text)} has {len(text):,} characters", f"and {LONGEST} are the most of a {one.label.lower()}"
    if not re.fullmatch(one.pattern or ".*", text, re.DOTALL):
        return f"{quoted(text)} is not how a {one.label.lower()} is written", one.rule
    return None


def _number(one: Field, cell: Cell, text: str, told: Told) -> tuple[float | None, Problem | None]:
    decimal = told.decimals.get(one.key, POINT)
    signs = told.signs if one.kind == "amount" else ()
    value = number(cell, decimal, signs)
    if other := other_money(cell, signs):
        return None, other
    if value is None:
        return None, no_number(cell, decimal, signs)
    value *= told.times.get(one.key, 1.0)
    if value < 0:
        return None, (f"{quoted(text)} is negative", "and 0 is the least that is taken")
    if value > MOST[one.kind]:
        return None, (f"{quoted(text)} is too much", f"and {MOST[one.kind]:,} is the most that is taken")
    if one.key == "base" and value == 0:
        return None, ("base pay is 0", "which nobody is paid: leave the cell empty where it is not known")
    return value, None
