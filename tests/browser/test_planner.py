"""A career planned as a visitor does it: on a phone, with a keyboard, and again from the link.

Expected numbers are the measure's own, for the same plan.
"""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from analysis.package.tables import Package
from analysis.pages import PAGES
from analysis.planner import findings as planner_findings
from analysis.planner.outlook import outlook
from analysis.planner.plan import Plan, target_rung
from tests.atlas import plan_of
from tests.browser.test_pages import PHONE, TOO_WIDE
from tests.browser.visit import filter_of, settled, to_page, traces

PLAN = plan_of(now="senior_pm", years=8, at="public_tech", target="director")
LINK = {"now": ["senior_pm"], "years": ["8"], "at": ["public_tech"], "target": ["director"]}


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def choose(page: Page, name: str, option: str) -> None:
    """Choose from a list and wait until the address says so."""
    box = filter_of(page, name).get_by_role("combobox")
    box.scroll_into_view_if_needed()
    page.evaluate(TWO_FRAMES)  # a list that opens while the page still scrolls closes again
    box.click()
    page.get_by_role("option", name=option, exact=True).click()
    page.wait_for_url(re.compile(f"[?&]{name}="))
    settled(page)


def shows(page: Page, package: Package, plan: Plan) -> None:
    """Hold answer and the chart of chances in the browser against the measure for a plan."""
    said = planner_findings.answer(package, plan).sentence.replace("**", "")
    expect(page.get_by_test_id("stMain")).to_contain_text(said)
    rows = outlook(package, plan).chances
    rows = rows[rows["rung"] == target_rung(package, plan)]
    drawn = {one["name"]: one["x"] for one in traces(settled(page), "planner-chance") if one["mode"] == "lines"}
    for label, path in rows.groupby("path"):
        assert drawn[label] == path["years"].tolist()


def test_a_career_planned_on_a_phone_is_opened_again_from_its_link(visit, package):
    phone = visit("planner", **PHONE)
    shows(phone, package, plan_of())
    left, right = (filter_of(phone, name).bounding_box() for name in ("now", "years"))
    assert left is not None
    assert right is not None
    assert left["x"] + left["width"] <= right["x"], "two fields stand beside each other: the chart is far enough below"
    choose(phone, "now", "Senior PM")
    years = filter_of(phone, "years").get_by_role("textbox")
    years.fill("8")
    years.press("Enter")
    phone.wait_for_url(re.compile("[?&]years=8"))
    choose(phone, "at", "Public tech")
    choose(phone, "target", "Director of product")
    shows(phone, package, PLAN)
    assert query(phone) == LINK
    assert phone.evaluate(TOO_WIDE) == []
    again = visit(f"planner?{urlsplit(phone.url).query}")
    shows(again, package, PLAN)
    assert query(again) == LINK
    expect(filter_of(again, "years").get_by_role("textbox")).to_have_value("8")


def test_a_plan_can_be_made_with_a_keyboard_alone(visit, package):
    page = visit("planner")
    filter_of(page, "years").get_by_role("textbox").focus()
    for key in ("Control+A", "5", "Enter"):
        page.keyboard.press(key)
    page.wait_for_url(re.compile("[?&]years=5"))
    filter_of(page, "target").get_by_role("combobox").focus()
    for key in ("ArrowDown", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    page.wait_for_url(re.compile("[?&]target="))
    plan = plan_of(years=5, target=query(settled(page))["target"][0])
    shows(page, package, plan)


def test_a_plan_stays_across_pages_and_out_of_their_addresses(visit, package):
    page = visit("planner?years=7&at=big_tech")
    to_page(page, "compensation")
    expect(page.get_by_role("heading", level=1)).to_have_text(PAGES["compensation"].title)
    assert query(settled(page)) == {}
    to_page(page, "planner")
    page.wait_for_url("**/planner?*")
    shows(settled(page), package, plan_of(years=7, at="big_tech"))
    assert query(page) == {"years": ["7"], "at": ["big_tech"]}


def test_a_number_is_taken_back_by_going_back(visit, package):
    page = visit("planner")
    years = filter_of(page, "years").get_by_role("textbox")
    years.fill("6")
    years.press("Enter")
    page.wait_for_url("**/planner?years=6")
    shows(settled(page), package, plan_of(years=6))
    page.go_back()
    shows(page, package, plan_of())
    assert query(page) == {}
    expect(years).to_have_value("4")
