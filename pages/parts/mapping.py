"""The step between a table as it is and a table that can be read: which column is what, in which money."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from analysis.own.asked import HOURS, Answers, currencies, decimals_found, still_asked, told
from analysis.own.faults import letter
from analysis.own.fields import Field, known, proposed
from analysis.own.grid import Grid
from analysis.own.numbers import DECIMALS
from analysis.own.people import Told
from analysis.own.reading import BOOK, PARQUET, File
from analysis.own.text import ENCODINGS, SEPARATORS
from pages.parts.plain import plain
from pages.parts.upload import UploadedFile, fault_list, once

REST_PERIODS = ("year", "month")


def choose_grid(files: Sequence[File], uploads: Sequence[UploadedFile]) -> Grid:
    """Draw which file and sheet is read and how, with what was found out; returns its cells."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by_name = {file.name: file for file in files}
        file = by_name[st.selectbox("File", list(by_name), key="own-file")] if len(files) > 1 else files[0]
        sheets = file.sheets()
        sheet = sheets[0]
        if len(sheets) > 1:
            likely = once("sheet", uploads, lambda _name: file.sheet_like(known), file.name)
            sheet = st.selectbox("Sheet", sheets, index=sheets.index(likely), key=f"own-sheet-{file.name}")
        encoding = mark = ""
        if file.kind not in (BOOK, PARQUET):
            named = {"": "As found"} | ENCODINGS
            encoding = st.selectbox("Encoding", list(named), format_func=named.__getitem__, key="own-encoding")
            marks = {"": "As found"} | SEPARATORS
            mark = st.selectbox("Between values", list(marks), format_func=marks.__getitem__, key="own-mark")
        above = st.number_input("Row of the header (0: as found)", 0, 1000, 0, width=260, key="own-header")
    options = (sheet, encoding, above, mark)
    grid = once("grid", uploads, lambda *_options: file.grid(*options), file.name, *options)
    found = "; ".join((f"{len(grid.rows):,} rows", *grid.notes))
    st.caption(plain(f"{file.name}: {found}."))
    if not grid.header:
        fault_list(grid.faults)
    return grid


def map_columns(grid: Grid, fields: Sequence[Field]) -> tuple[Answers, Told | None]:
    """Draw which column is which field, in which money; returns the answers, and how to read where all is said."""
    st.subheader("What the columns are", anchor=False)
    st.caption("Proposed by their names; look at each, nothing is taken before you press the button below.")
    near = proposed(fields, grid.header)
    columns: dict[str, int] = {}
    with st.container(horizontal=True):
        for one in fields:
            names = {-1: "None"} | {at: f"{letter(at + 1)}: {name}" for at, name in enumerate(grid.header)}
            place = st.selectbox(
                one.label,
                list(names),
                index=list(names).index(near.get(one.key, -1)),
                format_func=names.__getitem__,
                help=one.what,
                width=230,
                key=f"own-column-{one.key}-{grid.file}-{grid.sheet}",
            )
            columns |= {one.key: place} if place >= 0 else {}
    answers = _money(fields, columns)
    found = decimals_found(grid, fields, answers)
    answers = _decimals(fields, answers, found)
    asked = still_asked(fields, answers, found)
    for sentence in asked:
        st.markdown(f":material/help: {plain(sentence)}")
    return answers, None if asked else told(fields, answers, found)


def _money(fields: Sequence[Field], columns: dict[str, int]) -> Answers:
    """Draw currency and periods of pay where a column is an amount; nothing is chosen before the owner does."""
    amounts = [one.key for one in fields if one.kind == "amount" and one.key in columns]
    if not amounts:
        return Answers(columns)
    names = currencies()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        currency = st.selectbox(
            "Currency", list(names), index=None, format_func=names.__getitem__, width=260, key="own-currency"
        )
        period, salaries, hours = "", 12.0, 0.0
        if set(amounts) - {"bonus", "equity"}:
            period = st.segmented_control("Pay is by the", ["year", "month", "hour"], key="own-period") or ""
        if period == "month":
            salaries = st.number_input("Monthly salaries a year", 1.0, 24.0, 12.0, width=220, key="own-salaries")
        if period == "hour":
            hours = st.number_input("Paid hours a year", 1.0, HOURS, None, width=220, key="own-hours") or 0.0
        rest = ""
        if set(amounts) & {"bonus", "equity"}:
            rest = st.segmented_control("Bonus and equity are by the", REST_PERIODS, key="own-rest") or ""
    return Answers(columns, {}, currency or "", period, rest, salaries, hours)


def _decimals(fields: Sequence[Field], answers: Answers, found: dict[str, str]) -> Answers:
    """Draw the question of decimals for each column that leaves it open."""
    chosen: dict[str, str] = {}
    for one in fields:
        if found.get(one.key) == "":
            marks = st.segmented_control(
                f"Decimals in “{one.label}” are marked by",
                list(DECIMALS),
                format_func=DECIMALS.__getitem__,
                key=f"own-decimals-{one.key}",
            )
            chosen |= {one.key: marks} if marks else {}
    kept = (answers.currency, answers.period, answers.rest_period, answers.salaries, answers.hours)
    return Answers(answers.columns, chosen, *kept)
