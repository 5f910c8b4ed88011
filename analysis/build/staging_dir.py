"""Work set aside: files are made in a folder beside the old ones and take their place only when all are there."""

from __future__ import annotations

import csv
import fcntl
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PREFIX = ".build-"


@contextmanager
def staging_dir(folder: Path) -> Iterator[Path]:
    """Give a folder for work in progress within `folder`, so in the same file system, and remove it at the end.

    Whoever works holds a lock on it. A killed run leaves its folder without one, and the next run removes it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(f"{PREFIX}*"):
        _remove_abandoned(left)
    with tempfile.TemporaryDirectory(dir=folder, prefix=PREFIX, ignore_cleanup_errors=True) as name:
        path = Path(name)
        with (path / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield path


def publish(paths: Iterable[Path], folder: Path) -> None:
    """Let finished files take the place of those of the same name in `folder`: renames, nothing is copied."""
    for path in paths:
        path.replace(folder / path.name)


def emptied(paths: Iterable[Path], folder: Path) -> dict[str, int]:
    """Return which tables of `folder` finished files without a row would replace, and the rows that would be lost."""
    empty = [path.name for path in paths if not _rows(path)]
    return {name: rows for name in empty if (rows := _rows(folder / name))}


def _rows(path: Path) -> int:
    """Return how many rows a CSV has below its header; 0 where there is none."""
    if not path.is_file():
        return 0
    with path.open(encoding="utf-8", errors="replace", newline="") as handle:
        return max(sum(1 for _ in csv.reader(handle)) - 1, 0)


def _remove_abandoned(left: Path) -> None:
    with suppress(OSError):  # held by a run that is still at work, or gone meanwhile
        with (left / "lock").open("r+") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(left)
