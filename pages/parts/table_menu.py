"""A table of a page as files: whole on one sheet, on slides and on one page."""

from __future__ import annotations

from functools import partial

import streamlit as st

from analysis.export import sheet
from analysis.export.exported import file_name
from analysis.export.formats import BOOK, DECK, FORMATS
from analysis.export.image.engine import NO_BROWSER, browser_path
from analysis.export.sheet import Sheet
from pages.parts.failures import telling


def table_menu(table: Sheet, name: str) -> None:
    """Offer a table as CSV, workbook, slide and document; a file is made when asked for."""
    with st.container(horizontal=True, gap="small", key=f"table-{name}"):
        for label, make, ending, mime in (
            ("Table (CSV)", _csv, "csv", FORMATS["csv"].mime),
            ("Table (Excel)", _workbook, "xlsx", BOOK),
            ("Slides (PowerPoint)", _slides, "pptx", DECK),
            ("One page (PDF, A3)", _document, "pdf", FORMATS["pdf"].mime),
        ):
            st.download_button(
                label,
                data=telling(partial(make, table)),
                file_name=file_name((name,), ending),
                mime=mime,
                icon=":material/download:",
                on_click="ignore",
                disabled=make is _document and browser_path() is None,
                key=f"{name}-{ending}",
            )
    if browser_path() is None:
        st.caption(f"{NO_BROWSER} The other files work.")


def _csv(table: Sheet) -> bytes:
    return sheet.csv(table.table)


def _workbook(table: Sheet) -> bytes:
    return sheet.xlsx(table.table)


def _slides(table: Sheet) -> bytes:
    from analysis.export.office import whole

    return whole.slides(table)


def _document(table: Sheet) -> bytes:
    from analysis.export.image import whole

    return whole.pdf(table)
