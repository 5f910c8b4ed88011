"""A chart's table in HTML, for pages that no script of ours draws."""

from __future__ import annotations

import html
from typing import Any

import pandas as pd

from analysis import words
from analysis.export.typed import in_unit, typed


def html_table(table: pd.DataFrame, caption: str) -> str:
    """Return the rows as an HTML table with a caption and a header, its numbers written in their unit.

    Cells and headers of numbers are of class `figure`.
    """
    rows = typed(table)
    head = "".join(f'<th scope="col"{_class(rows[name])}>{html.escape(str(name))}</th>' for name in rows)
    body = "".join(
        f"<tr>{''.join(_cell(str(name), value) for name, value in zip(rows, row, strict=True))}</tr>"
        for row in rows.itertuples(index=False, name=None)
    )
    named = f"<caption>{html.escape(caption)}</caption>"
    return f"<table>{named}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _class(column: pd.Series) -> str:
    return ' class="figure"' if pd.api.types.is_numeric_dtype(column) else ""


def _cell(name: str, value: Any) -> str:
    if isinstance(value, str):
        return f"<td>{html.escape(words.printable(value))}</td>"
    return f'<td class="figure">{"" if pd.isna(value) else html.escape(in_unit(name, value))}</td>'
