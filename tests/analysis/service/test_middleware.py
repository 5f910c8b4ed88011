"""Whom the server answers: under its own name, and of its inside this machine alone."""

from __future__ import annotations

import asyncio

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from analysis.service.middleware import ClosedPaths, OwnHost
from tests.analysis.service.asking import ask

INSIDE = Starlette(routes=[Route("/_stcore/metrics", lambda _request: PlainTextResponse("inside"))])


@pytest.mark.parametrize(
    "host", ["careers.example", "careers.example:443", "localhost:8501", "127.0.0.1", "[::1]:8501"]
)
def test_under_its_own_name_the_atlas_answers(served, host):
    assert ask(served(address="https://careers.example"), "/ladder", host=host).status == 200


@pytest.mark.parametrize("host", ["evil.example", "careers.example.evil.example", "", "careers.example@evil.example"])
def test_under_another_name_it_does_not(served, host):
    told = ask(served(address="https://careers.example"), "/ladder", host=host)
    assert (told.status, told.text) == (421, "The atlas does not answer under this name.\n")


def test_health_is_told_under_any_name_and_without_an_own_one_everything(served):
    assert ask(served(address="https://careers.example"), "/healthz", host="10.0.0.7:8501").status == 200
    assert ask(served(), "/ladder", host="anything.example").status == 200


def test_a_line_under_another_name_is_closed():
    sent: list[dict] = []

    async def send(message) -> None:
        sent.append(message)

    async def receive():
        return {"type": "websocket.connect"}

    scope = {"type": "websocket", "path": "/_stcore/stream", "headers": [(b"host", b"evil.example")]}
    asyncio.run(OwnHost(INSIDE, "https://careers.example")(scope, receive, send))
    assert [message["type"] for message in sent] == ["websocket.close"]


@pytest.mark.parametrize(
    ("client", "headers", "status"),
    [
        ("127.0.0.1", {}, 200),
        ("127.0.0.1", {"x_forwarded_for": "198.51.100.7"}, 403),
        ("198.51.100.7", {}, 403),
        ("198.51.100.7", {"authorization": "Bearer key"}, 200),
        ("198.51.100.7", {"authorization": "Bearer kex"}, 403),
        ("198.51.100.7", {"authorization": "Bearer "}, 403),
    ],
)
def test_metrics_are_told_to_this_machine_and_to_who_knows_the_token(client, headers, status):
    app = ClosedPaths(INSIDE, token="key")
    assert ask(app, "/_stcore/metrics", client=client, **headers).status == status


def test_without_a_token_no_token_opens_them():
    told = ask(ClosedPaths(INSIDE, token=""), "/_stcore/metrics", client="198.51.100.7", authorization="Bearer ")
    assert told.status == 403
