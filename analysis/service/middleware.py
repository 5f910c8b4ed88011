"""What every request passes before it is answered."""

from __future__ import annotations

import hmac

from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from analysis.pages import PAGES, path_of
from analysis.service import replies
from analysis.service.headers import SafeHeaders
from analysis.service.limits import Limits, client
from analysis.service.logs import Noted
from analysis.service.sign_in import Closed, SignIn
from analysis.service.site import RESERVED, not_found
from analysis.service.static import CompressedFiles
from analysis.service.the_site import Site
from analysis.service.uploads import Held, Uploads

LOOPBACK = ("127.0.0.1", "::1")
OWN_NAMES = ("localhost", "127.0.0.1", "[::1]")
"""Names under which a machine asks itself, as watchers of its health do."""

HEALTH = ("/healthz", "/livez")
CLOSED = ("/_stcore/metrics", "/_stcore/script-health-check")
"""What tells of the server's inside."""


def middleware(
    site: Site, routes: list[BaseRoute], held: Held, largest: int, token: str = "", sign_in: SignIn | None = None
) -> list[Middleware]:
    """Return what requests pass, outermost first.

    `held` tells the bytes held of uploads by visit, `largest` is how many one upload may have; `token` opens the
    metrics to whoever is not on this machine, and to anyone where one has to `sign_in`.
    """
    pages = frozenset(map(path_of, PAGES))
    own = {"/robots.txt", "/sitemap.xml", "/charts", "/oembed"}
    return [
        Middleware(Noted, known=pages | own, base=site.base),
        Middleware(SafeHeaders, by_tls=site.address.startswith("https://")),
        Middleware(OwnHost, address=site.address, base=site.base),
        Middleware(Limits, pages=pages, base=site.base),
        *([Middleware(Closed, sign_in=sign_in, pages=pages, left=CLOSED, base=site.base)] if sign_in else []),
        Middleware(Uploads, held=held, largest=largest, base=site.base),
        Middleware(ClosedPaths, token=token, base=site.base, is_told_here=sign_in is None),
        Middleware(KnownPaths, site=site, routes=routes),
        Middleware(CompressedFiles, static=site.static, base=site.base),
    ]


class KnownPaths:
    """Answers 404 where nothing is; Streamlit would answer any path with its first HTML, and 200."""

    def __init__(self, app: ASGIApp, site: Site, routes: list[BaseRoute]) -> None:
        self._app, self._routes, self._base, self._paths = app, routes, site.base, site.paths

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer that nothing is there."""
        if scope["type"] == "http" and not self._is_known(scope):
            await HTMLResponse(not_found(self._base), 404)(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _is_known(self, scope: Scope) -> bool:
        path = scope["path"]
        if not path.startswith(self._base):
            return False
        below = path.removeprefix(self._base)
        if below.strip("/").partition("/")[0] in RESERVED or (below.rstrip("/") or "/") in self._paths:
            return True
        return any(route.matches(scope)[0] is not Match.NONE for route in self._routes)


class OwnHost:
    """Answers under the atlas's own name alone, where it has one; a name that was bent to us leads nowhere."""

    def __init__(self, app: ASGIApp, address: str, base: str = "") -> None:
        name = address.partition("://")[2].partition("/")[0]
        self._app, self._names = app, {name.partition(":")[0], *OWN_NAMES} if name else None
        self._health = [f"{base}{path}" for path in HEALTH]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or say that it is at the wrong place."""
        if scope["type"] == "lifespan" or self._is_ours(scope):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await WebSocketClose()(scope, receive, send)
        else:
            await replies.refused(421, "The atlas does not answer under this name.")(scope, receive, send)

    def _is_ours(self, scope: Scope) -> bool:
        if self._names is None or scope["path"] in self._health:
            return True
        return _name(Headers(scope=scope).get("host", "")) in self._names


class ClosedPaths:
    """Answers what tells of the server's inside to who knows the token, and to this machine where `is_told_here`."""

    def __init__(self, app: ASGIApp, token: str, base: str = "", is_told_here: bool = True) -> None:
        self._app, self._token, self._paths = app, token, tuple(f"{base}{path}" for path in CLOSED)
        self._is_told_here = is_told_here

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or say that it may not be answered."""
        if scope["type"] == "http" and scope["path"].startswith(self._paths) and not self._may(scope):
            await replies.refused(403, "This is not for everybody.")(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _may(self, scope: Scope) -> bool:
        headers = Headers(scope=scope)
        if self._token and hmac.compare_digest(headers.get("authorization", ""), f"Bearer {self._token}"):
            return True
        return self._is_told_here and client(scope) in LOOPBACK and "x-forwarded-for" not in headers


def _name(host: str) -> str:
    """Return a host without its port."""
    return host.rpartition("]")[0] + "]" if host.startswith("[") else host.partition(":")[0]
