"""What a plan comes to, a sentence a chart: chances, levels, dates and pay of the plan beside its other ways."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis import words
from analysis.package.tables import Package
from analysis.planner import when
from analysis.planner.outlook import outlook
from analysis.planner.paths import paths
from analysis.planner.plan import Plan, chosen_money, target_rung

IN, OVER = "In {}, on average", "Over {}"
"""What leads to amounts after years, and to those added up over them."""


def chance(package: Package, plan: Plan) -> str:
    """Return the band of the chance of the target by path after the years that all of them are seen for."""
    rows = at_common_year(outlook(package, plan).chances, target_rung(package, plan))
    if rows.empty:
        return no_date(package, plan)
    goal = words.rung_or_above(package, target_rung(package, plan))
    parts = [f"{when.band(row.share_low, row.share_high)} if you {row.path}" for row in rows.itertuples()]
    named = f"{goal} within {words.years(rows['years'].iloc[0])}: {words.listed(parts)}"
    # Whole percents outwards: a band of sampled careers has an error of its own.
    ends = {"low": np.floor(100 * rows["share_low"]), "high": np.ceil(100 * rows["share_high"])}
    return named + _difference(rows.assign(**ends))


def rungs(package: Package, plan: Plan) -> str:
    """Return by when half of the plan's own careers reach each rung above."""
    dates = outlook(package, plan).dates
    own = dates[dates["key"] == "plan"]
    if own.empty:
        return no_date(package, plan)
    parts = [
        f"{words.people_or_above(package, row.rung)} in {words.years(row.p50)}"
        for row in own.dropna(subset="p50").itertuples()
    ]
    stated = f"Half are {words.listed(parts)}" if parts else ""
    names = [words.rung_or_above(package, rung) for rung in own.loc[own["p50"].isna(), "rung"]]
    seen = words.years(own["seen"].iloc[0])
    lacking = f"fewer than half reach {names[0]} within the {seen} seen" if names else ""
    return words.capital("; ".join(one for one in (stated, lacking) if one))


def dates(package: Package, plan: Plan) -> str:
    """Return the median date of the target by path; where there is none, by when half reach the rungs above."""
    rows = target_rows(package, plan)
    if rows.empty:
        return rungs(package, plan)
    parts = [f"{when.median_or_beyond(row)} if you {row.path}" for row in rows.itertuples()]
    goal = words.people_or_above(package, target_rung(package, plan))
    return f"Until half are {goal}: {words.listed(parts)}{dates_differ(rows)}"


def pay(package: Package, plan: Plan) -> str:
    """Return the pay by path in the last year that all of them are seen for."""
    return _paid(package, plan, at_common_year(outlook(package, plan).pay, None), IN)


def earned(package: Package, plan: Plan) -> str:
    """Return the pay added up by path over the years that all of them are seen for."""
    return _paid(package, plan, outlook(package, plan).earned, OVER)


def _paid(package: Package, plan: Plan, rows: pd.DataFrame, lead: str) -> str:
    if rows.empty:
        return _no_pay(package, plan)
    write = words.money(chosen_money(package, plan).currency)
    parts = [f"{write(row.p50)} if you {row.path}" for row in rows.itertuples()]
    return f"{paid_lead(package, plan, rows, lead)}: {words.listed(parts)}{_pay_difference(rows)}"


def target_rows(package: Package, plan: Plan) -> pd.DataFrame:
    """Return the dates of the target by path; empty where it is reached already or nobody was seen there."""
    dates = outlook(package, plan).dates
    return dates[dates["rung"] == target_rung(package, plan)]


def at_common_year(rows: pd.DataFrame, rung: int | None) -> pd.DataFrame:
    """Return the rows of the last year that every path has."""
    rows = rows if rung is None else rows[rows["rung"] == rung]
    return rows[rows["years"] == rows.groupby("path")["years"].max().min()] if len(rows) else rows


def dates_differ(rows: pd.DataFrame) -> str:
    """Return whether any median date is clearly another; an end beyond those seen is open."""
    return _difference(rows.assign(low=rows["low"].fillna(np.inf), high=rows["high"].fillna(np.inf)))


def no_date(package: Package, plan: Plan) -> str:
    """Return why there is no date for the target, without a full stop."""
    rung, own = target_rung(package, plan), paths(package, plan)[0]
    if reason := dict(outlook(package, plan).unseen).get(own.label):
        return f"Too few people to say: {reason}"
    name = words.rung_or_above(package, rung)
    if rung <= own.begins(package):
        leads = rung > package.ladder[own.role].rung
        return f"Nothing to wait for: {f'the move makes you {name}' if leads else f'you are {name} already'}"
    at = words.at_company_types(package, own.type_in(0))
    return f"Too few people seen {at} in {words.place(package, plan.country)} are {name}: beyond what we observe"


def _no_pay(package: Package, plan: Plan) -> str:
    if reasons := outlook(package, plan).unseen:
        return f"Too few people to say: {reasons[0][1]}"
    return f"Too few people in {words.place(package, plan.country)} say what they earn on these levels"


def paid_lead(package: Package, plan: Plan, rows: pd.DataFrame, lead: str) -> str:
    """Return what leads to amounts, after whose pay they are where that is another country's than the plan's."""
    country, lead = outlook(package, plan).paid_in, lead.format(words.years(rows["years"].iloc[0]))
    return lead if country == plan.country else f"At {country} pay, {lead[:1].lower()}{lead[1:]}"


def _pay_difference(rows: pd.DataFrame) -> str:
    """Return whether any difference in pay is clear: never after a move, which need not keep one's level."""
    moves = rows["path"].str.contains("move to ")
    return "; no clear difference" if len(rows) > 1 and moves.any() else _difference(rows)


def _difference(rows: pd.DataFrame) -> str:
    """Return whether any difference is clear: two bands that do not overlap."""
    if len(rows) < 2:
        return ""
    own, others = rows.iloc[0], rows.iloc[1:]
    alike = [row.path for row in others.itertuples() if row.low <= own["high"] and row.high >= own["low"]]
    if len(alike) == len(others):
        return "; no clear difference"
    return f"; no clear difference if you {words.listed(alike, 'or')}" if alike else ""
