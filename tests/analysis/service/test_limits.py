"""How much one client may ask for: pages and files a second, messages of a visit, bytes of uploads."""

from __future__ import annotations

import asyncio

import pytest
from starlette.responses import PlainTextResponse

from analysis.service import limits, uploads
from analysis.service.limits import BURST, PAGES_BURST, Bucket, Buckets, Limits
from analysis.service.uploads import MEGABYTE, OF_A_VISIT, OF_ALL, Uploads
from tests.analysis.service.asking import ask, asked


class Time:
    """A clock that goes on when told."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        """Return the seconds."""
        return self.now


def test_a_bucket_gives_what_it_holds_and_then_so_many_a_second():
    clock = Time()
    bucket = Bucket(3, 2, clock)
    assert [bucket.wait() for _token in range(4)] == [0, 0, 0, 0.5]
    clock.now += 0.5
    assert [bucket.wait(), bucket.wait()] == [0, 0.5]
    clock.now += 3600
    assert [bucket.wait() for _token in range(4)] == [0, 0, 0, 0.5]


def test_each_client_has_its_own_and_those_long_gone_are_forgotten(monkeypatch):
    monkeypatch.setattr(limits, "MOST_CLIENTS", 2)
    buckets = Buckets(1, 1, Time())
    assert [buckets.wait(who) for who in ("a", "b", "a")] == [0, 0, 1]
    buckets.wait("c")
    assert buckets.wait("b") == 0, "the one that asked longest ago is remembered"
    assert len(buckets._buckets) == 2


@pytest.mark.parametrize(("path", "burst"), [("/data/roles.csv", BURST), ("/ladder", PAGES_BURST)])
def test_who_asks_for_too_much_is_told_when_to_come_again_and_others_are_not(path, burst):
    site = Limits(PlainTextResponse("told"), frozenset({"/ladder"}), clock=Time())
    answers = [ask(site, path) for _request in range(burst + 1)]
    assert {answer.status for answer in answers[:-1]} == {200}
    told = answers[-1]
    assert told.status == 429
    assert told.headers["retry-after"] == "1"
    assert told.text == "That is more than one client may ask for. Try again in 1 s.\n"
    assert ask(site, path, client="192.0.2.2").status == 200
    assert {ask(site, free).status for free in ("/healthz", "/static/js/x.js", "/robots.txt")} == {200}


def messages_in(monkeypatch, count: int, size: int = 10) -> tuple[list[str], list[float]]:
    """Send messages through the limits; returns the kinds that come through, and the seconds waited between."""
    waited: list[float] = []
    clock = Time()

    async def sleep(seconds: float) -> None:
        waited.append(seconds)
        clock.now += seconds

    async def receive():
        return {"type": "websocket.receive", "bytes": bytes(size)}

    heard: list[str] = []

    async def app(_scope, receive, _send) -> None:
        heard.extend([(await receive())["type"] for _message in range(count)])

    monkeypatch.setattr(limits.asyncio, "sleep", sleep)
    monkeypatch.setattr(limits, "Bucket", lambda burst, rate: Bucket(burst, rate, clock))

    async def send(_message) -> None:
        pass

    asyncio.run(Limits(app, frozenset())({"type": "websocket", "path": "/_stcore/stream"}, receive, send))
    return heard, waited


def test_messages_of_a_visit_come_no_faster_than_anyone_clicks(monkeypatch):
    heard, waited = messages_in(monkeypatch, 50)
    assert heard == ["websocket.receive"] * 50
    assert sum(waited) == pytest.approx((50 - limits.RUNS) / limits.RUNS_PER_SECOND)


def test_a_message_that_no_page_sends_ends_the_visit(monkeypatch):
    assert messages_in(monkeypatch, 1, limits.LARGEST_MESSAGE + 1)[0] == ["websocket.disconnect"]
    assert messages_in(monkeypatch, 1, limits.LARGEST_MESSAGE)[0] == ["websocket.receive"]


def uploading(held: dict[str, int]) -> Uploads:
    return Uploads(PlainTextResponse("taken"), lambda: held, 20 * MEGABYTE)


def put(app: Uploads, visit: str = "me", **headers: str):
    return ask(app, f"{uploads.PATH}{visit}/file", "PUT", **headers)


def test_a_visit_holds_so_much_and_no_more():
    assert put(uploading({"me": OF_A_VISIT - 10}), content_length="10").text == "taken"
    full = put(uploading({"me": OF_A_VISIT - 10}), content_length="11")
    assert (full.status, full.text) == (413, "A visit may hold 64 MB. Take a file out first.\n")
    assert put(uploading({"you": OF_A_VISIT}), content_length="11").status == 200


def test_all_visits_together_hold_so_much_and_no_more():
    held = {str(at): OF_A_VISIT for at in range(OF_ALL // OF_A_VISIT)}
    full = put(uploading(held), content_length="1")
    assert full.status == 503
    assert full.headers["retry-after"] == "60"
    assert ask(uploading(held), "/compensation", "PUT").status == 200


@pytest.mark.parametrize("said", ["", "many", "-5", "9" * 40])
def test_what_does_not_say_its_size_counts_as_the_largest(said):
    app = uploading({"me": OF_A_VISIT - 20 * MEGABYTE + 1})
    assert put(app, content_length=said).status == 413
    assert not app._coming


def test_what_is_on_its_way_counts():
    async def takes_long(_scope, _receive, _send) -> None:
        await asyncio.sleep(3600)

    async def visits() -> int:
        app = Uploads(takes_long, dict, OF_A_VISIT)
        first = asyncio.create_task(asked(app, f"{uploads.PATH}me/a", "PUT", content_length=str(OF_A_VISIT)))
        await asyncio.sleep(0)
        second = await asyncio.wait_for(asked(app, f"{uploads.PATH}me/b", "PUT", content_length="1"), 5)
        first.cancel()
        await asyncio.gather(first, return_exceptions=True)
        assert not app._coming, "an upload that broke off still counts"
        return second.status

    assert asyncio.run(visits()) == 413
