"""The package of a folder that may be replaced while it is shown: taken over as one whole, or not at all."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Hashable
from pathlib import Path

from analysis.package.compiled import DESCRIPTOR
from analysis.package.schema import DataFaults
from analysis.package.tables import DATA, Package, load

NAMED = "ATLAS_DATA"
"""The name in the environment of the folder whose package is shown."""

log = logging.getLogger("pm_career_atlas")


def folder() -> Path:
    """Return the folder of the package that this installation shows: the one that is named, else the atlas's own."""
    return Path(os.environ.get(NAMED) or DATA)


class Installed:
    """The package of a folder, read anew by whoever asks first after its files have changed.

    Files with faults, and files that change while they are read, take nothing over: the package that was read last
    stays, and the log says why. Whoever asks meanwhile is given that one too.
    """

    def __init__(self, folder: Path) -> None:
        """Read the package; raises `DataFaults` with everything that is wrong."""
        self._folder, self._lock = folder, threading.Lock()
        self._state = _state(folder)
        self._package = load(folder)

    def current(self) -> Package:
        """Return the package as it stands."""
        if self._lock.acquire(blocking=False):
            try:
                self._take_over()
            finally:
                self._lock.release()
        return self._package

    def _take_over(self) -> None:
        state = _state(self._folder)
        if state == self._state:
            return
        try:
            package = load(self._folder)
        except DataFaults as found:
            log.error("%s is not taken over, what was read before stays:\n%s", self._folder, found)
        else:
            if _state(self._folder) != state:
                return  # half of it may be of before: whoever asks next reads it whole
            self._package = package
            log.info("%s is taken over", self._folder)
        self._state = state


def _state(folder: Path) -> Hashable:
    """Return what differs once a file of a package is another one, or written anew; None where there is no folder."""
    try:
        with os.scandir(folder) as entries:
            files = [one for one in entries if one.name == DESCRIPTOR or one.name.endswith(".csv")]
            told = [(one.name, one.stat()) for one in files]
    except OSError:
        return None
    return tuple(sorted((name, stat.st_ino, stat.st_size, stat.st_mtime_ns) for name, stat in told))
