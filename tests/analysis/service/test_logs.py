"""What is noted of requests: enough to see how the server does, nothing of a visitor."""

from __future__ import annotations

import json
import logging

import pytest

from analysis.service import logs
from tests.analysis.service.asking import ask


@pytest.fixture
def noted(caplog):
    caplog.set_level(logging.INFO, logs.requests.name)
    return lambda: [json.loads(record.message) for record in caplog.records if record.name == logs.requests.name]


def test_a_line_a_request_without_what_was_chosen(served, noted, caplog):
    site = served()
    ask(site, "/offer?a_base=171234", client="198.51.100.7", cookie="secret=1", user_agent="Me")
    ask(site, "/charts/offer-total.csv?a_base=171234")
    lines = noted()
    assert [(one["method"], one["path"], one["status"]) for one in lines] == [
        ("GET", "/offer", 200),
        ("GET", "/charts/offer-total.csv", 200),
    ]
    assert all(one["bytes"] > 100 and one["ms"] >= 0 for one in lines)
    assert not any(word in caplog.text for word in ("171234", "198.51.100.7", "secret", "Me"))


def test_what_a_client_makes_up_is_not_written(served, noted):
    site = served()
    for path in ("/jane.doe@example.org", "/charts/jane.csv", "/data/jane.csv"):
        ask(site, path)
    assert [(one["path"], one["status"]) for one in noted()] == [("other", 404)] * 3


def test_what_every_page_asks_for_is_not_noted(served, noted):
    for path in ("/healthz", "/static/js/x.js", "/_stcore/health", "/favicon.png"):
        ask(served(), path)
    assert noted() == []


def test_an_asgi_server_of_its_own_writes_no_query_either():
    record = logging.LogRecord(
        "uvicorn.access", logging.INFO, "", 1, '%s - "%s %s"', ("127.0.0.1:1", "GET", "/offer?a_base=171234"), None
    )
    assert logs.without_query(record)
    assert record.getMessage() == '127.0.0.1:1 - "GET /offer"'
