"""What a plan comes to, in words: the opening, the key figures and the finding of each chart."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from analysis import words
from analysis.package.memory import kept
from analysis.package.tables import Package
from analysis.planner import when
from analysis.planner.outlook import lasting, median_date, outlook
from analysis.planner.paths import paths
from analysis.planner.plan import (
    IN_WORDS,
    NEWCOMER,
    SAME,
    STAY,
    STEPS,
    Plan,
    chosen_money,
    first_plan,
    target_rung,
    where,
)
from analysis.planner.unseen import since_unused

NOT_FOLLOWED = (
    "Nobody's career was followed. The careers are sampled from people seen once, as if those seen with more years "
    "were the others' future: a picture of how ladders stand, not a forecast of yours."
)
MOVE_CAVEAT = (
    "The people of a company type are those seen there, wherever they were before. Unless you choose another level, a "
    "move keeps one's own and one's place among others on it, which a new employer may not grant."
)
PAY_CAVEAT = (
    "Pay on the way is the median of the role held: whoever negotiates better or worse than the middle earns more or "
    "less each year. Equity of private companies is counted as reported, though it may come to nothing."
)
TRY_ANOTHER = (
    "Nobody like this was seen, so nothing is drawn. More people were seen at any company type, and between one and "
    "ten years of work."
)
DRAWN_ANEW = "Band: what 90% of draws of the people anew come to, whatever part of careers keeps its pace"
FROM_ENDS = "Band: the same careers from either end of the curves' own 90% bands, whatever part of them keeps its pace"


def how_known(package: Package) -> str:
    """Return what the band around a chance is."""
    return DRAWN_ANEW if package.has("attainment_draws") else FROM_ENDS


@kept()
def answer(package: Package, plan: Plan) -> str:
    """Return the page's opening: who plans, by when half of such careers reach the target, and when otherwise."""
    example = "**An example, until you fill in your own.** " if said_nothing(package, plan) else ""
    return f"{example}{standing(package, plan)}. {_date_of_target(package, plan)}{_otherwise(package, plan)}"


def said_nothing(package: Package, plan: Plan) -> bool:
    """Say whether a plan is the example, whatever the money it is reckoned in."""
    first = first_plan(package)
    return replace(plan, dollars=first.dollars, currency=first.currency) == first


@kept()
def target_rows(package: Package, plan: Plan) -> pd.DataFrame:
    """Return the dates of the target by path; empty where it is reached already or nobody was seen there."""
    dates = outlook(package, plan).dates
    return dates[dates["rung"] == target_rung(package, plan)]


@kept()
def lasting_in_words(package: Package, plan: Plan) -> str:
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


@kept()
def chance_finding(package: Package, plan: Plan) -> str:
    """Return the band of the chance of the target by path after the years that all of them are seen for."""
    rows = at_common_year(outlook(package, plan).chances, target_rung(package, plan))
    if rows.empty:
        return _no_date(package, plan)
    goal = words.rung_or_above(package, target_rung(package, plan))
    parts = [f"{when.band(row.share_low, row.share_high)} if you {row.path}" for row in rows.itertuples()]
    named = f"{goal} within {words.years(rows['years'].iloc[0])}: {words.listed(parts)}"
    # Whole percents outwards: a band of sampled careers has an error of its own.
    ends = {"low": np.floor(100 * rows["share_low"]), "high": np.ceil(100 * rows["share_high"])}
    return named + _difference(rows.assign(**ends))


@kept()
def rungs_finding(package: Package, plan: Plan) -> str:
    """Return by when half of the plan's own careers reach each rung above."""
    dates = outlook(package, plan).dates
    own = dates[dates["key"] == "plan"]
    if own.empty:
        return _no_date(package, plan)
    parts = [
        f"{words.people_or_above(package, row.rung)} in {words.years(row.p50)}"
        for row in own.dropna(subset="p50").itertuples()
    ]
    stated = f"Half are {words.listed(parts)}" if parts else ""
    names = [words.rung_or_above(package, rung) for rung in own.loc[own["p50"].isna(), "rung"]]
    seen = words.years(own["seen"].iloc[0])
    lacking = f"fewer than half reach {names[0]} within the {seen} seen" if names else ""
    return words.capital("; ".join(one for one in (stated, lacking) if one))


@kept()
def dates_finding(package: Package, plan: Plan) -> str:
    """Return the median date of the target by path; where there is none, by when half reach the rungs above."""
    rows = target_rows(package, plan)
    if rows.empty:
        return rungs_finding(package, plan)
    parts = [f"{when.median_or_beyond(row)} if you {row.path}" for row in rows.itertuples()]
    goal = words.people_or_above(package, target_rung(package, plan))
    return f"Until half are {goal}: {words.listed(parts)}{_dates_differ(rows)}"


@kept()
def pay_finding(package: Package, plan: Plan) -> str:
    """Return the pay by path in the last year that all of them are seen for."""
    rows = at_common_year(outlook(package, plan).pay, None)
    if rows.empty:
        return _no_pay(package, plan)
    write = words.money(chosen_money(package, plan).currency)
    parts = [f"{write(row.p50)} if you {row.path}" for row in rows.itertuples()]
    lead = paid_lead(package, plan, f"In {words.years(rows['years'].iloc[0])}, on average")
    return f"{lead}: {words.listed(parts)}" + _pay_difference(rows)


@kept()
def earned_finding(package: Package, plan: Plan) -> str:
    """Return the pay added up by path over the years that all of them are seen for."""
    found = outlook(package, plan)
    if found.earned.empty:
        return _no_pay(package, plan)
    write = words.money(chosen_money(package, plan).currency)
    parts = [f"{write(row.p50)} if you {row.path}" for row in found.earned.itertuples()]
    lead = paid_lead(package, plan, f"Over {words.years(found.over)}")
    return f"{lead}: {words.listed(parts)}" + _pay_difference(found.earned)


@kept()
def known(package: Package, plan: Plan) -> tuple[bool, bool]:
    """Say whether there are dates to draw for a plan, on any path, and whether there is pay."""
    found = outlook(package, plan)
    return len(found.chances) > 0, len(found.pay) > 0


@kept()
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


def _date_of_target(package: Package, plan: Plan) -> str:
    own = target_rows(package, plan).query("key == 'plan'")
    if own.empty:
        return f"**{_no_date(package, plan)}.**"
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
    return f" Until half are there: {words.listed(parts)}{_dates_differ(rows)}."


def _dates_differ(rows: pd.DataFrame) -> str:
    """Return whether any median date is clearly another; an end beyond those seen is open."""
    return _difference(rows.assign(low=rows["low"].fillna(np.inf), high=rows["high"].fillna(np.inf)))


def _doubt(package: Package, chance: pd.Series, stated: str) -> str:
    """Return the interval of a chance in brackets, nothing where it says what is stated already."""
    ends = when.chances(chance["share_low"], chance["share_high"])
    return "" if ends == stated else f" ({words.level(package)} interval {ends})"


def _no_date(package: Package, plan: Plan) -> str:
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


def paid_lead(package: Package, plan: Plan, lead: str) -> str:
    """Return what leads to amounts, after whose pay they are where that is another country's than the plan's."""
    country = outlook(package, plan).paid_in
    return lead if country == plan.country else f"At {country} pay, {lead[:1].lower()}{lead[1:]}"


def at_common_year(rows: pd.DataFrame, rung: int | None) -> pd.DataFrame:
    """Return the rows of the last year that every path has."""
    rows = rows if rung is None else rows[rows["rung"] == rung]
    return rows[rows["years"] == rows.groupby("path")["years"].max().min()] if len(rows) else rows


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
