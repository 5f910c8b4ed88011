"""Streamlit's own files, sent compressed: each is compressed once and kept; their names change with what they hold."""

from __future__ import annotations

import gzip
from pathlib import Path

from anyio.to_thread import run_sync
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from analysis.package.bounded import Bounded

KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
"""What becomes smaller, by the end of a file's name; fonts and pictures are compressed as they are."""

LEAST = 1000
"""Bytes below which nothing is gained."""

MOST_KEPT = 16 * 2**20
"""Bytes of compressed files that are kept, more than there are: all together are some seven million."""

FOR_GOOD = "public, immutable, max-age=31536000"


class CompressedFiles:
    """Answers a request for a script, a style or a drawing of Streamlit's with the file compressed."""

    def __init__(self, app: ASGIApp, static: Path, base: str = "") -> None:
        self._app, self._folder, self._path = app, static.resolve() / "static", f"{base}/static/"
        self._kept = Bounded[bytes]("static", MOST_KEPT, len)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with a compressed file, or pass the request on."""
        path = self._file(scope)
        content = await run_sync(self._compressed, path) if path else b""
        if not path or not content:
            await self._app(scope, receive, send)
            return
        headers = {"Content-Encoding": "gzip", "Vary": "Accept-Encoding", "Cache-Control": FOR_GOOD}
        await Response(content, media_type=KINDS[path.suffix], headers=headers)(scope, receive, send)

    def _compressed(self, path: Path) -> bytes:
        content = self._kept.get(path)
        if content is None:
            content = _compressed(path)
            if content:
                self._kept.put(path, content)
        return content

    def _file(self, scope: Scope) -> Path | None:
        """Return the file that is asked for, None where it is none of these or the browser cannot take it."""
        if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith(self._path):
            return None
        if "gzip" not in Headers(scope=scope).get("accept-encoding", ""):
            return None
        below = scope["path"].removeprefix(self._path)
        if "\0" in below:
            return None
        path = (self._folder / below).resolve()
        return path if path.suffix in KINDS and path.is_relative_to(self._folder) else None


def _compressed(path: Path) -> bytes:
    """Return a file compressed, the same bytes each time; nothing where there is no such file, or little in it."""
    content = path.read_bytes() if path.is_file() else b""
    return gzip.compress(content, mtime=0) if len(content) >= LEAST else b""
