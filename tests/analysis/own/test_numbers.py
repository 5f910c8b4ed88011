"""What marks decimals is told by all values of a column, and left open where they do not tell."""

from __future__ import annotations

import datetime

import pytest

from analysis.own.grid import Broken
from analysis.own.numbers import COMMA, POINT, decimal_of, number


@pytest.mark.parametrize(
    ("cells", "decimal"),
    [
        (["31000", "40000"], POINT),
        (["31000.5", "40000"], POINT),
        (["31000,5", "40000"], COMMA),
        (["18.500,00", "18.500"], COMMA),
        (["18,500.00", "18,500"], POINT),
        (["18.500", "40.000"], ""),
        (["18,500"], ""),
        (["18.500", "0.5"], POINT),
        (["18.500", "1.234.567"], COMMA),
        (["18.500,00", "18,500.00"], ""),
        (["18.5", "18,5"], ""),
        (["18 500", "18\u202f500"], POINT),
        (["18'500,5"], COMMA),
        ([18500, 0.5, "18,5"], COMMA),
        (["n/a", "31000,5"], COMMA),
        ([], POINT),
    ],
)
def test_a_column_tells_its_decimals_or_leaves_them_open(cells, decimal):
    assert decimal_of(cells) == decimal


@pytest.mark.parametrize(
    ("cell", "decimal", "value"),
    [
        ("18,500.00", POINT, 18500.0),
        ("18.500,00", COMMA, 18500.0),
        ("18 500", COMMA, 18500.0),
        ("18\u00a0500,5", COMMA, 18500.5),
        ("1'234'567.8", POINT, 1234567.8),
        ("$ 18,500", POINT, 18500.0),
        ("18.500 USD", COMMA, 18500.0),
        ("-5", POINT, -5.0),
        ("\N{MINUS SIGN}5", POINT, -5.0),
        ("($ 5.50)", POINT, -5.5),
        ("18.500,-", COMMA, 18500.0),
        ("18'500.–", POINT, 18500.0),
        ("12,34,567.50", POINT, 1234567.5),
        ("1e3", POINT, 1000.0),
        (0, POINT, 0.0),
        (18.5, COMMA, 18.5),
    ],
)
def test_numbers_as_people_write_them(cell, decimal, value):
    assert number(cell, decimal, ("$", "USD")) == value


@pytest.mark.parametrize(
    "cell",
    [
        *("()", "(", "5--5", "-,-", "12,34", "12,34,56"),
        *("", "n/a", "18,50", "1,2,3", "1 23", "€ 5", "5%", "65k", "nan", "inf", "1e308", "=1+1", "12.5.2026", "٣"),
        *(None, True, float("nan"), float("inf"), 1e308, datetime.date(2026, 1, 1), Broken("#DIV/0!")),
    ],
)
def test_what_is_no_number_is_none(cell):
    assert number(cell, POINT, ("$", "USD")) is None
