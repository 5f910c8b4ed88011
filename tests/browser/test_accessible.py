"""What is wrong with every page is what is wrong with Streamlit; `test_pages.py` holds each page to that."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessible import STREAMLITS_OWN, faults
from tests.browser.test_pages import PHONE
from tests.browser.visit import serving, settled

BARE = """import streamlit as st
def one():
    st.title("One")
    st.file_uploader("A file")
def other():
    st.title("Other")
st.navigation({"A": [st.Page(one, default=True)], "B": [st.Page(other)]}, position="top").run()
"""


def test_what_is_taken_for_streamlits_own_is_wrong_with_a_page_that_is_streamlits_alone(window, tmp_path):
    (tmp_path / "bare.py").write_text(BARE)
    page: Page = window(**PHONE)
    with serving("bare.py", tmp_path) as address:
        page.goto(address)
        found = faults(settled(page), own={})
    assert {one.partition(":")[0] for one in found} == set(STREAMLITS_OWN)


def test_what_is_skipped_pale_or_no_list_is_found(visit):
    page = visit("sources")
    page.evaluate("""() => document.querySelector('[data-testid="stMain"] h1').insertAdjacentHTML("afterend",
      '<h4>Skipped</h4><p style="color: #999; background: #fff">Pale</p><ul><div>No item</div></ul>')""")
    assert {one.partition(":")[0] for one in faults(page)} == {"heading-order", "color-contrast", "list"}


@pytest.mark.parametrize("name", ["", "compensation"])
def test_what_is_read_out_of_a_chart_is_its_text_and_of_a_word_with_an_icon_the_word(visit, name):
    page = visit(name)
    expect(page.get_by_test_id("stPlotlyChart").first.locator("svg").first).to_have_attribute("aria-hidden", "true")
    said = page.get_by_test_id("stMain").aria_snapshot()
    assert "img" not in said
    assert " icon" not in said
    assert 'figure "' in said


def test_code_is_read_like_any_text(visit):
    page = visit("sources")
    page.get_by_text("Addresses of charts and tables").click()
    expect(page.get_by_text("import pandas")).to_be_visible()
    assert faults(page) == []
