"""Where offers stand, in words: what findings and their titles are made of."""

from __future__ import annotations

import pandas as pd

from analysis import amounts, words
from analysis.offer import verdict
from analysis.offer.offers import PARTS, Offer, Offers, component_of, each, money_of
from analysis.offer.standing import parts, totals
from analysis.offer.terms import in_words
from analysis.offer.verdict import Verdict
from analysis.package.memory import kept
from analysis.package.tables import Package
from analysis.pay.startups import one_company

JOINT = {"highest": ", lowest in", "higher": " than in"}
"""What leads from the part in which an offer stands highest, or higher, to the other one."""


def on_paper(package: Package) -> str:
    """Return what to know of equity that nobody may be there to buy."""
    return (
        f"Equity of a private company is paper until somebody may buy it: where an offer is from {one_company(package)}"
        ", it is shown with what the company says it is worth, and as if it were worth nothing."
    )


def bands_are_old(package: Package) -> str:
    """Return of when the bands are and how they were brought to today's money, in a sentence."""
    years = [end[:4] for end in package.period_of(package.pay_sources.first).split("/") if end]
    when = f" of {' to '.join(years)}" if years else ""
    return (
        f"The bands are pay reports{when} raised by consumer prices alone: what {package.trade.people} are paid may "
        "have moved more than prices or less."
    )


@kept()
def beside(package: Package, selection: Offers, offer: str) -> str:
    """Return what stands beside an offer's fields: the example's amounts, or what counts; empty for one not counted."""
    one = next((one for one in each(package, selection) if one.name == offer), None)
    if one is None:
        return ""
    home = money_of(package, selection)
    said = [_example_of(package, one, home)] if selection.example else in_words(selection.of(offer).terms, home)
    return " ".join([*said, f"Total: {amounts.shown(round(one.total), home)} a year."])


def _example_of(package: Package, one: Offer, home: str) -> str:
    """Return the amounts that stand in for an offer while nothing is filled in."""
    named = [
        f"{package.components.label_of(component)} {amounts.shown(getattr(one, part), home)}"
        for part in PARTS
        if (component := component_of(package, part))
    ]
    return f"Example until you fill in yours: {words.listed(named)}."


@kept()
def of_totals(package: Package, selection: Offers) -> str:
    """Return where each offer's total stands in its band, and on which side of the median where that is clear."""
    rows = own(totals(package, selection))
    if not any(one.total for one in each(package, selection)):
        return "An offer of nothing has no place among what people report"
    if rows.empty:
        return "Too few people report pay in these roles to hold an offer against"
    said = [
        f"{name(row['offer'])}: {verdict.on(package, row).of(people(package, row))}{_without_equity(package, row)}"
        for _index, row in rows.iterrows()
    ]
    nothing = [name(one.name) for one in each(package, selection) if not one.total]
    said += [f"{words.listed(nothing)} {'name' if len(nothing) > 1 else 'names'} no amount"] if nothing else []
    return "; ".join(said)


@kept()
def of_parts(package: Package, selection: Offers) -> str:
    """Return in which part of its pay each offer stands highest and lowest."""
    rows = parts(package, selection)
    if rows.empty:
        return "Too few people report the parts of their pay to hold an offer against"
    said = [f"{name(offer)}{_parts_of_one(package, cell)}" for offer, cell in rows.groupby("offer", sort=False)]
    return "; ".join(said)


def ends(package: Package, cell: pd.DataFrame) -> tuple[tuple[str, Verdict], tuple[str, Verdict], str]:
    """Return the parts of one offer in which it stands lowest and highest, each with its verdict, and how they differ.

    That is "highest" among three or more whose percentiles are clearly apart, "higher" of two, and else nothing.
    """
    ordered = cell.sort_values("percentile")
    low, high = ((part(package, ordered.iloc[at]), verdict.on(package, ordered.iloc[at])) for at in (0, -1))
    differs = verdict.apart(low[1], high[1])
    return low, high, ("highest" if len(cell) > 2 else "higher") if differs else ""


def _parts_of_one(package: Package, cell: pd.DataFrame) -> str:
    """Return in which parts of its pay one offer stands lowest and highest, after its name."""
    (lowest, low), (highest, high), how = ends(package, cell)
    if how:
        return f" stands {how} in {highest} ({high.place}){JOINT[how]} {lowest} ({low.place})"
    if low.place == high.place:
        return f": {low.place} in {lowest if len(cell) == 1 else 'every part'}"
    return f": no clear difference between its parts, {low.place} in {lowest}, {high.place} in {highest}"


def notes(package: Package, selection: Offers) -> tuple[str, ...]:
    """Return which bands are missing, where those of all company types stand in, and what of the terms counts."""
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
    return (*(f"{one}." for one in said), *_terms(package, selection))


def name(offer: str) -> str:
    """Return an offer's name: Offer A."""
    return f"Offer {offer.upper()}"


def own(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the offers in their own roles, without those of the next level."""
    return rows[rows["step"] == 0] if len(rows) else rows


def _terms(package: Package, selection: Offers) -> list[str]:
    """Return what of each offer's terms counts a year, in sentences."""
    home = money_of(package, selection)
    found = {offer: in_words(selection.of(offer).terms, home) for offer in selection.filled}
    return [f"{name(offer)}: {' '.join(said)}" for offer, said in found.items() if said]


def _without_equity(package: Package, row: pd.Series) -> str:
    """Return where an offer stands without its equity, in brackets; empty where that is not on paper."""
    if pd.isna(row["cash_percentile"]):
        return ""
    return f" ({verdict.on(package, row, 'cash', 'cash_percentile').place} without its equity)"


def people(package: Package, row: pd.Series) -> str:
    """Return whose band a row is: senior PMs at startups."""
    return f"{words.roles(package, row['role_id'])} {words.at_company_types(package, row['company_types'])}"


def part(package: Package, row: pd.Series) -> str:
    """Return the part of pay that a row is about, in a sentence."""
    return package.components.label_of(row["component"])


def _role(package: Package, offer: Offer) -> str:
    return words.roles(package, offer.role)
