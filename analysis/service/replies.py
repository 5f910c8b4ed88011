"""What answers have in common: tags by which a browser asks whether a file has changed, names, and refusals."""

from __future__ import annotations

import hashlib
from pathlib import Path
from urllib.parse import quote

import pandas as pd
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from analysis.package.memory import kept
from analysis.package.tables import Package

CODE = Path(__file__).resolve().parents[1]

FOR_ALL = {"Access-Control-Allow-Origin": "*"}
"""Figures may be read by any page in any browser: they are public, and no cookie comes with them."""

HOUR, SHARED, OWN = 3600, "public, max-age={}", "private, no-store"
"""How long anyone may keep a file, in seconds; what holds entries of a visitor nobody may."""


@kept(most=1)
def fingerprint(package: Package) -> str:
    """Return a text that changes with the tables and with the code that draws them, the same in every process."""
    hashed = hashlib.sha256()
    for name in sorted(package):
        hashed.update(name.encode())
        hashed.update(pd.util.hash_pandas_object(package[name]).to_numpy().tobytes())
    for path in sorted(CODE.rglob("*.py")):
        hashed.update(path.read_bytes())
    return hashed.hexdigest()


def tag(*parts: object) -> str:
    """Return the tag (weak: two makings of it need not be the same bytes) of what `parts` determine."""
    return f'W/"{hashlib.sha256(repr(parts).encode()).hexdigest()[:32]}"'


def is_known(request: Request, of: str) -> bool:
    """Return whether a browser already has what has this tag."""
    known = [one.strip() for one in request.headers.get("if-none-match", "").split(",")]
    return of in known or "*" in known


def unchanged(headers: dict[str, str]) -> Response:
    """Return the answer that a browser has the newest already."""
    return Response(status_code=304, headers=headers)


def refused(status: int, sentence: str, seconds: int = 0) -> Response:
    """Return an answer that says in one sentence why there is none, and after how many seconds to ask again."""
    headers = FOR_ALL | {"Cache-Control": "no-store"} | ({"Retry-After": str(seconds)} if seconds else {})
    return PlainTextResponse(f"{sentence}\n", status, headers=headers)


def disposition(name: str, saved: bool) -> str:
    """Return whether a file is saved or shown, and under which name."""
    plain = name.encode("ascii", "replace").decode().replace("?", "_").replace('"', "_")
    return f"{'attachment' if saved else 'inline'}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
