"""What is asked of the owner of a table before it can be read: answers in, what is still missing out."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from babel import Locale
from babel.numbers import get_currency_symbol

from analysis.own.fields import Field
from analysis.own.grid import Grid
from analysis.own.numbers import decimal_of
from analysis.own.people import Told
from analysis.words import LOCALE

BRITISH = "en_GB"
"""Where the dollar of the United States has a sign of its own, US$."""

PERIODS = {"year": 1.0, "month": 12.0, "hour": 0.0}
"""What pay may be told by, and how many of them a year has; hours are asked."""

MONTHS, HOURS = 12.0, 8_784.0
"""Months of a year, for the field of monthly salaries; the most hours that a year has."""


@dataclass(frozen=True)
class Answers:
    """What the owner says: the column of each field, decimals where they are open, money and the period of pay.

    `period` and `rest_period` are of base pay and of the other parts; `salaries` and `hours` are those paid in a year.
    """

    columns: Mapping[str, int]
    decimals: Mapping[str, str] = field(default_factory=dict)
    currency: str = ""
    period: str = ""
    rest_period: str = ""
    salaries: float = MONTHS
    hours: float = 0.0


def currencies() -> dict[str, str]:
    """Return the currencies of the world by code: their names in English."""
    names = Locale.parse(LOCALE).currencies
    return {code: f"{code} · {name}" for code, name in sorted(names.items()) if len(code) == 3}


def signs(currency: str) -> tuple[str, ...]:
    """Return what may stand beside an amount of a currency: its code and its signs, the longest first, also alone.

    Whoever is paid in Canadian dollars writes $, whatever others have to write.
    """
    if not currency:
        return ()
    symbols = [get_currency_symbol(currency, locale=locale) for locale in (LOCALE, BRITISH)]
    alone = [symbol[-1] for symbol in symbols if unicodedata.category(symbol[-1]) == "Sc"]
    return tuple(dict.fromkeys((currency, *sorted(symbols, key=len, reverse=True), *alone)))


def decimals_found(grid: Grid, fields: Sequence[Field], answers: Answers) -> dict[str, str]:
    """Return what marks decimals in each column of numbers, by field; empty where the column leaves it open."""
    return {
        one.key: decimal_of(grid.column(answers.columns[one.key]), signs(answers.currency))
        for one in fields
        if one.kind != "text" and one.key in answers.columns
    }


def still_asked(fields: Sequence[Field], answers: Answers, found: Mapping[str, str]) -> list[str]:
    """Return what has to be said before the table can be read, a sentence each; nothing where all is said."""
    mapped = {one.key: one for one in fields if one.key in answers.columns}
    missing = [f"Which column is “{one.label}”?" for one in fields if one.is_needed and one.key not in mapped]
    columns = list(answers.columns.values())
    doubled = {place for place in columns if columns.count(place) > 1}
    missing += ["One column stands for two fields."] if doubled else []
    amounts = [one for one in mapped.values() if one.kind == "amount"]
    if amounts and not answers.currency:
        missing.append("In which currency are the amounts?")
    if any(one.key not in REST for one in amounts) and not answers.period:
        missing.append("Is pay by the year, the month or the hour?")
    if any(one.key in REST for one in amounts) and not answers.rest_period:
        missing.append("Are bonus and equity by the year or the month?")
    if answers.period == "hour" and not answers.hours:
        missing.append("How many hours a year are paid?")
    open_ = [mapped[key].label for key, decimal in found.items() if not decimal and not answers.decimals.get(key)]
    return [*missing, *(f"What marks decimals in “{label}”?" for label in open_)]


REST = ("bonus", "equity")
"""Parts of pay that are often told by another period than base pay."""


def told(fields: Sequence[Field], answers: Answers, found: Mapping[str, str]) -> Told:
    """Return what `people.taken` needs to know, once nothing is asked any more."""
    of_base = {"month": answers.salaries, "hour": answers.hours}.get(answers.period, 1.0)
    of_rest = PERIODS.get(answers.rest_period, 1.0)
    times = {one.key: of_rest if one.key in REST else of_base for one in fields if one.kind == "amount"}
    decimals = {key: decimal or answers.decimals[key] for key, decimal in found.items()}
    return Told(answers.columns, decimals, times, signs(answers.currency))
