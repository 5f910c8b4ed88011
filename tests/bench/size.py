"""Measure time and memory of percentiles over millions of synthetic observations with known quantiles.

Each contender runs in a process of its own, in turns, on the same Parquet file. Its seconds start after its imports;
its peak memory is that of its process as the system counts it.
"""

from __future__ import annotations

import json
import math
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pandas as pd

from analysis.bands import Z_90
from tests.bench.contenders import BY, CONTENDERS, POINTS

ROOT = Path(__file__).parents[2]
CELLS = 64
LOWEST, RISE = 60_000, 5_000
"""Median pay of the lowest cell, and how much more that of each next one is, USD a year."""

OURS, HAND, PANDAS, SPARK = "ours on DuckDB", "DuckDB by hand", "pandas", "ours on Spark"
WHOLE = "the build: checks, all tables"
ONCE = (SPARK, WHOLE)
"""Spark is here for its results, the whole build for its size: they run once."""

MAKE = """
COPY (
  SELECT 'synthetic' AS source_id,
    ['associate_pm', 'product_manager', 'senior_pm', 'principal_pm', 'group_pm', 'director', 'vp_product', 'cpo']
      [cell % 8 + 1] AS role_id,
    ['startup', 'corporate', 'public_tech', 'big_tech'][cell // 8 % 4 + 1] AS company_type,
    ['United States', 'India'][cell // 32 + 1] AS country,
    DATE '2020-01-01' + CAST(turn % 365 AS INTEGER) AS observed_on,
    CAST(turn % 41 AS DOUBLE) / 2 AS years_experience,
    CAST(turn % 41 AS DOUBLE) / 4 AS years_at_company,
    total_usd * (0.5 + share) AS base_usd, total_usd * (0.1 + share) AS bonus_usd,
    total_usd * (0.4 - 2 * share) AS equity_usd, total_usd
  FROM (
    SELECT cell, turn, turn * 7919 % 1000 / 5000 AS share,
      round(({lowest} + {rise} * cell) * sqrt(sqrt((rank + 0.5) / ({people} - rank - 0.5)))) AS total_usd
    FROM (SELECT i % {cells} AS cell, i // {cells} AS turn, (i // {cells}) * {stride} % {people} AS rank
          FROM range({cells} * {people}) t(i))
  )
) TO '{path}' (FORMAT parquet)
"""
"""Log-logistic pay in whole dollars: the value of each rank is known, and ranks come in a scattered order."""

WATCH = """
import os, sys
_pid, status, usage = os.wait4(os.spawnv(os.P_NOWAIT, sys.argv[2], sys.argv[2:]), 0)
with open(sys.argv[1], "w") as peak:
    peak.write(str(usage.ru_maxrss))
sys.exit(os.waitstatus_to_exitcode(status))
"""
"""Runs a command and writes its peak memory. A small process does it, since a child starts with its parent's peak."""


@dataclass
class Result:
    """What a contender took and gave: seconds of each run, the highest peak in MB, and the percentiles."""

    seconds: list[float] = field(default_factory=list)
    peak: float = 0.0
    frame: pd.DataFrame | None = None


def run(rows: int, times: int, names: list[str] | None = None) -> str:
    """Make about `rows` observations, let the contenders (all, or `names`) run `times` times; returns a report."""
    people = max(rows // CELLS, 100)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "observations.parquet")
        _make(path, people)
        results = {name: Result() for name in names or [*CONTENDERS, WHOLE]}
        for _turn in range(times):
            for name, result in results.items():
                if name not in ONCE or not result.seconds:
                    _measure(name, path, Path(folder), result)
    return report(results, people)


def report(results: dict[str, Result], people: int) -> str:
    """Return a text table of the contenders, with ratios to the goals and whether each gives the known quantiles."""
    known, rows = expected(people), people * CELLS
    hand, pandas = statistics.median(results[HAND].seconds), results[PANDAS].peak
    lines = [
        f"{rows:,} observations, percentiles of pay in {CELLS} cells; medians of the runs, peak memory of the process:",
        f"{'':32}{'s':>8}{'M rows/s':>10}{'x by hand':>11}{'peak MB':>9}{'x pandas':>10}  known quantiles",
    ]
    for name, result in results.items():
        seconds = statistics.median(result.seconds)
        memory = f"{result.peak:>9.0f}{result.peak / pandas:>10.2f}" if name != SPARK else f"{'':19}"
        right = "" if name == WHOLE else "yes, to the cent" if same(result.frame, known) else "NO"
        lines.append(f"{name:32}{seconds:>8.2f}{rows / seconds / 1e6:>10.1f}{seconds / hand:>11.2f}{memory}  {right}")
    if SPARK in results:
        alike = same(results[SPARK].frame, results[OURS].frame)
        lines.append(f"Spark gives what DuckDB gives: {'yes, to the cent' if alike else 'NO'}")
    return "\n".join(lines)


def expected(people: int) -> pd.DataFrame:
    """Return the percentiles and the median's interval that follow from how the observations were made."""
    low = math.floor((people + 1) / 2 - Z_90 * math.sqrt(people) / 2)
    rows = []
    for cell in range(CELLS):

        def at(rank: float, scale: int = LOWEST + RISE * cell) -> float:
            return float(round(scale * math.sqrt(math.sqrt((rank + 0.5) / (people - rank - 0.5)))))

        positions = {name: (people - 1) * probability for name, probability in POINTS.items()}
        row = {
            f"usd_{name}": at(math.floor(position))
            + (position - math.floor(position)) * (at(math.ceil(position)) - at(math.floor(position)))
            for name, position in positions.items()
        }
        rows.append({"cell": cell, **row, "usd_p50_low": at(low - 1), "usd_p50_high": at(people - low)})
    keys = duckdb.sql(f"SELECT DISTINCT cell, {', '.join(BY)} FROM ({_cells()})").df()
    return keys.merge(pd.DataFrame(rows), on="cell").drop(columns="cell").sort_values(BY, ignore_index=True)


def same(one: pd.DataFrame, other: pd.DataFrame) -> bool:
    """Tell whether two results agree to the cent in every column that both have."""
    shared = [name for name in other.columns if name in one.columns and name not in BY]
    both = one.merge(other, on=BY, suffixes=("", "_other"))
    gaps = [(both[name] - both[f"{name}_other"]).abs().max() for name in shared]
    return len(both) == len(one) == len(other) and max(gaps) < 0.005


def _cells() -> str:
    text = MAKE[MAKE.index("SELECT") : MAKE.index("DATE")].rstrip().rstrip(",")
    return f"{text}, cell FROM range({CELLS}) t(cell)"


def _make(path: Path, people: int) -> None:
    stride = next(one for one in range(people // 3 + 1, people + 2) if math.gcd(one, people) == 1)
    with duckdb.connect() as connection:
        numbers = {"people": people, "cells": CELLS, "stride": stride, "lowest": LOWEST, "rise": RISE}
        connection.execute(MAKE.format(path=path, **numbers))


def _measure(name: str, path: Path, folder: Path, result: Result) -> None:
    if name == WHOLE:
        take(_build_command(path, folder / "out"), result)
        return
    to = folder / "result.json"
    take([sys.executable, "-W", "ignore", "-m", "tests.bench.contenders", name, str(path), str(to)], result)
    given = json.loads(to.read_text())
    result.seconds[-1] = given["seconds"]
    result.frame = pd.DataFrame(given["rows"])


def take(command: list[str], result: Result) -> None:
    """Run a command to its end and note its seconds and peak memory; raises if it fails."""
    with tempfile.NamedTemporaryFile("r") as peak:
        start = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-S", "-c", WATCH, peak.name, *command], cwd=ROOT, capture_output=True, text=True
        )
        if done.returncode:
            raise RuntimeError(f"{' '.join(command)} failed: {done.stderr[-2_000:]}")
        result.seconds.append(time.perf_counter() - start)
        result.peak = max(result.peak, int(peak.read()) / 1024)


def _build_command(path: Path, out: Path) -> list[str]:
    return [sys.executable, "-m", "analysis.build", "--observations", str(path), "--out", str(out)]
