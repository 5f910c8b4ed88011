"""The page's opening: who plans, by when half of such careers reach the target, and what the pace changes of it."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis import words
from analysis.package.tables import Package
from analysis.planner import when
from analysis.planner.outlook import lasting, median_date, outlook
from analysis.planner.plan import IN_WORDS, NEWCOMER, SAME, STAY, STEPS, Plan, first_plan, target_rung, where
from analysis.planner.sentences import dates_differ, no_date, target_rows
from analysis.planner.unseen import since_unused


def sentence(package: Package, plan: Plan) -> str:
    """Return the page's opening: who plans, by when half of such careers reach the target, and when otherwise."""
    example = "**An example, until you fill in your own.** " if _said_nothing(package, plan) else ""
    return f"{example}{standing(package, plan)}. {_date_of_target(package, plan)}{_otherwise(package, plan)}"


def pace(package: Package, plan: Plan) -> str:
    """Return what persistence means and what the plan's own date would be without it and with nothing else."""
    text = (
        f"**Pace.** {words.percent(plan.lasts)} of careers are taken to keep their pace for five years; the others "
        "have theirs drawn anew among people on the same level. Nothing observed here says how many do: it is a "
        f"setting, {words.percent(Plan.lasts)} unless you change it."
    )
    rung = target_rung(package, plan)
    own = target_rows(package, plan).query("key == 'plan'")
    if own.empty:
        return text
    dates = (median_date(package, lasting(plan, percentage), rung) for percentage in (0, 100))
    never, ever = (when.years_or_beyond(date, own["seen"].iloc[0]) for date in dates)
    return f"{text} At 0% the median date would be {never}, at 100% {ever}."


def standing(package: Package, plan: Plan) -> str:
    """Return who plans: role, place, years of work and a planned move."""
    place, worked = f"{where(package, plan.at)} in {words.place(package, plan.country)}", words.years(plan.years)
    if plan.now == NEWCOMER:
        who = f"Not in {package.trade.field} yet, {worked} of other work, heading for {place}"
    else:
        who = f"{words.role(package, plan.now)} at {place}, {worked} of work"
    unused = since_unused(package, plan)
    if plan.in_role is not None and not unused:
        who += f", {words.number(plan.in_role)} of them in the role"
    if plan.move_to not in (STAY, plan.at):
        who += f", to {where(package, plan.move_to)} {f'in {words.years(plan.move_in)}' if plan.move_in else 'now'}"
        who += f" ({IN_WORDS[STEPS[plan.level]]})" if plan.level != SAME and plan.now != NEWCOMER else ""
    return f"{who} (years in the role left out: {unused})" if unused else who


def _said_nothing(package: Package, plan: Plan) -> bool:
    """Say whether a plan is the example, whatever the money it is reckoned in."""
    first = first_plan(package)
    return replace(plan, dollars=first.dollars, currency=first.currency) == first


def _date_of_target(package: Package, plan: Plan) -> str:
    own = target_rows(package, plan).query("key == 'plan'")
    if own.empty:
        return f"**{no_date(package, plan)}.**"
    row, goal = next(own.itertuples()), words.people_or_above(package, target_rung(package, plan))
    chances = outlook(package, plan).chances.query("key == 'plan' and rung == @row.rung").set_index("years")
    year = min(5, row.seen)
    then = chances.loc[year]
    ends = when.chances(then["pace_low"], then["pace_high"])
    open_ends = ": nothing observed says how long a pace lasts" if " to " in ends else ""
    by_then = f"The chance within {words.years(year)} is **{ends}**{_doubt(package, then, ends)}{open_ends}"
    if pd.isna(row.p50):
        return f"Fewer than half are **{goal}** within the {words.years(row.seen)} that we observe. {by_then}."
    return (
        f"Half of such careers are **{goal} within {words.years(row.p50)}** (80% range {when.spread(row)}). {by_then}."
    )


def _otherwise(package: Package, plan: Plan) -> str:
    """Return the median dates of the other paths, and whether any is clearly another, in a sentence after a space."""
    rows = target_rows(package, plan)
    others = rows[rows["key"] != "plan"]
    if len(others) in (0, len(rows)):
        return ""
    parts = [f"{when.median_or_beyond(row)} if you {row.path}" for row in others.itertuples()]
    return f" Until half are there: {words.listed(parts)}{dates_differ(rows)}."


def _doubt(package: Package, chance: pd.Series, stated: str) -> str:
    """Return the interval of a chance in brackets, nothing where it says what is stated already."""
    ends = when.chances(chance["share_low"], chance["share_high"])
    return "" if ends == stated else f" ({words.level(package)} interval {ends})"
