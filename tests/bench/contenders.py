"""The same percentiles of pay by cell, five ways: `python -m tests.bench.contenders NAME FILE RESULT`.

Each contender gives the time it took, after its imports, and a frame: the cell, `usd_p10` to `usd_p90` and, where it
computes it, the interval of the median.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd

BY = ["source_id", "role_id", "company_type", "country"]
POINTS = {"p10": 0.1, "p25": 0.25, "p50": 0.5, "p75": 0.75, "p90": 0.9}
NAMES = [f"usd_{ending}" for ending in POINTS]
BY_HAND = """
SELECT source_id, role_id, company_type, country, quantile_cont(total_usd, [0.1, 0.25, 0.5, 0.75, 0.9]) AS points
FROM read_parquet('{path}') GROUP BY ALL HAVING count(*) >= 10 ORDER BY ALL
"""
WITH_INTERVAL = """
SELECT * EXCLUDE (sorted, n, r), sorted[r] AS usd_p50_low, sorted[n + 1 - r] AS usd_p50_high
FROM (
  SELECT source_id, role_id, company_type, country, quantile_cont(total_usd, [0.1, 0.25, 0.5, 0.75, 0.9]) AS points,
    list_sort(list(total_usd)) AS sorted, count(*) AS n,
    CAST(floor((n + 1) / 2 - 1.6448536269514722 * sqrt(n) / 2) AS BIGINT) AS r
  FROM read_parquet('{path}') GROUP BY ALL HAVING count(*) >= 10
) ORDER BY ALL
"""

Timed = tuple[float, pd.DataFrame]


def ours_on_duckdb(path: str) -> Timed:
    """The build's own percentiles, interval included."""
    import ibis

    return _ours(ibis.duckdb.connect().read_parquet, path)


def ours_on_spark(path: str) -> Timed:
    """The very same expressions on Spark."""
    from analysis.build.intake import engines

    with engines.spark() as connection:
        return _ours(connection.read_parquet, path)


def duckdb_by_hand(path: str) -> Timed:
    """A query as one would write it, without the interval of the median."""
    return _query(BY_HAND.format(path=path))


def duckdb_with_interval(path: str) -> Timed:
    """A query that gives all that ours gives."""
    return _query(WITH_INTERVAL.format(path=path))


def pandas(path: str) -> Timed:
    """The columns into memory, then a group-by."""
    start = time.perf_counter()
    frame = pd.read_parquet(path, columns=[*BY, "total_usd"])
    table = frame.groupby(BY)["total_usd"].quantile(list(POINTS.values())).unstack()
    return time.perf_counter() - start, table.set_axis(NAMES, axis="columns").reset_index()


def polars(path: str) -> Timed:
    """A lazy scan and a group-by."""
    import polars as pl

    start = time.perf_counter()
    points = {name: pl.col("total_usd").quantile(at, "linear") for name, at in zip(NAMES, POINTS.values(), strict=True)}
    table = pl.scan_parquet(path).group_by(BY).agg(**points).collect()
    return time.perf_counter() - start, pd.DataFrame(table.to_dicts())


CONTENDERS: dict[str, Callable[[str], Timed]] = {
    "ours on DuckDB": ours_on_duckdb,
    "DuckDB by hand": duckdb_by_hand,
    "DuckDB by hand, with interval": duckdb_with_interval,
    "pandas": pandas,
    "Polars": polars,
    "ours on Spark": ours_on_spark,
}


def _ours(read: Callable, path: str) -> Timed:
    from analysis.build.aggregates import PAY_STEP
    from analysis.build.percentiles import percentiles

    table = read(path)
    start = time.perf_counter()
    frame = percentiles(table, "total_usd", BY, POINTS, "usd", step=PAY_STEP).execute()
    return time.perf_counter() - start, frame.drop(columns="n")


def _query(sql: str) -> Timed:
    import duckdb

    start = time.perf_counter()
    table = duckdb.sql(sql).df()
    seconds = time.perf_counter() - start
    points = pd.DataFrame(table.pop("points").to_list(), columns=NAMES)
    return seconds, pd.concat([table, points], axis="columns")


def main(name: str, path: str, to: str) -> None:
    """Run one contender and write its seconds and rows as JSON."""
    seconds, frame = CONTENDERS[name](path)
    Path(to).write_text(json.dumps({"seconds": seconds, "rows": frame.to_dict("records")}), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
