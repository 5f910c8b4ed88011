"""Two processes behind the proxy of `compose.yaml`: visits go on where one stops, and files come from either."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.processes import NGINX, Site, behind_proxy
from tests.browser.visit import BANDS, card, chosen_pills, settled

pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed: `make proxy` installs it")


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    """Return two atlases behind nginx."""
    with behind_proxy() as site:
        yield site


def fetched(address: str) -> tuple[int, str, bytes]:
    """Return status, tag and content of what is at an address, asked for without any cookie."""
    with urllib.request.urlopen(address, timeout=60) as answer:
        return answer.status, answer.headers["ETag"], answer.read()


def test_a_file_of_a_card_comes_from_either_process_and_without_the_visit(site, window):
    page = window()
    page.goto(f"{site.address}/compensation?company_type=startup")
    card(settled(page), BANDS).get_by_role("button", name="Export").click()
    link = card(page, BANDS).get_by_role("link", name="Figures (CSV)")
    expect(link).to_be_visible()
    address = str(link.get_attribute("href"))
    assert address.startswith(f"{site.address}/charts/")
    page.close()
    made = {fetched(address) for _time in range(8)}
    assert {status for status, _tag, _content in made} == {200}
    assert len(made) == 1
    tags = {fetched(address.replace(site.address, process)) for process in site.processes}
    assert {content for _status, _tag, content in tags} == {content for _status, _tag, content in made}


def test_where_one_process_stops_its_visitors_go_on(site, window):
    pages = [window() for _visitor in range(4)]
    for page in pages:
        page.goto(f"{site.address}/compensation?company_type=startup")
        settled(page)
    cookies = {one["value"] for page in pages for one in page.context.cookies() if one["name"] == "atlas"}
    assert len(cookies) == 4, "each visit has a cookie of its own"
    site.stop_first()
    for page in pages:
        page.locator(".st-key-company_type").get_by_text("Corporate", exact=True).click()
        page.wait_for_url("**company_type=corporate*")
        assert chosen_pills(settled(page), "company_type") == ["Startup", "Corporate"]
    assert fetched(f"{site.address}/charts/{BANDS}.csv")[0] == 200
