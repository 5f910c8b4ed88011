"""Who is answered where one has to sign in, and the way there and back; the sign-in itself is in `tests/browser`."""

from __future__ import annotations

import asyncio
from urllib.parse import quote

import pytest
from starlette.responses import PlainTextResponse

from analysis.service.middleware import CLOSED
from analysis.service.sign_in import LONGEST, OPEN, WANTED, Closed, SignIn
from tests.analysis.service.asking import ask

SIGNED = "user=ada"
PAGES = frozenset({"/", "/ladder", "/compensation"})


def closed(*providers: str, base: str = "", kept: str = "public, max-age=3600") -> Closed:
    sign_in = SignIn(providers or ("default",), "proof of {}".format, lambda cookies: cookies.get("user") == "ada")
    return Closed(PlainTextResponse("told", headers={"Cache-Control": kept}), sign_in, PAGES, CLOSED, base)


@pytest.mark.parametrize(
    "path", ["/charts/a.csv", "/data/roles.csv", "/oembed", "/deck.pdf", "/media/a", "/index.html"]
)
@pytest.mark.parametrize("cookie", ["", "user=eve", "ada"])
def test_who_has_not_signed_in_reads_that_and_nothing_else(path, cookie):
    told = ask(closed(), path, cookie=cookie)
    assert (told.status, told.text) == (401, "Sign in first: open the atlas in this browser.\n")
    assert ask(closed(), path, cookie=SIGNED).text == "told"


@pytest.mark.parametrize("path", [*sorted(OPEN), *CLOSED, "/static/js/x.js"])
def test_a_watcher_and_a_sign_in_are_answered(path):
    assert ask(closed(), path).text == ask(closed(base="/atlas"), f"/atlas{path}").text == "told"


@pytest.mark.parametrize("path", ["/healthz/x", "/static", "/auth/login/x", "/Healthz", "//healthz", "/charts/static/"])
def test_what_only_looks_like_an_open_path_is_closed(path):
    assert ask(closed(), path).status == 401


@pytest.mark.parametrize("cookie", [None, SIGNED])
def test_a_line_is_taken_from_who_has_signed_in_alone(cookie):
    sent: list[str] = []

    async def send(message) -> None:
        sent.append(message["type"])

    async def app(_scope, _receive, _send) -> None:
        sent.append("taken")

    async def receive():
        return {"type": "websocket.connect"}

    site = closed()
    site._app = app
    headers = [(b"cookie", cookie.encode())] if cookie else []
    asyncio.run(site({"type": "websocket", "path": "/_stcore/stream", "headers": headers}, receive, send))
    assert sent == ["taken" if cookie else "websocket.close"]


def test_a_page_offers_each_way_to_sign_in():
    told = ask(closed("google", "our own"), "/compensation?company_type=startup&x=%22%3E")
    assert told.status == 401
    assert told.headers["cache-control"] == "no-store"
    wanted = quote("/compensation?company_type=startup&x=%22%3E", safe="")
    assert f'<a href="/sign-in?with=google&amp;to={wanted}">Sign in with Google</a>' in told.text
    assert f'<a href="/sign-in?with=our+own&amp;to={wanted}">Sign in with Our Own</a>' in told.text


def test_the_way_to_the_provider_remembers_the_page_and_leads_back_to_it_once():
    begun = ask(closed(), f"/sign-in?with=default&to={quote('/compensation?role=cpo', safe='')}")
    assert (begun.status, begun.headers["location"]) == (302, "/auth/login?provider=proof%20of%20default")
    kept = begun.headers["set-cookie"].partition(";")[0]
    assert kept == f"{WANTED}={quote('/compensation?role=cpo', safe='')}"
    assert "HttpOnly" in begun.headers["set-cookie"]
    back = ask(closed(), "/", cookie=f"{SIGNED}; {kept}")
    assert (back.status, back.headers["location"]) == (302, "/compensation?role=cpo")
    assert f'{WANTED}=""' in back.headers["set-cookie"]
    assert ask(closed(), "/ladder", cookie=f"{SIGNED}; {kept}").text == "told"
    assert ask(closed(), "/?role=cpo", cookie=f"{SIGNED}; {kept}").text == "told"
    assert ask(closed(), "/", cookie=kept).status == 401


def test_below_a_base_the_way_there_and_back_is_below_it_too():
    site = closed(base="/atlas")
    assert 'href="/atlas/sign-in?with=default&amp;to=%2Fladder"' in ask(site, "/atlas/ladder").text
    begun = ask(site, "/atlas/sign-in?with=default&to=/ladder")
    assert begun.headers["location"].startswith("/atlas/auth/login?")
    assert "Path=/atlas/" in begun.headers["set-cookie"]
    assert ask(site, "/atlas/", cookie=f"{SIGNED}; {WANTED}=%2Fladder").headers["location"] == "/atlas/ladder"


@pytest.mark.parametrize(
    "wanted",
    [
        "https://evil.example/",
        "//evil.example/ladder",
        "/nowhere",
        "/ladder\r\nx: y",
        "/ladder?" + "a" * LONGEST,
        "/\\x",
    ],
)
def test_no_link_leads_to_anything_but_a_page_of_ours(wanted):
    assert "set-cookie" not in ask(closed(), f"/sign-in?with=default&to={quote(wanted, safe='')}").headers
    assert ask(closed(), "/", cookie=f"{SIGNED}; {WANTED}={quote(wanted, safe='')}").text == "told"


def test_an_unknown_provider_is_refused():
    assert ask(closed(), "/sign-in?with=evil").status == ask(closed(), "/sign-in").status == 404


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("public, max-age=3600", "private, no-cache"),
        ("no-cache", "private, no-cache"),
        ("private, no-store", "private, no-store"),
        ("public, max-age=31536000, immutable", "public, max-age=31536000, immutable"),
    ],
)
def test_no_answer_is_kept_for_others_or_for_later(said, kept):
    assert ask(closed(kept=said), "/charts/a.csv", cookie=SIGNED).headers["cache-control"] == kept
