"""Growth: the skills that each rung asks for, where somebody stands against them, and the steps between rungs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis import words
from analysis.dataset import Tables
from analysis.selection import Chosen

NAMED = 2
"""How many gaps are named: more than two are too many to work on until the next review."""


READING = (
    "Milestones and advice are in our words. What a role does is the source's that stands behind each; to turn it into "
    "something to show is our reading. What is credited to the PM Career Atlas is our judgement alone."
)


@dataclass(frozen=True)
class Assessment:
    """How somebody rates themselves: their role, and a level of mastery for each skill in the skills' order.

    A level is 0 to 4, or None where it is not rated; skills beyond the last level are not rated.
    """

    role: str = Chosen.role
    levels: tuple[int | None, ...] = ()


def next_roles(tables: Tables, role_id: str) -> list[str]:
    """Return the roles that a step leads to from a role: two where the ladder forks, none at the top."""
    steps = tables["milestones"]
    return list(dict.fromkeys(steps.loc[steps["role_id"] == role_id, "to_role_id"]))


def covered(tables: Tables) -> list[str]:
    """Return the roles that the framework reaches, in the order of the ladder."""
    roles = tables["roles"].sort_values("position")["role_id"]
    return roles[roles.isin(tables["skill_levels"]["role_id"])].tolist()


def by_role(tables: Tables) -> pd.DataFrame:
    """Return the level that is expected: one row a skill in order (skill_id), one column a role that is covered."""
    wide = tables["skill_levels"].pivot(index="skill_id", columns="role_id", values="level")
    return wide.reindex(index=_skills(tables)["skill_id"], columns=covered(tables))


def comparison(tables: Tables, mine: Assessment) -> pd.DataFrame:
    """Return one row a skill, in order: what is expected of the role and of the next one, and how far off it is.

    Columns: skill_id, name, article_skill, me, rung, next (levels, NA where not rated or not covered), gap (levels
    missing to the next rung, or to the own one where the framework ends there; 0 where none is missing) and behind
    (levels missing to the own rung).
    """
    skills = _skills(tables)
    rated = [*mine.levels, *[None] * len(skills)][: len(skills)]
    rows = skills[["skill_id", "name", "article_skill"]].assign(
        me=pd.array(rated, dtype="Int64"),
        rung=_expected(tables, [mine.role]),
        next=_expected(tables, next_roles(tables, mine.role)),
    )
    goal = rows["next"].fillna(rows["rung"])
    return rows.assign(gap=(goal - rows["me"]).clip(lower=0), behind=(rows["rung"] - rows["me"]).clip(lower=0))


def widest(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of a comparison with the widest gaps, at most two.

    Of equal gaps those further below the own rung come first, then those earlier in the skills' order.
    """
    return _short(rows).head(NAMED)


def equally_wide(rows: pd.DataFrame) -> list[str]:
    """Return the names of the skills that have the same gap as the last one named, and are not named."""
    short, named = _short(rows), widest(rows)
    others = short.drop(index=named.index)
    return others.loc[others["gap"] == named["gap"].min(), "name"].tolist() if len(named) else []


def step(tables: Tables, role_id: str) -> str:
    """Return how the skills expected change from a role to the next one, without a full stop."""
    rows, people = comparison(tables, Assessment(role_id)), words.roles(tables, role_id)
    if rows["rung"].isna().all():
        last = words.roles(tables, covered(tables)[-1])
        return f"As we read it, the framework ends with {last} and does not cover {people}"
    if rows["next"].isna().all():
        top = rows["rung"].eq(rows["rung"].max()).sum()
        level = _level_name(tables, rows["rung"].max()).lower()
        return f"{words.capital(people)} are expected at {level} level in {top} of {len(rows)} skills"
    rise = rows["next"] - rows["rung"]
    higher = rows[rise > 0]
    if higher.empty:
        return f"No skill is expected at a higher level of {next_people(tables, role_id)} than of {people}"
    most = rows.loc[rise == rise.max(), "name"].str.lower().tolist()
    which = f": {words.listed(most)}" if len(most) == len(higher) else f", most in {words.listed(most)}"
    are = "is" if len(higher) == 1 else "are"
    return (
        f"From {people} to {next_people(tables, role_id)}, {len(higher)} of {len(rows)} skills {are} expected "
        f"at a higher level{which}"
    )


def finding(tables: Tables, mine: Assessment, mark: str = "") -> str:
    """Return the widest gaps of somebody, or that there is none, without a full stop; `mark` stands around names."""
    rows = comparison(tables, mine)
    rated, named = int(rows["me"].notna().sum()), widest(rows)
    if rows["rung"].isna().all():
        return step(tables, mine.role)
    goal = goal_people(tables, mine.role)
    if not rated:
        return f"You have not rated yourself yet against what is expected of {goal}"
    if named.empty:
        return f"In {_of_skills(rated, len(rows))} you are at or above the level expected of {goal}"
    gaps = [f"{mark}{row.name.lower()}{mark} ({count_of_levels(row.gap)})" for row in named.itertuples(index=False)]
    lead = "Your one gap" if len(gaps) == 1 else "Your two widest gaps"
    return f"{lead} to what is expected of {goal}: {words.listed(gaps)}"


def answer(tables: Tables, mine: Assessment, done: Collection[str]) -> str:
    """Return the page's opening: the widest gaps or what changes with the next rung, and the milestones ticked."""
    steps = milestones(tables, mine.role, done)
    rated = any(level is not None for level in mine.levels)
    opening = f"{finding(tables, mine, '**') if rated else step(tables, mine.role)}."
    if steps.empty:
        return f"{opening} No rung of the ladder lies above."
    ticked = f"**{steps['done'].sum()} of {len(steps)}**"
    return f"{opening} {ticked} milestones on the way to {next_people(tables, mine.role)} are ticked."


def ties(rows: pd.DataFrame) -> str:
    """Return which other gaps are as wide as the last one named, in a sentence; empty where none is."""
    others = [name.lower() for name in equally_wide(rows)]
    if not others:
        return ""
    return (
        f"As wide as the last one: {words.listed(others)}. Of equal gaps those further below your own rung are named "
        "first, then those earlier in the list."
    )


def advice(tables: Tables, mine: Assessment) -> pd.DataFrame:
    """Return the widest gaps with what to do: skill_id, name, standing (in words), advice, source_id."""
    rows = widest(comparison(tables, mine))
    steps = tables["skill_advice"].rename(columns={"level_from": "me"})
    found = rows.merge(steps, on=["skill_id", "me"], how="left", validate="one_to_one")
    whose = goal_people(tables, mine.role)
    standing = [
        f"You: {_level_name(tables, row.me).lower()} ({row.me}). Expected of {whose}: "
        f"{_level_name(tables, row.me + row.gap).lower()} ({row.me + row.gap})."
        for row in found.itertuples()
    ]
    return found[["skill_id", "name", "advice", "source_id"]].assign(standing=standing)


def work_on(tables: Tables, mine: Assessment) -> list[str]:
    """Return the widest gaps in words: how wide, what to do next and who says so, and which others are as wide."""
    gaps = [
        f"**{row.name}**. {row.standing} Next step: {row.advice} ({tables.publisher_of(row.source_id)})"
        for row in advice(tables, mine).itertuples(index=False)
    ]
    return [line for line in (*gaps, ties(comparison(tables, mine))) if line]


def milestones(tables: Tables, role_id: str, done: Collection[str]) -> pd.DataFrame:
    """Return the milestones from a role to the next ones: milestone_id, to_role_id, milestone, source_id, done."""
    rows = tables["milestones"]
    rows = rows[rows["role_id"] == role_id].sort_values(["to_role_id", "position"], kind="stable")
    order = rows["to_role_id"].map(tables["roles"].set_index("role_id")["position"])
    rows = rows.assign(order=order).sort_values(["order", "position"])
    kept = rows[["milestone_id", "to_role_id", "milestone", "source_id"]].reset_index(drop=True)
    return kept.assign(done=kept["milestone_id"].isin(done))


def article_skills(tables: Tables) -> list[str]:
    """Return the article's skills, each with the published skills that it holds and why, in words."""
    groups = _skills(tables).groupby("article_skill", sort=False)
    return [
        f"**{article_skill}** ({words.listed(rows['name'].str.lower().tolist())}): {' '.join(rows['article_basis'])}"
        for article_skill, rows in groups
    ]


def level_meanings(tables: Tables) -> list[str]:
    """Return the levels of mastery with what they mean, in words."""
    levels = tables["mastery_levels"].sort_values("level")
    return [f"**{row.name}** ({row.level}): {row.meaning}" for row in levels.itertuples(index=False)]


def mapping(tables: Tables) -> str:
    """Return how the framework's roles were matched to ours, and which of ours it does not reach, in sentences."""
    roles, reached = tables["roles"].sort_values("position")["role_id"], covered(tables)
    beyond = [words.roles(tables, role_id) for role_id in roles if role_id not in reached]
    pairs = tables["skill_levels"].drop_duplicates("role_id").groupby("published_for", sort=False)["role_id"]
    read = [
        f"{published} as {words.listed([words.role(tables, role_id) for role_id in ours], 'and')}"
        for published, ours in pairs
    ]
    matched = f"The framework's roles are matched to ours by our reading: {'; '.join(read)}."
    return f"{matched} Not covered: {words.listed(beyond)}." if beyond else matched


def count_of_levels(count: int) -> str:
    """Return a number of levels in words: 1 level, 3 levels."""
    return f"{count} level{'' if count == 1 else 's'}"


def next_people(tables: Tables, role_id: str) -> str:
    """Return the people of the next rung in a sentence: principal PMs or group PMs."""
    return words.listed([words.roles(tables, role) for role in next_roles(tables, role_id)], "or")


def next_names(tables: Tables, role_id: str) -> str:
    """Return the next rung by the names of its roles: Principal PM or Group PM; empty at the top."""
    return words.listed([words.role(tables, role) for role in next_roles(tables, role_id)], "or")


def goal_people(tables: Tables, role_id: str) -> str:
    """Return whom somebody is measured against: the people of the next rung, or of the own one at the end."""
    reached = set(next_roles(tables, role_id)) & set(covered(tables))
    return next_people(tables, role_id) if reached else words.roles(tables, role_id)


def _skills(tables: Tables) -> pd.DataFrame:
    return tables["skills"].sort_values("position").reset_index(drop=True)


def _expected(tables: Tables, role_ids: Sequence[str]) -> pd.Series:
    """Return the level expected in each skill, in order; the highest where there are several roles."""
    levels = by_role(tables)
    return levels[levels.columns.intersection(role_ids)].max(axis="columns").astype("Int64").reset_index(drop=True)


def _short(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of a comparison that miss a level, widest gap first."""
    short = rows[rows["gap"].fillna(0) > 0]
    return short.sort_values(["gap", "behind"], ascending=False, kind="stable")


def _level_name(tables: Tables, level: int) -> str:
    levels = tables["mastery_levels"]
    return levels.loc[levels["level"] == level, "name"].item()


def _of_skills(rated: int, every: int) -> str:
    return f"all {every} skills" if rated == every else f"the {rated} of {every} skills that you rated"
