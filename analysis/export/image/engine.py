"""One browser a process draws every image: kept warm, shared by all visitors, started again after a crash."""

from __future__ import annotations

import asyncio
import atexit
import contextlib
import errno
import logging
import os
import shutil
import signal
import threading
from collections.abc import Coroutine, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go
from choreographer.browsers.chromium import ChromeNotFoundError, Chromium

if TYPE_CHECKING:
    from kaleido import Kaleido

TIME_LIMIT = 30
"""Seconds for one image, the browser's start included, from the moment that its turn has come."""

CLOSE_LIMIT = 5
"""Seconds for clearing away what a browser leaves behind."""

MOST_WAITING = 40
"""Images that may wait for their turn: the last of them still comes before its visitor has gone."""

SHELL = "chromium-headless-shell"
"""Chromium without a window: draws the same with fewer processes, in less time and memory."""

NO_BROWSER = (
    f"Images and PDF need Chromium or Chrome, and none was found: install the package {SHELL} (see packages.txt)."
)

NO_ROOM = "The browser found no folder to work in: the disk is full or cannot be written."
CANNOT_WRITE = {errno.ENOENT, errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM}
"""Why nothing can be written, by the system's numbers; the first is that no folder for temporary files is found."""

log = logging.getLogger("pm_career_atlas")


class ExportError(RuntimeError):
    """An image could not be made; the message says why and what to do."""


def find_browser() -> str | None:
    """Look for a Chromium-based browser on this machine, the one without a window first; returns its path or None."""
    return shutil.which(SHELL) or Chromium.find_browser(skip_local=False)


@cache
def browser_path() -> str | None:
    """Return the path of a Chromium-based browser on this machine, or None where there is none."""
    return find_browser()


class Offline(Chromium):
    """A browser that finds no host, whatever a figure asks for, and keeps one page's files from another's scripts."""

    def get_cli(self) -> Sequence[str]:
        """Return the command: choreographer's, whose figures may come from anywhere, made narrower."""
        return [
            *(one for one in super().get_cli() if one != "--disable-web-security"),
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--disable-background-networking",
        ]


class Engine:
    """Kaleido in an event loop of its own.

    Kaleido's own synchronous server hands results out in order of completion, whoever asked: with several
    visitors one gets another's chart. Here each call waits for its own future.
    """

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._kaleido: Kaleido | None = None
        self._sandboxed = os.geteuid() != 0  # Chromium refuses to be root in its sandbox
        self._one_at_a_time = asyncio.Lock()
        self._places = threading.BoundedSemaphore(MOST_WAITING)
        threading.Thread(target=self._loop.run_forever, name="chart images", daemon=True).start()

    def draw(self, figure: go.Figure, **options: object) -> bytes:
        """Return the bytes of an image; `options` are Kaleido's format, width, height and scale.

        Raises `ExportError` where there is no browser, it does not answer in time, or too many wait for it.
        """
        if browser_path() is None:
            raise ExportError(NO_BROWSER)
        if not self._places.acquire(blocking=False):
            raise ExportError(f"{MOST_WAITING} images are being made already. Try again in a moment.")
        try:
            return asyncio.run_coroutine_threadsafe(self._draw(figure.to_plotly_json(), options), self._loop).result()
        except TimeoutError:
            raise ExportError(f"The browser made no image within {TIME_LIMIT} seconds. Try again.") from None
        except Exception as error:
            raise ExportError(_why(error)) from error
        finally:
            self._places.release()

    def close(self) -> None:
        """End the browser; the next image starts another."""
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result(TIME_LIMIT)

    async def _draw(self, figure: dict, options: dict) -> bytes:
        async with self._one_at_a_time:
            try:
                return await self._timed(figure, options)
            except TimeoutError:
                raise
            except (Exception, asyncio.CancelledError):
                # The browser may have crashed since the last image: once more with a new one.
                return await self._timed(figure, options)

    async def _timed(self, figure: dict, options: dict) -> bytes:
        # In a task of its own: a Kaleido that closes cancels the tasks that wait for it.
        attempt = await _waited_for(self._attempt(figure, options), TIME_LIMIT)
        try:
            if not attempt.done():
                raise TimeoutError
            return attempt.result()
        except BaseException:
            await self._end()
            raise

    async def _attempt(self, figure: dict, options: dict) -> bytes:
        if self._kaleido is None:
            from kaleido import Kaleido

            # Known before it is open: a browser that never opens is ended too.
            self._kaleido = Kaleido(
                n=1,
                timeout=TIME_LIMIT,
                mathjax=False,
                path=browser_path(),
                browser_cls=Offline,
                enable_sandbox=self._sandboxed,
            )
            try:
                await self._kaleido.open()
            except Exception:
                # A container may forbid what the sandbox is made of; the next attempt goes without.
                self._sandboxed = False
                raise
        return await self._kaleido.calc_fig(figure, opts=options)

    async def _close(self) -> None:
        """In good order, in which a browser leaves nothing behind; by force where it does not answer."""
        if self._kaleido is not None:
            await _waited_for(self._kaleido.close(), CLOSE_LIMIT)
        await self._end()

    async def _end(self) -> None:
        kaleido, self._kaleido = self._kaleido, None
        if kaleido is not None:
            _kill(kaleido)
            await _waited_for(kaleido.close(), CLOSE_LIMIT)


async def _waited_for(work: Coroutine[Any, Any, Any], seconds: float) -> asyncio.Task:
    """Wait no longer than so many seconds; returns the task of the work, done or not.

    It is not cancelled when its time is over: where the browser hangs, it would wait for an answer all the same.
    """
    task = asyncio.create_task(work)
    task.add_done_callback(lambda one: one.cancelled() or one.exception())  # looked at, whoever asks no more
    await asyncio.wait({task}, timeout=seconds)
    return task


def _why(error: Exception) -> str:
    """Return why no image could be made, for whoever asked for it; what the system calls it is in the log alone."""
    log.error("An image could not be drawn", exc_info=error)
    if isinstance(error, ChromeNotFoundError):  # it has been there, and is gone since
        return NO_BROWSER
    if isinstance(error, OSError) and error.errno in CANNOT_WRITE:
        return NO_ROOM
    return f"The browser could not draw the chart, twice in a row: {error}"


def _kill(kaleido: Kaleido) -> None:
    """End the processes of a browser, which has a group of its own, whether or not it still answers."""
    if process := getattr(kaleido, "subprocess", None):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@cache
def engine() -> Engine:
    """Return the process's engine; the browser starts with the first image and ends with the process."""
    made = Engine()
    atexit.register(made.close)
    return made
