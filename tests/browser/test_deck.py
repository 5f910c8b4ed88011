"""The deck in a browser: two charts of two pages are collected, shared, and saved as slides."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from pptx import Presentation

from tests.browser.visit import card, saved, settled, to_page

PHONE = {"width": 390, "height": 844}
BANDS, DUMBBELLS = "compensation-bands", "scope-dumbbells"


def test_two_charts_of_two_pages_become_slides_and_a_link_that_collects_them_again(visit, window, tmp_path):
    page = visit("compensation?company_type=startup")
    card(page, BANDS).get_by_role("button", name="Add to deck").click()
    expect(card(page, BANDS).get_by_role("link", name="Deck (1)")).to_be_visible()
    settled(page)
    first = card(page, BANDS).get_by_role("heading").inner_text()
    to_page(page, "scope")
    expect(page.get_by_role("heading", name="Startup or corporate", exact=True)).to_be_visible()
    settled(page)
    second = card(page, DUMBBELLS).get_by_role("heading").inner_text()
    card(page, DUMBBELLS).get_by_role("button", name="Add to deck").click()
    card(page, DUMBBELLS).get_by_role("link", name="Deck (2)").click()
    expect(page.get_by_role("heading", name="Deck", exact=True)).to_be_visible()
    title = settled(page).get_by_label("Title of the deck")
    title.fill("Autumn review")
    title.press("Enter")
    page.wait_for_url("**deck_title=Autumn+review**")
    slides = tmp_path / "deck.pptx"
    saved(page, settled(page).get_by_role("link", name="Slides to edit (PowerPoint)")).save_as(slides)
    titles = [slide.shapes.title.text for slide in Presentation(str(slides)).slides]
    assert titles[:4] == ["Autumn review", "Contents", first, second]
    other = window()
    other.goto(page.get_by_test_id("stCode").inner_text().strip())
    settled(other)
    expect(other.get_by_text(f"1. {first}")).to_be_visible()
    expect(other.get_by_text(f"2. {second}")).to_be_visible()
    expect(other.get_by_label("Title of the deck")).to_have_value("Autumn review")


@pytest.mark.parametrize("size", [None, PHONE], ids=["desktop", "phone"])
def test_the_menu_says_how_many_are_collected_and_leads_to_the_deck(visit, size):
    page = visit("progression?deck=ladder&deck=scope-dumbbells")
    if size:
        page.set_viewport_size(size)
        page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_role("link", name="Deck (2)").click()
    expect(page.get_by_role("heading", name="Deck", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Remove")).to_have_count(2)
