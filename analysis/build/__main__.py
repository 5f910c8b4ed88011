"""Recompute the tables of the data package from raw observations: `python -m analysis.build --raw DIR`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import ibis
import pandas as pd

from analysis.build import aggregates, forecast, indeed, jobright, levels, neighbours, published
from analysis.build.attainment import attainment
from analysis.dataset import DATA


def tables(raw: Path, maps: Path) -> Iterator[tuple[str, pd.DataFrame]]:
    """Compute every table from the raw files in `raw` and the maps in `maps`; yields name and frame."""
    people, coverage = levels.observations(raw, maps)
    people = people.assign(period=_period(people["observed_on"]))
    yield "coverage", coverage
    observations = ibis.memtable(people.drop(columns="observed_on"))
    yield "progression", aggregates.progression(observations)
    yield "rung_mix", aggregates.rung_mix(observations)
    yield "compensation", aggregates.compensation(observations)
    yield "pay_mix", aggregates.pay_mix(observations)
    yield "attainment", attainment(observations, pd.read_csv(maps / "roles.csv"))
    yield "tenure", tenure(raw, aggregates.tenure(observations))
    series = demand(raw)
    yield "demand", series
    yield from forecast.tables(series)


def tenure(raw: Path, at_employer: pd.DataFrame) -> pd.DataFrame:
    """Put published figures on time in role and at the employer above the computed years at the employer."""
    both = pd.concat([published.tenure(raw), at_employer], ignore_index=True)
    return both.astype({"n": "Int64"})[aggregates.TENURE]


def demand(raw: Path) -> pd.DataFrame:
    """Put the demand series of all sources below one another, in the order of series, place and date."""
    parts = [indeed.observations(raw), neighbours.observations(raw), jobright.observations(raw), published.demand(raw)]
    return pd.concat(parts, ignore_index=True).sort_values(["series_id", "place", "date"])


def write(raw: Path, maps: Path, folder: Path) -> list[Path]:
    """Compute all tables and write them to `folder`; the same input gives the same bytes."""
    paths = []
    for name, frame in tables(raw, maps):
        path = folder / f"{name}.csv"
        frame.to_csv(path, index=False, lineterminator="\n", encoding="utf-8")
        print(f"{name:16} {len(frame):6,} rows")
        paths.append(path)
    return paths


def main() -> int:
    """Parse the command line, build, and compare or replace; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m analysis.build", description=__doc__)
    parser.add_argument("--raw", type=Path, required=True, help="folder with the raw observations")
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the data package (default: data/)")
    parser.add_argument("--check", action="store_true", help="only say whether data/ is what the raw files give")
    arguments = parser.parse_args()
    if not arguments.raw.is_dir():
        parser.error(f"--raw: there is no folder {arguments.raw}")
    with tempfile.TemporaryDirectory(dir=arguments.data, prefix=".build-") as aside:
        built = write(arguments.raw, arguments.data, Path(aside))
        if arguments.check:
            return _report(built, arguments.data)
        for path in built:
            path.replace(arguments.data / path.name)
    return 0


def _report(built: list[Path], folder: Path) -> int:
    stale = [path.name for path in built if not _same(path, folder / path.name)]
    print(f"Not what the raw files give: {', '.join(stale)}" if stale else "All tables are what the raw files give.")
    return int(bool(stale))


def _same(one: Path, other: Path) -> bool:
    return other.exists() and one.read_bytes() == other.read_bytes()


def _period(dates: pd.Series) -> str:
    """Return the months that dates span as an ISO 8601 interval: 2017-06/2021-08."""
    days = pd.to_datetime(dates)
    return f"{days.min():%Y-%m}/{days.max():%Y-%m}"


if __name__ == "__main__":
    sys.exit(main())
