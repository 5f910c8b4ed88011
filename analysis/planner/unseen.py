"""Why nothing can be said of a path, or of years in the role: too few people were seen to learn from."""

from __future__ import annotations

from analysis import words
from analysis.bands import cells
from analysis.package.memory import kept
from analysis.package.tables import Package
from analysis.planner.observed import curves
from analysis.planner.paths import Path, stepped
from analysis.planner.plan import NEWCOMER, Plan, held, horizon


def unseen(package: Package, plan: Plan, path: Path) -> str:
    """Return why nothing can be said of a path, as words that follow a colon; empty where it can."""
    for company_type, years in _legs(package, path):
        one, place = curves(package, plan.country, company_type), words.at_company_types(package, company_type)
        if one is None:
            few = words.spelled(package.rules["least_n_curve"])
            return f"under {few} people seen {place} in {words.place(package, plan.country)}"
        if years >= one.last:
            return f"hardly anyone seen {place} has more than {words.years(one.last)} of work"
    first = path.type_in(0)
    held = path.begins(package)
    if reason := _few_there(package, plan.country, first, held, path.years, path):
        return reason
    if path.step and path.type_in(horizon(package)) != first:
        there = stepped(package, held, path.step)
        if reason := _few_there(package, plan.country, path.move_to, there, path.years + path.move_in, path):
            return reason
    here = curves(package, plan.country, first)
    if here is not None and here.holds(held, path.years):
        return ""
    whom, when = words.roles(package, path.role_on(package, held)), words.years(path.years)
    return f"nobody seen {words.at_company_types(package, first)} with {when} of work stands on the level of {whom}"


def _few_there(package: Package, country: str, company_type: str, rung: int, years: int, path: Path) -> str:
    """Return that too few people stand on a rung with so many years of work, as words; empty where enough do."""
    standing = _people_there(package, country, company_type, rung, years)
    if standing is None or standing >= package.rules["least_n"]:
        return ""
    few, at = words.few(package), words.at_company_types(package, company_type)
    whom = f"{words.roles(package, path.role_on(package, rung))} with {words.years(years)} of work or more"
    return f"fewer than {few} people seen {at} are {whom}"


@kept(most=256)
def _people_there(package: Package, country: str, company_type: str, rung: int, years: int) -> float | None:
    """Return how many people were seen on a rung with so many years of work or more; None where nobody counted."""
    rows = cells(package["rung_mix"], (company_type,), country)
    if rows.empty:
        return None
    roles = [role.role_id for role in package.ladder.at(rung)]
    later = rows["years_to"].isna() | (rows["years_to"] >= years)
    there = rows[later & rows["role_id"].isin(roles)]
    return float((there["n"] * there["share"] / 100).sum())


def since_unused(package: Package, plan: Plan) -> str:
    """Return why the years in the role tell nothing of the pace; empty where they do or are not said."""
    here = curves(package, plan.country, plan.at)
    if plan.in_role is None or here is None:
        return ""
    if plan.now == NEWCOMER:
        return "there is no role yet"
    if plan.in_role > plan.years:
        return "they are more than all years of work"
    rung = package.ladder[held(package, plan)].rung
    if rung == package.ladder.rungs[0]:
        return "when people entered the first level was not observed"
    since = plan.years - plan.in_role
    if not here.holds(rung, since):
        at = words.at_company_types(package, plan.at)
        return f"nobody seen {at} with {words.years(since)} of work stands on that level"
    return ""


def _legs(package: Package, path: Path) -> list[tuple[str, int]]:
    """Return company types with years of experience for which curves must go on: now, before and after a move."""
    first, moved = path.type_in(0), path.years + path.move_in
    later = [(first, moved - 1), (path.move_to, moved)] if path.type_in(horizon(package)) != first else []
    return [(first, path.years), *later]
