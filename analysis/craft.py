"""Craft: years in the present specialty, post or job, as other surveys ask for them, beside the years of all work."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis import progression, words
from analysis.bands import bare
from analysis.finding import Finding, sources_of
from analysis.package.memory import kept
from analysis.package.selection import Selection
from analysis.package.tables import Package
from analysis.package.vocabulary import EVERY_TYPE

ALL_WORK = "years_of_work"
MEASURES = {
    ALL_WORK: "of all work",
    "years_in_craft": "in the specialty",
    "years_in_post": "in the post",
    "years_in_job": "in the job",
}
"""What the years of a row are, in words, in the order in which rows stand below one another."""

APART = "Each survey is shown apart, in its own terms: none of them is a measure of another's country."


@kept()
def years(package: Package, selection: Selection) -> Finding:
    """Return years of all work in each role, and of the specialty, post and job that other surveys tell, never blended.

    Columns: post (a role's name, or the survey's words for who answered), measure (of `MEASURES`), country, n, p10 to
    p90, low and high (years), source_id, period. Roles stand first, the highest on top, then
    whoever has no one role, the longest years on top. Years of all work are those of
    `progression.together` for the roles that another survey tells too.
    """
    told = bare(package["craft"], "years")
    names = {role.role_id: role.name for role in package.ladder.roles}
    told = told.assign(post=[_who(package, row, names) for row in told.itertuples()])
    work = progression.together(package, selection).assign(measure=ALL_WORK)
    work = work[work["role_id"].isin(told["role_id"])]
    rows = _in_order(package, pd.concat([work.assign(post=work["role_id"].map(names)), told]))
    notes = (APART, *(package.caveat_of(source) for source in sources_of(told)))
    return Finding(rows, _sentence(package, selection, rows), notes=notes, sources=sources_of(rows))


def _who(package: Package, row: Any, names: dict[str, str]) -> str:
    """Return whom a row is about: its role's name, else what the survey says, with the company type if it is of one."""
    who = str(names.get(row.role_id, row.post))
    return who if row.company_types == EVERY_TYPE else f"{who}, {words.type_names(package, row.company_types).lower()}"


def _in_order(package: Package, rows: pd.DataFrame) -> pd.DataFrame:
    place = {role.role_id: role.position for role in package.ladder.roles}
    keyed = rows.assign(
        _role=[-place.get(role, 0) for role in rows["role_id"]],
        _longest=-rows.groupby("post")["p50"].transform("max"),
        _measure=rows["measure"].map(list(MEASURES).index),
    )
    ordered = keyed.sort_values(["_role", "_longest", "post", "_measure"], kind="stable")
    return ordered[rows.columns].reset_index(drop=True)


def _sentence(package: Package, selection: Selection, rows: pd.DataFrame) -> str:
    """Return the medians of the role first shown, each with its place; they are not held against each other."""
    if not package.has("craft"):
        return "No years in the specialty or the post in this data"
    role = package.ladder.first_shown
    of_role = rows[(rows["role_id"] == role.role_id) & (rows["post"] == role.name)]
    if not (of_role["measure"] != ALL_WORK).any():
        return f"Too few {role.plural} tell their years in the specialty or the post"
    medians = [
        f"{words.years(row.p50)} {MEASURES[row.measure]} in {words.place(package, row.country)}"
        for row in of_role.itertuples()
    ]
    return f"The median {role.in_sentence} has {words.listed(medians)}"
