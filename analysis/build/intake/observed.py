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
from analysis.build.intake.dialect import Dialect
from analysis.build.intake.progress import Progress
from analysis.build.intake.rejects import Rejects
from analysis.build.intake.schema import Terms
from analysis.build.pools import made_for
from analysis.own.vocabulary import coverage
from analysis.own.whole import LEAST
from analysis.package import reading
from analysis.package.tables import DataError, describe, frame_of

TABLES: dict[str, Callable[[ibis.Table, pd.DataFrame], pd.DataFrame]] = {
    "progression": lambda observations, _roles: aggregates.progression(observations),
    "rung_mix": lambda observations, _roles: aggregates.rung_mix(observations),
    "compensation": lambda observations, _roles: aggregates.compensation(observations),
    "pay_mix": lambda observations, _roles: aggregates.pay_mix(observations),
    "attainment": attainment,
    "attainment_draws": attainment_draws,
    "tenure": lambda observations, _roles: aggregates.tenure(observations).astype({"n": "Int64"}),
}
"""Each table that observations alone give, and the function that computes it of them and of the table of roles."""

PAGE = 200_000
"""So many rows to set aside are fetched at once."""


@dataclass(frozen=True)
class Accepted:
    """The observations that pass the schema, with `period`, the months that their source spans; not yet read.

    `counts` holds, by source_id, how many rows are `kept` and how many of the others are its.
    """

    observations: ibis.Table
    counts: pd.DataFrame

    @property
    def rows(self) -> int:
        """How many observations there are."""
        return int(self.counts["kept"].sum())


def files(pattern: str, dialect: Dialect) -> list[Path]:
    """Return the files that a name or glob names, sorted.

    Raises `DataError` if none, other than CSV or Parquet, or Parquet where a dialect is stated.
    """
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
    if kinds == {".parquet"} and dialect != Dialect():
        raise DataError(f"{pattern} is Parquet: --delimiter, --encoding and --decimal are of CSV.")
    return paths


def accept(
    connection: ibis.BaseBackend, terms: Terms, paths: list[Path], folder: Path, rejects: Rejects, progress: Progress
) -> Accepted:
    """Read and check the files on an engine, setting aside bad rows; `folder` holds what is put down on the way.

    Raises `DataError` where a file lacks a column, a column has another type, or no row is left.
    """
    progress.begin(f"Reading {len(paths)} file{'s' * (len(paths) > 1)}")
    if paths[0].suffix.lower() == ".csv":
        staged = [folder / f"rows-{at}.parquet" for at in range(len(paths))]
        for path, to in zip(paths, staged, strict=True):
            staging.stage(terms, path, to, rejects, progress)
        found = _staged(connection, staged)
    else:
        found = _of_parquet(connection, terms, [path.resolve() for path in paths], folder)
    progress.begin("Checking the rows")
    checked = schema.typed(terms, found).mutate(why=schema.fault(terms))
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
    named = good.drop("why").mutate(period=ibis.cases(*spans)).rename(terms.computed)
    return Accepted(named, _by_source(kept, rejects.count))


def tables(terms: Terms, accepted: Accepted, progress: Progress) -> Iterator[tuple[str, pd.DataFrame]]:
    """Compute `coverage` and each of `TABLES`, in the vocabulary of the package; yields name and frame.

    Raises `DataError` where the vocabulary cannot be read.
    """
    yield "coverage", pd.concat([coverage(row.Index, row.kept, row.left_out) for row in accepted.counts.itertuples()])
    roles = frame_of("roles", terms.data).astype({"rung": "int64"})
    types = reading.company_types({"company_types": frame_of("company_types", terms.data)})
    least = int(reading.rules(describe(terms.data))[LEAST])
    with made_for(types.pools(), least):
        for at, (name, compute) in enumerate(TABLES.items(), start=1):
            progress.begin(f"Computing table {at} of {len(TABLES)}: {name}")
            table = compute(accepted.observations, roles)
            yield name, table.assign(currency=terms.currency) if "currency" in table else table


def _of_parquet(connection: ibis.BaseBackend, terms: Terms, paths: list[Path], folder: Path) -> ibis.Table:
    """Return Parquet files as one table with `PLACE`; all are copied first if an engine would misread one."""
    columns = {path: parquet.schema_of(path) for path in paths}
    for path, found in columns.items():
        schema.check_columns(terms, path, found.names)
        schema.check_types(terms, path, ibis.Schema({name: _type(found, name) for name in terms.names}))
    if all(parquet.is_plain(path, found) for path, found in columns.items()):
        return engines.read(connection, paths)
    staged = [folder / f"rows-{at}.parquet" for at in range(len(paths))]
    for path, to in zip(paths, staged, strict=True):
        parquet.stage(terms, path, to)
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


def _by_source(kept: pd.DataFrame, set_aside: int) -> pd.DataFrame:
    """Return what became of the rows of each source that has some left: `kept` and `left_out`, by source_id.

    A row that cannot be read names no source: it is counted where all are of one.
    """
    counts = kept.set_index("source_id")[["kept", "bad"]].rename(columns={"bad": "left_out"})
    return counts.assign(left_out=set_aside) if len(counts) == 1 else counts


def _paged(rows: ibis.Table, count: int) -> Iterator[dict]:
    """Yield `count` rows in parts that fit into memory, days as texts: Python knows none before the year 1."""
    rows = rows.mutate(observed_on=_.observed_on.cast("string"))
    parts = count // PAGE + 1
    for part in range(parts):
        yield from rows.filter(_.line % parts == part).order_by(schema.PLACE).to_pyarrow().to_pylist()
