"""What every request passes before it is answered."""

from __future__ import annotations

from starlette.responses import HTMLResponse
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Receive, Scope, Send

from analysis.service.site import RESERVED, not_found
from analysis.service.the_site import Site


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
