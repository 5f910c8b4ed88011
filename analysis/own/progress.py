"""How far a long piece of work is: said by what works, heard by whoever waits, who may end it by raising."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

EVERY = 20_000
"""Rows between two things said."""

_listener: ContextVar[Callable[[str], None] | None] = ContextVar("listener", default=None)


@contextmanager
def heard_by(listener: Callable[[str], None]) -> Iterator[None]:
    """Let `listener` hear what is said within, in this thread; what it raises ends the work."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def say(what: str) -> None:
    """Say what has been done, or what begins; nobody need listen."""
    if listener := _listener.get():
        listener(what)
