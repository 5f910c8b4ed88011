"""The card as the server draws it: views, menus, one card alone, and links that are never trusted."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import partial

import pytest
from pptx import Presentation
from streamlit.testing.v1 import AppTest

from analysis import sources
from analysis.charts import labels
from analysis.charts.catalogue import CHARTS, name_of, narrowed
from analysis.export.formats import FORMATS
from pages.parts import export_menu
from pages.parts.shared import built, shared_package
from tests.atlas import atlas, select
from tests.one_process import of_each
from tests.pages.test_pages import ROUTER, shown, visit

NAMES = {page: [entry.name for entry in entries] for page, entries in CHARTS.items()}


def cards(at: AppTest) -> list[str]:
    """Return the names of the charts that the page draws, in order."""
    return [chart.proto.id.rpartition("-chart-")[2] for chart in at.get("plotly_chart")]


def buttons(at: AppTest, key: str) -> list:
    return [one for one in at.get("download_button") if re.search(rf"\b{key}\b", one.proto.id)]


def opened(at: AppTest, key: str, action: str) -> AppTest:
    """Open what a card or the page offers below it."""
    place = next(one for one in at.get("button_group") if one.key == f"action-{key}")
    return place.set_value([action]).run()


def test_a_card_offers_every_format_named_for_chart_filters_and_day(monkeypatch):
    monkeypatch.setattr(export_menu, "browser_path", lambda: "a browser")
    at = opened(visit("compensation.py", company_type=["startup"]), "compensation-bands", "export")
    chart = built(CHARTS["compensation"][0].builder, select(("startup",)), "light")
    offered = [one.proto for one in buttons(at, "compensation-bands")]
    exported = export_menu._exported(shared_package(), CHARTS["compensation"][0].builder, select(("startup",)), "")
    assert [one.label for one in offered] == [form.label_of(exported) for form in FORMATS.values()]
    assert offered[0].label == "Image (PNG, 2400 × 1350)"
    assert all(one.ignore_rerun and one.deferred_file_id and not one.disabled for one in offered)
    assert chart.slug == "united-states_startup_total"


def test_without_a_browser_the_menu_says_what_to_install_and_offers_the_rest(monkeypatch):
    monkeypatch.setattr(export_menu, "browser_path", lambda: None)
    at = opened(visit("compensation.py"), "compensation-bands", "export")
    usable = {one.proto.label for one in buttons(at, "compensation-bands") if not one.proto.disabled}
    assert usable == {form.label for form in FORMATS.values() if not form.needs_browser}, "none of them has pixels"
    assert "install the package chromium" in shown(at)
    at = opened(at, "page", export_menu.WHOLE_PAGE)
    assert [one.proto.disabled for one in buttons(at, "report-application/pdf")] == [True]


def test_a_table_or_the_sources_can_be_asked_for_by_the_link():
    at = visit("compensation.py", view=["compensation-bands.table", "compensation-pay-mix.source"])
    assert cards(at) == [
        name for name in NAMES["compensation"] if name not in ("compensation-bands", "compensation-pay-mix")
    ]
    assert not at.warning
    row = sources.described(atlas(), ["levels_fyi"])[0]
    codes = [code.value for code in at.code]
    assert {sources.citation(row), sources.bibtex_entry(row)} <= set(codes)
    for words in (row["method"], row["caveat"], row["licence"]):
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
    opened(at, "page", export_menu.WHOLE_PAGE)
    assert len(buttons(at, "report-application/pdf")) == 1


def test_a_deck_has_a_slide_a_card():
    package, chosen = shared_package(), select(("startup",))
    outs = [export_menu._exported(package, entry.builder, chosen, "") for entry in CHARTS["compensation"]]
    drawn = [out for out in outs if out.chart.figure is not None]
    made = Presentation(io.BytesIO(export_menu._deck([partial(replace, out) for out in drawn])))
    titles = [slide.shapes.title.text for slide in made.slides]
    assert titles[2 : 2 + len(drawn)] == [out.chart.title for out in drawn]
    assert titles[:2] == ["PM Career Atlas", "Contents"]


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
