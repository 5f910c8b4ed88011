"""Every view is a link: a link opens its view, a choice is written to the link, and a wrong link is said to be wrong.

Expected numbers are the measure's own, for the same choice.
"""

import re
from contextlib import suppress
from functools import partial
from urllib.parse import parse_qs, quote, urlsplit

import pandas as pd
import pytest
from playwright.sync_api import Dialog, Page, TimeoutError, expect

from analysis.bands import POINTS
from analysis.charts.theme import type_style
from analysis.package.selection import Selection
from analysis.package.tables import Package
from analysis.pages import HOME, PAGES
from analysis.pay import compensation
from tests.atlas import HOME_COUNTRY, select
from tests.browser.visit import (
    Runs,
    SlowLine,
    chosen_pills,
    filter_of,
    menu_of,
    settled,
    to_page,
    traces,
    wait_for_series,
)

BANDS = "compensation-bands"
TWO_TYPES = select(company_types=("startup", "corporate"))
STARTUPS = select(company_types=("startup",))
WRONG = {
    "company_type": "<script>alert(1)</script>",
    "country": "Atlantis",
    "role": "';drop",
}

BACK_TO_OTHER_PAGE = """() => {
  const here = location.pathname;
  window.addEventListener('popstate', () => { if (location.pathname === here) history.back(); }, {once: true});
  history.back();
}"""
BACK_AND_FORWARD = """() => {
  window.addEventListener('popstate', () => history.forward(), {once: true});
  history.back();
}"""


def query(page: Page) -> dict[str, list[str]]:
    """Return the query of a page's address by parameter."""
    return parse_qs(urlsplit(page.url).query)


def heading(page: Page, text: str) -> None:
    """Wait for a page's title."""
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def shows(page: Page, package: Package, selection: Selection) -> None:
    """Hold the numbers of the pay chart in the browser against the measure for a choice."""
    rows = compensation.bands(package, selection).rows
    labels = {key: type_style(package, key).label for key in package.types.apart(selection.company_types)}
    medians = {labels[key]: cell["p50"].tolist() for key, cell in rows.groupby("company_types")}
    names = [label for label in labels.values() if label in medians]
    with suppress(TimeoutError):  # what the browser shows instead is said below
        wait_for_series(page, BANDS, names)
    drawn = traces(settled(page), BANDS)
    assert {one["name"]: one["x"] for one in drawn if one["mode"] == "markers"} == medians
    numbers = {value for one in drawn for value in one["x"] if value is not None}
    assert numbers >= set(rows[POINTS].stack()), "a percentile of the measure is not drawn"
    assert numbers <= set(pd.concat([rows[POINTS], rows[["low", "high"]]], axis=1).stack()), "drawn from elsewhere"


def to_progression(page: Page) -> None:
    """Change to another page by the menu, with start-ups chosen, which must stay so."""
    to_page(settled(page), "progression")
    heading(page, PAGES["progression"].title)
    expect(page).to_have_title(f"{PAGES['progression'].title} · PM Career Atlas")
    page.wait_for_url("**/progression?company_type=startup")
    assert chosen_pills(settled(page), "company_type") == ["Startup"]


def is_back(page: Page, package: Package) -> None:
    """Hold the pay page against what it was before another page: start-ups in address, pills and chart."""
    heading(page, PAGES["compensation"].title)
    shows(page, package, STARTUPS)
    assert query(page) == {"company_type": ["startup"]}
    assert chosen_pills(page, "company_type") == ["Startup"]


def test_first_visitor_of_a_server_opens_a_deep_link(fresh_server, window, package):
    """The first request decides how Streamlit reads `pages/`: menu, choice and chart must be right all the same."""
    page = window()
    page.goto(f"{fresh_server}/compensation?company_type=startup&company_type=corporate&country={quote(HOME_COUNTRY)}")
    heading(settled(page), PAGES["compensation"].title)
    links = [urlsplit(link).path.strip("/") for link in menu_of(page).values()]
    assert links == ["" if name == HOME else name for name in PAGES]
    assert chosen_pills(page, "company_type") == ["Startup", "Corporate"]
    assert query(page)["company_type"] == ["startup", "corporate"]
    shows(page, package, TWO_TYPES)


def test_choosing_a_company_type_changes_chart_and_address(visit, package):
    """A click narrows the chart to the type and writes its id to the address; back takes the click back."""
    page = visit("compensation")
    shows(page, package, select())
    filter_of(page, "company_type").get_by_role("button", name="Startup").click()
    shows(page, package, STARTUPS)
    assert query(page) == {"company_type": ["startup"]}
    page.go_back()
    shows(page, package, select())
    assert query(page) == {}
    assert chosen_pills(page, "company_type") == []


def test_choosing_from_a_list_changes_chart_and_address(visit, package):
    """The lists work as the pills do, and a choice made first stays when another is added."""
    page = visit("compensation?company_type=startup&company_type=corporate")
    page.get_by_role("button", name="More").click()
    filter_of(page, "component").get_by_role("combobox").click()
    page.get_by_role("option", name=package.components["base"].label).click()
    page.wait_for_url(re.compile(r"component=base"))
    shows(page, package, select(company_types=TWO_TYPES.company_types, component="base"))
    assert query(page) == {"company_type": ["startup", "corporate"], "component": ["base"]}


def test_another_money_changes_chart_and_address(visit, package):
    """Currency and prices are behind one button, and change the chart and the link as the others do."""
    page = visit("compensation?company_type=startup")
    page.get_by_role("button", name="USD, of the day").click()
    filter_of(page, "dollars").get_by_role("combobox").click()
    page.get_by_role("option", name="Of Aug 2026 (CPI-U)").click()
    page.wait_for_url(re.compile(r"dollars=today"))
    shows(page, package, select(company_types=("startup",), dollars="today"))
    assert query(page) == {"company_type": ["startup"], "dollars": ["today"]}


@pytest.mark.parametrize(
    ("second", "selection"), [("Corporate", TWO_TYPES), ("Startup", select())], ids=["more", "undone"]
)
def test_two_quick_clicks_both_count(window, server, package, second, selection):
    """The second click leaves before the browser has heard of the address that the first one wrote."""
    page = window()
    line, runs = SlowLine(page), Runs(page)
    page.goto(f"{server}/compensation")
    pills = filter_of(settled(page), "company_type")
    line.hold_until(b"company_type=startup", after=pills.get_by_role("button", name="Startup").click)
    runs.forget()
    pills.get_by_role("button", name=second).click()
    line.release()
    runs.wait()
    shows(page, package, selection)
    assert query(page).get("company_type", []) == list(selection.company_types)
    assert chosen_pills(page, "company_type") == [name.capitalize() for name in selection.company_types]


def test_a_choice_stays_across_pages_and_back_restores_it(window, server, package):
    """The menu's links carry no query, so the app must write the choice to the next page's address itself."""
    page = window()
    runs = Runs(page)
    page.goto(f"{server}/compensation?company_type=startup")
    to_progression(page)
    runs.forget()
    page.go_back()
    runs.wait()
    if "/progression" in page.url:
        # Streamlit mostly enters a page change into the history before the app writes the query: then it is two steps.
        assert chosen_pills(page, "company_type") == ["Startup"], "on the way back the choice is lost from view"
        page.go_back()
    is_back(page, package)


def test_two_quick_steps_back_restore_a_choice(visit, package):
    """The second step interrupts the first one's run, which must not leave half of it behind."""
    page = visit("compensation?company_type=startup")
    to_progression(page)
    page.evaluate(BACK_TO_OTHER_PAGE)
    is_back(page, package)


def test_a_page_seen_before_is_shown_again_however_long_the_line(window, server, package):
    """Streamlit's browser half says what it holds when it asks; it must not forget that before the answer is here."""
    page = window()
    line, runs = SlowLine(page), Runs(page)
    page.goto(f"{server}/compensation?company_type=startup")
    to_progression(page)
    line.hold_a_run(after=partial(to_page, page, "growth"))
    runs.forget()
    to_page(page, "compensation")
    line.release()
    runs.wait()
    is_back(page, package)


def test_back_and_forward_at_once_lose_nothing(window, server, package):
    """A step back that is taken back before its run has ended: the address and the choice still agree."""
    page = window()
    runs = Runs(page)
    page.goto(f"{server}/compensation")
    filter_of(settled(page), "company_type").get_by_role("button", name="Startup").click()
    page.wait_for_url("**/compensation?company_type=startup")
    settled(page)
    runs.forget()
    page.evaluate(BACK_AND_FORWARD)
    runs.wait()
    is_back(page, package)


def test_values_that_do_not_exist_are_ignored_and_named(window, server, package):
    """A link with markup, an unknown country and an SQL quote: nothing runs, the defaults hold, the page says so."""
    page, dialogs = window(), []

    def dismiss(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    page.goto(f"{server}/compensation?" + "&".join(f"{name}={quote(value)}" for name, value in WRONG.items()))
    shows(settled(page), package, select())
    warning = page.get_by_test_id("stAlertContentWarning")
    expect(warning).to_have_count(1)
    for value in WRONG.values():
        expect(warning).to_contain_text(value)
    assert dialogs == []
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.get_by_test_id("stAlertContentError")).to_have_count(0)
    assert chosen_pills(page, "company_type") == []
    expect(filter_of(page, "country").get_by_role("combobox")).to_have_value(HOME_COUNTRY)
    assert "script" not in page.url, "the wrong value is still in the address that a visitor would share"


def test_a_wrong_value_is_shown_as_text_not_as_markdown(window, server):
    """The warning repeats what a stranger wrote into a link: no image of theirs may be asked for by a visitor."""
    page, asked = window(), []
    page.on("request", lambda request: asked.append(request.url))
    value = "`![x](https://example.invalid/x.png)`[y](https://example.invalid)"
    page.goto(f"{server}/compensation?country={quote(value)}")
    warning = settled(page).get_by_test_id("stAlertContentWarning")
    expect(warning).to_contain_text("example.invalid")
    expect(warning.locator("img, a")).to_have_count(0)
    assert not [url for url in asked if url.startswith("https://example.invalid")]


def test_a_wrong_value_beside_a_right_one_leaves_the_right_one(visit, package):
    """One word that does not exist does not cost the visitor the rest of the link."""
    page = visit("compensation?company_type=startup&company_type=bakery")
    expect(page.get_by_test_id("stAlertContentWarning")).to_contain_text("bakery")
    shows(page, package, STARTUPS)
