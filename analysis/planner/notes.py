"""What the charts of a plan leave out, and why; whose pay stands in; that a move is taken to keep the level."""

from __future__ import annotations

from analysis import words
from analysis.package.tables import Package
from analysis.planner.outlook import outlook
from analysis.planner.paths import paths
from analysis.planner.plan import IN_WORDS, Plan, target_rung

KEPT = "A move is taken to keep the level"


def of_paths(package: Package, plan: Plan, *, pay: bool = False) -> str:
    """Return what is absent and why, and whose pay stands in for whose."""
    found = outlook(package, plan)
    said = [KEPT] if any(_keeps_level(path) for path in [*found.chances["path"], *found.pay["path"]]) else []
    said += [f"Nothing is said for those who {path}: {reason}" for path, reason in found.unseen]
    if pay:
        few = words.spelled(package.rules["least_n"])
        if found.paid_in != plan.country:
            said.append(
                f"Too few people in {words.place(package, plan.country)} say what they earn on these levels: pay is "
                f"that of {words.place(package, found.paid_in)}, for careers as they are at home"
            )
        said += [
            f"Under {few} {words.roles(package, role)} {words.at_company_types(package, company_type)} "
            "say what they earn: "
            "the median of all company types stands in"
            for role, company_type in found.stand_in
        ]
        said += [f"No pay for those who {path}: too few say what they earn on the way" for path in found.unpaid]
    return " ".join(f"{one}." for one in said)


def _keeps_level(path: str) -> bool:
    return path.startswith("move") and not any(step in path for step in IN_WORDS.values())


def without_target(package: Package, plan: Plan) -> str:
    """Return which ways have no curve of the target, beside others that have one; empty where all have."""
    found, rung = outlook(package, plan), target_rung(package, plan)
    there = set(found.chances.loc[found.chances["rung"] == rung, "path"])
    unknown = {*there, *dict(found.unseen)}
    lacking = [path.label for path in paths(package, plan) if path.key != "fork" and path.label not in unknown]
    if not there or not lacking:
        return ""
    goal = words.people_or_above(package, rung)
    return f"Too few {goal} were seen for those who {words.listed(lacking, 'or')}: beyond what we observe."


def open_ends(package: Package, plan: Plan) -> str:
    """Return which levels half may reach only later than seen, though the curves say when; empty where none."""
    dates = outlook(package, plan).dates
    rows = dates[(dates["key"] == "plan") & dates["p50"].notna() & dates["high"].isna()] if len(dates) else dates
    if rows.empty:
        return ""
    levels = words.listed([words.people_or_above(package, rung) for rung in rows["rung"]])
    seen = words.years(rows["seen"].iloc[0])
    return f"By the {words.level(package)} interval, half may be {levels} only after the {seen} seen."
