"""Tables as files that a spreadsheet shows and never executes, and a table with what is said around it."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

import pandas as pd

FORMULA = re.compile(r"^'*[=+\-@\t\r]")
"""How a text begins that a spreadsheet would run, or that already had to be made safe."""

PLAIN = {"strings_to_formulas": False, "strings_to_urls": False}
"""A text is a text, whatever it begins with."""

WIDTH = 28
"""Characters of a column."""

ESCAPED = (
    "A text that begins as a formula does (= + - @) carries an apostrophe before it, "
    "so that no spreadsheet runs it; take one apostrophe off to get the text back."
)


@dataclass(frozen=True)
class Sheet:
    """A table with what is said around it: its title, a line below that, the credit at its foot, its words for all."""

    title: str
    below: str
    table: pd.DataFrame
    credit: str = ""

    @property
    def told(self) -> str:
        """What the table holds, for those who cannot see it."""
        first, *others = map(str, self.table.columns)
        return f"{self.below} A table of {len(self.table)} columns ({first}) and the rows {'; '.join(others)}."


def csv(table: pd.DataFrame) -> bytes:
    """Return a table as CSV: UTF-8 with the mark that spreadsheets look for, numbers unrounded.

    A name or text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP), as `ESCAPED` says.
    """
    safe = table.rename(columns=inert).astype(object).map(inert)
    return safe.to_csv(index=False, lineterminator="\n").encode("utf-8-sig")


def xlsx(table: pd.DataFrame) -> bytes:
    """Return a table as a workbook of one sheet: header in bold and frozen, texts wrapped, with a filter."""
    made = io.BytesIO()
    with pd.ExcelWriter(made, engine="xlsxwriter", engine_kwargs={"options": PLAIN}) as writer:
        table.to_excel(writer, index=False, sheet_name="Table")
        page, wrapped = writer.sheets["Table"], writer.book.add_format({"text_wrap": True, "valign": "top"})
        page.set_column(0, len(table.columns) - 1, WIDTH, wrapped)
        page.freeze_panes(1, 1)
        page.autofilter(0, 0, len(table), len(table.columns) - 1)
        page.set_landscape()
        page.fit_to_pages(1, 0)
    return made.getvalue()


def inert(value: object) -> object:
    """Return a value as it stands in a CSV: texts so that no spreadsheet runs them, all others as they are."""
    return f"'{value}" if isinstance(value, str) and FORMULA.match(value) else value
