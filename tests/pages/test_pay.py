"""Ways to look at pay: each is a link, and what a source lacks is said instead of drawn."""

from __future__ import annotations

import pytest

from analysis.pay import compensation
from pages.parts.chart_card import LISTED
from tests.analysis.other_packages.folders import without
from tests.analysis.pay.test_one_way_down import TABLES
from tests.atlas import atlas, select
from tests.pages.test_pages import shown, visit

WAYS_TO_LOOK = {
    "source": "aijobs",
    "dollars": "today",
    "currency": "EUR",
    "mix": "equal",
    "intervals": "shown",
}


def test_a_link_holds_every_way_to_look_at_pay():
    link = WAYS_TO_LOOK | {"source": "levels_fyi"}
    at = visit("compensation.py", **link)
    selection = select(dollars="today", currency="EUR", mix="equal", intervals="shown")
    assert compensation.opening(atlas(), selection).sentence in shown(at)
    assert at.query_params == link
    assert "at 0.8951 EUR a dollar (European Central Bank, 30 Oct 2026)" in shown(at)
    assert "dollars of Aug 2026" in shown(at)


@pytest.mark.parametrize(("name", "value"), WAYS_TO_LOOK.items())
def test_a_way_to_look_is_chosen_under_more_and_written_to_the_url(name, value):
    at = visit("compensation.py")
    at.selectbox(key=name).select(value).run()
    assert not at.exception
    assert at.query_params == {name: value}


LABELS = {"total": "total pay", "base": "base salary", "bonus": "bonus", "equity": "equity"}


@pytest.mark.parametrize("component", ["total", "base", "bonus", "equity"])
@pytest.mark.parametrize("source", ["levels_fyi", "aijobs", "ask_a_manager"])
def test_a_source_that_lacks_a_part_of_pay_shows_one_that_it_tells_and_says_so(source, component):
    at = visit("compensation.py", source=source, component=component)
    parts = {"aijobs": ["base"], "ask_a_manager": ["base", "bonus"]}.get(source, [component])
    drawn = [chart.proto.id.rpartition("-chart-")[2] for chart in at.get("plotly_chart")]
    assert "compensation-bands" in drawn
    assert [f"is shown instead of {LABELS[component]}" in one.value for one in at.info] == [True] * (
        component not in parts
    )
    assert not at.exception
    assert not at.error


def test_a_source_without_company_types_says_so_instead_of_drawing():
    at = visit("compensation.py", source="ask_a_manager", component="base", company_type=["startup"])
    assert "The source Ask a Manager does not tell company types, so startups cannot be shown" in shown(at)


def test_the_default_source_says_which_it_is_and_why():
    assert "Shown: Levels.fyi, since it alone tells company types" in shown(visit("compensation.py"))


def test_a_state_narrows_the_ranked_metros():
    at = visit("wages.py", state="CA", dollars="today")
    assert "Marketing managers in California" in shown(at)
    assert "dollars of Aug 2026" in shown(at)


def test_on_a_phone_the_largest_metros_stand_as_a_list():
    tables = [one.value for one in visit("wages.py").table]
    listed = next(one for one in tables if one["Where"].str.startswith("New York").any())
    assert len(listed) == LISTED
    assert list(listed.columns) == ["Where", "Median (USD)"]


def test_a_state_that_does_not_exist_is_said_and_ignored():
    at = visit("wages.py", state="ZZ")
    assert "State `ZZ`" in at.warning[0].value
    assert "Marketing managers in the United States" in shown(at)


@pytest.mark.parametrize(
    ("page", "gone", "says"),
    [
        ("compensation.py", (*TABLES, "pay_components"), "This data has nothing to show here"),
        ("wages.py", ("place_pay", "pay_within"), "No comparison of places within companies in this data."),
        ("wages.py", ("wages", "metros", "outline"), "No wages by place or industry in this data."),
    ],
)
def test_a_page_without_its_rows_says_so_instead_of_failing(showing, other_packages, page, gone, says):
    showing(without(other_packages["bank"], gone))
    at = visit(page)
    assert not at.exception
    assert not at.error
    assert says in shown(at)


def test_money_is_grey_with_its_reason_where_nothing_is_an_amount():
    money = visit("progression.py").selectbox(key="grey-money")
    assert money.disabled
    assert money.help == "Nothing on this page is an amount of money."
