"""The cells of a chart's table as what they are: numbers without noise, percentiles, years, months."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pandas as pd
from babel.numbers import is_currency

from analysis import words

DIGITS = 12
"""Digits of a number that are figures: those beyond are noise of arithmetic, 15.790000000000001."""

PERCENTILE = re.compile(r"(\d+)(?:st|nd|rd|th)")
YEAR = re.compile(r"(?:19|20)\d{2}")
MONTH = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")
UNIT = re.compile(r"\(([^()]+)\)$")


def typed(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table with numbers free of noise, and percentiles and years as numbers where they were texts."""
    return pd.DataFrame({name: _typed(table[name]) for name in table}, index=table.index)


def dated(column: pd.Series) -> pd.Series:
    """Return a column of months or days as dates; any other as it is."""
    there = column.dropna()
    if not len(there) or not there.map(lambda one: isinstance(one, str) and bool(MONTH.fullmatch(one))).all():
        return column
    return column.astype(object).map(_date, na_action="ignore")


def number_format(name: str, column: pd.Series) -> str:
    """Return how an office program shows the values of a column, from the unit in its name and from themselves."""
    found = UNIT.search(name)
    unit = found[1] if found else ""
    values = pd.Series([one for one in column if isinstance(one, int | float) and not pd.isna(one)], dtype=float)
    if any(isinstance(one, date) for one in column):
        return "yyyy-mm-dd" if any(isinstance(one, date) and one.day > 1 for one in column) else "mmm yyyy"
    if is_currency(unit):
        return f'"{words.symbol(unit)}"#,##0'
    whole = bool((values % 1 == 0).all())
    if unit == "%":
        return '0"%"' if whole else '0.0#"%"'
    return "0" if name.casefold() == "year" else "#,##0" if whole else "#,##0.0##"


def in_unit(name: str, value: float) -> str:
    """Return a figure as text in the unit that its column's name says: $235,000, 13.3%, 1,257, 2019."""
    found = UNIT.search(name)
    unit = found[1] if found else ""
    if is_currency(unit):
        return f"{words.symbol(unit)}{value:,.0f}"
    if name.casefold() == "year":
        return f"{value:.0f}"
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    return f"{text}%" if unit == "%" else text


def _typed(column: pd.Series) -> pd.Series:
    if pd.api.types.is_float_dtype(column):
        return column.map(lambda value: float(f"{value:.{DIGITS}g}"), na_action="ignore")
    if pd.api.types.is_numeric_dtype(column):
        return column
    there = [one for one in column.dropna() if one != ""]
    for pattern in (PERCENTILE, YEAR):
        if there and any(isinstance(one, str) and pattern.fullmatch(one) for one in there):
            return column.astype(object).map(lambda one, pattern=pattern: _number(one, pattern), na_action="ignore")
    return column


def _number(value: Any, pattern: re.Pattern[str]) -> Any:
    """Return a text that is a number of this kind as a number: 45th is 45; any other value as it is."""
    found = pattern.fullmatch(value) if isinstance(value, str) else None
    return int(found[1] if found.groups() else found[0]) if found else value


def _date(text: str) -> date:
    year, month, day = text[:4], text[5:7], text[8:10]
    return date(int(year), int(month), int(day or 1))
