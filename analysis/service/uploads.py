"""How much may be uploaded: by one visit, and by all of them together."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from analysis.service import replies

PATH = "/_stcore/upload_file/"

MEGABYTE = 2**20
OF_A_VISIT, OF_ALL = 64 * MEGABYTE, 512 * MEGABYTE
"""Bytes that may be held of uploads."""

Held = Callable[[], Mapping[str, int]]
"""Tells the bytes that are held of uploads by visit."""


class Uploads:
    """Refuses an upload for which there is no room, before a byte of it is read."""

    def __init__(self, app: ASGIApp, held: Held, largest: int, base: str = "") -> None:
        self._app, self._held, self._largest, self._path = app, held, largest, f"{base}{PATH}"
        self._coming: dict[str, int] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or say why there is no room for it."""
        is_upload = scope["type"] == "http" and scope["method"] == "PUT" and scope["path"].startswith(self._path)
        if not is_upload:
            await self._app(scope, receive, send)
            return
        visit, size = scope["path"].removeprefix(self._path).partition("/")[0], self._size(scope)
        if full := self._full(visit, size):
            await full(scope, receive, send)
            return
        self._coming[visit] = self._coming.get(visit, 0) + size
        try:
            await self._app(scope, receive, send)
        finally:
            self._coming[visit] -= size
            if not self._coming[visit]:
                del self._coming[visit]

    def _full(self, visit: str, size: int) -> ASGIApp | None:
        """Return the answer that there is no room, None where there is."""
        held = self._held()
        if held.get(visit, 0) + self._coming.get(visit, 0) + size > OF_A_VISIT:
            return replies.refused(413, f"A visit may hold {OF_A_VISIT // MEGABYTE} MB. Take a file out first.")
        if sum(held.values()) + sum(self._coming.values()) + size > OF_ALL:
            return replies.refused(503, "Others are uploading too much at the moment. Try again later.", 60)
        return None

    def _size(self, scope: Scope) -> int:
        """Return the bytes that are announced; where nothing is, as many as an upload may have."""
        said = Headers(scope=scope).get("content-length", "")
        return int(said) if said.isascii() and said.isdigit() and len(said) < 16 else self._largest
