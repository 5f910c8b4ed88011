"""Offer check: where an offer stands among what people in the role report, in today's dollars."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.bands import POINTS, cells
from analysis.offer.offers import PARTS, Offer, Offers, component_of, each
from analysis.package.memory import kept
from analysis.package.tables import Package
from analysis.package.vocabulary import EVERY_TYPE
from analysis.pay import real as real_pay

PERCENTILES = (10, 25, 50, 75, 90)


@kept()
def totals(package: Package, selection: Offers) -> pd.DataFrame:
    """Return the total of each offer in the band of its own role, then in those of the roles a rung up.

    Columns: offer, role_id, asked (company type of the offer), company_types (whose band it is: those of all types
    where the type has under ten people), country, step (0 own rung, 1 next), n, p10 to p90, low, high (USD today),
    amount, percentile, cash and cash_percentile (without equity, NaN unless the equity is on paper), source_id, period.
    """
    rows = []
    for offer in (one for one in each(package, selection) if one.total):
        rung = package.ladder[offer.role].rung
        above = [role.role_id for role in package.ladder.at(rung + 1)]
        for step, role in [(0, offer.role), *((1, role) for role in above)]:
            band = _band(package, selection.currency, offer, role, package.components.of_kind("total"))
            if band is not None:
                rows.append(row_of(offer, band, offer.total, step) | _without_equity(offer, band))
    return pd.DataFrame(rows)


@kept()
def parts(package: Package, selection: Offers) -> pd.DataFrame:
    """Return each part of each offer in the band of its own role: columns as of `totals`, and component.

    A part of nothing has no place among people who have it, and is left out.
    """
    rows = []
    for part in PARTS:
        for offer in each(package, selection):
            component = component_of(package, part)
            band = _band(package, selection.currency, offer, offer.role, component)
            amount = getattr(offer, part)
            if band is not None and amount:
                rows.append(row_of(offer, band, amount, 0) | {"component": component})
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


def _band(package: Package, currency: str, offer: Offer, role: str, component: str) -> pd.Series | None:
    """Return the band of a role at the offer's company type, or at all of them; None where under ten people say."""
    frame = real_pay.bands(package, currency)
    frame = frame[(frame["component"] == component) & (frame["role_id"] == role)]
    for key in (offer.company_type, EVERY_TYPE):
        found = cells(frame, (key,), offer.country)
        if len(found):
            return found.iloc[0]
    return None


def row_of(offer: Offer, band: pd.Series, amount: float, step: int) -> dict:
    """Return an amount of an offer in a band, as a row of `totals`; `step` is 1 where the band is of the next rung."""
    kept = ["role_id", "company_types", "country", "currency", "n", *POINTS, "low", "high", "source_id", "period"]
    standing = {"amount": amount, "percentile": percentile(amount, band[POINTS])}
    return {"offer": offer.name, "asked": offer.company_type, "step": step} | band[kept].to_dict() | standing


def _without_equity(offer: Offer, band: pd.Series) -> dict:
    if not offer.on_paper:
        return {"cash": np.nan, "cash_percentile": np.nan}
    return {"cash": offer.cash, "cash_percentile": percentile(offer.cash, band[POINTS])}
