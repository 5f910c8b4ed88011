"""Practising for an interview in a real browser: a drawn prompt is a link, files come along, the clock runs alone."""

from __future__ import annotations

import csv
import io
import time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from analysis import interview
from tests.browser.test_pages import PHONE
from tests.browser.visit import PAINT_LIMIT, Runs, saved, settled

PROMPT = "interview?prompt=sense-08"


def drawn(page: Page) -> str:
    """Return the prompt in a page's address."""
    return parse_qs(urlsplit(page.url).query)["prompt"][0]


@pytest.mark.parametrize("device", [{}, PHONE], ids=["desktop", "phone"])
def test_a_drawn_prompt_is_reopened_from_its_link(visit, package, device):
    """Who draws a prompt can send it to a friend, who sees the same one."""
    page = visit("interview", **device)
    page.get_by_role("button", name="Get a practice question").click()
    expect(page.get_by_role("button", name="Get another one")).to_be_visible()
    page.wait_for_url("**/interview?prompt=*")
    question = interview.prompt(package, drawn(page))["prompt"]
    expect(page.get_by_role("heading", name=question)).to_be_visible()
    friend = visit(urlsplit(page.url).path.strip("/") + "?" + urlsplit(page.url).query)
    expect(friend.get_by_role("heading", name=question)).to_be_visible()


def test_a_prompt_is_drawn_and_its_clock_started_by_keyboard_alone(visit):
    """The keyboard's place on the page is not lost when a button changes its label."""
    page = visit("interview")
    page.get_by_role("button", name="Get a practice question").focus()
    page.keyboard.press("Enter")
    start = page.get_by_role("button", name="Start the clock")
    expect(start).to_be_visible()
    settled(page)
    page.keyboard.press("Tab")
    expect(start).to_be_focused()
    page.keyboard.press("Enter")
    stop = page.get_by_role("button", name="Stop the clock")
    expect(stop).to_be_focused()
    expect(page.get_by_role("img", name="A clock that counts down")).to_be_visible()
    page.keyboard.press("Enter")
    expect(start).to_be_focused()


def test_the_clock_moves_without_the_server(window, server):
    """It counts down in the browser: the digits change, and the server runs nothing."""
    page = window()
    runs = Runs(page)
    page.goto(f"{server}/{PROMPT}")
    settled(page).get_by_role("button", name="Start the clock").click()
    clock = page.get_by_role("img", name="A clock that counts down")
    expect(clock).to_be_visible()
    settled(page)
    page.mouse.move(0, 0)
    runs.forget()
    first, end = clock.screenshot(), time.monotonic() + PAINT_LIMIT / 1000
    while clock.screenshot() == first:
        assert time.monotonic() < end, "the clock stands still"
    assert runs.begun == 0


def test_scoring_and_saving_the_sheet_leave_the_page_as_it_is(window, server, package):
    """Scores run their own fragment alone, and notes that look like a formula are harmless in a spreadsheet."""
    page = window()
    runs = Runs(page)
    page.goto(f"{server}/{PROMPT}")
    heading = settled(page).get_by_role("heading", level=1).element_handle()
    page.get_by_role("radio", name="2 partly").first.click()
    expect(page.get_by_text("Weakest: one user, one problem (partly)")).to_be_visible()
    page.get_by_label("Notes").fill("=1+1")
    runs.forget()
    page.get_by_label("Notes").press("Control+Enter")
    runs.wait()  # the file of a button that is about to be drawn anew is gone
    text = Path(saved(page, page.get_by_role("button", name="Score sheet (CSV)").first).path()).read_text(
        encoding="utf-8-sig"
    )
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert rows[0]["In words"] == "partly"
    assert rows[0]["Notes"] == "'=1+1"
    assert len(rows) == len(interview.criteria(package, "sense-08"))
    assert heading.evaluate("one => one.isConnected")


def test_an_outline_comes_along_as_a_document(visit, package):
    """What is downloaded is the outline that the page shows, to be filled in."""
    page = visit("interview")
    first = interview.projects(package).iloc[0]
    page.get_by_text(first["name"]).click()
    download = saved(page, page.get_by_role("button", name="Outline (Markdown)").first)
    assert download.suggested_filename == "pm-atlas_outline_teardown.md"
    assert Path(download.path()).read_text(encoding="utf-8") == interview.outline(package, first["project_id"])
