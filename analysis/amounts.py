"""Amounts as people write them (190k, 190,000, 190.000, £95k, 1.9e5), and as they are shown back.

What cannot be read, or can be read in two ways, is refused in a sentence for whoever wrote it; nothing is cut.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import cache

from babel.numbers import get_currency_name, get_currency_symbol, list_currencies

LOCALE = "en_US"
LONGEST = 40
"""Characters of what was written that a sentence repeats."""

UNITS = {"k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "lakh": 5, "lakhs": 5, "crore": 7, "crores": 7}
"""Powers of ten by the word or letter that stands for them."""

SIGN = r"(?P<sign>-?)"
WRITTEN = re.compile(
    rf"{SIGN}(?P<before>[^\d.,'-]*){SIGN.replace('sign', 'inner')}(?P<digits>[\d.,' ]*\d)"
    rf"(?:e\+?(?P<power>\d{{1,2}}))?\s*(?:(?P<unit>{'|'.join(UNITS)})(?![a-z]))?\s*(?P<after>[^\d]*?)"
    r"(?:\s*(?:/|\ba|\bper)\s*(?:year|yr|share)|\s*p\.?\s?a\.?)?",
    re.ASCII,
)
MINUS = str.maketrans("−–‒’ʼ`", "---'''")
"""What people write for a minus and for an apostrophe."""

GROUPS = {mark: rf"[1-9]\d{{0,2}}(?:{re.escape(mark)}\d{{3}})+" for mark in ",.' "}
INDIAN = r"[1-9]\d?(?:,\d\d)+,\d{3}"
PLAIN = r"\d*"
SURE = re.compile(r"\d{1,3}\.\d\d", re.ASCII)
"""A small amount with its cents is meant as it stands."""


class AmountError(ValueError):
    """What was written is no amount that counts; the message is a sentence for whoever wrote it."""


@cache
def symbol(currency: str) -> str:
    """Return what stands before amounts of a currency: $, €; letters with the space that sets them apart: CHF."""
    sign = get_currency_symbol(currency, locale=LOCALE) if currency else ""
    return f"{sign}\u00a0" if sign[-1:].isalpha() else sign


def shown(amount: float | Decimal, currency: str = "") -> str:
    """Return an amount to the last digit: $190,000, CHF 143,500.50, $0.125; a count without a currency: 10,000."""
    text = f"{Decimal(str(amount)):,f}"
    whole, _point, part = text.partition(".")
    part = part.rstrip("0")
    return symbol(currency) + (f"{whole}.{part:0<2}" if part else whole)


def read(
    text: str, currency: str = "", *, most: float, per: str = "", asked_under: float = 0, decimals: int = 2
) -> float | None:
    """Return what was written as an amount of a currency (a count without one); None where nothing was.

    `per` is the time or thing that it is for ("a year"). An amount under `asked_under` is asked about unless it has its
    cents. With more than two `decimals`, a price, a single point is a decimal one: 1.125; else it parts thousands.
    Raises `AmountError` for what cannot be read, is negative, above `most` or not certain.
    """
    if not text.strip():
        return None
    value = _number(text, currency, decimals)
    if value < 0:
        raise AmountError(f"{_echo(text)} is below zero: an amount is 0 or more.")
    if value > most:
        raise AmountError(f"{_echo(text)} is above {shown(most, currency)}, the most that counts.")
    if value != round(value, decimals):
        fault = f"has more than {decimals} decimals" if decimals else "is not a whole number"
        raise AmountError(f"{_echo(text)} {fault}.")
    if 0 < value < asked_under and not SURE.search(text):
        asked = f"{shown(value)} {per}".rstrip()
        raise AmountError(f"{asked}? Write {shown(value)}k for {shown(1000 * value)}, or {value:.2f} for {asked}.")
    return _plain(value)


def whole(text: str, least: int, most: int) -> int | None:
    """Return what was written as a whole number from `least` to `most`, its unit left out; None where nothing was.

    Raises `AmountError` for any other.
    """
    if not text.strip():
        return None
    bare = re.sub(r"\s*(years?|yrs?|y|%)\s*$", "", text.lower())
    within = f"write a whole number from {least} to {most}"
    try:
        value = _number(bare, "", 0)
    except AmountError:
        raise AmountError(f"{_echo(text)} is not a number: {within}.") from None
    if value != round(value):
        raise AmountError(f"{_echo(text)} is not a whole number: write one from {least} to {most}.")
    if not least <= value <= most:
        raise AmountError(f"{_echo(text)} is {'above' if value > most else 'below'} what counts here: {within}.")
    return int(value)


def _number(text: str, currency: str, decimals: int) -> Decimal:
    """Return the number that was written; raises `AmountError` where there is none, or more than one."""
    plain = unicodedata.normalize("NFKC", text).translate(MINUS).strip().lower()
    found = WRITTEN.fullmatch(plain) if len(plain) <= 2 * LONGEST else None
    marks = [found["before"].strip(), found["after"].strip()] if found else []
    if found is None or not all(_is_of(mark, currency) for mark in marks):
        if any(map(_is_money, marks)) and currency:
            coins = get_currency_name(currency, count=2, locale=LOCALE)
            raise AmountError(f"{_echo(text)} is in another currency: amounts here are in {coins}.")
        raise AmountError(_unread(text, currency, decimals))
    scale = UNITS.get(found["unit"] or "", 0) + int(found["power"] or 0)
    readings = _readings(found["digits"].strip())
    if len(readings) > 1 and "," in found["digits"] and scale:
        both = " or ".join(shown(one.scaleb(scale)) for one in readings)
        raise AmountError(f"{_echo(text)} can be {both}: write one of them.")
    if not readings:
        raise AmountError(_unread(text, currency, decimals))
    is_decimal = "." in found["digits"] and (scale > 0 or decimals > 2)
    value = readings[-1 if is_decimal else 0].scaleb(scale)
    return -value if found["sign"] or found["inner"] else value


def _readings(digits: str) -> list[Decimal]:
    """Return what digits with separators can mean: with a mark between thousands first, as decimals last."""
    found: dict[Decimal, None] = {}
    for mark, grouped in (*GROUPS.items(), (",", INDIAN), ("", PLAIN)):
        for point in (other for other in ".," if other != mark):
            match = re.fullmatch(rf"({grouped})(?:{re.escape(point)}(\d+))?", digits, re.ASCII)
            if match and (match[1] or match[2]):
                plain = re.sub(r"\D", "", match[1]) or "0"
                found.setdefault(Decimal(f"{plain}.{match[2] or 0}"))
    return list(found)


def _is_of(mark: str, currency: str) -> bool:
    """Say whether a mark before or after an amount is that of its currency: nothing, $, US$, USD, dollars."""
    if not mark:
        return True
    if not currency:
        return False
    sign = symbol(currency).strip().lower()
    names = {get_currency_name(currency, count=count, locale=LOCALE).lower() for count in (1, 2)}
    names |= {name.split()[-1] for name in names}
    return sign.endswith(mark) or mark in {currency.lower(), f"{currency[:2].lower()}{sign}", *names}


def _is_money(mark: str) -> bool:
    """Say whether a mark is that of any currency: its code, or a sign that may have letters before it."""
    signed = len(mark) <= 3 and any(unicodedata.category(char) == "Sc" for char in mark)
    return signed or mark.upper() in list_currencies()


def _plain(value: Decimal) -> float:
    return int(value) if value == value.to_integral_value() else float(value)


def _unread(text: str, currency: str, decimals: int) -> str:
    """Return that something is no amount, and how one is written."""
    if not currency:
        return f"{_echo(text)} is not a number: write 10000, 10k or 10,000."
    return f"{_echo(text)} is not an amount: write {'12.50' if decimals > 2 else '190000, 190k or 190,000'}."


def _echo(text: str) -> str:
    """Return what was written, in quotes, on one line and not long."""
    line = "".join(char if char.isprintable() else " " for char in text.strip())
    return f"'{line[:LONGEST]}…'" if len(line) > LONGEST else f"'{line}'"
