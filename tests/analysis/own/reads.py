"""What a visitor who brings a file reads: the rows that are kept of it, and every sentence about the others."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.own import bands
from analysis.own.asked import Answers, decimals_found, still_asked, told
from analysis.own.fields import BANDS, PEOPLE, known, likeness, proposed
from analysis.own.levels import MOST_LEVELS, MOST_TYPES, distinct
from analysis.own.people import taken
from analysis.own.reading import files
from analysis.package.schema import DataError


@dataclass(frozen=True)
class Read:
    """Level and yearly pay of each row that is kept, and what is said, a sentence each."""

    kept: tuple[str, ...]
    said: tuple[str, ...]


def read(content: bytes, name: str = "staff.csv", encoding: str = "") -> Read:
    """Return what a visitor reads who leaves all proposals as they are and is paid by the year in pounds."""
    try:
        return _read(content, name, encoding)
    except DataError as sentence:
        return Read((), (str(sentence),))


def _read(content: bytes, name: str, encoding: str) -> Read:
    found = files([(name, content)])
    if not found:
        return Read((), ())
    grid = found[0].grid(found[0].sheet_like(known), encoding)
    form = max((PEOPLE, BANDS), key=lambda fields: likeness(fields, grid.header))
    answers = Answers(proposed(form, grid.header), {}, "GBP", "year", "year")
    decimals = decimals_found(grid, form, answers)
    if asked := still_asked(form, answers, decimals):
        return Read((), (*map(str, grid.faults), *asked))
    rows = taken(grid, form, told(form, answers, decimals))
    if form is BANDS:
        rows = bands.in_order(grid, rows)
    distinct(list(rows.rows["level"]), MOST_LEVELS, "levels")
    if form is PEOPLE:
        distinct(list(rows.rows["company_type"]), MOST_TYPES, "company types")
    pay = rows.rows["mid" if form is BANDS else "base"]
    kept = tuple(f"{level} {value:.15g}" for level, value in zip(rows.rows["level"], pay, strict=True))
    return Read(kept, tuple(map(str, rows.faults)))
