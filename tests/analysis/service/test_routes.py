"""The site's own addresses, asked without a server."""

from __future__ import annotations

import pytest

from analysis.package.schema import DataFaults, Fault
from analysis.pages import PAGES
from analysis.service import routes
from tests.analysis.service.asking import ask
from tests.analysis.service.test_answers import answer


def broken():
    raise DataFaults([Fault("compensation.csv", 5, "currency", "'D' is not", "as USD is")])


def test_a_site_lives_and_is_ready(served):
    assert ask(served(), "/livez").status == 200
    ready = ask(served(), "/healthz")
    assert (ready.status, ready.json()) == (200, {"status": "ready"})
    assert ready.headers["cache-control"] == "no-store"


def test_tables_with_faults_are_not_ready_and_the_reason_is_told(served):
    health = ask(served(load=broken), "/healthz")
    assert health.status == 503
    assert "compensation.csv, line 5, column currency" in health.json()["reason"]
    assert ask(served(load=broken), "/livez").status == 200


def test_robots_are_told_of_the_sitemap(served):
    assert "Sitemap: https://atlas.example/sitemap.xml" in ask(served(), "/robots.txt").text


def test_the_sitemap_has_every_page_that_has_something_to_show(served, real):
    told = ask(served(), "/sitemap.xml")
    assert told.headers["content-type"] == "application/xml"
    assert told.text.count("<loc>") == len(PAGES)
    assert "<loc>https://atlas.example/compensation</loc><lastmod>2026-" in told.text


@pytest.mark.parametrize("page", PAGES)
def test_every_page_answers_with_words_of_its_own(served, real, page):
    told = ask(served(), "/" if page == "start" else f"/{page}")
    assert told.status == 200
    assert "<title>Streamlit</title>" not in told.text
    assert 'src="./static/js/x.js"' in told.text
    assert answer(real, page, {})[:40].partition("'")[0] in told.text
    assert told.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("path", ["/nowhere", "/start", "/compensation/more", "/.", "/wp-login.php", "/healthz/x"])
def test_where_nothing_is_the_answer_says_so_and_leads_on(served, path):
    told = ask(served(), path)
    assert told.status == 404
    assert '<a href="/compensation">Pay by level</a>' in told.text


@pytest.mark.parametrize("path", ["/compensation/", "/favicon.png", "/_stcore/health", "/static/js/x.js", "/media/x"])
def test_what_streamlit_answers_is_left_to_it(served, path):
    assert "There is no such page" not in ask(served(), path).text


def test_a_page_whose_words_fail_is_served_with_its_title(served, caplog):
    told = ask(served(load=broken), "/compensation")
    assert told.status == 200
    assert "<title>Pay by level · PM Career Atlas</title>" in told.text
    assert "has no words" in caplog.text


def test_an_address_of_its_own_stands_in_every_link(served):
    site, at = served(address="https://careers.example"), "careers.example:8501"
    assert "https://careers.example/sitemap.xml" in ask(site, "/robots.txt", host=at).text
    assert 'href="https://careers.example/compensation"' in ask(site, "/compensation", host=at).text


def test_below_a_base_everything_is_there_and_nothing_above(served):
    site = served(base="/atlas")
    assert ask(site, "/atlas/healthz").status == 200
    assert 'href="https://atlas.example/atlas/compensation"' in ask(site, "/atlas/compensation").text
    assert ask(site, "/compensation").status == 404


def test_what_streamlit_keeps_for_itself_is_what_we_leave_to_it():
    from streamlit.web.server.starlette import starlette_app

    kept = {prefix.strip("/") for prefix in starlette_app._RESERVED_ROUTE_PREFIXES}
    assert kept <= set(routes.site.RESERVED)
