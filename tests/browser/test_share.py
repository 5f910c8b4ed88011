"""Sharing a card: its link opens the same view, its code shows it in a page of someone else."""

import pytest
from playwright.sync_api import expect

from tests.browser.accessible import faults
from tests.browser.test_card import opened
from tests.browser.visit import BANDS, LINK, card, settled

HIDDEN = """() => {
  const main = document.querySelector('[data-testid="stMain"]');
  return main.scrollHeight - main.clientHeight;
}"""

ITS_HEIGHT = """() => document.querySelector('[data-testid="stMainBlockContainer"]').offsetHeight"""
AS_HIGH = "its => Math.abs(document.querySelector('iframe').offsetHeight - its) < 3"


def test_the_shared_link_opens_the_view_it_was_taken_from(visit, window, chart):
    """Filters, table and place on the page: who gets the link sees what its sender saw."""
    page = visit(LINK)
    card(page, BANDS).get_by_role("radio", name="Table").click()
    expect(card(page, BANDS).locator("[role='grid']")).to_be_attached()
    link = opened(page, "Share").get_by_test_id("stCode").first.inner_text().strip()
    assert "country=United+States" in link, "a default is not spelt out"
    other = window()
    other.goto(link)
    settled(other)
    expect(card(other, BANDS).get_by_role("heading")).to_have_text(chart.title)
    expect(card(other, BANDS).locator("[role='grid']")).to_be_attached()
    assert other.url == link, "the link does not stay what it is"


def test_embed_code_shows_the_one_card_in_a_page_of_someone_else(visit, window, chart):
    """No menu, no filters, no second card: the chart alone, in a frame, with the way to the atlas."""
    page = visit(LINK)
    code = opened(page, "Share").get_by_test_id("stCode").nth(1).inner_text()
    assert faults(page) == []
    host = window()
    host.set_content(f"<h1>A blog</h1>{code}")
    frame = host.frame_locator("iframe")
    expect(frame.locator(".main-svg").first).to_be_visible()
    expect(frame.get_by_role("heading")).to_have_count(1)
    expect(frame.get_by_role("heading")).to_have_text(chart.title)
    expect(frame.get_by_test_id("stSidebar")).to_have_count(0)
    expect(frame.get_by_role("link", name="The whole page")).to_be_visible()
    expect(frame.get_by_test_id("stHeaderLogo")).to_have_count(0)
    assert host.frames[1].evaluate(HIDDEN) <= 0, "the frame is too low for its card"


@pytest.mark.parametrize("width", [1000, 420])
def test_an_embedded_card_makes_its_frame_as_high_as_itself(visit, window, width):
    """Neither cut nor followed by empty space, however wide the page around it is, and wherever its view changes."""
    code = opened(visit(LINK), "Share").get_by_test_id("stCode").nth(1).inner_text()
    host = window(viewport={"width": width, "height": 900})
    host.set_content(code)
    frame = host.frame_locator("iframe")
    expect(frame.locator(".main-svg").first).to_be_visible()
    host.wait_for_function(AS_HIGH, arg=host.frames[1].evaluate(ITS_HEIGHT))
    before = host.locator("iframe").bounding_box()["height"]
    frame.get_by_role("radio", name="Source").click()
    host.wait_for_function("before => document.querySelector('iframe').offsetHeight !== before", arg=before)
