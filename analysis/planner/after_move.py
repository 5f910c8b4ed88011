"""The level after a move: which ones people of like years and pay hold at the company type that a plan moves to."""

from __future__ import annotations

import pandas as pd

from analysis import words
from analysis.bands import cells
from analysis.finding import Finding, sources_of
from analysis.package.memory import kept
from analysis.package.tables import Package
from analysis.planner.paths import moved_to
from analysis.planner.plan import NEWCOMER, Plan, chosen_money

SCALES = (
    "Company types pay a level differently, so that equal pay may well be another level. Nobody was followed: these "
    "are people seen there, wherever they were before, not what an employer would grant."
)


@kept()
def levels(package: Package, plan: Plan) -> Finding:
    """Return the levels that people hold at the company type of the plan's move, with years and pay like those here.

    Rows: rung, share, low, high (percent, 90 % interval), n, employers, largest_employer, share_largest, years_low,
    years_high, amount_low, amount_high (nominal), currency (the plan's), leaving, source_id, period, country, lowest
    level first.
    """
    rows = cells(package["level_after_move"], (plan.at,), plan.country)
    rows = rows[rows["to_type"] == moved_to(package, plan)]
    rows = rows[rows["rung"] == package.ladder[plan.now].rung] if plan.now != NEWCOMER else rows.iloc[:0]
    rows = rows.drop(columns="rung").rename(columns={"to_rung": "rung", "share_low": "low", "share_high": "high"})
    rows = rows.sort_values("rung", ignore_index=True)
    if rows.empty:
        return Finding(rows, _none(package, plan))
    currency = chosen_money(package, plan).currency
    rate = package.currencies.factor(str(rows["currency"].iloc[0]), currency)
    rows = rows.assign(currency=currency, **{end: rate * rows[end] for end in ("amount_low", "amount_high")})
    return Finding(rows, _sentence(package, plan, rows), notes=_notes(package, rows), sources=sources_of(rows))


def who(package: Package, plan: Plan, rows: pd.DataFrame) -> str:
    """Return whose years and pay are alike, and from where to where these run."""
    one, write = rows.iloc[0], words.money(str(rows["currency"].iloc[0]))
    years = f"{words.number(one['years_low'])} to {words.years(one['years_high'])} of work"
    pay = f"{write(one['amount_low'])} to {write(one['amount_high'])} of nominal total pay a year"
    leaving = f"{words.roles(package, plan.now)} {words.at_company_types(package, plan.at)}"
    return f"{years} and {pay}, the middle halves of {leaving} (n = {one['leaving']:,})"


def _sentence(package: Package, plan: Plan, rows: pd.DataFrame) -> str:
    """Return the shares of the two most frequent levels, as many words as a title has room for."""
    most = rows.sort_values("share", ascending=False, kind="stable").head(2)
    shares = [f"{words.percent(one.share)} are {_people(package, one.rung)}" for one in most.itertuples()]
    there = words.at_company_types(package, moved_to(package, plan))
    return words.fitting(
        f"Of people {there} with the years and pay of {words.roles(package, plan.now)}, {words.listed(shares)}",
        f"{words.capital(there)}, with such years and pay, {words.listed(shares)}",
        f"{words.capital(there)}, with such years and pay, {shares[0]}",
    )


def _people(package: Package, rung: int) -> str:
    return words.listed([role.plural for role in package.ladder.at(rung)], "or")


def _none(package: Package, plan: Plan) -> str:
    if not package.has("level_after_move"):
        return "This data does not tell which level people hold after a move"
    to = moved_to(package, plan)
    if plan.now == NEWCOMER or to not in package.types.ids:
        return "Too few facts for a level after the move: it takes a level held now and one company type to move to"
    return (
        f"Too few {words.roles(package, plan.now)} {words.at_company_types(package, plan.at)}, or people like them "
        f"{words.at_company_types(package, to)}, to say"
    )


def _notes(package: Package, rows: pd.DataFrame) -> tuple[str, ...]:
    one = rows.iloc[0]
    alone = f"{words.capital(one['largest_employer'])} alone has {words.percent(one['share_largest'])} of these people."
    return (alone, SCALES) if one["share_largest"] > package.rules["dominant_percent"] else (SCALES,)
