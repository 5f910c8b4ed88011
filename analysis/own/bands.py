"""Bands of pay, one row a level: in order from low to high, and the package that tells them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from analysis import words
from analysis.own import vocabulary
from analysis.own.faults import Fault
from analysis.own.grid import Grid
from analysis.own.levels import company_types, ladder
from analysis.own.made import packed
from analysis.own.own import Own
from analysis.own.people import Taken
from analysis.own.vocabulary import SOURCE, Facts
from analysis.package.schema import DataError, quoted
from analysis.package.tables import Package

METHOD = "Each row is the band of pay of a level, as its owner states it; nothing is computed from it."


def in_order(grid: Grid, taken: Taken) -> Taken:
    """Return bands without those that fall from low to middle to high, and without a level's second one."""
    faults = list(_faults(grid, taken.rows))
    wrong = {fault.row for fault in faults}
    kept = taken.rows.drop(index=sorted(wrong))
    every = sorted((*taken.faults, *faults), key=lambda fault: (fault.row, fault.column))
    return replace(taken, rows=kept, faults=tuple(every), left_out=taken.left_out + len(wrong))


def _faults(grid: Grid, rows: pd.DataFrame) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for number, row in rows.iterrows():
        before = first.setdefault(row["level"], number)
        if before != number:
            found = f"{quoted(row['level'])} has a band in row {before:,} already"
            yield grid.fault("order", number, 0, found, "and one a level is taken")
        elif not row["low"] <= row["mid"] <= row["high"]:
            found = f"low, middle and high are {row['low']:,.0f}, {row['mid']:,.0f} and {row['high']:,.0f} a year"
            yield grid.fault("order", number, 0, found, "and none may be less than the one before it")


def own_of(taken: Taken, facts: Facts, atlas: Package) -> Own:
    """Return what the visit shows of bands; raises `DataError` where none is left."""
    bands = taken.rows[taken.rows["level"].isin([one.value for one in facts.levels])]
    if bands.empty:
        raise DataError("No band is left: no row has a level that is kept.")
    left_out = taken.left_out + len(taken.rows) - len(bands)
    label = f"Your data, {len(bands):,} band{'s' * (len(bands) != 1)}, {facts.as_of.year}"
    roles, role_of, told_by = ladder(facts.levels, SOURCE, atlas)
    people = dict(zip(roles["role_id"], roles["plural"], strict=True))
    written = words.money(facts.currency)
    rows = [
        {"topic": "pay", "statistic": "pay_band", "role_ids": role_of[row.level], "place": facts.place}
        | {"population": people[role_of[row.level]], "period": f"{facts.as_of:%Y}", "unit": facts.currency}
        | {"value_low": row.low, "value_high": row.high, "quality": "A", "note": f"Its middle is {written(row.mid)}."}
        | {"source_id": SOURCE}
        for row in bands.itertuples()
    ]
    frames = {
        "sources": pd.concat([vocabulary.source(label, METHOD, facts.as_of, left_out), told_by]),
        "company_types": company_types([""], SOURCE)[0],
        "roles": roles,
        "published_pay": pd.DataFrame(rows),
        "coverage": vocabulary.coverage(SOURCE, len(bands), left_out),
    }
    return Own(packed(frames, atlas, label, facts.least), label, left_out)
