"""The menu leaves out a page with nothing to show; its address says in a sentence what is missing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from analysis.pages import PAGES
from tests.browser.visit import ROOT, serving, settled

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
    links = page.get_by_test_id("stSidebarNavLink").all_inner_texts()
    assert [link.split("\n")[-1].strip() for link in links] == [
        one.title for one in PAGES.values() if one.title != ABSENT.title
    ]
    page.goto(f"{without_interviews}/routes")
    expect(settled(page).get_by_role("heading", level=1)).to_be_visible()
    assert page.get_by_role("link", name="Practise the interview").count() == 0
