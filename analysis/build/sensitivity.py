"""What the medians would be if contestable levels of some companies were read the other way."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd

from analysis.build.by_employer import median
from analysis.build.percentiles import MIN_OBSERVATIONS
from analysis.build.sources import levels
from analysis.build.sources.maps import read_maps
from analysis.package.vocabulary import EVERY_TYPE

EVERY_READING = ""
"""In `company`: all contested levels are read the other way at once."""

MEASURES = {"total_pay": ("total_usd", "USD", 0), "years_experience": ("years_experience", "years", 2)}
"""By measure: the column of the observations, its unit, and the decimals of the table."""

CELL = ["role_id", "company_types"]
FIRST = ["source_id", "company", *CELL, "country", "period", "measure", "unit"]
LARGEST = "share_largest"
VALUES = ["n", "value_p50", "value_p50_low", "value_p50_high", "employers", LARGEST]


def table(raw: Path, maps: Path, period: str) -> pd.DataFrame:
    """Return medians by role and company type as levels are read and the other way: `FIRST`, `VALUES`, other_….

    The other readings are those of `level_readings.csv`, all at once and those of one company alone (`company`). Only
    the country of most reports, and cells that hold ten people under both readings and not the same ones by number or
    median; the interval is that of order statistics. Pay in `unit` a year, years in years; employers, and the percent
    of the cell's people that the largest has.
    """
    rows, known = levels.read(raw), read_maps(maps)
    readings = pd.read_csv(maps / "level_readings.csv", dtype=str, keep_default_na=False)
    ours = levels.usable(rows, known)
    country = ours["country"].mode().iloc[0]
    before = medians(ours[ours["country"] == country])
    parts = []
    for company in (EVERY_READING, *sorted(set(readings["company"]))):
        told = readings if company == EVERY_READING else readings[readings["company"] == company]
        other = {(row.company, row.level): row.other_role_id for row in told.itertuples()}
        people = levels.usable(rows, replace(known, levels=known.levels | other))
        after = medians(people[people["country"] == country])
        both = before.merge(after, on=[*CELL, "measure", "unit"], suffixes=("", "_other"))
        parts.append(both[_moved(both)].assign(company=company))
    fixed = {"source_id": levels.SOURCE_ID, "country": country, "period": period}
    found = pd.concat(parts, ignore_index=True).assign(**fixed)
    others = {f"{name}_other": f"other_{name.removeprefix('value_')}" for name in VALUES if name != LARGEST}
    found = found.rename(columns=others)
    return found[[*FIRST, *VALUES, *others.values(), f"{LARGEST}_other"]].sort_values(FIRST, ignore_index=True)


def medians(people: pd.DataFrame) -> pd.DataFrame:
    """Return median pay and years by role and company type, types together too: `CELL`, measure, unit, `VALUES`."""
    each = people.assign(company_types=people["company_type"])
    both = pd.concat([each, people.assign(company_types=EVERY_TYPE)])
    cells = [
        (*cell, measure, unit, *_of_cell(rows.dropna(subset=column), column, digits))
        for measure, (column, unit, digits) in MEASURES.items()
        for cell, rows in both.groupby(CELL)
        if rows[column].notna().sum() >= MIN_OBSERVATIONS
    ]
    return pd.DataFrame(cells, columns=[*CELL, "measure", "unit", *VALUES])


def _of_cell(rows: pd.DataFrame, column: str, digits: int) -> list[float]:
    """Return `VALUES` of the people of a cell."""
    people = rows["company"].value_counts()
    found = [round(each, digits) for each in median(rows[column].to_numpy(float))]
    return [*found, len(people), round(100 * people.iloc[0] / people.sum(), 1)]


def _moved(both: pd.DataFrame) -> pd.Series:
    return (both["n"] != both["n_other"]) | (both["value_p50"] != both["value_p50_other"])
