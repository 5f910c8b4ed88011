"""An article's claim on what a role is paid, held against what people in the role report."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis import words
from analysis.finding import Finding, sources_of
from analysis.package.memory import kept
from analysis.package.selection import Selection
from analysis.package.tables import Package
from analysis.pay import compensation, money, pay_sources

CLAIMED = "claimed"
"""The form of the row that is the claim; others are reported."""

NO_CLAIM = "No claim on the salary of a role in this data"


@kept()
def director_claim(package: Package, selection: Selection) -> Finding:
    """Return the first claim of a range of a role's base pay above what people in that role report, and if it holds.

    Rows as in `compensation.bands`, with `form`: the claim (claimed; p10 to p25 and p75 to p90 are its ends, in the
    chosen money) and each chosen company type (reported). `notes` say where the claim is from. No rows: no claim.
    """
    rows = compensation.bands(package, replace(selection, component=_salary(package), mix="reported")).rows
    claim = _claim(package, selection)
    if claim is None:
        return Finding(rows.iloc[:0].assign(form=""), NO_CLAIM)
    rows = rows[rows["role_id"] == claim["role_id"]].assign(form="reported")
    low, high = claim["value_low"], claim["value_high"]
    ends = {"p10": low, "p25": low, "p75": high, "p90": high, "form": CLAIMED}
    stated = pd.DataFrame([ends | {"role_id": claim["role_id"], "source_id": claim["source_id"]}])
    every = pd.concat([stated.reindex(columns=rows.columns).astype(rows.dtypes), rows], ignore_index=True)
    notes = (_told(package, selection, claim),)
    return Finding(every, _held_against(package, selection, claim, rows), notes=notes, sources=sources_of(rows))


def _salary(package: Package) -> str:
    return package.components.of_kind(pay_sources.SALARY)


def _claim(package: Package, selection: Selection) -> pd.Series | None:
    """Return the first claim of a range of a role's base pay (a row of `claims`), in the chosen money; None for none.

    In today's money it is carried from `priced_in`, the year that it is of, else that of its source.
    """
    rows, home = package["claims"], package.currencies.home
    told = rows[["value_low", "value_high"]].notna().all(axis=1) & (rows["role_id"] != "") & (rows["unit"] == home)
    rows = rows[told & (rows["topic"] == "compensation")]
    if rows.empty:
        return None
    claim, ends = rows.iloc[0].copy(), ["value_low", "value_high"]
    claim["priced_in"] = (claim["stated_for"] or package.date_of(claim["source_id"]))[:4]
    claim[ends] = claim[ends] * money.carried(package, claim["priced_in"], selection)
    return claim


def _told(package: Package, selection: Selection, claim: pd.Series) -> str:
    """Return where the claim is from, what we make of it and, in today's money, of which year it is taken to be."""
    told = f"The claim: {package.title_of(claim['source_id'])}. {claim['verdict_note']}"
    coins = words.coins(package.currencies.home)
    carried = f" Its {coins} are taken to be those of {claim['priced_in']}." if selection.dollars == "today" else ""
    return f"{told}{carried}"


def _held_against(package: Package, selection: Selection, claim: pd.Series, rows: pd.DataFrame) -> str:
    """Return how the middle half of a role's base pay stands to the claimed range, in one sentence."""
    write = money.text(selection)
    low, high = write(claim["value_low"]), write(claim["value_high"])
    if lacking := pay_sources.lacks(package, selection, _salary(package)):
        return lacking
    role = package.ladder[claim["role_id"]]
    people, one = role.short_plural, role.short_in_sentence
    if rows.empty:
        return f"Too few {people} report base pay to hold the claim of {low} to {high} against it"
    above = [
        words.company_types(package, row.company_types) for row in rows.itertuples() if row.low > claim["value_high"]
    ]
    if above:
        where = words.listed(above)
        return words.fitting(
            f"An article has {people} start at {low} to {high} base; the median {one} at {where} reports more",
            f"An article starts {people} at {low} to {high}; medians at {where} are higher",
        )
    return f"The median base pay of {people} is not clearly above the {low} to {high} that an article states"
