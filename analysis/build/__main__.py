"""Compute the tables of the data package.

From the raw files: `python -m analysis.build --raw DIR`. From observations of one's own, of any size:
`python -m analysis.build --observations FILE_OR_GLOB --out DIR`, on DuckDB or Spark.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import ibis
import pandas as pd

from analysis.build import (
    adverts,
    after_move,
    aggregates,
    by_employer,
    by_survey,
    changes,
    every_report,
    forecast,
    hiring,
    pay,
    places,
    sensitivity,
)
from analysis.build.attainment import attainment
from analysis.build.attainment_draws import attainment_draws
from analysis.build.intake import engines, observed
from analysis.build.intake.dialect import NUMBERS, Dialect, delimiter, encoding
from analysis.build.intake.progress import Progress
from analysis.build.intake.rejects import Rejects
from analysis.build.intake.schema import Terms
from analysis.build.pools import every_pool
from analysis.build.sources import (
    ask_a_manager,
    cpi,
    dou,
    entry,
    exchange,
    indeed,
    jobright,
    levels,
    neighbours,
    oews,
    own_terms,
    published,
    published_pay,
    sysarmy,
    usajobs,
)
from analysis.build.sources.maps import read_maps
from analysis.build.staging_dir import emptied, publish, staging_dir
from analysis.package.tables import DATA, DataError
from analysis.package.vocabulary import EVERY_TYPE

INTERRUPTED = 130
"""Exit status of a run that was stopped by Ctrl-C, as shells have it."""


def tables(raw: Path, maps: Path) -> Iterator[tuple[str, pd.DataFrame]]:
    """Compute every table from the raw files in `raw` and the maps in `maps`; yields name and frame."""
    people, coverage = levels.observations(raw, maps)
    people = people.assign(period=_period(people["observed_on"]))
    others, their_coverage = pay.other_sources(raw, maps)
    hired, coverage_of_hired = hiring.by_type(raw, maps)
    yield "coverage", pd.concat([coverage, their_coverage, coverage_of_hired], ignore_index=True)
    yield "hiring_by_type", hired
    observations = ibis.memtable(people.drop(columns="observed_on"))
    pooled = by_employer.in_pools(people)
    yield "progression", by_employer.with_years(aggregates.progression(observations), pooled, "years_experience")
    yield "rung_mix", aggregates.rung_mix(observations)
    yield "compensation", pay.both(people.drop(columns="observed_on"), others)
    index = cpi.table(raw)
    yield "cpi", index
    yield from pay.adjusted(people, others, index, every_pool(maps)[EVERY_TYPE])
    every = every_report.reports(raw, maps, people["period"].iloc[0])
    yield "kept_share", every_report.kept_share(every)
    yield "pay_by_years", every_report.pay_by_years(every)
    yield "pay_over_time", every_report.pay_over_time(pooled)
    yield "sensitivity", sensitivity.table(raw, maps, people["period"].iloc[0])
    yield "pay_mix", aggregates.pay_mix(observations)
    yield "place_pay", places.place_pay(people, maps / "metro_cities.csv")
    real = pay.in_newest_dollars(people, index)
    yield "peer_pay", places.peer_pay(real, maps / "metro_cities.csv", cpi.newest_month(index))
    yield "pay_within", places.within(people, maps / "metro_cities.csv")
    rungs = pd.read_csv(maps / "roles.csv")
    yield "attainment", attainment(observations, rungs)
    yield "attainment_draws", attainment_draws(observations, rungs)
    yield "level_after_move", after_move.level_after_move(people, rungs)
    answers = ask_a_manager.by_years(raw, read_maps(maps))
    yield "attainment_by_survey", by_survey.shares(people, answers, rungs)
    yield "tenure", tenure(raw, aggregates.tenure(observations), pooled)
    yield "craft", own_terms.by_post(pd.concat([dou.people(raw), sysarmy.people(raw)]), "years")
    yield "reports", sysarmy.reports(raw)
    yield from _of_markets(raw, maps)


def _of_markets(raw: Path, maps: Path) -> Iterator[tuple[str, pd.DataFrame]]:
    """Compute the tables that no report of a person is behind: demand, money, wages and adverts."""
    series = demand(raw)
    yield "demand", series
    yield from forecast.tables(series)
    yield "entry_hiring", entry.openings(raw)
    yield "degree_evidence", entry.degree_evidence(raw)
    yield "exchange_rates", exchange.table(raw)
    yield "wages", oews.wages(raw)
    yield "advert_terms", adverts.terms(raw, maps)
    yield "public_pay", usajobs.table(raw)
    yield "published_pay", published_pay.table(raw, maps)


def tenure(raw: Path, at_employer: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    """Put published figures on time in role and at the employer above the computed years at the employer.

    `people` are the observations in every set of company types, for what their employers make of a cell.
    """
    named = people.rename(columns={"country": "place"}).drop(columns="source_id")
    at_employer = by_employer.with_years(at_employer, named, "years_at_company")
    both = pd.concat([published.tenure(raw), at_employer], ignore_index=True)
    return both.astype({"n": "Int64"})[[*aggregates.TENURE, "employers", "share_largest", *by_employer.OF_YEARS]]


def demand(raw: Path) -> pd.DataFrame:
    """Put the demand series of all sources below one another, in the order of series, place and date."""
    parts = [indeed.observations(raw), neighbours.observations(raw), jobright.observations(raw), published.demand(raw)]
    return pd.concat(parts, ignore_index=True).sort_values(["series_id", "place", "date"])


def write(computed: Iterable[tuple[str, pd.DataFrame]], folder: Path) -> list[Path]:
    """Write tables to `folder` as they are computed; the same input gives the same bytes."""
    paths = []
    for name, frame in computed:
        path = folder / f"{name}.csv"
        frame.to_csv(path, index=False, lineterminator="\n", encoding="utf-8")
        print(f"{name:16} {len(frame):6,} rows")
        paths.append(path)
    return paths


def main() -> int:
    """Parse the command line, build, and compare or replace; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m analysis.build", description=__doc__)
    whence = parser.add_mutually_exclusive_group(required=True)
    whence.add_argument("--raw", type=Path, help="folder with the raw observations")
    whence.add_argument("--observations", help="file or glob, CSV or Parquet, as data/observations.schema.json says")
    parser.add_argument(
        "--data", type=Path, default=DATA, help="folder of the data package, whose vocabulary counts (default: data/)"
    )
    parser.add_argument("--check", action="store_true", help="only say whether data/ is what the raw files give")
    parser.add_argument("--out", type=Path, help="folder for the tables from --observations")
    parser.add_argument("--delimiter", type=delimiter, help="what stands between values (default: a comma)")
    parser.add_argument("--encoding", type=encoding, help="encoding of a CSV (default: UTF-8)")
    parser.add_argument("--decimal", choices=list(NUMBERS), help="what marks decimals (default: a point)")
    parser.add_argument("--engine", choices=engines.ENGINES, default="duckdb", help="what computes (default: duckdb)")
    parser.add_argument("--master", default=engines.LOCAL, help="address of a Spark cluster (default: this machine)")
    parser.add_argument("--allow-empty", action="store_true", help="let tables without a row replace full ones")
    arguments = parser.parse_args()
    if arguments.observations is not None:
        if not arguments.out:
            parser.error("--observations needs --out, the folder for the tables")
        stated = (arguments.delimiter, arguments.encoding, arguments.decimal)
        terms = Terms(arguments.data, Dialect(*(one or "" for one in stated)))
        engine = arguments.engine, arguments.master
        return from_observations(terms, arguments.observations, engine, arguments.out, arguments.allow_empty)
    if not arguments.raw.is_dir():
        parser.error(f"--raw: there is no folder {arguments.raw}")
    return from_raw(arguments.raw, arguments.data, arguments.check)


def from_raw(raw: Path, data: Path, check: bool) -> int:
    """Compute all tables from the raw files, to compare with those in `data` or to replace them."""
    with staging_dir(data) as folder:
        built = write(tables(raw, data), folder)
        if (data / changes.REASONS).exists():
            built += write([(changes.NAME, changes.changes(data, folder))], folder)
        if check:
            return _report(built, data)
        publish(built, data, folder)
    return 0


def from_observations(terms: Terms, pattern: str, engine: tuple[str, str], out: Path, allow_empty: bool) -> int:
    """Compute the tables that observations give; bad rows go to `rejects.csv` beside them.

    `engine` is its name and the address of its cluster. Unless `allow_empty`, no table without a row replaces one that
    has some: then all old tables stay, as they do where anything fails or the run is stopped.
    """
    progress = Progress()
    try:
        accepted, rejects = _observed(terms, observed.files(pattern, terms.dialect), engine, out, allow_empty, progress)
    except DataError as error:
        return _stopped(progress, str(error), 1)
    except engines.EngineError as error:
        return _stopped(progress, f"{pattern}: {error}", 1)
    except OSError as error:
        return _stopped(progress, f"{error.filename or out}: {error.strerror or error}.", 1)
    except KeyboardInterrupt:
        return _stopped(progress, f"Stopped. {out} is as it was.", INTERRUPTED)
    print(f"{accepted.rows:,} observations; {rejects.count:,} rows set aside, named in {rejects.path.name}")
    print(rejects.summary(), end="\n" * bool(rejects.count))
    return 0


def _observed(
    terms: Terms, paths: list[Path], engine: tuple[str, str], out: Path, allow_empty: bool, progress: Progress
) -> tuple[observed.Accepted, Rejects]:
    """Compute and publish the tables; returns what was accepted and what was set aside."""
    with staging_dir(out) as folder, Rejects(folder / "rejects.csv") as rejects:
        with engines.connected(*engine, folder) as connection:
            accepted = observed.accept(connection, terms, paths, folder, rejects, progress)
            built = write(observed.tables(terms, accepted, progress), folder)
        progress.end()
        rejects.close()
        if not allow_empty:
            _refuse_loss(emptied(built, out), accepted.rows)
        publish([*built, rejects.path], out, folder)
    return accepted, rejects


def _stopped(progress: Progress, sentence: str, status: int) -> int:
    progress.end()
    print(sentence, file=sys.stderr)
    return status


def _refuse_loss(lost: dict[str, int], observations: int) -> None:
    """Raise `DataError` where full tables would be replaced by empty ones."""
    if lost:
        named = ", ".join(f"{name} ({rows:,} rows)" for name, rows in lost.items())
        raise DataError(
            f"{observations:,} observations give no row for tables that have some now: {named}. "
            "Nothing was replaced; --allow-empty replaces them."
        )


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
