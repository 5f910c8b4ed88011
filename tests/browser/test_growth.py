"""A visitor rates themselves, keeps the link, and takes the sheet along: what is entered is what comes back."""

import io
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pandas as pd
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from analysis import growth
from analysis.growth import Assessment
from analysis.pages import PAGES
from tests.browser.test_pages import PHONE
from tests.browser.visit import card, saved, settled, to_page

ENTERED = {"User focus": "Working", "Problem ownership": "Expert", "Strategy ownership": "Awareness"}
LEVELS = (2, 4, None, None, None, None, None, None, 1)
DONE = ("sr2",)
MINE = Assessment("product_manager", LEVELS)
SYMBOLS = """card => Object.fromEntries(
  document.querySelector(`.st-key-${card} .js-plotly-plot`)._fullData.filter(one => one.mode === 'markers')
    .map(one => [one.marker.symbol, Array.from(one.x)]))"""


def rate(page: Page, package, skill: str, level: str) -> None:
    """Choose a level of a skill, as a visitor does, and wait until it is in the address."""
    key = package["skills"].set_index("name").loc[skill, "skill_id"]
    button = page.locator(f".st-key-skill-{key}").get_by_role("radio", name=level, exact=True)
    button.click()
    settled(page)
    expect(button).to_be_checked()


def test_rating_oneself_on_a_phone_and_opening_the_link_again(visit, window, package):
    page = visit("growth?role=product_manager", **PHONE)
    for skill, level in ENTERED.items():
        rate(page, package, skill, level)
    page.locator(".st-key-milestone-sr2").get_by_text("Choose a hard and unclear project").click()
    page.wait_for_url("**done=sr2")
    opening = growth.opening(package, MINE, DONE).sentence.replace("**", "")
    expect(page.get_by_text(opening)).to_be_visible()
    query = parse_qs(urlsplit(page.url).query)
    assert query == {"role": ["product_manager"], "skills": ["2-4-x-x-x-x-x-x-1"], "done": ["sr2"]}

    again = window()
    again.goto(page.url)
    expect(settled(again).get_by_text(opening)).to_be_visible()
    assert again.evaluate(SYMBOLS, "chart-growth-me") == {
        "square-open": [3, 4, 4, 4, 3, 3, 3, 3, 3],
        "circle-open": [3, 3, 3, 2, 2, 2, 2, 3, 3],
        "diamond": [2, 4, 1],
    }
    expect(again.locator(".st-key-milestone-sr2").get_by_role("checkbox")).to_be_checked()
    assert parse_qs(urlsplit(again.url).query) == query


def test_going_back_takes_a_level_back(visit, package):
    page = visit("growth?role=product_manager")
    rate(page, package, "User focus", "Working")
    page.wait_for_url("**skills=2")
    page.go_back()
    expect(page.locator(".st-key-skill-user_focus").get_by_role("radio", checked=True)).to_have_count(0)
    assert "skills" not in page.url


def test_the_sheet_holds_what_was_entered(visit, package):
    page = visit("growth?role=product_manager&skills=2-4-x-x-x-x-x-x-1&done=sr2")
    pdf = PdfReader(
        io.BytesIO(Path(saved(page, page.get_by_role("button", name="Review sheet (PDF)")).path()).read_bytes())
    )
    text = " ".join(" ".join(one.extract_text() for one in pdf.pages).split())
    assert growth.opening(package, MINE, DONE).sentence.replace("**", "") in text
    assert "Strategy ownership Awareness (1) Practitioner (3) Practitioner (3) 2" in text
    assert "[x] Choose a hard and unclear project" in text
    download = saved(page, page.get_by_role("button", name="Review sheet (CSV)"))
    assert download.suggested_filename == "pm-atlas_growth-review_product-manager.csv"
    table = pd.read_csv(download.path(), encoding="utf-8-sig").set_index("item")
    assert table.loc[list(ENTERED), "you"].tolist() == [2, 4, 1]
    assert table.loc[list(ENTERED), "missing"].tolist() == [1, 0, 2]
    assert table.query("done == 'yes'").index.str.startswith("Choose a hard and unclear project").tolist() == [True]


def test_levels_are_entered_by_the_keyboard_alone(visit):
    page = visit("growth?role=product_manager")
    page.locator(".st-key-skill-user_focus").get_by_role("radio").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    page.wait_for_url("**skills=2")


def test_what_is_entered_does_not_leave_the_page_with_a_link(visit):
    page = visit("growth?skills=2-4&done=sr1&role=product_manager")
    to_page(page, "ladder")
    expect(page.get_by_role("heading", level=1)).to_have_text(PAGES["ladder"].title)
    page.wait_for_url("**/ladder?role=product_manager")
    settled(page)
    to_page(page, "growth")
    page.wait_for_url("**done=sr1*")
    expect(settled(page).locator(".st-key-skill-problem_ownership").get_by_role("radio", checked=True)).to_have_text(
        "Expert"
    )


def test_the_table_of_the_comparison_has_a_row_a_skill(visit):
    page = visit("growth?role=product_manager&skills=2-4")
    card(page, "growth-me").get_by_role("radio", name="Table").click()
    expect(card(page, "growth-me").locator("[role='grid'] [role='row']")).to_have_count(10)
