"""Tables as CSV files that a spreadsheet shows and never executes."""

from __future__ import annotations

import pandas as pd

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection)."""


def csv(table: pd.DataFrame) -> bytes:
    """Return a table as CSV with a byte order mark, which spreadsheets need to read UTF-8.

    Texts that a spreadsheet would take for a formula begin with an apostrophe instead.
    """
    texts = table.select_dtypes(exclude="number").columns
    safe = table.assign(**{name: table[name].map(inert) for name in texts})
    return safe.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def inert(value: object) -> object:
    """Return a text so that no spreadsheet takes it for a formula; anything else as it is."""
    if isinstance(value, str) and value.lstrip(" \n").startswith(FORMULA_STARTS):
        return f"'{value}"
    return value
