"""Growth: where somebody stands against the skills of a rung and the next one, and what to show before the step."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis import gaps, skills, words
from analysis.finding import Finding, sources_of
from analysis.inputs import Input, Ratings, Ticks
from analysis.package.memory import kept
from analysis.package.tables import Package


@dataclass(frozen=True)
class Assessment:
    """How somebody rates themselves: their role, and a level of mastery for each skill in the skills' order.

    A level is 0 to 4, or None where it is not rated; skills beyond the last level are not rated.
    """

    role: str = ""
    skills: tuple[int | None, ...] = ()

    @property
    def rated(self) -> int:
        """How many skills are rated."""
        return sum(level is not None for level in self.skills)


@kept()
def first_assessment(package: Package) -> Assessment:
    """Return an assessment before anything is entered: the role shown first, nothing rated."""
    return Assessment(package.ladder.first_shown.role_id)


def inputs(package: Package) -> dict[str, Input]:
    """Return what is entered of oneself, by the names in the URL: a level a skill, and the milestones reached."""
    levels = tuple(package["mastery_levels"]["level"])
    return {
        "skills": Ratings("Skills", "growth", len(package["skills"]), levels),
        "done": Ticks("Milestones", "growth", tuple(package["milestones"]["milestone_id"])),
    }


@kept()
def opening(package: Package, mine: Assessment, done: tuple[str, ...]) -> Finding:
    """Return the widest gaps or what changes with the next rung, and how many milestones on the way are ticked.

    `rows` are the milestones; the note says what of it all is the sources' and what is our reading.
    """
    steps = milestones(package, mine.role, done)
    sentence = f"{_gaps(package, mine, '**') if mine.rated else skills.step(package, mine.role)}."
    if package.has("milestones"):
        ticked = f"**{steps['done'].sum()} of {len(steps)}** milestones on the way to"
        above = f"{ticked} {skills.next_people(package, mine.role)} are ticked."
        sentence += f" {'No level of the ladder lies above.' if steps.empty else above}"
    return Finding(steps, sentence, notes=(_reading(package),), sources=sources_of(steps))


@kept()
def skills_by_rung(package: Package, mine: Assessment) -> Finding:
    """Return how the levels expected change from a role to the next one.

    `rows`: the level that is expected, a skill (skill_id) each in their order, one column a role that is covered. The
    note says how the framework's roles were matched.
    """
    if not skills.is_told(package):
        return Finding(pd.DataFrame(), skills.NOTHING)
    sentence, notes = skills.step(package, mine.role, named=False), (skills.mapping(package),)
    return Finding(skills.by_role(package), sentence, notes=notes, sources=sources_of(package["skill_levels"]))


@kept()
def me(package: Package, mine: Assessment) -> Finding:
    """Return the widest gaps of somebody, or that there is none; `rows` are those of `comparison`.

    The note names the skills that are not rated, where others are.
    """
    if not skills.is_told(package):
        return Finding(pd.DataFrame(), skills.NOTHING)
    rows = comparison(package, mine)
    left = rows.loc[rows["me"].isna(), "name"].str.lower().tolist()
    notes = (f"Not rated: {words.listed(left)}.",) if 0 < len(left) < len(rows) else ()
    return Finding(rows, _title(package, mine), notes=notes, sources=sources_of(package["skill_levels"]))


@kept()
def work_on(package: Package, mine: Assessment) -> Finding:
    """Return the widest gaps to what the framework expects, at any length.

    `rows`, a gap each: skill_id, name, standing (in words), advice, source_id. `notes` are the gaps in words: how wide,
    what to do next and who says so, and which others are as wide.
    """
    if not skills.is_told(package):
        return Finding(pd.DataFrame(), skills.NOTHING)
    rows = _advice(package, mine)
    wide = [
        f"**{row.name}**. {row.standing} Next step: {row.advice} ({package.publisher_of(row.source_id)})"
        for row in rows.itertuples(index=False)
    ]
    notes = tuple(filter(None, (*wide, _ties(comparison(package, mine)))))
    return Finding(rows, _gaps(package, mine), notes=notes, sources=sources_of(rows))


@kept(most=256)
def comparison(package: Package, mine: Assessment) -> pd.DataFrame:
    """Return one row a skill, in order: what is expected of the role and of the next one, and how far off it is.

    Columns: skill_id, name, article_skill, me, rung, next (levels, NA where not rated or not covered), gap (levels
    missing to the next rung, or to the own one where the framework ends there; 0 where none is missing) and behind
    (levels missing to the own rung).
    """
    every = skills.in_order(package)
    rated = [*mine.skills, *[None] * len(every)][: len(every)]
    me = pd.Series(rated, dtype="Int64")
    rung, above = (skills.expected(package, roles) for roles in ([mine.role], skills.next_roles(package, mine.role)))
    return every[["skill_id", "name", "article_skill"]].assign(
        me=me,
        rung=rung,
        next=above,
        gap=(above.fillna(rung) - me).clip(lower=0),
        behind=(rung - me).clip(lower=0),
    )


def _gaps(package: Package, mine: Assessment, mark: str = "") -> str:
    """Return the widest gaps of somebody, or that there is none, without a full stop; `mark` stands around names."""
    if not skills.is_told(package):
        return skills.NOTHING
    rows, goal = comparison(package, mine), goal_people(package, mine.role)
    if rows["rung"].isna().all():
        return skills.step(package, mine.role)
    if not mine.rated:
        return f"Rate yourself to see your gaps to what {skills.framework(package)} expects of {goal}"
    named = gaps.widest(rows)
    if named.empty:
        rated, every = int(rows["me"].notna().sum()), len(rows)
        which = f"all {every} skills" if rated == every else f"the {rated} of {every} skills that you rated"
        return f"In {which} you are at or above the level expected of {goal}"
    lead = "Your one gap" if len(named) == 1 else "Your two widest gaps"
    return f"{lead} to what {skills.framework(package)} expects of {goal}: {gaps.in_words(named, mark)}"


def _title(package: Package, mine: Assessment) -> str:
    """Return the widest gaps short enough for the title of a chart that names the framework below."""
    full = _gaps(package, mine)
    if len(full) <= words.TITLE:
        return full
    goal = goal_people(package, mine.role)
    if not mine.rated:
        return f"Rate yourself to see your gaps to what is expected of {goal}"
    rows = comparison(package, mine)
    if rows["rung"].isna().all():
        return skills.step(package, mine.role, named=False)
    named = gaps.widest(rows)
    if named.empty:
        return f"You are at or above the level expected of {goal} in every skill that you rated"
    wide, width = gaps.in_words(named), "one gap" if len(named) == 1 else "widest gaps"
    return words.fitting(f"Your {width} to {goal}: {wide}", f"{words.capital(width)} to {goal}: {wide}")


def _ties(rows: pd.DataFrame) -> str:
    """Return which other gaps are as wide as the last one named, in a sentence; empty where none is."""
    others = [name.lower() for name in gaps.equally_wide(rows)]
    if not others:
        return ""
    return (
        f"As wide as the last one: {words.listed(others)}. Of equal gaps those further below your own level are named "
        "first, then those earlier in the list."
    )


def _advice(package: Package, mine: Assessment) -> pd.DataFrame:
    """Return the widest gaps with what to do: skill_id, name, standing (in words), advice, source_id."""
    steps = package["skill_advice"].rename(columns={"level_from": "me"})
    rows = gaps.widest(comparison(package, mine)).merge(steps, on=["skill_id", "me"], how="left", validate="one_to_one")
    whose = goal_people(package, mine.role)
    standing = [
        f"You: {skills.level_name(package, row.me).lower()} ({row.me}). Expected of {whose}: "
        f"{skills.level_name(package, row.me + row.gap).lower()} ({row.me + row.gap})."
        for row in rows.itertuples()
    ]
    return rows[["skill_id", "name", "advice", "source_id"]].assign(standing=standing)


@kept()
def milestones(package: Package, role_id: str, done: tuple[str, ...]) -> pd.DataFrame:
    """Return the milestones from a role to the next ones: milestone_id, to_role_id, milestone, source_id, done."""
    rows = package["milestones"]
    rows = rows[rows["role_id"] == role_id]
    order = rows["to_role_id"].map(package["roles"].set_index("role_id")["position"])
    rows = rows.assign(order=order).sort_values(["order", "position"], ignore_index=True)
    kept = rows[["milestone_id", "to_role_id", "milestone", "source_id"]]
    return kept.assign(done=kept["milestone_id"].isin(done))


def _reading(package: Package) -> str:
    """Return what of it all is the sources' and what is our reading, in sentences."""
    return (
        "Milestones and advice are in our own words. The source named says what a role does; turning that into "
        f"something to show is our reading. {_credited(package)}{_levels(package)}"
    ).strip()


def _credited(package: Package) -> str:
    """Return whose judgement the advice is, where it names a source that is an estimate."""
    rows = package["skill_advice"]
    estimates = set(package["sources"].loc[package["sources"]["kind"] == "estimate", "source_id"])
    whose = [package.publisher_of(one) for one in rows["source_id"].unique() if one in estimates]
    return f"What is credited to the {words.listed(whose)} is our judgement alone. " if whose else ""


def _levels(package: Package) -> str:
    told = skills.caveat(package)
    return f"Levels: {told}" if told else ""


@kept()
def goal_people(package: Package, role_id: str) -> str:
    """Return whom somebody is measured against: the people of the next rung, or of the own one at the end."""
    reached = set(skills.next_roles(package, role_id)) & set(skills.covered(package))
    return skills.next_people(package, role_id) if reached else words.roles(package, role_id)
