"""The running server's own addresses, and the first HTML of its pages as a browser without scripts shows it."""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import expect

from tests.browser.visit import LINK

METRICS = "/_stcore/metrics"


def fetched(address: str) -> tuple[int, bytes]:
    """Return status and body of an answer, whatever the status."""
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def test_the_server_is_ready_and_an_unknown_path_is_not_found(server):
    status, body = fetched(f"{server}/healthz")
    assert (status, json.loads(body)) == (200, {"status": "ready"})
    assert fetched(f"{server}/nowhere")[0] == 404
    assert fetched(f"{server}/_stcore/health")[0] == 200


def test_metrics_say_how_big_caches_are(server):
    fetched(f"{server}/charts/compensation-bands.csv")
    told = re.findall(
        r'cache_memory_bytes{cache_type="atlas",cache="(\w+)"} (\d+)', fetched(f"{server}{METRICS}")[1].decode()
    )
    sizes = {name: int(size) for name, size in told}
    assert sizes["computed"] > 100_000
    assert sizes["files"] > 1_000


def test_without_scripts_a_page_tells_its_answer(server, window):
    page = window(java_script_enabled=False)
    page.goto(f"{server}/{LINK}")
    expect(page).to_have_title("Pay by level · PM Career Atlas")
    expect(page.get_by_role("heading", name="Pay by level")).to_be_visible()
    expect(page.get_by_role("table")).to_be_visible()
    page.get_by_role("link", name="Hiring market").click()
    expect(page).to_have_title("Hiring market · PM Career Atlas")


@pytest.mark.parametrize("path", ["", "compensation"])
def test_the_title_is_the_same_before_and_after_scripts(server, visit, path):
    head = fetched(f"{server}/{path}")[1].decode()
    assert f"<title>{visit(path).title()}</title>" in head
