"""Tables as CSV files that a spreadsheet shows and never executes."""

from __future__ import annotations

import re

import pandas as pd

FORMULA = re.compile(r"^'*[=+\-@\t\r]")
"""How a text begins that a spreadsheet would run, or that already had to be made safe."""

ESCAPED = (
    "A text that begins as a formula does (= + - @) carries an apostrophe before it, "
    "so that no spreadsheet runs it; take one apostrophe off to get the text back."
)


def csv(table: pd.DataFrame) -> bytes:
    """Return a table as CSV: UTF-8 with the mark that spreadsheets look for, numbers unrounded.

    A name or text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP), as `ESCAPED` says.
    """
    safe = table.rename(columns=inert).astype(object).map(inert)
    return safe.to_csv(index=False, lineterminator="\n").encode("utf-8-sig")


def inert(value: object) -> object:
    """Return a value as it stands in a CSV: texts so that no spreadsheet runs them, all others as they are."""
    return f"'{value}" if isinstance(value, str) and FORMULA.match(value) else value
