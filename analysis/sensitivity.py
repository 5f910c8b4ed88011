"""Sensitivity: what the medians would be if contested levels of some companies were read the other way."""

from __future__ import annotations

import pandas as pd

from analysis import absent, words
from analysis.bands import by_role
from analysis.finding import Finding, sources_of
from analysis.package.memory import kept
from analysis.package.selection import first_selection
from analysis.package.tables import Package
from analysis.package.vocabulary import EVERY_TYPE
from analysis.pay import places

PAY, YEARS = "total_pay", "years_experience"
NAMED = {PAY: "medians of pay", YEARS: "medians of years of work"}
EVERY_READING = ""
"""In the column `company`: all contested levels are read the other way at once."""


@kept(most=2)
def moves(package: Package, measure: str) -> Finding:
    """Return the medians of a measure (`PAY`, `YEARS`) that another reading of contested levels changes.

    Rows: role_id, company_types, unit, n, value_p50, value_p50_low and _high as levels are read, other_n, other_p50,
    other_p50_low and _high the other way (in the unit), share (the change in percent), employers, share_largest and the
    same the other way (other_…), source_id, country, period; in the order of the ladder, from the lowest level up,
    types together first.
    """
    every = _moves(package, measure)
    rows = every[every["company"] == EVERY_READING].reset_index(drop=True)
    if rows.empty:
        return Finding(rows, f"No {NAMED[measure]} by another reading of levels in this data")
    least = package.rules["moves_percent"]
    moved = int((rows["share"].abs() > least).sum())
    told = f"{moved or 'none'} of {len(rows)} {NAMED[measure]} {'moves' if moved < 2 else 'move'}"
    sentence = f"Read the other way, {told} by more than {words.percent(least)}"
    notes = tuple(filter(None, (*_alone(package, every), _of_one_employer(package, rows))))
    return Finding(rows, sentence, notes=notes, sources=sources_of(rows))


@kept(most=1)
def readings(package: Package) -> pd.DataFrame:
    """Return the contested levels: Company, Level, We read, Others read, Why."""
    rows = package["level_readings"]
    names = {role.role_id: role.name for role in package.ladder.roles}
    return pd.DataFrame(
        {
            "Company": rows["company"].map(words.capital),
            "Level": rows["level"],
            "We read": rows["role_id"].map(names),
            "Others read": rows["other_role_id"].map(names),
            "Why": rows["reason"],
        }
    )


def cell_name(package: Package, row: pd.Series) -> str:
    """Return the name of a cell: Group PM, public tech; Group PM, all company types."""
    return f"{words.role(package, row['role_id'])}, {words.type_names(package, row['company_types']).lower()}"


def _moves(package: Package, measure: str) -> pd.DataFrame:
    rows = package["sensitivity"]
    rows = rows[(rows["measure"] == measure) & (rows["country"] == first_selection(package).country)]
    rows = rows.assign(share=100 * (rows["other_p50"] / rows["value_p50"].where(rows["value_p50"] > 0) - 1))
    together = rows["company_types"] == EVERY_TYPE
    ordered = pd.concat([rows[together], by_role(rows[~together], package, top_first=False)])
    place = {role.role_id: role.position for role in package.ladder.roles}
    return ordered.sort_values("role_id", key=lambda ids: ids.map(place), kind="stable").dropna(subset="share")


def _of_one_employer(package: Package, rows: pd.DataFrame) -> str:
    """Name the cells in which one employer has over half of the people by either reading; empty for none."""
    both = rows.assign(share_largest=rows[["share_largest", "share_largest_other"]].max(axis=1))
    names = {row.Index: cell_name(package, rows.loc[row.Index]) for row in rows.itertuples()}
    return absent.over_half(package, both, "One employer has over half of the people in", lambda row: names[row.Index])


def _alone(package: Package, every: pd.DataFrame) -> list[str]:
    """Return the largest move that each company's reading makes alone, where it is one to be told."""
    alone = every[(every["company"] != EVERY_READING) & (every["share"].abs() > package.rules["moves_percent"])]
    widest = alone.loc[alone.groupby("company")["share"].apply(lambda moved: moved.abs().idxmax())]
    parts = [
        f"{words.capital(row['company'])} {places.signed(row['share'])} ({cell_name(package, row)})"
        for _index, row in widest.iterrows()
    ]
    return [f"The largest move by one company's levels alone: {'; '.join(parts)}."] if parts else []
