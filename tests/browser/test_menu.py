"""The way through: the menu, on a phone too and without pages that have nothing to show; the box and doors of Start."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from analysis.package.tables import load
from analysis.pages import PAGES, pages_of
from tests.browser.test_pages import PHONE
from tests.browser.visit import ROOT, filter_of, menu_of, serving, settled

IS_CLOSED = """() => document.querySelector('[data-testid="stSidebar"]').getBoundingClientRect().right <= 0"""
PARTS = ("analysis", "pages", "data", ".streamlit")
ABSENT = PAGES["interview"]


@pytest.fixture
def without_interviews(tmp_path) -> Iterator[str]:
    """Serve a copy of the atlas that has no interviews: every other table has no row, the rest no file."""
    for part in PARTS:
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "dashboard.py", tmp_path)
    data = Path(tmp_path, "data")
    for at, path in enumerate(sorted([*data.glob("interview_*.csv"), *data.glob("portfolio_*.csv")])):
        if at % 2:
            path.unlink()
        else:
            path.write_text(path.read_text(encoding="utf-8").partition("\n")[0] + "\n", encoding="utf-8")
    with serving(folder=tmp_path) as address:
        yield address


def test_a_page_with_nothing_to_show_is_not_in_the_menu_and_says_so(without_interviews, window):
    page = window()
    page.goto(f"{without_interviews}/interview")
    expect(settled(page).get_by_role("heading", level=1)).to_have_text(ABSENT.title)
    expect(page.get_by_text(ABSENT.missing)).to_be_visible()
    assert list(menu_of(page)) == [one.title for one in pages_of(load()).values() if one.title != ABSENT.title]
    page.goto(f"{without_interviews}/routes")
    expect(settled(page).get_by_role("heading", level=1)).to_be_visible()
    assert page.get_by_role("link", name="Practise the interview").count() == 0


def test_the_menu_on_a_phone_closes_after_a_choice_and_covers_no_page_after(window, server):
    page = window(**PHONE)
    page.goto(server)
    settled(page).get_by_test_id("stExpandSidebarButton").tap()
    page.get_by_test_id("stSidebarNavLink").filter(has_text=PAGES["compensation"].title).tap()
    expect(page.get_by_role("heading", level=1)).to_have_text(PAGES["compensation"].title)
    page.wait_for_function(IS_CLOSED)
    page.goto(f"{server}/demand")
    settled(page).wait_for_function(IS_CLOSED)


def test_start_finds_what_is_typed_by_the_keyboard_alone(visit):
    page = visit("")
    filter_of(page, "find").get_by_role("combobox").focus()
    page.keyboard.type("texas")
    page.keyboard.press("Enter")
    page.wait_for_url("**/wages?state=TX")
    expect(page.get_by_role("heading", level=1)).to_have_text(PAGES["wages"].title)


def test_a_door_leads_to_a_page_with_its_filters_and_those_chosen_before(visit):
    page = visit("?country=United+Kingdom")
    page.get_by_role("link", name="How long each level takes").click()
    page.wait_for_url("**/progression?country=United+Kingdom*")
    assert "role=" not in page.url  # the role first shown is the default
