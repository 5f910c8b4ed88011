"""The style and the script of the atlas's own that stand in every page's head, beside those of Streamlit."""

from __future__ import annotations

import hashlib
from functools import cache, partial
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

HERE = Path(__file__).resolve().parent
STYLE, SCRIPT = "atlas.css", "atlas.js"
KINDS = {STYLE: "text/css", SCRIPT: "text/javascript"}

FOR_GOOD = "public, max-age=31536000, immutable"
"""An address holds what its file says: a file that changes has another."""


def elements() -> str:
    """Return the elements of the head; the script comes before all that draws the page.

    Their addresses are told from the page's own, which stands right below the atlas's: so they hold where a proxy takes
    a part of the path away.
    """
    style, script = (f"./{name}?v={_version(name)}" for name in (STYLE, SCRIPT))
    return f'<link rel="stylesheet" href="{style}" />\n    <script src="{script}"></script>'


def routes() -> list[BaseRoute]:
    """Return the routes of the files."""
    return [Route(f"/{name}", partial(_file, name)) for name in KINDS]


def _file(name: str, request: Request) -> Response:
    is_newest = request.query_params.get("v") == _version(name)
    headers = {"Cache-Control": FOR_GOOD if is_newest else "no-cache"}
    return Response(_content(name), media_type=KINDS[name], headers=headers)


@cache
def _content(name: str) -> bytes:
    return (HERE / name).read_bytes()


@cache
def _version(name: str) -> str:
    return hashlib.sha256(_content(name)).hexdigest()[:12]
