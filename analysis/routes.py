"""Routes in: the ways into product management, and what each background brings, held against a PM's profile."""

from __future__ import annotations

import pandas as pd

from analysis import gaps, growth, skills, words
from analysis.finding import Finding, sources_of
from analysis.growth import Assessment
from analysis.inputs import Choice, Input
from analysis.package.memory import kept
from analysis.package.selection import Selection, first_selection, named
from analysis.package.tables import Package
from analysis.package.vocabulary import Role

HEADINGS = {
    "head_start": "Head start",
    "gap": "Gap",
    "first_step": "First step",
    "show": "What to show",
}


def inputs(package: Package) -> dict[str, Input]:
    """Return what can be chosen of routes, by the names in the URL: where one comes from."""
    first = first_selection(package).background
    return {"background": Choice("Where you come from", named(package, "backgrounds"), first, "routes")}


NOTHING = "No backgrounds and skills in this data to hold a newcomer against"


@kept(most=1)
def is_told(package: Package) -> bool:
    """Say whether backgrounds, skills, and the levels of both are there."""
    tables = ("backgrounds", "background_levels", "skills", "skill_levels", "mastery_levels")
    return all(len(package[table]) for table in tables) and set(skills.covered(package)) >= {
        role.role_id for role in held_against(package)
    }


@kept()
def opening(package: Package, selection: Selection) -> Finding:
    """Return what the chosen background brings, and its widest gaps; `rows` are those of `profile`."""
    found = profile(package, selection)
    rows = found.rows
    if rows.empty:
        return Finding(rows, f"{found.sentence}.")
    below_entry, below_goal = (int(rows[column].gt(0).sum()) for column in ("behind", "gap"))
    wide = [f"**{name.lower()}**" for name in gaps.widest(rows)["name"]]
    entry, goal = (words.a_role(role) for role in held_against(package))
    missing = f"What is missing most is {words.listed(wide)}." if wide else "No skill is missing."
    sentence = (
        f"{words.capital(background_people(package, selection))} bring what is expected of {entry} in "
        f"**{len(rows) - below_entry} of {len(rows)}** skills, and of {goal} in {len(rows) - below_goal}. {missing}"
    )
    return Finding(rows, sentence, notes=found.notes, sources=found.sources)


@kept()
def profile(package: Package, selection: Selection) -> Finding:
    """Return the widest gaps of the chosen background to the second role's profile.

    `rows`, a skill each in their order, have the columns of `growth.comparison`: skill_id, name, me (the background's
    level), rung (the first role's), next (the second's), gap (levels missing to the second) and behind (levels missing
    to the first); and note, why we read the background so. `notes` name the gaps that are as wide as the last one.
    """
    if not is_told(package):
        return Finding(pd.DataFrame(), NOTHING)
    levels = package["background_levels"]
    levels = levels.loc[levels["background_id"] == selection.background, ["skill_id", "level", "note"]]
    read = skills.in_order(package)[["skill_id"]].merge(levels, on="skill_id", how="left", validate="one_to_one")
    mine = Assessment(package.ladder.first.role_id, tuple(read["level"]))
    rows = growth.comparison(package, mine).assign(note=read["note"])
    others = [name.lower() for name in gaps.equally_wide(rows)]
    tied = (f"As wide as the last gap named: {words.listed(others)}.",) if others else ()
    return Finding(rows, _widest(package, selection, rows), notes=tied, sources=_sources(package))


@kept(most=1)
def matrix(package: Package) -> Finding:
    """Return which backgrounds are nearest to the second role, and how many skills they have yet to learn.

    `rows` are by role or background: the two roles first, then the backgrounds, nearest first. Columns: name,
    below_entry and below_goal (skills, NA for roles), and the level of mastery of each skill, by id in their order.
    """
    if not is_told(package):
        return Finding(pd.DataFrame(), NOTHING)
    entry_and_goal, far = held_against(package), distances(package).set_index("background_id")
    roles = pd.DataFrame({"name": {role.role_id: role.name for role in entry_and_goal}}).join(expected(package))
    backgrounds = far.join(_levels(package))
    rows = pd.concat([roles, backgrounds])[backgrounds.columns]
    return Finding(rows, _nearest(package, far), sources=_sources(package))


def held_against(package: Package) -> tuple[Role, Role]:
    """Return whose profiles a newcomer's is held against: the first role, and the one that it is to lead to."""
    return package.ladder.first, package.ladder.second


@kept()
def expected(package: Package) -> pd.DataFrame:
    """Return the level expected of the two roles that backgrounds are held against: one row a role."""
    return skills.by_role(package)[[role.role_id for role in held_against(package)]].T


@kept()
def distances(package: Package) -> pd.DataFrame:
    """Return in how many skills each background is below the first role and below the second, nearest first.

    Columns: background_id, name, below_entry, below_goal. Skills are counted, not levels: the scale is ordinal.
    """
    levels, roles = _levels(package), expected(package)
    below = pd.DataFrame(
        {
            name: levels.lt(roles.loc[role.role_id]).sum(axis=1)
            for name, role in zip(("below_entry", "below_goal"), held_against(package), strict=True)
        }
    )
    backgrounds = package["backgrounds"].sort_values("position")[["background_id", "name"]]
    rows = backgrounds.join(below, on="background_id")
    return rows.sort_values(["below_goal", "below_entry"], kind="stable").reset_index(drop=True)


def _nearest(package: Package, rows: pd.DataFrame) -> str:
    nearest = rows[rows["below_goal"] == rows["below_goal"].min()]
    below = nearest["below_goal"].iloc[0]
    names = words.listed(nearest["name"].map(_in_sentence).tolist())
    verb = "is" if len(nearest) == 1 else "are"
    goal, number = words.a_role(package.ladder.second), len(skills.in_order(package))
    return f"By our reading {names} {verb} nearest to {goal}: below in {below} of {number} skills"


def _widest(package: Package, selection: Selection, rows: pd.DataFrame) -> str:
    """Return the widest gaps of the chosen background to the second role's profile."""
    people, named, goal = (
        background_people(package, selection),
        gaps.widest(rows),
        words.a_role(package.ladder.second),
    )
    if named.empty:
        return f"By our reading {people} reach the level of {goal} in all {len(rows)} skills"
    wide, width = gaps.in_words(named), "widest gap" if len(named) == 1 else "widest gaps"
    return words.fitting(
        f"By our reading the {width} from {people} to {goal}: {wide}",
        f"{words.capital(width)} from {people} to {goal}: {wide}",
        f"{words.capital(width)} of {people}: {wide}",
    )


@kept()
def in_words(package: Package, selection: Selection) -> list[tuple[str, str]]:
    """Return head start, gap, first step and what to show of the chosen background, as pairs of heading and text."""
    if package["backgrounds"].empty:
        return []
    row = _background(package, selection)
    return [(heading, row[column]) for column, heading in HEADINGS.items()]


@kept()
def basis(package: Package, selection: Selection) -> str:
    """Return what of the chosen background's texts is in an article and what is our reading, with who says so."""
    if package["backgrounds"].empty:
        return ""
    row = _background(package, selection)
    return f"{row['basis']} ({package.publisher_of(row['source_id'])})"


@kept()
def ways(package: Package) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the ways in: name, and pairs of heading and text."""
    headings = {"what": "What it is", "suits": "Whom it suits", "first_step": "First step"}
    headings |= {"show": "What to show", "beware": "Beware"}
    rows = package["trajectories"].sort_values("position")
    return [
        (row["name"], [(text, row[column]) for column, text in headings.items()]) for _index, row in rows.iterrows()
    ]


@kept()
def ways_basis(package: Package) -> str:
    """Return who names the ways in, what else the source names, and what is our reading."""
    if package["trajectories"].empty:
        return ""
    source = package["trajectories"]["source_id"].iloc[0]
    return (
        f"The ways and whom they suit are {package.publisher_of(source)}'s; first step, what to show and what "
        f"to beware of are our reading. {package.caveat_on('trajectories')}".strip()
    )


@kept()
def background_people(package: Package, selection: Selection) -> str:
    """Return the people of the chosen background in a sentence: engineers."""
    return _background(package, selection)["people"]


def _background(package: Package, selection: Selection) -> pd.Series:
    return package["backgrounds"].set_index("background_id").loc[selection.background]


def _levels(package: Package) -> pd.DataFrame:
    """Return the level that each background brings: one row a background, one column a skill in order."""
    levels = package["background_levels"].pivot(index="background_id", columns="skill_id", values="level")
    return levels[skills.in_order(package)["skill_id"]]


def _sources(package: Package) -> tuple[str, ...]:
    return sources_of(package["background_levels"], package["skill_levels"])


def _in_sentence(name: str) -> str:
    """Return a background's label in a sentence: acronyms keep their capitals."""
    return name if name[:2].isupper() else name.lower()
