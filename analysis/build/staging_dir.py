"""Work set aside: files are made in a folder beside the old ones and take their place only when all are there."""

from __future__ import annotations

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


def _remove_abandoned(left: Path) -> None:
    with suppress(OSError):  # held by a run that is still at work, or gone meanwhile
        with (left / "lock").open("r+") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(left)
