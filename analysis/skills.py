"""Skills: what a published framework expects of each role, read onto the rungs of the ladder."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis import words
from analysis.package.memory import kept
from analysis.package.tables import Package

NOTHING = "No framework of skills in this data"


@kept(most=1)
def is_told(package: Package) -> bool:
    """Say whether skills, the levels expected of roles and the names of levels are there."""
    return all(len(package[table]) for table in ("skills", "skill_levels", "mastery_levels"))


@kept()
def in_order(package: Package) -> pd.DataFrame:
    """Return the skills in their order."""
    return package["skills"].sort_values("position").reset_index(drop=True)


@kept(most=1)
def by_role(package: Package) -> pd.DataFrame:
    """Return the level that is expected: one row a skill in order (skill_id), one column a role that is covered."""
    wide = package["skill_levels"].pivot(index="skill_id", columns="role_id", values="level")
    return wide.reindex(index=in_order(package)["skill_id"], columns=covered(package))


@kept()
def covered(package: Package) -> list[str]:
    """Return the roles that the framework reaches, in the order of the ladder."""
    roles = package["roles"].sort_values("position")["role_id"]
    return roles[roles.isin(package["skill_levels"]["role_id"])].tolist()


def expected(package: Package, role_ids: Sequence[str]) -> pd.Series:
    """Return the level expected in each skill, in order; the highest where there are several roles, NA for none."""
    levels = by_role(package)
    return levels[levels.columns.intersection(role_ids)].max(axis="columns").astype("Int64").reset_index(drop=True)


@kept()
def next_roles(package: Package, role_id: str) -> list[str]:
    """Return the roles that a step leads to from a role: two where the ladder forks, none at the top."""
    steps = package["milestones"]
    return list(dict.fromkeys(steps.loc[steps["role_id"] == role_id, "to_role_id"]))


@kept()
def next_people(package: Package, role_id: str) -> str:
    """Return the people of the next rung in a sentence: principal PMs or group PMs."""
    return words.listed([words.roles(package, role) for role in next_roles(package, role_id)], "or")


@kept()
def next_names(package: Package, role_id: str) -> str:
    """Return the next rung by the names of its roles: Principal PM or Group PM; empty at the top."""
    return words.listed([words.role(package, role) for role in next_roles(package, role_id)], "or")


@kept()
def step(package: Package, role_id: str, named: bool = True) -> str:
    """Return how the levels expected change from a role to the next one, without a full stop.

    `named` says whether the skills that rise, or rise most, are named.
    """
    if not is_told(package):
        return NOTHING
    people, above = words.roles(package, role_id), next_people(package, role_id)
    now, then = expected(package, [role_id]), expected(package, next_roles(package, role_id))
    if now.isna().all():
        last = words.roles(package, covered(package)[-1])
        ends = f"ends with {last} and does not cover {people}"
        return words.fitting(f"As we read it, {framework(package)} {ends}", f"The framework {ends}")
    expects = f"{words.capital(framework(package))} expects"
    if then.isna().all():
        level = level_name(package, now.max()).lower()
        return f"{expects} {people} at {level} level in {now.eq(now.max()).sum()} of {len(now)} skills"
    rise, names = then - now, in_order(package)["name"].str.lower()
    higher, most = names[rise > 0].tolist(), names[rise == rise.max()].tolist()
    if not higher:
        return f"{expects} no skill at a higher level from {above} than from {people}"
    which = f"{':' if most == higher else ', most in'} {words.listed(most)}" if named else ""
    count = f"all {len(names)}" if len(higher) == len(names) else f"{len(higher)} of {len(names)}"
    are = "is" if len(higher) == 1 else "are"
    change = f"at a higher level from {above} than from {people}"
    full = f"{expects} {count} skills {change}{which}"
    return full if named else words.fitting(full, f"{words.capital(count)} skills {are} expected {change}")


def level_name(package: Package, level: int) -> str:
    """Return the name of a level of mastery."""
    levels = package["mastery_levels"]
    return levels.loc[levels["level"] == level, "name"].item()


@kept()
def levels_in_words(package: Package) -> list[str]:
    """Return the levels of mastery with what they mean."""
    levels = package["mastery_levels"].sort_values("level")
    return [f"**{row.name}** ({row.level}): {row.meaning}" for row in levels.itertuples(index=False)]


@kept()
def of_the_article(package: Package) -> list[str]:
    """Return the article's skills, each with the published skills that it holds and why, in words."""
    groups = in_order(package).groupby("article_skill", sort=False)
    return [
        f"**{article_skill}** ({words.listed(rows['name'].str.lower().tolist())}): {' '.join(rows['article_basis'])}"
        for article_skill, rows in groups
    ]


@kept()
def mapping(package: Package) -> str:
    """Return how the framework's roles were matched to ours, and which of ours it does not reach, in sentences."""
    reached = covered(package)
    beyond = [words.roles(package, role_id) for role_id in package["roles"]["role_id"] if role_id not in reached]
    pairs = package["skill_levels"].drop_duplicates("role_id").groupby("published_for", sort=False)["role_id"]
    read = [f"{published} as {words.listed([words.role(package, one) for one in ours])}" for published, ours in pairs]
    matched = f"The framework's roles are matched to ours by our reading: {'; '.join(read)}."
    return f"{matched} Not covered: {words.listed(beyond)}." if beyond else matched


@kept()
def framework(package: Package) -> str:
    """Return whose framework the levels are from, in a sentence: the UK Government's framework."""
    return f"the {words.listed([package.publisher_of(one) for one in _sources(package)])}'s framework"


@kept()
def cannot_tell(package: Package) -> str:
    """Return what levels that are expected do not tell."""
    return f"Levels are what {framework(package)} expects. Nobody measured what employers ask or people can do."


@kept()
def caveat(package: Package) -> str:
    """Return what the framework is and what it cannot tell."""
    return " ".join(f"{package.title_of(one)}. {package.caveat_of(one)}" for one in _sources(package))


def _sources(package: Package) -> list[str]:
    return package["skill_levels"]["source_id"].unique().tolist()
