"""What answers say to browsers beside their content."""

from __future__ import annotations

import pytest
from starlette.responses import PlainTextResponse

from analysis.service.headers import SafeHeaders, policy
from tests.analysis.service.asking import ask

EVERY = (
    "/",
    "/compensation",
    "/charts",
    "/charts/ladder.csv",
    "/data/roles.csv",
    "/healthz",
    "/nowhere",
    "/robots.txt",
)


@pytest.mark.parametrize("path", EVERY)
def test_every_answer_is_taken_for_what_it_says_it_is(served, path):
    headers = ask(served(), path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert "camera=()" in headers["permissions-policy"]


def test_a_page_loads_from_its_own_server_alone(served):
    told = ask(served(), "/compensation").headers["content-security-policy"].split("; ")
    rules = {rule.partition(" ")[0]: rule.partition(" ")[2] for rule in told}
    assert rules["default-src"] == "'self'"
    assert rules["object-src"] == "'none'"
    assert "http" not in rules["img-src"]
    assert "unsafe-eval" not in rules["script-src"].replace("wasm-unsafe-eval", "")
    assert rules["connect-src"] == "'self' data: blob: ws://atlas.example wss://atlas.example"


@pytest.mark.parametrize("query", ["", "?embed=false", "?x=embed=true", "?embed=trueish"])
def test_a_page_stands_in_no_page_of_others(served, query):
    assert ask(served(), f"/ladder{query}").headers["content-security-policy"].endswith("frame-ancestors 'self'")


def test_an_embedded_card_stands_anywhere(served):
    told = ask(served(), "/ladder?embed=true&card=ladder").headers["content-security-policy"]
    assert told.startswith("default-src 'self'")
    assert "frame-ancestors" not in told


@pytest.mark.parametrize("host", ["evil; script-src *", "a b", "", "x'y", "a\nb"])
def test_a_host_that_is_none_adds_nothing(host):
    assert "ws://" not in policy(host, embedded=False)


def test_a_file_keeps_the_policy_of_its_own(served):
    assert ask(served(), "/charts/ladder.html").headers["content-security-policy"].startswith("sandbox")


def test_only_where_tls_is_it_is_asked_for(served):
    assert "strict-transport-security" not in ask(served(), "/").headers
    site = served(address="https://atlas.example")
    assert ask(site, "/").headers["strict-transport-security"] == "max-age=31536000"


@pytest.mark.parametrize(
    ("by_tls", "given", "told"),
    [
        (True, "a=1; Path=/", "a=1; Path=/; Secure"),
        (True, "a=1; secure; HttpOnly", "a=1; secure; HttpOnly"),
        (False, "a=1; Path=/", "a=1; Path=/"),
    ],
)
def test_cookies_go_by_tls_alone_where_the_atlas_does(by_tls, given, told):
    app = SafeHeaders(PlainTextResponse("x", headers={"set-cookie": given}), by_tls)
    answer = ask(app, "/")
    assert answer.headers["set-cookie"] == told
    assert answer.headers["x-content-type-options"] == "nosniff"
