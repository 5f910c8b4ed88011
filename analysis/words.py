"""Figures and choices in words: the one home of number formats and of names in sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache, partial

import pandas as pd
from babel import Locale
from babel.dates import get_month_names
from babel.numbers import get_currency_name

from analysis.amounts import LOCALE, symbol
from analysis.package.selection import Selection, pooled
from analysis.package.tables import Package
from analysis.package.vocabulary import EVERY_TYPE, JOINT, Role

Format = Callable[[float], str]
"""Writes a value with its unit."""

MONTHS = list(get_month_names("abbreviated", locale=LOCALE).values())
SPELLED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
TITLE = 110
"""Characters that a chart's title has at most."""

TENS = {20: "twenty", 30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 70: "seventy", 80: "eighty", 90: "ninety"}


@cache
def money(currency: str) -> Format:
    """Return how amounts of a currency are written on a chart: $950, €235k, £1.25m; letters are set apart: CHF 950."""
    return partial(_amount, symbol=symbol(currency))


def coins(currency: str, count: int = 2) -> str:
    """Return what so many of a currency are counted in: dollars, euros, a pound; its code where it has no name."""
    return get_currency_name(currency, count=count, locale=LOCALE).split()[-1] if currency else "money"


def spelled(number: float) -> str:
    """Return a whole number as in a sentence: ten, fifty; in digits where it is larger: 1,000."""
    whole = int(number)
    return SPELLED[whole] if 0 <= whole < len(SPELLED) else TENS.get(whole, f"{whole:,}")


def few(package: Package, rule: str = "least_n") -> str:
    """Return the least number of people that a figure needs, in words: ten."""
    return spelled(package.rules[rule])


def level(package: Package) -> str:
    """Return how often an interval holds the true value: 90%."""
    return percent(package.rules["interval"])


def ordinal(number: int) -> str:
    """Return a number as a rank: 1st, 2nd, 3rd, 11th, 72nd."""
    ending = {"one": "st", "two": "nd", "few": "rd"}.get(Locale.parse(LOCALE).ordinal_form(number), "th")
    return f"{number}{ending}"


def _amount(amount: float, symbol: str) -> str:
    if amount >= 999_500:
        return f"{symbol}{amount / 1e6:.2f}".rstrip("0").rstrip(".") + "m"
    return f"{symbol}{amount / 1e3:.0f}k" if amount >= 999.5 else f"{symbol}{amount:.0f}"


def number(value: float, digits: int = 1) -> str:
    """Return a number without needless zeros: 9, 1.5, 12,345."""
    text = f"{value:,.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def years(value: float) -> str:
    """Return a duration: under a year, 1 year, 1.5 years, 9 years."""
    text = number(value)
    if text == "0":
        return "under a year"
    return f"{text} year{'' if text == '1' else 's'}"


def years_tick(value: float) -> str:
    """Return a tick of an axis of years; the unit would not fit under every tick of a phone's screen."""
    return number(value) if value == 0 else f"{number(value)} y"


def printable(text: str) -> str:
    """Return a text without the control characters that no office file may hold; line breaks stay."""
    return "".join(char for char in text if char >= " " and char not in "\x7f\ufffe\uffff" or char in "\n\t")


def with_unit(name: str, unit: str) -> str:
    """Return a heading with its unit in brackets: Median (USD); the heading alone where the unit is not known."""
    return f"{name} ({unit})" if unit else name


def percent(value: float) -> str:
    """Return a percentage of 100 without decimals: 27%."""
    return f"{value:.0f}%"


def hundred(shares: Iterable[float]) -> list[int]:
    """Return shares in whole percent that add up to what the shares add up to (largest remainder); NaN counts as 0."""
    exact = [0.0 if pd.isna(share) else float(share) for share in shares]
    wholes = [int(share) for share in exact]
    by_remainder = sorted(range(len(exact)), key=lambda at: wholes[at] - exact[at])
    for at in by_remainder[: round(sum(exact)) - sum(wholes)]:
        wholes[at] += 1
    return wholes


def listed(items: Iterable[str], last: str = "and") -> str:
    """Join items as in a sentence: a, b and c."""
    items = list(items)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}" if items else ""


def capital(text: str) -> str:
    """Return the text with its first letter in upper case and the rest as it is."""
    return text[:1].upper() + text[1:]


def company_types(package: Package, key_or_selection: str | Selection) -> str:
    """Return company types in a sentence: all company types; startups and big tech."""
    key = key_or_selection if isinstance(key_or_selection, str) else pooled(package, key_or_selection)
    if key == EVERY_TYPE:
        return "all company types"
    return listed([package.types[one].plural for one in package.types.members(key)])


def type_names(package: Package, key: str) -> str:
    """Return the labels of company types: Startup; Startup, Big tech; All company types."""
    if key == EVERY_TYPE:
        return "All company types"
    return ", ".join(package.types[one].name for one in package.types.members(key))


def at_company_types(package: Package, key_or_selection: str | Selection) -> str:
    """Return where the chosen people work: across all company types; at startups and big tech."""
    names = company_types(package, key_or_selection)
    return f"{'across' if names.startswith('all') else 'at'} {names}"


def fitting(*versions: str) -> str:
    """Return the first of several versions of a title, fullest first, that is short enough; the last where none is."""
    return next((one for one in versions if len(one) <= TITLE), versions[-1])


def values_by_type(package: Package, values: Iterable[tuple[str, str]]) -> str:
    """Return values and whose they are, types with the same value together.

    `values` holds pairs of a value as text and a key of company types. "7 years at startups, 8 years at corporates
    and public tech"; without a shared value the last two are joined by "and".
    """
    together: dict[str, list[str]] = {}
    for value, key in values:
        together.setdefault(value, []).append(key)
    parts = [f"{value} {at_company_types(package, JOINT.join(keys))}" for value, keys in together.items()]
    return ", ".join(parts) if any(len(keys) > 1 for keys in together.values()) else listed(parts)


def versions_by_type(package: Package, values: Sequence[tuple[float, str]], write: Format) -> tuple[str, str, str]:
    """Return values by company type for `fitting`: all of them, the lowest and the highest, these without their types.

    `values` holds pairs of a value and a key of company types, `write` writes a value. "1 year at startups, 2 years at
    corporates and big tech"; "1 year at startups to 2 years at corporates and big tech"; "1 year to 2 years by company
    type".
    """
    written = [(write(value), key) for value, key in values]
    ordered = [write(value) for value, _key in sorted(values)]
    ends = list(dict.fromkeys((ordered[0], ordered[-1])))
    named = (values_by_type(package, (pair for pair in written if pair[0] == end)) for end in ends)
    return values_by_type(package, written), " to ".join(named), f"{' to '.join(ends)} by company type"


def place(package: Package, country: str) -> str:
    """Return a country as it stands after "in": the United States, India; this data, where it knows no country."""
    return package.countries.get(country, country) or "this data"


def month(iso: str) -> str:
    """Return an ISO month or year as written in text: Jun 2017, 2022."""
    year, *rest = iso.split("-")
    return f"{MONTHS[int(rest[0]) - 1]} {year}" if rest else year


def period(interval: str) -> str:
    """Return an ISO interval of months in words: Jun 2017 to Aug 2021."""
    return " to ".join(dict.fromkeys(month(end) for end in interval.split("/")))


def day(of: date) -> str:
    """Return a day: 25 Nov 2026."""
    return f"{of.day} {MONTHS[of.month - 1]} {of.year}"


def date_month(date: pd.Timestamp) -> str:
    """Return a date's month: Jul 2026."""
    return f"{MONTHS[date.month - 1]} {date.year}"


def role(package: Package, role_id: str) -> str:
    """Return the name of a role: Senior PM."""
    return package.ladder[role_id].name


def a_role(role: Role) -> str:
    """Return a role with its article, in a sentence: an associate PM."""
    return f"{role.article} {role.in_sentence}"


def roles(package: Package, role_id: str) -> str:
    """Return the plural of a role for use in a sentence: senior PMs."""
    return package.ladder[role_id].plural


def rung(package: Package, rung_number: int) -> str:
    """Return the name of a rung, which fork roles share: Principal PM or Group PM."""
    return listed([role.name for role in package.ladder.at(rung_number)], "or")


def rung_in_sentence(package: Package, rung_number: int) -> str:
    """Return the name of a rung in a sentence: senior PM; principal PM or group PM."""
    return listed([role.in_sentence for role in package.ladder.at(rung_number)], "or")


def rung_or_above(package: Package, rung_number: int) -> str:
    """Return a rung as attained: Senior PM or above; Principal PM, Group PM or above."""
    return listed([*(role.name for role in package.ladder.at(rung_number)), "above"], "or")


def people_or_above(package: Package, rung_number: int) -> str:
    """Return the people at a rung or above it: senior PMs or above; principal PMs, group PMs or above."""
    return listed([*(role.plural for role in package.ladder.at(rung_number)), "above"], "or")
