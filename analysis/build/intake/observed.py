"""The tables from observations of any size, in CSV or Parquet: checked, computed lazily, written when all is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import ibis
import pandas as pd
import pyarrow as pa
from ibis import _

from analysis.build import aggregates
from analysis.build.attainment import attainment
from analysis.build.attainment_draws import attainment_draws
from analysis.build.intake import engines, parquet, schema, staging
from analysis.build.intake.progress import Progress
from analysis.build.intake.rejects import Rejects
from analysis.package.tables import DATA, DataError

TABLES: dict[str, Callable[[ibis.Table], pd.DataFrame]] = {
    "progression": aggregates.progression,
    "rung_mix": aggregates.rung_mix,
    "compensation": aggregates.compensation,
    "pay_mix": aggregates.pay_mix,
    "attainment": lambda observations: attainment(observations, pd.read_csv(DATA / "roles.csv")),
    "attainment_draws": lambda observations: attainment_draws(observations, pd.read_csv(DATA / "roles.csv")),
    "tenure": lambda observations: aggregates.tenure(observations).astype({"n": "Int64"}),
}
"""Each table that observations alone give, and the function that computes it."""

PAGE = 200_000
"""So many rows to set aside are fetched at once."""


@dataclass(frozen=True)
class Accepted:
    """The observations that pass the schema, with `period`, the months that their source spans; not yet read."""

    observations: ibis.Table
    rows: int


def files(pattern: str) -> list[Path]:
    """Return the files that a name or glob names, sorted; raises `DataError` if none, or other than CSV or Parquet."""
    if not pattern.strip():
        raise DataError("--observations names no file: give a file or a pattern, such as people/*.parquet.")
    named = Path(pattern)
    start = Path(named.anchor or ".")
    found = [named] if named.is_file() else start.glob(str(named.relative_to(named.anchor)))
    paths = sorted(path for path in found if path.is_file())
    if not paths:
        raise DataError(f"There is no file {pattern}.")
    kinds = {path.suffix.lower() for path in paths}
    if kinds not in ({".csv"}, {".parquet"}):
        raise DataError(
            f"Observations are files ending in .csv or all in .parquet; {pattern} gives: {', '.join(sorted(kinds))}."
        )
    return paths


def accept(
    connection: ibis.BaseBackend, paths: list[Path], folder: Path, rejects: Rejects, progress: Progress
) -> Accepted:
    """Read and check the files on an engine, setting aside bad rows; `folder` holds what is put down on the way.

    Raises `DataError` where a file lacks a column, a column has another type, or no row is left.
    """
    progress.begin(f"Reading {len(paths)} file{'s' * (len(paths) > 1)}")
    if paths[0].suffix.lower() == ".csv":
        staged = [folder / f"rows-{at}.parquet" for at in range(len(paths))]
        for path, to in zip(paths, staged, strict=True):
            staging.stage(path, to, rejects, progress)
        found = _staged(connection, staged)
    else:
        found = _of_parquet(connection, [path.resolve() for path in paths], folder)
    progress.begin("Checking the rows")
    checked = schema.typed(found).mutate(why=schema.fault())
    sources = _account(checked)
    bad = int(sources["bad"].sum())
    if bad:
        for row in _paged(checked.filter(_.why.notnull()), bad):
            rejects.add(row.pop("file"), row.pop("line"), row.pop("why"), row.values())
    kept = sources[sources["kept"] > 0]
    if kept.empty:
        raise DataError("No row is as the observations schema says:\n" + rejects.summary())
    spans = [(_.source_id == row.source_id, f"{row.first:%Y-%m}/{row.last:%Y-%m}") for row in kept.itertuples()]
    good = checked.filter(_.why.isnull()) if bad else checked
    return Accepted(good.drop("why").mutate(period=ibis.cases(*spans)), int(kept["kept"].sum()))


def tables(accepted: Accepted, progress: Progress) -> Iterator[tuple[str, pd.DataFrame]]:
    """Compute each of `TABLES`; yields name and frame."""
    for at, (name, compute) in enumerate(TABLES.items(), start=1):
        progress.begin(f"Computing table {at} of {len(TABLES)}: {name}")
        yield name, compute(accepted.observations)


def _of_parquet(connection: ibis.BaseBackend, paths: list[Path], folder: Path) -> ibis.Table:
    """Return Parquet files as one table with `PLACE`; all are copied first if an engine would misread one."""
    columns = {path: parquet.schema_of(path) for path in paths}
    for path, found in columns.items():
        schema.check_columns(path, found.names)
        schema.check_types(path, ibis.Schema({name: _type(found, name) for name in schema.names()}))
    if all(parquet.is_plain(path, found) for path, found in columns.items()):
        return engines.read(connection, paths)
    staged = [folder / f"rows-{at}.parquet" for at in range(len(paths))]
    for path, to in zip(paths, staged, strict=True):
        parquet.stage(path, to)
    return _staged(connection, staged)


def _type(columns: pa.Schema, name: str) -> ibis.DataType:
    return ibis.dtype(columns.field(name).type)


def _staged(connection: ibis.BaseBackend, staged: list[Path]) -> ibis.Table:
    """Return staged rows, each with the file and line from which it came."""
    return engines.read(connection, staged).drop("file", "line").rename(file="at_file", line="at_line")


def _account(checked: ibis.Table) -> pd.DataFrame:
    """Count rows by source: `kept`, `bad`, and the `first` and `last` day of the kept."""
    fine = _.why.isnull()
    counts = checked.group_by("source_id").agg(
        kept=fine.sum(),
        bad=_.why.notnull().sum(),
        first=_.observed_on.min(where=fine),
        last=_.observed_on.max(where=fine),
    )
    return counts.order_by("source_id").execute()


def _paged(rows: ibis.Table, count: int) -> Iterator[dict]:
    """Yield `count` rows in parts that fit into memory, days as texts: Python knows none before the year 1."""
    rows = rows.mutate(observed_on=_.observed_on.cast("string"))
    parts = count // PAGE + 1
    for part in range(parts):
        yield from rows.filter(_.line % parts == part).order_by(schema.PLACE).to_pyarrow().to_pylist()
