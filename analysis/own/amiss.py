"""Why a cell that should hold a number holds none, and what would be right, in words for its owner."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

from babel.numbers import is_currency

from analysis.own.grid import Cell, Money, as_text
from analysis.own.numbers import DECIMALS, number
from analysis.package.schema import quoted

NOTHING = {"-", "--", "–", "—", "?", ".", "/", "na", "n/a", "n.a.", "n. a.", "nan", "nil", "none", "null", "tbc", "tbd"}
NOTHING |= {"unknown", "not applicable", "not available", "pending"}
"""What people write where they know no value, in small letters."""

FAILED = {"#DIV/0!", "#REF!", "#N/A", "#NAME?", "#VALUE!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"}
"""What a formula shows that failed; in a file of text it is what stands there."""

ABOUT = re.compile(r"[<>~≥≤].*|.*\+")
SHORT = re.compile(r"(.*\d)\s*(k|m|mio|mn|tsd)\.?", re.IGNORECASE)
RANGE = re.compile(r".*\d\s*(?:-|–|—|to|\.\.)\s*\D?\d.*")
BESIDE = re.compile(r"\D{0,20}?([+-]?\d[\d.,'’ ]*?)\D{0,20}")
DAY = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{1,4}")
CODE = re.compile(r"\b[A-Z]{3}\b")


def no_number(cell: Cell, decimal: str, signs: Sequence[str]) -> tuple[str, str]:
    """Return what was found in a cell that is no number, and what would be right.

    `decimal` marks the decimals of its column; `signs` are those of the money that the owner said, the code first, and
    none where the column holds no money.
    """
    text = " ".join(as_text(cell).split())
    said, written = quoted(text), f"which is written like 1234{decimal}5"
    a_number, one_number = f"and a number is asked for, {written}", f"and one number is read, {written}"
    other, (short, beside) = _other_money(text, signs), (form.fullmatch(text) for form in (SHORT, BESIDE))
    cases: tuple[tuple[object, str, str], ...] = (
        (text in FAILED, *failed(text)),
        (not text.strip("#"), f"{said} stands there", "which is shown where a column is too narrow: widen it"),
        (text.lower() in NOTHING, f"{said} is no number", "and a cell without a value is left empty"),
        (isinstance(cell, date) or DAY.fullmatch(text), f"{said} is a day", a_number),
        (text.endswith("%"), f"{said} is a share", a_number),
        (other, f"{said} is in {other}", f"and {''.join(signs[:1])} is what the amounts were said to be in"),
        (_is_number(text, signs), f"{said} marks decimals another way than the rest of its column", written),
        (
            short and _is_number(short[1], signs),
            f"{said} is short for a number",
            f"which is written in full, like 1234{decimal}5",
        ),
        (RANGE.fullmatch(text), f"{said} is a range", one_number),
        (ABOUT.fullmatch(text), f"{said} says no more than about how much", one_number),
        (
            beside and _is_number(beside[1]),
            f"{said} has something beside the number",
            f"and the number alone is read, {written}",
        ),
    )
    return next(((found, right) for holds, found, right in cases if holds), (f"{said} is not a number", written))


def other_money(cell: Cell, signs: Sequence[str]) -> tuple[str, str] | None:
    """Return what is said of an amount that a spreadsheet shows in other money than was said; None for any other."""
    if not isinstance(cell, Money) or not _is_other(cell.sign, signs):
        return None
    found = f"{quoted(as_text(cell))} is shown in {cell.sign}"
    return found, f"and {signs[0]} is what the amounts were said to be in"


def failed(text: str) -> tuple[str, str]:
    """Return what is said of a formula that failed, by what it shows."""
    return f"{text} stands there", "which is an error of the spreadsheet: mend its formula"


def _other_money(text: str, signs: Sequence[str]) -> str:
    """Return the sign or code of money in a text that is none of the signs; empty where there is none to be other."""
    found = [char for char in text if unicodedata.category(char) == "Sc"]
    found += [code for code in CODE.findall(text) if is_currency(code)]
    return next((one for one in found if _is_other(one, signs)), "")


def _is_other(money: str, signs: Sequence[str]) -> bool:
    return bool(signs) and not any(money in sign for sign in signs)


def _is_number(text: str, signs: Sequence[str] = ()) -> bool:
    return any(number(text, mark, signs) is not None for mark in DECIMALS)
