"""What is noted of requests: a line of JSON each, without query, address or anything else of a visitor."""

from __future__ import annotations

import json
import logging
import sys
import time
from datetime import UTC, datetime

from starlette.types import ASGIApp, Message, Receive, Scope, Send

QUIET = ("static", "media", "_stcore", "healthz", "livez", "favicon.png", "manifest.json")
"""First parts of the paths of which every page and every watcher asks for many, and which tell nothing."""

OTHER = "other"
"""Stands for a path that is none of ours: a client may write anything into it."""

requests = logging.getLogger("pm_career_atlas.requests")


def noted_on_console() -> None:
    """Write a line a request to the console, and keep queries out of the lines of an ASGI server of its own."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    requests.handlers = [handler]
    requests.setLevel(logging.INFO)
    requests.propagate = False
    logging.getLogger("uvicorn.access").addFilter(without_query)


def without_query(record: logging.LogRecord) -> bool:
    """Take the query out of a line of uvicorn's; returns that the line is written."""
    if isinstance(record.args, tuple):
        record.args = tuple(one.partition("?")[0] if isinstance(one, str) else one for one in record.args)
    return True


class Noted:
    """Notes method, path, status, bytes and milliseconds of every answer that tells something."""

    def __init__(self, app: ASGIApp, known: frozenset[str], base: str = "") -> None:
        self._app, self._known, self._base = app, known, base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and note its answer."""
        below = scope.get("path", "").removeprefix(self._base)
        if scope["type"] != "http" or below.strip("/").partition("/")[0] in QUIET:
            await self._app(scope, receive, send)
            return
        begun, status, size = time.perf_counter(), 500, 0

        async def counted(message: Message) -> None:
            nonlocal status, size
            status = message.get("status", status)
            size += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, counted)
        finally:
            told = {
                "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
                "method": scope["method"],
                "path": self._told(below, status),
                "status": status,
                "bytes": size,
                "ms": round(1000 * (time.perf_counter() - begun), 1),
            }
            requests.info(json.dumps(told))

    def _told(self, below: str, status: int) -> str:
        """Return the path as it is noted: as it is where something stands there."""
        return below if below in self._known or (below.startswith(("/charts", "/data/")) and status < 400) else OTHER
