"""What a plan comes to, short enough for the title of a chart: the finding, or the plan beside the other ways."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from analysis import attainment, words
from analysis.package.tables import Package
from analysis.planner import sentences as say
from analysis.planner import when
from analysis.planner.outlook import outlook
from analysis.planner.plan import Plan, chosen_money, target_rung


def chance(package: Package, plan: Plan) -> str:
    """Return the band of the chance of the target on the plan and on the other ways."""
    full, rung = say.chance(package, plan), target_rung(package, plan)
    rows = say.at_common_year(outlook(package, plan).chances, rung)
    if rows.empty:
        return full
    lead = f"{words.rung_or_above(package, rung)} in {words.years(rows['years'].iloc[0])}"
    own, others = (
        when.band(part["share_low"].min(), part["share_high"].max()) if len(part) else ""
        for part in (rows.iloc[:1], rows.iloc[1:])
    )
    return _beside(full, lead, rows, own, others)


def rungs(package: Package, plan: Plan) -> str:
    """Return by when half of the plan's own careers reach the levels above."""
    full, dates = say.rungs(package, plan), outlook(package, plan).dates
    own = dates[dates["key"] == "plan"].dropna(subset="p50") if len(dates) else dates
    reached = [(row.rung, f"in {words.years(row.p50)}") for row in own.itertuples()]
    return words.fitting(full, attainment.half_are(package, reached) or full)


def dates(package: Package, plan: Plan) -> str:
    """Return the median date of the target on the plan and on the other ways."""
    every, rows = outlook(package, plan).dates, say.target_rows(package, plan)
    if len(every) and every["p10"].isna().all():
        return (
            f"Too few careers, under one in ten, reach a level above within the {words.years(every['seen'].max())} seen"
        )
    if rows.empty:
        return rungs(package, plan)
    goal = words.people_or_above(package, target_rung(package, plan))
    return _ends(say.dates(package, plan), f"Until half are {goal}", rows, when.median_or_beyond)


def pay(package: Package, plan: Plan) -> str:
    """Return the pay on the plan and on the other ways in the last year that all are seen for."""
    rows = say.at_common_year(outlook(package, plan).pay, None)
    return _paid(package, plan, say.pay(package, plan), rows, say.IN)


def earned(package: Package, plan: Plan) -> str:
    """Return the pay added up on the plan and on the other ways."""
    return _paid(package, plan, say.earned(package, plan), outlook(package, plan).earned, say.OVER)


def _paid(package: Package, plan: Plan, full: str, rows: pd.DataFrame, lead: str) -> str:
    if rows.empty:
        return full
    write = words.money(chosen_money(package, plan).currency)
    return _ends(full, say.paid_lead(package, plan, rows, lead), rows, lambda row: write(row.p50))


def _ends(full: str, lead: str, rows: pd.DataFrame, write: Callable[[Any], str]) -> str:
    """Return `full`, or the value of the first way beside the lowest and the highest of the others."""
    own, *others = rows.itertuples()
    ordered = sorted(others, key=lambda row: (pd.isna(row.p50), row.p50))
    ends = dict.fromkeys(write(row) for row in (ordered[0], ordered[-1])) if ordered else ()
    return _beside(full, lead, rows, write(own), " to ".join(ends))


def _beside(full: str, lead: str, rows: pd.DataFrame, own: str, others: str) -> str:
    """Return `full` where it is short enough, else the value of the first way and those of the others."""
    first = rows.iloc[0]
    verdict = "; no clear difference" if full.endswith("; no clear difference") else ""
    verdict = verdict or "; some clearly apart" * ("; no clear difference" in full)
    plan = "on your plan" if first["key"] == "plan" else "on one way"
    ways = [
        f"if you {first['path']}, {others} otherwise",
        f"{plan}, {others} otherwise",
        f"{plan}, else {others}",
        plan,
    ]
    ways = ways if others else [f"if you {first['path']}", plan]
    ways = ["on every way"] if own == others else ways
    return words.fitting(full, *(f"{lead}: {own} {way}{verdict}" for way in ways))
