"""Files that are made when asked for: the answer is the file, that it has not changed, or one sentence why not."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import Response

from analysis.export.image.engine import ExportError
from analysis.service import replies
from analysis.service.asked import Refused
from analysis.service.files import Busy, Files

log = logging.getLogger("pm_career_atlas")

AGAIN = 10
"""Seconds after which a file may be asked for again."""

OURS = "This file could not be made; the fault is ours and is in the log."


@dataclass(frozen=True)
class Making:
    """A file that can be made: its headers (with its tag), media type, what makes it, and whether a browser draws it.

    `make` raises `Refused` where there is nothing to draw, `ExportError` without a browser.
    """

    headers: dict[str, str]
    media_type: str
    make: Callable[[], bytes]
    by_browser: bool


async def answer(files: Files, request: Request, prepare: Callable[[], Making]) -> Response:
    """Return the answer to a request for the file that `prepare` (in a thread, may raise `Refused`) makes ready."""
    try:
        one = await run_sync(prepare)
        if replies.is_known(request, one.headers["ETag"]):
            return replies.unchanged(one.headers)
        content = await files.get(one.headers["ETag"], one.make, one.by_browser)
    except Refused as why:
        return replies.refused(why.status, why.sentence)
    except (Busy, ExportError) as why:
        return replies.refused(503, str(why), AGAIN)
    except Exception:
        log.exception("%s could not be made", request.url.path)
        return replies.refused(500, OURS)
    return Response(content, media_type=one.media_type, headers=one.headers)
