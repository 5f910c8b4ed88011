"""Files of charts: made few at a time, each once for all who ask, and the last ones kept within bytes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Hashable

import anyio
from anyio.to_thread import run_sync

from analysis.package.bounded import Bounded

MOST_KEPT = 64 * 2**20
"""Bytes of files that are kept."""

MOST_WAITING = 30
"""Files that may be in the making, or wait for it: the last of them still comes before its visitor has gone."""


class Busy(RuntimeError):  # noqa: N818
    """Too many files are being made."""


class Files:
    """What was made by key, the most recently asked for within `most` bytes; what is being made is made once."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._kept = Bounded[bytes]("files", most, len)
        self._making: dict[Hashable, asyncio.Task[bytes]] = {}
        # Of the browser's images one is drawn at a time: whoever waits for one must not keep others from a table.
        self._slots = {True: anyio.CapacityLimiter(2), False: anyio.CapacityLimiter(2)}

    async def get(self, key: Hashable, make: Callable[[], bytes], by_browser: bool) -> bytes:
        """Return the file of a key, made by `make` in a thread where it is not kept.

        Raises `Busy` where too many wait, and what `make` raises.
        """
        if (content := self._kept.get(key)) is not None:
            return content
        if key not in self._making:
            if len(self._making) >= MOST_WAITING:
                raise Busy(f"{MOST_WAITING} files are being made already. Try again in a moment.")
            self._making[key] = asyncio.create_task(self._make(key, make, by_browser))
        # Whoever goes away must not take the file from the others who wait for it.
        return await asyncio.shield(self._making[key])

    async def _make(self, key: Hashable, make: Callable[[], bytes], by_browser: bool) -> bytes:
        try:
            content = await run_sync(make, limiter=self._slots[by_browser])
        finally:
            del self._making[key]
        self._kept.put(key, content)
        return content
