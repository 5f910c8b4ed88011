"""Tables as CSV files that a spreadsheet shows and never executes."""

from __future__ import annotations

import pandas as pd

from analysis.export.review import inert_cell


def csv(table: pd.DataFrame) -> bytes:
    """Return a table as CSV with a byte order mark, which spreadsheets need to read UTF-8.

    Texts that a spreadsheet would take for a formula begin with an apostrophe instead.
    """
    texts = table.select_dtypes(exclude="number").columns
    safe = table.assign(**{name: table[name].map(inert_cell) for name in texts})
    return safe.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")
