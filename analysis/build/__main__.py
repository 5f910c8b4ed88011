"""Compute the tables of the data package.

From the raw files: `python -m analysis.build --raw DIR`. From observations of one's own, of any size:
`python -m analysis.build --observations FILE_OR_GLOB --out DIR`, on DuckDB or Spark.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from analysis.build import changes
from analysis.build.intake import engines, observed
from analysis.build.intake.dialect import NUMBERS, Dialect, delimiter, encoding
from analysis.build.intake.progress import Progress
from analysis.build.intake.rejects import Rejects
from analysis.build.intake.schema import Terms
from analysis.build.raw import tables
from analysis.build.staging_dir import emptied, publish, staging_dir
from analysis.package.tables import DATA, DataError

INTERRUPTED = 130
"""Exit status of a run that was stopped by Ctrl-C, as shells have it."""


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


if __name__ == "__main__":
    sys.exit(main())
