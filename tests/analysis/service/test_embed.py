"""Cards in pages of someone else: the code that embeds one, and what oEmbed says of a link."""

from __future__ import annotations

import re
from urllib.parse import urlencode

import pytest

from analysis.charts.catalogue import CHARTS, drawn
from analysis.pages import HOME, PAGES
from analysis.service.embed import ADAPTS, frame, height_of
from tests.analysis.service.asking import ask

ROOT = "https://atlas.example"
WITHOUT = next(page for page in PAGES if page not in CHARTS and page != HOME)
"""A page that has no chart."""


def told(site, url, **more):
    return ask(site, f"/oembed?{urlencode({'url': url} | more)}")


@pytest.fixture
def bands(real):
    entry = CHARTS["compensation"][0]
    return drawn(real, entry.builder, entry.first(real), "light")


def test_a_frame_carries_title_and_height_and_adapts(bands):
    code = frame(bands, f'{ROOT}/?card=compensation-bands&x="><script>')
    assert f'height="{height_of(bands)}"' in code
    assert code.endswith(ADAPTS)
    assert '"><script>"' not in code
    assert "&quot;&gt;&lt;script&gt;" in code


def test_a_link_to_a_page_is_its_first_chart_for_the_filters(served, bands):
    said = told(served(), f"{ROOT}/compensation?company_type=startup").json()
    assert (said["version"], said["type"], said["provider_name"]) == ("1.0", "rich", "PM Career Atlas")
    assert "at startups" in said["title"] or "runs from" in said["title"]
    assert said["title"] != bands.title
    assert re.search(
        r'src="https://atlas.example/\?card=compensation-bands&amp;embed=true&amp;company_type=startup&', said["html"]
    )
    assert said["thumbnail_url"].startswith(f"{ROOT}/charts/compensation-bands.png?company_type=startup&")


@pytest.mark.parametrize(
    "link", ["compensation?card=compensation-pay-mix", "compensation?role=director#compensation-pay-mix"]
)
def test_a_link_to_a_card_is_that_card(served, link):
    assert "card=compensation-pay-mix" in told(served(), f"{ROOT}/{link}").json()["html"]


def test_a_frame_is_no_larger_than_asked_for(served):
    said = told(served(), f"{ROOT}/ladder", maxwidth="400", maxheight="300").json()
    assert (said["width"], said["height"]) == (400, 300)
    assert told(served(), f"{ROOT}/ladder", maxwidth="many").json()["width"] == 720


@pytest.mark.parametrize(
    "url", ["", "https://elsewhere.example/compensation", f"{ROOT}/nowhere", f"{ROOT}/{WITHOUT}", "javascript:alert(1)"]
)
def test_a_link_that_is_not_to_a_chart_of_ours_is_not_told(served, url):
    assert told(served(), url).status == 404


def test_another_format_is_refused(served):
    assert told(served(), f"{ROOT}/ladder", format="xml").status == 501


def test_pages_tell_where_to_ask(served):
    page = ask(served(), "/compensation?company_type=startup").text
    (address,) = re.findall(r'type="application/json\+oembed" href="https://atlas.example([^"]+)"', page)
    assert ask(served(), address.replace("&amp;", "&")).json()["title"]
