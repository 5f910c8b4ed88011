"""What is wrong in a visitor's files: each fault with its place as a spreadsheet shows it, counted by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.export import sheet
from analysis.package.schema import DataError

SHOWN = 100
"""So many faults are shown; all of them are counted, and all are in the file that can be saved."""

KINDS = {
    "file": "The file as a whole",
    "shape": "Rows that do not fit the header",
    "text": "Letters that cannot be read",
    "missing": "Values that are missing",
    "value": "Values that are not what the column holds",
    "known": "Names that the data does not know",
    "order": "Rows that contradict themselves or another row",
}
"""Kinds of fault by key, in the order in which they are told."""


class Unreadable(DataError):  # noqa: N818
    """A file that cannot be read at all; the message is the sentence for its owner."""


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong, and where: `row` as a spreadsheet counts, `column` its place from 1.

    `row` 0 is the sheet as a whole, `column` 0 the whole row; `name` is what the header calls the column.
    """

    kind: str
    file: str
    sheet: str
    row: int
    column: int
    name: str
    found: str
    right: str

    @property
    def place(self) -> str:
        """Where it is: file, sheet, row, column letter and name."""
        column = f"column {letter(self.column)}" if self.column else ""
        named = f"{column} ({self.name})" if column and self.name else column or (self.name and f"column {self.name}")
        parts = (self.file, self.sheet and f"sheet {self.sheet}", f"row {self.row:,}" if self.row else "", named)
        return ", ".join(part for part in parts if part)

    def __str__(self) -> str:
        return f"{self.place}: {self.found}, {self.right}."


def letter(column: int) -> str:
    """Return the letters under which a spreadsheet shows a column: A for 1, AA for 27."""
    letters = ""
    while column:
        column, place = divmod(column - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def by_kind(faults: Iterable[Fault]) -> dict[str, int]:
    """Return how many faults there are of each kind in words, in the order of `KINDS`."""
    counted = Counter(fault.kind for fault in faults)
    return {KINDS[kind]: counted[kind] for kind in KINDS if counted[kind]}


def table(faults: Sequence[Fault]) -> pd.DataFrame:
    """Return faults as a table: File, Sheet, Row, Column, Name, What was found, What would be right."""
    return pd.DataFrame(
        {
            "File": [fault.file for fault in faults],
            "Sheet": [fault.sheet for fault in faults],
            "Row": pd.Series([fault.row or None for fault in faults], dtype="Int64"),
            "Column": [letter(fault.column) for fault in faults],
            "Name": [fault.name for fault in faults],
            "What was found": [fault.found for fault in faults],
            "What would be right": [fault.right for fault in faults],
        }
    )


def csv(faults: Sequence[Fault]) -> bytes:
    """Return all faults as CSV, texts that look like formulas made safe."""
    return sheet.csv(table(faults))
