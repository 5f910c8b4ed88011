"""Work set aside: files are made in a folder beside the old one, which a whole new one then replaces by a rename."""

from __future__ import annotations

import csv
import errno
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PREFIX = ".build-"
BEFORE, AFTER = "before", "after"
"""Within the folder of a run: the folder that is replaced, and the one that takes its place."""

MOUNTED = "another file system is mounted there, and a folder is replaced as a whole: name one within it"


@contextmanager
def staging_dir(folder: Path) -> Iterator[Path]:
    """Give a folder for work in progress beside `folder`, so in the same file system, and remove it at the end.

    Whoever works holds a lock on it. A killed run leaves its folder without one, and the next run removes it, after it
    has put back a folder that was taken away and not replaced. Raises `OSError` where `folder` cannot be renamed.
    """
    folder = folder.resolve()
    prefix = f"{PREFIX}{folder.name}-"
    folder.parent.mkdir(parents=True, exist_ok=True)
    for left in folder.parent.glob(f"{prefix}*"):
        _remove_abandoned(left, folder)
    folder.mkdir(exist_ok=True)
    if folder.is_mount():
        raise OSError(errno.EBUSY, MOUNTED, str(folder))
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=prefix, ignore_cleanup_errors=True) as name:
        path = Path(name)
        with (path / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield path


def publish(paths: Iterable[Path], folder: Path, staging: Path) -> None:
    """Let finished files take the place of those of the same name in `folder`, all of them at one moment.

    A whole new folder is put together in `staging`, of the finished files and of links to all that stays, and renamed:
    whoever reads has the old files or the new ones, never some of either.
    """
    folder, after, before = folder.resolve(), staging / AFTER, staging / BEFORE
    shutil.copytree(folder, after, symlinks=True, copy_function=_link)
    for path in paths:
        path.replace(after / path.name)
    folder.rename(before)
    try:
        after.rename(folder)
    except OSError:
        before.rename(folder)
        raise


def emptied(paths: Iterable[Path], folder: Path) -> dict[str, int]:
    """Return which tables of `folder` finished files without a row would replace, and the rows that would be lost."""
    empty = [path.name for path in paths if not _rows(path)]
    return {name: rows for name in empty if (rows := _rows(folder / name))}


def _link(old: str, new: str) -> str:
    """Let a file stand in a second place; copied where the file system has no such links."""
    try:
        os.link(old, new)
    except OSError:
        shutil.copy2(old, new)
    return new


def _rows(path: Path) -> int:
    """Return how many rows a CSV has below its header; 0 where there is none."""
    if not path.is_file():
        return 0
    with path.open(encoding="utf-8", errors="replace", newline="") as handle:
        return max(sum(1 for _ in csv.reader(handle)) - 1, 0)


def _remove_abandoned(left: Path, folder: Path) -> None:
    with suppress(OSError):  # held by a run that is still at work, or gone meanwhile
        with (left / "lock").open("r+") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if (left / BEFORE).is_dir() and not folder.exists():
            (left / BEFORE).rename(folder)
        shutil.rmtree(left)
