"""Where offers stand, in words."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from analysis import amounts, words
from analysis.offer.offers import PARTS, Offer, Offers, component_of, each
from analysis.offer.standing import against_median, doubt, parts, totals
from analysis.offer.terms import in_words
from analysis.package.memory import kept
from analysis.package.tables import Package
from analysis.pay.startups import one_company


@kept(most=1)
def on_paper(package: Package) -> str:
    """Return what to know of equity that nobody may be there to buy."""
    return (
        f"Equity of a private company is paper until somebody may buy it: where an offer is from {one_company(package)}"
        ", it is shown with what the company says it is worth, and as if it were worth nothing."
    )


@kept(most=1)
def bands_are_old(package: Package) -> str:
    """Return of when the bands are and how they were brought to today's money, in a sentence."""
    years = [end[:4] for end in package.period_of(package.pay_sources.first).split("/") if end]
    when = f" of {' to '.join(years)}" if years else ""
    return (
        f"The bands are pay reports{when} raised by consumer prices alone: what {package.trade.people} are paid may "
        "have moved more than prices or less."
    )


@kept()
def answer(package: Package, selection: Offers) -> str:
    """Return the page's opening: where each offer stands in its own role."""
    example = "**An example, until you fill in your own.** " if selection.example else ""
    return f"{example}{total_finding(package, selection)}."


@kept()
def beside(package: Package, selection: Offers, offer: str) -> str:
    """Return what stands beside an offer's fields: the example's amounts, or what of its terms counts a year."""
    if selection.example:
        return example_of(package, selection, offer)
    return " ".join(in_words(selection.terms(offer), package.currencies.home))


@kept()
def example_of(package: Package, selection: Offers, offer: str) -> str:
    """Return the amounts that stand in for an offer while nothing is filled in; empty once something is."""
    one = next((one for one in each(package, selection) if one.name == offer), None)
    if not selection.example or one is None:
        return ""
    home = package.currencies.home
    named = [
        f"{package.components.label_of(component)} {amounts.shown(getattr(one, part), home)}"
        for part in PARTS
        if (component := component_of(package, part))
    ]
    return f"Example until you fill in yours: {words.listed(named)} a year."


@kept()
def headline(package: Package, selection: Offers) -> list[tuple[str, str, str]]:
    """Return the key figures: each offer's total, and where it stands."""
    rows, write = own(totals(package, selection)), words.money(package.currencies.home)
    figures = []
    for offer in each(package, selection):
        row = next((one for one in rows.itertuples() if one.offer == offer.name), None)
        whose = "no band to hold it against" if row is None else _standing(package, row)
        figures.append((name(offer.name), write(offer.total), whose))
    return figures


@kept()
def total_finding(package: Package, selection: Offers) -> str:
    """Return where each offer's total stands in its band; above or below the median only beyond its interval."""
    rows = own(totals(package, selection))
    if not any(one.total for one in each(package, selection)):
        return "An offer of nothing has no place among what people report"
    if rows.empty:
        return "Too few people report pay in these roles to hold an offer against"
    said = [
        f"{name(row['offer'])} is {against_median(row)} of {people(package, row)} ({_in_brackets(package, row)})"
        for _index, row in rows.iterrows()
    ]
    nothing = [name(one.name) for one in each(package, selection) if not one.total]
    said += [f"{words.listed(nothing)} {'name' if len(nothing) > 1 else 'names'} no amount"] if nothing else []
    return "; ".join(said)


@kept()
def parts_finding(package: Package, selection: Offers) -> str:
    """Return in which part of its pay each offer stands highest and lowest."""
    rows = parts(package, selection)
    if rows.empty:
        return "Too few people report the parts of their pay to hold an offer against"
    said = []
    for offer, cell in rows.groupby("offer", sort=False):
        ordered = cell.sort_values("percentile")
        low, high = ordered.iloc[0], ordered.iloc[-1]
        highest = f"{part(package, high)} ({_placed(package, high['percentile'], high['n'])})"
        lowest = f"{part(package, low)} ({_placed(package, low['percentile'], low['n'])})"
        if low["percentile"] == high["percentile"]:
            said.append(f"{name(offer)}: {place(low['percentile'])} in every part")
        else:
            said.append(f"{name(offer)} stands highest in {highest}, lowest in {lowest}")
    return "; ".join(said)


@kept()
def notes(package: Package, selection: Offers) -> str:
    """Return which bands are missing, and where those of all company types stand in."""
    every = totals(package, selection)
    said = []
    for offer in (one for one in each(package, selection) if one.total):
        rows = every[every["offer"] == offer.name] if len(every) else every
        if rows.empty or not (rows["step"] == 0).any():
            said.append(
                f"Under ten {_role(package, offer)} in {words.place(package, offer.country)} report pay: "
                f"{name(offer.name)}"
            )
    lacking = every[every["company_types"] != every["asked"]] if len(every) else every
    said += (
        [
            f"Under ten {words.roles(package, row.role_id)} {words.at_company_types(package, row.asked)} in "
            f"{words.place(package, row.country)} report pay: the band of all company types stands in"
            for row in lacking.drop_duplicates(["role_id", "asked", "country"]).itertuples()
        ]
        if len(lacking)
        else []
    )
    return " ".join([f"{one}." for one in said] + _terms(package, selection))


def name(offer: str) -> str:
    """Return an offer's name: Offer A."""
    return f"Offer {offer.upper()}"


def place(percentile: float) -> str:
    """Return a percentile in words: 72nd percentile; below the 10th; above the 90th."""
    if np.isinf(percentile):
        return "above the 90th percentile" if percentile > 0 else "below the 10th percentile"
    return f"{words.ordinal(round(percentile))} percentile"


def _placed(package: Package, percentile: float, n: int) -> str:
    """Return a percentile in words; among few people as the range that it may be."""
    if np.isinf(percentile) or n >= package.rules["thin_n"]:
        return place(percentile)
    low, high = (words.ordinal(round(end)) for end in doubt(percentile, n))
    return f"{low} to {high} percentile among {n} people"


def short(percentile: float) -> str:
    """Return a percentile where there is little room: 72nd, <10th, >90th."""
    if np.isinf(percentile):
        return ">90th" if percentile > 0 else "<10th"
    return words.ordinal(round(percentile))


def own(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the offers in their own roles, without those of the next level."""
    return rows[rows["step"] == 0] if len(rows) else rows


def _terms(package: Package, selection: Offers) -> list[str]:
    """Return what of each offer's terms counts a year, in sentences."""
    home = package.currencies.home
    found = {offer: in_words(selection.terms(offer), home) for offer in selection.filled}
    return [f"{name(offer)}: {' '.join(said)}" for offer, said in found.items() if said]


def _standing(package: Package, row: Any) -> str:
    write = words.money(package.currencies.home)
    return (
        f"total a year, {_placed(package, row.percentile, row.n)} of {words.roles(package, row.role_id)} "
        f"{words.at_company_types(package, row.company_types)}; median {write(row.p50)}, "
        f"90% interval {write(row.low)} to {write(row.high)}, n = {row.n:,}"
    )


def _in_brackets(package: Package, row: pd.Series) -> str:
    """Return an offer's percentile, and that without its equity where that is on paper."""
    whole = _placed(package, row["percentile"], row["n"])
    if pd.isna(row["cash_percentile"]):
        return whole
    return f"{whole}, {_placed(package, row['cash_percentile'], row['n'])} without its equity"


def people(package: Package, row: pd.Series) -> str:
    """Return whose band a row is: senior PMs at startups."""
    return f"{words.roles(package, row['role_id'])} {words.at_company_types(package, row['company_types'])}"


def part(package: Package, row: pd.Series) -> str:
    """Return the part of pay that a row is about, in a sentence."""
    return package.components.label_of(row["component"])


def _role(package: Package, offer: Offer) -> str:
    return words.roles(package, offer.role)
