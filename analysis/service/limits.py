"""How much one client may ask for, so that it does not stop the others."""

from __future__ import annotations

import asyncio
import math
import time
from collections import OrderedDict
from collections.abc import Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from analysis.service import replies

Clock = Callable[[], float]
"""Tells seconds that only go forward."""

MOST_CLIENTS = 10_000
"""Clients that are remembered: those who asked last."""

ADDRESSES = ("charts", "data", "oembed")
"""First parts of the paths for which work is done that a page does not do."""

BURST, PER_SECOND = 120, 10
"""Files that one client may ask for at once, and then a second."""

PAGES_BURST, PAGES_PER_SECOND = 400, 20
"""The same of pages: a school or a company may come behind one address, all at once."""

RUNS, RUNS_PER_SECOND = 30, 10
"""Messages that one visit may send at once, and then a second: no visitor clicks faster."""

LARGEST_MESSAGE = 2**20
"""Bytes of one message of a visit: the state of all widgets of a page is a few thousand."""

ROUNDING = 1e-6
"""Part of a token that is lost in sums of seconds: whoever has waited as told gets one."""

TOO_LARGE = 1009
"""Code with which a line is closed whose message is too large (RFC 6455)."""


class Bucket:
    """Tokens that are taken one by one and come back with time: at most `burst`, `rate` a second."""

    def __init__(self, burst: int, rate: float, clock: Clock = time.monotonic) -> None:
        self._burst, self._rate, self._clock = burst, rate, clock
        self._tokens, self._at = float(burst), clock()

    def wait(self) -> float:
        """Take a token where there is one; returns the seconds until there is, 0 where it was taken."""
        now = self._clock()
        self._tokens = min(self._burst, self._tokens + (now - self._at) * self._rate)
        self._at = now
        if self._tokens > 1 - ROUNDING:
            self._tokens -= 1
            return 0.0
        return (1 - self._tokens) / self._rate


class Buckets:
    """A bucket a client, of those who asked last."""

    def __init__(self, burst: int, rate: float, clock: Clock = time.monotonic) -> None:
        self._made = lambda: Bucket(burst, rate, clock)
        self._buckets: OrderedDict[str, Bucket] = OrderedDict()

    def wait(self, client: str) -> float:
        """Take a token of a client; returns the seconds until there is one, 0 where it was taken."""
        bucket = self._buckets.pop(client, None) or self._made()
        self._buckets[client] = bucket
        if len(self._buckets) > MOST_CLIENTS:
            self._buckets.popitem(last=False)
        return bucket.wait()


class Limits:
    """Answers 429 to who asks for too many pages and files, and lets messages of a visit in one after the other."""

    def __init__(self, app: ASGIApp, pages: frozenset[str], base: str = "", clock: Clock = time.monotonic) -> None:
        self._app, self._pages, self._base = app, pages, base
        self._files = Buckets(BURST, PER_SECOND, clock)
        self._opened = Buckets(PAGES_BURST, PAGES_PER_SECOND, clock)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or say when to come again."""
        if scope["type"] == "websocket":
            await self._app(scope, _slowed(receive), send)
        elif scope["type"] == "http" and (wait := self._wait(scope)):
            seconds = math.ceil(wait)
            sentence = f"That is more than one client may ask for. Try again in {seconds} s."
            await replies.refused(429, sentence, seconds)(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _wait(self, scope: Scope) -> float:
        """Return the seconds until what is asked for may be answered, 0 where it may be now."""
        below = scope["path"].removeprefix(self._base)
        if below in self._pages:
            return self._opened.wait(client(scope))
        return self._files.wait(client(scope)) if below.strip("/").partition("/")[0] in ADDRESSES else 0


def client(scope: Scope) -> str:
    """Return who asks: the address of the client, as the server or the proxy that it trusts tells it."""
    return str((scope.get("client") or ("",))[0])


def _slowed(receive: Receive) -> Receive:
    """Return a line on which messages come no faster than visitors click, and none that no page sends."""
    bucket = Bucket(RUNS, RUNS_PER_SECOND)

    async def slowed() -> Message:
        message = await receive()
        if message["type"] != "websocket.receive":
            return message
        if len(message.get("bytes") or message.get("text") or b"") > LARGEST_MESSAGE:
            return {"type": "websocket.disconnect", "code": TOO_LARGE}
        while wait := bucket.wait():
            await asyncio.sleep(wait)
        return message

    return slowed
