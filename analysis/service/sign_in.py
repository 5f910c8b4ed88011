"""Who may see the atlas where it asks for signing in: nothing is answered before but what a sign-in and a watcher need.

Signing in itself (OpenID Connect) is Streamlit's own; what is known of it comes from `dashboard.py`.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, quote, unquote, urlencode

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from analysis.pages import ATLAS
from analysis.service import replies

BEGIN = "/sign-in"
"""Path that leads to the provider and, once someone has signed in, back to the page that they asked for."""

OPEN = frozenset(
    (
        *("/healthz", "/livez", "/_stcore/health", "/robots.txt", "/favicon.png"),
        *("/auth/login", "/auth/logout", "/oauth2callback"),
    )
)
"""Paths that are answered to everybody: a watcher's, and those by which Streamlit signs in and out."""

STATIC = "/static/"
"""Below it are Streamlit's own scripts and styles, which hold nothing of the atlas."""

WANTED, LONGEST, SECONDS = "atlas_wanted", 2_000, 600
"""Cookie with the page that was asked for before signing in: its longest value, and how long it is remembered."""

SENTENCE = "Sign in first: open the atlas in this browser."

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><meta name="color-scheme" content="light dark">
<title>Sign in · {atlas}</title></head>
<body style="font: 1rem/1.5 sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem">
<main><h1>{atlas}</h1><p>This atlas is shown to those who sign in.</p>{links}</main></body></html>
"""


@dataclass(frozen=True)
class SignIn:
    """How one signs in: with which providers, the proof that a request for one is ours, and who has done so.

    `providers` are names ("default" where there is one without a name). `proof` makes of a name the value that
    Streamlit asks for at /auth/login. `has_signed_in` tells from a request's cookies.
    """

    providers: tuple[str, ...]
    proof: Callable[[str], str]
    has_signed_in: Callable[[Mapping[str, str]], bool]


class Closed:
    """Answers those who have signed in, and shows others the way to it.

    `pages` are the paths of pages; `left` begin paths that are guarded elsewhere.
    """

    def __init__(
        self, app: ASGIApp, sign_in: SignIn, pages: frozenset[str], left: tuple[str, ...] = (), base: str = ""
    ) -> None:
        self._app, self._sign_in, self._pages, self._left, self._base = app, sign_in, pages, left, base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or say that one has to sign in first."""
        if scope["type"] == "lifespan" or self._is_open(scope):
            await self._app(scope, receive, send)
            return
        request = HTTPConnection(scope)
        if scope["type"] == "http" and self._below(scope) == BEGIN:
            await self._begin(request)(scope, receive, send)
        elif not self._sign_in.has_signed_in(request.cookies):
            await self._refused(scope)(scope, receive, send)
        elif wanted := self._wanted(request):
            response = RedirectResponse(f"{self._base}{wanted}", 302)
            response.delete_cookie(WANTED, path=f"{self._base}/")
            await response(scope, receive, send)
        else:
            await self._app(scope, receive, _private(send) if scope["type"] == "http" else send)

    def _below(self, scope: Scope) -> str:
        return str(scope["path"]).removeprefix(self._base)

    def _is_open(self, scope: Scope) -> bool:
        below = self._below(scope)
        return scope["type"] == "http" and (below in OPEN or below.startswith((STATIC, *self._left)))

    def _refused(self, scope: Scope) -> ASGIApp:
        if scope["type"] == "websocket":
            return WebSocketClose()
        below = self._below(scope)
        if not self._is_page(below):
            return replies.refused(401, SENTENCE)
        query = scope["query_string"].decode("latin-1")
        wanted = f"{below}?{query}" if query else below
        links = "".join(_link(self._base, one, wanted) for one in self._sign_in.providers)
        return HTMLResponse(PAGE.format(atlas=ATLAS, links=links), 401, headers={"Cache-Control": "no-store"})

    def _begin(self, request: HTTPConnection) -> Response:
        """Lead to the provider, and remember the page that was asked for."""
        query = parse_qs(request.scope["query_string"].decode("latin-1"))
        provider, wanted = (query.get(name, [""])[0] for name in ("with", "to"))
        if provider not in self._sign_in.providers:
            return replies.refused(404, "There is no such way to sign in.")
        proof = quote(self._sign_in.proof(provider))
        response = RedirectResponse(f"{self._base}/auth/login?provider={proof}", 302)
        response.headers["Cache-Control"] = "no-store"
        if self._is_page(wanted):
            kept = quote(wanted, safe="")
            response.set_cookie(WANTED, kept, SECONDS, path=f"{self._base}/", httponly=True, samesite="lax")
        return response

    def _wanted(self, request: HTTPConnection) -> str:
        """Return the page that was asked for before signing in, empty where there is none, or one is asked for now."""
        if request.scope["type"] != "http" or self._below(request.scope) != "/" or request.scope["query_string"]:
            return ""
        wanted = unquote(request.cookies.get(WANTED, ""))
        return wanted if wanted != "/" and self._is_page(wanted) else ""

    def _is_page(self, wanted: str) -> bool:
        """Return whether an address is of one of our pages: it came from outside, and must not lead there."""
        is_plain = wanted.isascii() and wanted.isprintable() and len(wanted) <= LONGEST
        return is_plain and (wanted.partition("?")[0].rstrip("/") or "/") in self._pages


def _link(base: str, provider: str, wanted: str) -> str:
    address = f"{base}{BEGIN}?{urlencode({'with': provider, 'to': wanted})}"
    words = "Sign in" if provider == "default" else f"Sign in with {provider.title()}"
    return f'<p><a href="{html.escape(address)}">{html.escape(words)}</a></p>'


def _private(send: Send) -> Send:
    """Let none keep an answer for others, nor show it again without asking: by then its reader may have signed out."""

    async def told(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            kept = headers.get("cache-control", "")
            if "immutable" not in kept and "no-store" not in kept:
                headers["Cache-Control"] = "private, no-cache"
        await send(message)

    return told
