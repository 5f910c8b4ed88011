"""A visitor's own data in a real browser: uploaded, on the pages of this visit, in its files, and in no other visit."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from pptx import Presentation

from tests.analysis.other_packages.folders import written
from tests.analysis.other_packages.houses import BANK
from tests.analysis.own.files import zipped
from tests.browser.visit import card, filter_of, saved, settled, to_page

LEVELS = [role[3] for role in BANK.roles]
ATLAS_LEVEL = "Associate PM"


@pytest.fixture(scope="module")
def bank(tmp_path_factory) -> bytes:
    """Return the made-up bank as a zip."""
    folder = written(tmp_path_factory.mktemp("bank"), BANK)
    return zipped({path.name: path.read_bytes() for path in sorted(folder.iterdir())})


@pytest.fixture
def mine(visit, bank) -> Page:
    """Return the window of a visitor who has brought the bank."""
    page = visit("data")
    page.locator("input[type=file]").set_input_files({"name": "bank.zip", "mimeType": "", "buffer": bank})
    page.get_by_role("button", name="Show the atlas with this data").click()
    expect(page.locator(".st-key-own-banner")).to_contain_text("The ways of banking")
    return settled(page)


def levels(page: Page) -> list[str]:
    """Return the levels that the page offers to choose from."""
    filter_of(page, "role").locator("input").click()
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    found = options.all_inner_texts()
    page.keyboard.press("Escape")
    return found


def test_the_levels_of_the_upload_are_on_levels_and_pay_and_in_no_other_visit(mine, visit):
    for name, chart in (("ladder", "ladder"), ("compensation", "compensation-bands")):
        to_page(mine, name)
        expect(card(mine, chart)).to_contain_text(LEVELS[-1], ignore_case=True)
        assert levels(settled(mine)) == LEVELS
    other = visit("ladder")
    assert ATLAS_LEVEL in levels(other)
    expect(other.locator(".st-key-own-banner")).to_have_count(0)


def test_a_deck_is_of_the_upload_and_holds_no_link_to_the_atlas(mine):
    to_page(mine, "compensation")
    settled(mine)
    mine.get_by_role("button", name="Export this page").click()
    deck = Presentation(str(saved(mine, mine.get_by_role("button", name="Slides to edit")).path()))
    texts = "\n".join(shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame)
    assert "£" in texts
    assert "http" not in texts


def test_forgotten_data_is_off_the_page_and_the_menu_is_the_atlas_again(mine):
    to_page(mine, "data")
    mine.get_by_role("button", name="Forget my data").click()
    expect(mine.locator(".st-key-own-banner")).to_have_count(0)
    to_page(mine, "ladder")
    assert ATLAS_LEVEL in levels(settled(mine))
