"""What befalls a page in a browser: a server that starts anew, a translation, paper, the system's colours."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.visit import card, chosen_pills, free_port, serving, settled, wait_for_message

WRAPPED = """() => {
  const texts = document.createTreeWalker(document.querySelector('[data-testid="stMain"]'), NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) if (texts.currentNode.data.trim()) found.push(texts.currentNode);
  for (const text of found) {
    const font = document.createElement('font');
    text.replaceWith(font);
    font.append(%s);
  }
}"""
"""Puts an element around, or with a text of its own in the place of, every text of the page."""

TRANSLATED = {"around": "text", "in place": "document.createTextNode(`~${text.data}~`)"}


def test_the_first_click_after_the_server_starts_anew_counts(window):
    page, port = window(), free_port()
    with serving(port=port) as address:
        page.goto(f"{address}/compensation")
        settled(page)
    with serving(port=port):
        page.locator(".st-key-company_type").get_by_text("Startup", exact=True).click()
        page.wait_for_url("**/compensation?company_type=startup")
        assert chosen_pills(settled(page), "company_type") == ["Startup"]
        card(page, "compensation-bands").get_by_text("Table", exact=True).first.click()
        page.wait_for_url("**view=compensation-bands.table*")


def test_a_line_that_breaks_is_laid_anew_and_the_next_click_counts(server, window):
    page, lines = window(), []
    page.route_web_socket("**/_stcore/stream", lambda line: lines.append((line, line.connect_to_server())))
    page.goto(f"{server}/compensation?company_type=corporate")
    settled(page)
    lines[-1][0].close()
    wait_for_message(page, lambda: len(lines) == 2, "that it is reached again")
    page.locator(".st-key-company_type").get_by_text("Startup", exact=True).click()
    page.wait_for_url("**/compensation?company_type=corporate&company_type=startup")
    assert set(chosen_pills(settled(page), "company_type")) == {"Startup", "Corporate"}


@pytest.mark.parametrize("how", TRANSLATED)
def test_a_page_that_the_browser_translates_goes_on(visit, how):
    page = visit("offer")
    page.evaluate(WRAPPED % TRANSLATED[how])
    amount = page.locator(".st-key-a_base input")
    amount.fill("150k")
    amount.press("Enter")
    page.wait_for_url("**a_base=150000*")
    expect(settled(page).get_by_text("Offer A: ").first).to_be_visible()
    expect(page.get_by_text("removeChild")).to_have_count(0)


def test_printing_cuts_no_chart(visit):
    page = visit("compensation")
    drawn = card(page, "compensation-bands").locator(".annotation-text, .xtick").all_text_contents()
    figures = [text for text in drawn if text.strip("$km").replace(",", "").isdigit()]
    paper = "\n".join(one.extract_text() for one in PdfReader(BytesIO(page.pdf(format="A4"))).pages)
    assert len(figures) > 20
    assert [text for text in figures if text not in paper] == []
    assert page.locator('[data-testid="stPlotlyChart"][style*="scale"]').count() == 0


def test_what_is_chosen_is_told_apart_in_the_systems_colours(visit):
    page = visit("compensation?company_type=startup")
    page.emulate_media(forced_colors="active")
    buttons = page.locator(".st-key-company_type [data-variant=pills]")
    chosen, other = (_colour(buttons.nth(at).screenshot()) for at in range(2))
    assert chosen != other


def _colour(picture: bytes) -> object:
    """Return the colour that most of a picture has."""
    _count, colour = max(Image.open(BytesIO(picture)).convert("RGB").getcolors(10**6) or [])
    return colour
