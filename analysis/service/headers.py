"""What every answer says to browsers beside its content: what a page may do, load and be put into."""

from __future__ import annotations

import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

PLAIN = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=()",
}
"""Nothing is taken for what it does not say it is; whoever we link to learns our name and not what was chosen."""

TLS = {"Strict-Transport-Security": "max-age=31536000"}
"""Where the atlas is reached by https, it is reached by nothing else."""

HOST = re.compile(r"[\w.-]+(:\d+)?|\[[0-9a-fA-F:.]+\](:\d+)?")
"""How a host is written: a name or an address, and perhaps a port."""


def policy(host: str, embedded: bool) -> str:
    """Return what a page may load: what Streamlit needs, from its own server alone.

    Streamlit puts styles and scripts of its own into the page. `host` is the server's, with which the page keeps a
    line. A page that is `embedded` may stand in a page of anyone else, as the code of a card does; in a file too, which
    no pattern would match.
    """
    lines = f" ws://{host} wss://{host}" if HOST.fullmatch(host) else ""
    return "; ".join(
        (
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "media-src 'self' data: blob:",
            "worker-src 'self' blob:",
            f"connect-src 'self' data: blob:{lines}",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            *(() if embedded else ("frame-ancestors 'self'",)),
        )
    )


class SafeHeaders:
    """Adds to every answer what it says to browsers; a policy that an answer has of its own stays."""

    def __init__(self, app: ASGIApp, by_tls: bool = False) -> None:
        self._app, self._by_tls, self._plain = app, by_tls, PLAIN | (TLS if by_tls else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and its answer back with these headers."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        host = Headers(scope=scope).get("host", "")
        embedded = b"embed=true" in scope["query_string"].split(b"&")

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._plain.items():
                    headers[name] = value
                if headers.get("content-type", "").startswith("text/html"):
                    headers.setdefault("Content-Security-Policy", policy(host, embedded))
                if self._by_tls:
                    message["headers"] = [_secured(name, value) for name, value in message["headers"]]
            await send(message)

        await self._app(scope, receive, with_headers)


def _secured(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    """Return a header, a cookie such that it is sent by https alone."""
    if name.lower() == b"set-cookie" and b"; secure" not in value.lower():
        return name, value + b"; Secure"
    return name, value
