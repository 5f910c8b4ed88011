"""Rows set aside: each is named with file, line and reason, counted, and kept as it was."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from analysis.export.sheet import inert

COLUMNS = ["file", "line", "why", "row"]


class Rejects:
    """A CSV of rows that were set aside, written as they come, and a count of the reasons."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.reasons: Counter[str] = Counter()
        self._file = path.open("w", encoding="utf-8", newline="")
        self._writer = csv.writer(self._file, lineterminator="\n")
        self._writer.writerow(COLUMNS)

    def __enter__(self) -> Rejects:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Finish the file."""
        self._file.close()

    def add(self, file: str | Path, line: int, why: str, row: str | Iterable[object]) -> None:
        """Set one row aside: `why` starts with the reason, after a colon may stand what was found.

        What a spreadsheet would run as a formula gets an apostrophe before it.
        """
        text = row if isinstance(row, str) else ",".join(map(_plain, row))
        self._writer.writerow([inert(str(file)), line, inert(why), inert(text)])
        self.reasons[why.partition(":")[0]] += 1

    @property
    def count(self) -> int:
        """How many rows were set aside."""
        return self.reasons.total()

    def summary(self) -> str:
        """Return the reasons with their numbers, most frequent first, one a line."""
        return "\n".join(f"  {number:,} × {why}" for why, number in self.reasons.most_common())


def _plain(value: object) -> str:
    """Return a value as a CSV holds it: missing is empty, whole numbers without a point, text quoted where need be."""
    if value is None or value != value:
        return ""
    if isinstance(value, float):
        return format(value, ".15g")
    text = str(value)
    return '"' + text.replace('"', '""') + '"' if any(mark in text for mark in ',"\n') else text
