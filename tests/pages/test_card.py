"""The card as the server draws it: views, menus, one card alone, and links that are never trusted."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from analysis import sources
from analysis.charts import labels
from analysis.charts.catalogue import CHARTS, found, name_of, narrowed
from analysis.export.exported import exported_entry
from analysis.export.formats import FORMATS
from analysis.pages import HOME
from analysis.service.deck_routes import asked as collected_by
from pages.parts import deck, export_menu
from pages.parts.shared import built, shared_package
from tests.atlas import atlas, select
from tests.one_process import of_each
from tests.pages.test_pages import ROUTER, shown, visit

NAMES = {page: [entry.name for entry in entries] for page, entries in CHARTS.items()}


def cards(at: AppTest) -> list[str]:
    """Return the names of the charts that the page draws, in order."""
    return [chart.proto.id.rpartition("-chart-")[2] for chart in at.get("plotly_chart")]


def offered(at: AppTest, place: str) -> list:
    """Return the files that a card, or the page, offers by their addresses."""
    return [one.proto for one in at.get("link_button") if re.search(rf"\bsave-(\w+-)?{place}\b", one.proto.id)]


def opened(at: AppTest, key: str, action: str) -> AppTest:
    """Open what a card or the page offers below it."""
    place = next(one for one in at.get("button_group") if one.key == f"action-{key}")
    return place.set_value([action]).run()


def test_a_card_offers_every_format_by_the_address_of_chart_and_filters(monkeypatch):
    monkeypatch.setattr(export_menu, "browser_path", lambda: "a browser")
    at = opened(visit("compensation.py", company_type=["startup"]), "compensation-bands", "export")
    files = offered(at, "compensation-bands")
    exported = exported_entry(shared_package(), CHARTS["compensation"][0], select(("startup",)), "")
    assert [one.label for one in files] == [form.label_of(exported) for form in FORMATS.values()]
    assert files[0].label == "Image (PNG, 2400 × 1350)"
    asked = [urlsplit(one.url) for one in files]
    assert [one.path for one in asked] == [f"/charts/compensation-bands.{name}" for name in FORMATS]
    assert all(parse_qs(one.query)["company_type"] == ["startup"] for one in asked)
    assert all(parse_qs(one.query)["download"] == ["true"] for one in asked)
    assert not any(one.disabled for one in files)
    assert not at.get("download_button")


def test_without_a_browser_the_menu_says_what_to_install_and_offers_the_rest(monkeypatch):
    for module in (export_menu, deck):
        monkeypatch.setattr(module, "browser_path", lambda: None)
    at = opened(visit("compensation.py"), "compensation-bands", "export")
    usable = {one.label for one in offered(at, "compensation-bands") if not one.disabled}
    assert usable == {form.label for form in FORMATS.values() if not form.needs_browser}, "none of them has pixels"
    assert "install the package chromium-headless-shell" in shown(at)
    at = opened(at, "page", export_menu.WHOLE_PAGE)
    assert [one.label for one in offered(at, "page") if one.disabled] == ["Document (PDF)"]


def test_a_table_or_the_sources_can_be_asked_for_by_the_link():
    at = visit("compensation.py", view=["compensation-bands.table", "compensation-pay-mix.source"])
    assert cards(at) == [
        name for name in NAMES["compensation"] if name not in ("compensation-bands", "compensation-pay-mix")
    ]
    assert not at.warning
    row = sources.described(atlas(), ["levels_fyi"])[0]
    codes = [code.value for code in at.code]
    assert {sources.citation(row), sources.bibtex_entry(row)} <= set(codes)
    for words in (row["publisher"], "Jun 2017 to Feb 2022", row["url"], row["method"], row["caveat"], row["licence"]):
        assert words in shown(at)


@pytest.mark.parametrize("value", ["ladder.table", "compensation-bands.poster", "<script>", "", ".", "a.b.c"])
def test_a_view_that_does_not_exist_is_said_and_taken_out_of_the_link(value):
    at = visit("compensation.py", view=["compensation-pay-mix.table", value])
    assert not at.exception
    assert "View" in at.warning[0].value
    assert at.query_params == {"view": "compensation-pay-mix.table"}
    assert len(cards(at)) == len(NAMES["compensation"]) - 1


def test_switching_a_view_writes_it_to_the_link_and_back():
    at = visit("compensation.py")
    switch = next(one for one in at.get("button_group") if one.key == "view-compensation-bands")
    at = switch.set_value("table").run()
    assert at.query_params["view"] == "compensation-bands.table"
    at = next(one for one in at.get("button_group") if one.key == switch.key).set_value("chart").run()
    assert "view" not in at.query_params


@pytest.mark.parametrize("page", of_each(NAMES))
def test_each_card_can_stand_alone_with_the_choice_of_its_link(page):
    name = NAMES[page][-1]
    at = visit(f"{page}.py", card=name, company_type=["startup"], role="director")
    assert not at.exception
    assert not at.title
    assert not at.warning
    entry = CHARTS[page][-1]
    chart = built(
        entry.builder, narrowed(shared_package(), entry, company_types=("startup",), role="director"), "light"
    )
    assert [heading.value for heading in at.subheader] == [chart.title]


def test_a_link_to_one_card_is_left_as_it_is():
    query = {"card": "compensation-bands", "country": "United States", "component": "total"}
    assert visit("compensation.py", **query).query_params == query


@pytest.mark.parametrize("value", ["ladder", "<b>x</b>", "../etc"])
def test_a_card_that_the_page_does_not_have_is_said_and_the_page_is_whole(value):
    at = visit("compensation.py", card=value)
    assert "Card" in at.warning[0].value
    assert cards(at) == NAMES["compensation"]


def test_a_page_without_charts_offers_no_export_of_the_page():
    offered = {page: [one.key for one in visit(page).get("button_group")] for page in ("interview.py", "sources.py")}
    assert "action-page" not in offered["interview.py"]
    assert "action-page" in offered["sources.py"]


@pytest.mark.parametrize("unfolded", [True, False])
def test_the_report_holds_the_cards_of_the_page_in_reading_order_folded_or_not(unfolded):
    at = visit("compensation.py", unfolded=unfolded, company_type=["startup"])
    noted = [name_of(builder) for builder, _selection in at.session_state[export_menu.CARDS]]
    assert noted == NAMES["compensation"]
    address = urlsplit(offered(opened(at, "page", export_menu.WHOLE_PAGE), "page")[0].url)
    items, title = collected_by(shared_package(), "pptx", parse_qs(address.query))
    drawn = [name for name in noted if built(found(HOME, name).builder, select(("startup",)), "light").figure]
    assert (address.path, [item.chart for item in items], title) == ("/charts/deck.pptx", drawn, "Pay by level")


def test_what_is_folded_away_is_drawn_when_asked_for_alone():
    drawn = cards(visit("compensation.py", unfolded=False))
    assert drawn == [entry.name for entry in CHARTS["compensation"] if not entry.is_folded]


@pytest.mark.parametrize("query", [{"open": "true"}, {"view": "startups-pay.table"}])
def test_a_link_to_what_is_folded_away_opens_it(query):
    at = AppTest.from_file(ROUTER, default_timeout=60)
    at.switch_page("compensation.py")
    for name, value in query.items():
        at.query_params[name] = value
    assert "compensation-director-claim" in cards(at.run())


@pytest.mark.parametrize("name", ["ladder", "compensation-bands"])
def test_the_address_itself_shows_any_card_alone(name):
    assert cards(visit(card=name)) == [name]
    assert visit().get("button_group") == []


@pytest.mark.parametrize("page", of_each(NAMES))
def test_the_list_at_the_top_leads_to_cards_that_are_drawn(page):
    at = visit(f"{page}.py", unfolded=False)
    listed = [one.value for one in at.markdown if "On this page: " in one.value]
    targets = re.findall(r"\]\(#([\w-]+)\)", "".join(listed))
    assert targets == list(labels.on_page(page))
    assert set(targets) <= {heading.anchor for heading in at.subheader}
