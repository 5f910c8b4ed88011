"""Offer check: where an offer stands among what people in the role report, in today's dollars."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.bands import POINTS, cells
from analysis.package.memory import kept
from analysis.package.selection import HOME_COUNTRY
from analysis.package.tables import Package
from analysis.package.vocabulary import EVERY_TYPE
from analysis.pay import real as real_pay
from analysis.progression import rung_of

NAMES = ("a", "b", "c")
PARTS = ("base", "bonus", "equity")
EXAMPLE = {"a": (170_000, 10_000, 60_000), "b": (190_000, 30_000, 110_000), "c": (180_000, 20_000, 70_000)}
"""Amounts that stand for each offer before any is filled in: base, bonus and equity, USD a year."""

PERCENTILES = (10, 25, 50, 75, 90)


@dataclass(frozen=True)
class Offer:
    """One offer, amounts in USD a year: equity is what is granted divided by the years it takes to vest."""

    name: str
    role: str
    company_type: str
    base: int
    bonus: int
    equity: int
    country: str = HOME_COUNTRY

    @property
    def cash(self) -> int:
        """Base and bonus: what is left where equity turns out to be worth nothing."""
        return self.base + self.bonus

    @property
    def total(self) -> int:
        """Base, bonus and equity of a year: one person's own parts do add up."""
        return self.cash + self.equity

    @property
    def on_paper(self) -> bool:
        """Whether its equity is that of a private company, which nobody may be there to buy."""
        return self.company_type == "startup" and self.equity > 0


@dataclass(frozen=True)
class Offers:
    """Up to three offers side by side, by the names in the URL: the first `offers` of a, b and c.

    Amounts are None where nothing is filled in; with no amount at all the offers are an example.
    """

    offers: str = "2"
    a_role: str = "senior_pm"
    a_at: str = "startup"
    a_country: str = HOME_COUNTRY
    a_base: int | None = None
    a_bonus: int | None = None
    a_equity: int | None = None
    b_role: str = "senior_pm"
    b_at: str = "big_tech"
    b_country: str = HOME_COUNTRY
    b_base: int | None = None
    b_bonus: int | None = None
    b_equity: int | None = None
    c_role: str = "senior_pm"
    c_at: str = "public_tech"
    c_country: str = HOME_COUNTRY
    c_base: int | None = None
    c_bonus: int | None = None
    c_equity: int | None = None

    @property
    def example(self) -> bool:
        """Whether no amount is filled in, so that the example's amounts stand in."""
        return not self._filled

    @property
    def each(self) -> tuple[Offer, ...]:
        """The offers with an amount, what is left empty in them counting as nothing; else all with the example's."""
        return tuple(self._offer(name) for name in self._filled or self._names)

    @property
    def _names(self) -> tuple[str, ...]:
        return NAMES[: int(self.offers)]

    @property
    def _filled(self) -> tuple[str, ...]:
        amounts = {name: [getattr(self, f"{name}_{part}") for part in PARTS] for name in self._names}
        return tuple(name for name, given in amounts.items() if any(amount is not None for amount in given))

    def _offer(self, name: str) -> Offer:
        given = (getattr(self, f"{name}_{part}") or 0 for part in PARTS)
        place = (getattr(self, f"{name}_{field}") for field in ("role", "at"))
        return Offer(name, *place, *(EXAMPLE[name] if self.example else given), getattr(self, f"{name}_country"))


@kept()
def totals(package: Package, selection: Offers) -> pd.DataFrame:
    """Return the total of each offer in the band of its own role, then in those of the roles a rung up.

    Columns: offer, role_id, asked (company type of the offer), company_types (whose band it is: those of all types
    where the type has under ten people), country, step (0 own rung, 1 next), n, p10 to p90, low, high (USD today),
    amount, percentile, cash and cash_percentile (without equity, NaN unless the equity is on paper), source_id, period.
    """
    roles = package["roles"]
    rows = []
    for offer in selection.each:
        above = roles.loc[roles["rung"] == rung_of(package, offer.role) + 1, "role_id"]
        for step, role in [(0, offer.role), *((1, role) for role in above)]:
            band = _band(package, offer, role, "total")
            if band is not None:
                rows.append(_row(offer, band, offer.total, step) | _without_equity(offer, band))
    return pd.DataFrame(rows)


@kept()
def parts(package: Package, selection: Offers) -> pd.DataFrame:
    """Return each part of each offer in the band of its own role: columns as of `totals`, and component."""
    rows = []
    for part in PARTS:
        for offer in selection.each:
            band = _band(package, offer, offer.role, part)
            if band is not None:
                rows.append(_row(offer, band, getattr(offer, part), 0) | {"component": part})
    return pd.DataFrame(rows)


def percentile(amount: float, points: np.ndarray) -> float:
    """Return the percentile of an amount between five points of a band (p10 to p90), linearly interpolated.

    Below the 10th it is minus infinity, above the 90th infinity: beyond its points a band says nothing. Where several
    points are the same amount, theirs is the middle of their percentiles.
    """
    points = np.asarray(points, dtype=float)
    if amount < points[0]:
        return -np.inf
    if amount > points[-1]:
        return np.inf
    same = np.flatnonzero(points == amount)
    if len(same):
        return (PERCENTILES[same[0]] + PERCENTILES[same[-1]]) / 2
    return float(np.interp(amount, points, PERCENTILES))


def against_median(row: pd.Series) -> str:
    """Return how an amount stands to a band's median: above or below it beyond its interval, or about at it."""
    if row["amount"] > row["high"]:
        return "above the median"
    return "below the median" if row["amount"] < row["low"] else "about at the median"


def _band(package: Package, offer: Offer, role: str, component: str) -> pd.Series | None:
    """Return the band of a role at the offer's company type, or at all of them; None where under ten people say."""
    frame = real_pay.bands(package)
    frame = frame[(frame["component"] == component) & (frame["role_id"] == role)]
    for key in (offer.company_type, EVERY_TYPE):
        found = cells(frame, (key,), offer.country)
        if len(found):
            return found.iloc[0]
    return None


def _row(offer: Offer, band: pd.Series, amount: int, step: int) -> dict:
    kept = ["role_id", "company_types", "country", "n", *POINTS, "low", "high", "source_id", "period"]
    standing = {"amount": amount, "percentile": percentile(amount, band[POINTS])}
    return {"offer": offer.name, "asked": offer.company_type, "step": step} | band[kept].to_dict() | standing


def _without_equity(offer: Offer, band: pd.Series) -> dict:
    if not offer.on_paper:
        return {"cash": np.nan, "cash_percentile": np.nan}
    return {"cash": offer.cash, "cash_percentile": percentile(offer.cash, band[POINTS])}
