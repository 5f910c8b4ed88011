"""What a package of the visitor's own needs besides its figures: its source, the parts of pay, what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import pandas as pd
from babel.numbers import get_currency_name

from analysis.amounts import LOCALE
from analysis.own.against import Against
from analysis.own.levels import Level
from analysis.own.own import rows_left_out

SOURCE = "your_data"
TOTAL = "total"
PARTS = {"base": ("Base pay", "salary"), "bonus": ("Bonus", "bonus"), "equity": ("Equity", "equity")}
"""What pay is made of: name and kind."""

CAVEAT = "It is what was uploaded, and was not checked against anything else."


@dataclass(frozen=True)
class Facts:
    """What cannot be read from the rows: the levels, the currency of all amounts, the day of the data and where.

    `place` is where people are of whom no row says it, `least` the least number of people in a cell that is shown.
    `against` is what of the market they are held against, `component` the part of pay that bands are of.
    """

    levels: tuple[Level, ...]
    currency: str
    as_of: date
    place: str
    least: int
    against: Against = field(default_factory=Against)
    component: str = ""

    @property
    def period(self) -> str:
        """The month of the data as an interval."""
        return f"{self.as_of:%Y-%m}/{self.as_of:%Y-%m}"


def source(label: str, method: str, as_of: date, left_out: int) -> pd.DataFrame:
    """Return the table `sources` of one source, the upload; every file made of it says how many rows are left out."""
    named = {"source_id": SOURCE, "title": label, "publisher": "Your data", "attribution": "Your data"}
    dated = {"date": as_of.isoformat(), "period": f"{as_of:%Y-%m}", "url": "", "licence_url": ""}
    told = {"licence": f"Private{rows_left_out(left_out)}", "method": method, "caveat": CAVEAT}
    return pd.DataFrame([named | dated | told | {"kind": "self-report"}])


def components(parts: Sequence[str]) -> pd.DataFrame:
    """Return the table `pay_components`: the whole, and those of `PARTS` that are known."""
    rows: list[tuple[object, ...]] = [(TOTAL, 1, "Total pay", "total pay", "total", "")]
    for slot, part in enumerate(parts, 1):
        name, kind = PARTS[part]
        rows.append((part, slot + 1, name, name.lower(), kind, slot))
    return pd.DataFrame(rows, columns=["component", "position", "name", "label", "kind", "slot"])


def pay_source(parts: Sequence[str]) -> pd.DataFrame:
    """Return the table `pay_sources`: what the rows of people tell of pay."""
    told = {"tells_company_types": "true", "is_neighbour": "false", "role_from": "the column of levels"}
    row = {"source_id": SOURCE, "position": 1, "name": "Your data", "counted": "people", "in_short": "as uploaded"}
    return pd.DataFrame([row | told | {"parts": ";".join([TOTAL, *parts])}])


def money(currency: str, as_of: date) -> pd.DataFrame:
    """Return the table `exchange_rates` of one currency, to itself: the money that all amounts are in."""
    named = {"currency": currency, "name": get_currency_name(currency, locale=LOCALE), "base": currency}
    return pd.DataFrame([named | {"date": as_of.isoformat(), "rate": 1.0, "source_id": SOURCE}])


def coverage(source_id: str, kept: int, left_out: int) -> pd.DataFrame:
    """Return the table `coverage`: what became of the rows of a source."""
    steps = {"read": ("Rows read", kept + left_out), "left_out": ("Left out", left_out), "kept": ("Kept", kept)}
    rows = [(source_id, step, words, count) for step, (words, count) in steps.items()]
    return pd.DataFrame(rows, columns=["source_id", "step", "label", "rows"])
