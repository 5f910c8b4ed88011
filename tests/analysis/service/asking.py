"""Asking an ASGI application without a server: one request, one answer."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message


@dataclass
class Answer:
    """What came back: status, headers by their names in small letters, and the body."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()

    def json(self) -> Any:
        """Return the body read as JSON."""
        return json.loads(self.body)


def ask(app: ASGIApp, address: str, method: str = "GET", client: str = "192.0.2.1", **headers: str) -> Answer:
    """Return an application's answer at a path with its query, as `client` (an IP address) gets it."""
    return asyncio.run(asked(app, address, method, client, **headers))


async def asked(app: ASGIApp, address: str, method: str = "GET", client: str = "192.0.2.1", **headers: str) -> Answer:
    """Return an application's answer, within a running loop."""
    parts, answer = urlsplit(address), Answer()
    sent = {"host": "atlas.example"} | {name.replace("_", "-"): value for name, value in headers.items()}
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "https",
        "path": parts.path,
        "raw_path": parts.path.encode(),
        "root_path": "",
        "query_string": parts.query.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in sent.items()],
        "client": (client, 1),
        "server": ("atlas.example", 443),
    }

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            answer.status = message["status"]
            answer.headers = {name.decode().lower(): value.decode() for name, value in message["headers"]}
        else:
            answer.body += message.get("body", b"")

    await app(scope, receive, send)
    return answer
