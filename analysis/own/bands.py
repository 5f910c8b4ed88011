"""Bands of pay, one row a level: in order from low to high, and the package that tells them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from analysis import words
from analysis.own import market, vocabulary
from analysis.own.faults import Fault
from analysis.own.grid import Grid
from analysis.own.levels import company_types, ladder
from analysis.own.made import packed
from analysis.own.market import Cells
from analysis.own.own import Own, with_market
from analysis.own.people import Taken
from analysis.own.vocabulary import PARTS, SOURCE, Facts
from analysis.package.schema import DataError, quoted
from analysis.package.tables import Package
from analysis.package.vocabulary import EVERY_TYPE

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
    types, type_of = company_types([""], SOURCE)
    frames = {
        "sources": pd.concat([vocabulary.source(label, METHOD, facts.as_of, left_out), told_by]),
        "company_types": types,
        "roles": roles,
        "exchange_rates": vocabulary.money(facts.currency, facts.as_of),
        "published_pay": pd.DataFrame(rows),
        "coverage": vocabulary.coverage(SOURCE, len(bands), left_out),
    }
    cells = Cells(role_of, type_of, {EVERY_TYPE: tuple(type_of.values())}, [facts.place])
    parts = market.components(atlas, [facts.component])
    beside = market.tables(atlas, facts.against, cells, parts, facts.currency)
    beside["pay_bands"] = _own_bands(bands.assign(role_id=bands["level"].map(role_of)), facts)
    told_by = market.sources(atlas, beside, facts)
    frames["sources"] = pd.concat([frames["sources"], told_by]).drop_duplicates("source_id")
    package = packed(frames, atlas, label, facts.least)
    return Own(with_market(package, beside, market.describe(atlas, facts, list(PARTS))), label, left_out)


def _own_bands(bands: pd.DataFrame, facts: Facts) -> pd.DataFrame:
    """Return the table `pay_bands`: role_id, company_types, country and component, and own_low, own_mid, own_high."""
    cells = {"company_types": EVERY_TYPE, "country": facts.place, "component": facts.component}
    amounts = {"low": "own_low", "mid": "own_mid", "high": "own_high"}
    return bands[["role_id", *amounts]].rename(columns=amounts).assign(**cells).reset_index(drop=True)
