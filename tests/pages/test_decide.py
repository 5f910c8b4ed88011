"""Planner and offer check as forms: what is filled in counts, stays in link and session, and is never trusted."""

from __future__ import annotations

import re

import pytest

from analysis.offer import findings as offer_findings
from analysis.planner import findings as planner_findings
from analysis.planner.plan import NEWCOMER
from analysis.typed import Amount, Number
from pages.parts.shared import shared_package
from tests.atlas import COMPANY_TYPES, EVERY_TYPE, offers_of, plan_of
from tests.pages.test_pages import shown, visit

TYPES = (*COMPANY_TYPES, EVERY_TYPE)

TABLES = shared_package()
YEARS = Number("Years", 0, 45, 4)
AMOUNT = Amount("Amount", "USD", 2_000_000)


def totals(at) -> list[str]:
    """Return the total that stands beside each offer's fields, offers that do not count left out."""
    return [found[1] for one in at.caption if (found := re.search(r"Total: (.+) a year\.$", one.value))]


def to_page(at, page: str) -> None:
    """Change the page as the menu does, whose links carry no query."""
    at.query_params.clear()
    at.switch_page(page).run()


@pytest.mark.parametrize("company_type", TYPES)
@pytest.mark.parametrize("role", [NEWCOMER, "senior_pm", "vp_product"])
def test_the_planner_answers_for_every_company_type(company_type, role):
    at = visit("planner.py", at=company_type, now=role)
    assert not at.exception
    assert not at.error
    assert planner_findings.answer(TABLES, plan_of(now=role, at=company_type)).sentence in shown(at)


def test_the_example_stands_where_nothing_is_filled_in():
    assert "An example, until you fill in your own" in visit("planner.py").markdown[0].value
    assert "An example, until you fill in your own" in visit("offer.py").markdown[0].value


def test_a_plan_that_nobody_was_seen_in_says_so_once_and_draws_nothing():
    at = visit("planner.py", now="director", years="2")
    assert not at.exception
    assert "Too few people to say" in at.markdown[0].value
    assert planner_findings.TRY_ANOTHER in shown(at)
    assert not at.get("plotly_chart")
    assert not at.subheader


def test_a_step_aside_shows_what_it_pays_alone():
    at = visit("planner.py", now="group_pm", years="12", at="public_tech", target="principal_pm")
    assert "Nothing to wait for" in at.markdown[0].value
    assert [chart.proto.id.rpartition("-chart-")[2] for chart in at.get("plotly_chart")] == [
        "planner-pay",
        "after-move-levels",
        "planner-earned",
    ]


def test_the_planner_says_that_nobody_was_followed():
    assert planner_findings.NOT_FOLLOWED in shown(visit("planner.py"))


def test_a_plan_is_its_link():
    link = {"now": "group_pm", "years": "12", "in_role": "3", "at": "public_tech", "target": "director"}
    link |= {"move_to": "big_tech", "move_in": "4", "against": "corporate", "lasts": "80", "component": "base"}
    link |= {"level": "one_lower"}
    at = visit("planner.py", **link)
    others = {"component": "base", "level": "one_lower"}
    plan = plan_of("group_pm", 12, 3, "public_tech", "director", "big_tech", 4, "corporate", 80, **others)
    assert at.query_params == link
    assert planner_findings.answer(TABLES, plan).sentence in shown(at)


def test_what_is_filled_in_is_written_to_the_link():
    at = visit("planner.py")
    at.text_input(key="years").set_value("9")
    at.selectbox(key="now").select("senior_pm").run()
    assert at.query_params == {"years": "9", "now": "senior_pm"}
    assert planner_findings.answer(TABLES, plan_of(now="senior_pm", years=9)).sentence in shown(at)


@pytest.mark.parametrize("value", ["-1", "46", "1e9", "4.5", "nan", "９", "9" * 400, "<script>", ""])
def test_a_number_out_of_bounds_or_none_at_all_is_said_and_ignored(value):
    at = visit("planner.py", years=value)
    assert not at.exception
    assert "Years of work" in at.warning[0].value
    assert "ignored" in at.warning[0].value
    assert at.text_input(key="years").value == "4"
    assert at.query_params == {}


def test_what_is_planned_stays_across_pages_and_out_of_their_links():
    at = visit("planner.py", years="9", at="big_tech")
    to_page(at, "compensation.py")
    assert at.query_params == {}
    assert not at.warning
    to_page(at, "planner.py")
    assert at.text_input(key="years").value == "9"
    assert at.query_params == {"years": "9", "at": "big_tech"}


def test_an_offer_stays_out_of_the_links_of_other_pages():
    at = visit("offer.py", a_base="200000")
    to_page(at, "planner.py")
    assert at.query_params == {}


def test_offers_are_their_link():
    link = {"a_base": "150000", "a_equity": "50000", "b_role": "director", "b_at": "corporate", "b_base": "210000"}
    at = visit("offer.py", **link)
    offers = offers_of(a_base=150_000, a_equity=50_000, b_role="director", b_at="corporate", b_base=210_000)
    assert at.query_params == link
    assert offer_findings.opening(TABLES, offers).sentence in shown(at)
    assert totals(at) == ["$200,000", "$210,000"]


def test_an_offer_that_is_left_empty_does_not_count():
    at = visit("offer.py", b_base="210000", offers="3")
    assert totals(at) == ["$210,000"]


def test_three_offers_stand_side_by_side():
    at = visit("offer.py", offers="3")
    assert len(totals(at)) == 3


@pytest.mark.parametrize(
    ("name", "value"), [("a_base", "-5"), ("a_base", "99999999"), ("a_at", "all"), ("offers", "17")]
)
def test_an_offer_that_cannot_be_is_said_and_ignored(name, value):
    at = visit("offer.py", **{name: value})
    assert not at.exception
    assert f"`{value}`" in at.warning[0].value
    assert "An example" in at.markdown[0].value


@pytest.mark.parametrize("text", ["143k", "143,000", "143.000", "$143 000", "1.43e5"])
def test_an_amount_is_typed_as_people_write_it_and_shown_in_full(text):
    at = visit("offer.py")
    assert [at.text_input(key=key).value for key in ("a_base", "b_equity")] == ["", ""]
    at.text_input(key="a_base").set_value(text).run()
    assert at.text_input(key="a_base").value == "$143,000"
    assert at.query_params == {"a_base": "143000"}
    assert not at.warning
    assert totals(at) == ["$143,000"]


@pytest.mark.parametrize(
    ("text", "said"), [("abc", "'abc' is not an amount"), ("-5", "'-5' is below zero"), ("190", "190 a year?")]
)
def test_what_does_not_count_stays_in_its_field_and_is_said(text, said):
    at = visit("offer.py", a_base="150000", a_bonus="5000")
    at.text_input(key="a_base").set_value(text).run()
    assert at.text_input(key="a_base").value == text
    assert said in at.warning[0].value
    assert "not counted" in at.warning[0].value
    assert at.query_params == {"a_bonus": "5000"}
    at.text_input(key="a_base").set_value("160k").run()
    assert not at.warning
    assert at.query_params == {"a_bonus": "5000", "a_base": "160000"}


def test_an_offer_is_in_the_chosen_currency():
    at = visit("offer.py", currency="GBP", offers="1")
    at.text_input(key="a_base").set_value("£95k").run()
    assert not at.warning
    assert at.text_input(key="a_base").value == "£95,000"
    assert at.text_input(key="a_base").label == "Base salary (GBP a year)"
    assert totals(at) == ["£95,000"]
    assert at.query_params == {"currency": "GBP", "offers": "1", "a_base": "95000"}
    at.text_input(key="a_base").set_value("$95k").run()
    assert "in another currency: amounts here are in British pounds" in at.warning[0].value


def test_a_link_with_a_small_amount_counts_and_is_said():
    at = visit("offer.py", a_base="190")
    assert "Counted as $190 a year" in at.warning[0].value
    assert at.query_params == {"a_base": "190"}


def test_an_example_stands_beside_the_fields_and_never_in_them():
    at = visit("offer.py")
    captions = [one.value for one in at.caption]
    example = "Example until you fill in yours: base salary $170,000, bonus $10,000 and equity $60,000."
    assert f"{example} Total: $240,000 a year." in captions
    assert {one.placeholder for one in at.text_input if not one.key.endswith("_vest")} == {"not counted yet"}
    filled = visit("offer.py", a_base="150000")
    assert not any(one.value.startswith("Example") for one in filled.caption)


@pytest.mark.parametrize(
    ("text", "said"), [("143k", "above what counts"), ("4.5", "not a whole number"), ("-1", "below what")]
)
def test_years_that_do_not_count_are_said_with_those_that_stand(text, said):
    at = visit("planner.py", years="9")
    at.text_input(key="years").set_value(text).run()
    assert at.text_input(key="years").value == text
    assert said in at.warning[0].value
    assert "Until then 4 stands." in at.warning[0].value
    assert at.query_params == {}


def test_what_was_typed_is_never_markup():
    at = visit("offer.py")
    at.text_input(key="a_base").set_value(":red[x] *y* $z$").run()
    assert r"\:red\[x\] \*y\* \$z\$" in at.warning[0].value


def test_terms_of_an_offer_are_its_link_too():
    link = {"a_base": "150000", "a_grant": "400000", "a_vest": "5", "a_options": "10000", "a_strike": "1.125"}
    link |= {"a_price": "5.50", "a_sign_on": "40000", "a_spread": "2", "offers": "1"}
    at = visit("offer.py", **link)
    assert at.query_params == link
    assert not at.warning
    # 150,000, 400,000 over 5 years, 10,000 shares with 4.375 to gain over 5 years, half of the sign-on
    assert totals(at) == ["$258,750"]
    assert at.text_input(key="a_strike").value == "$1.125"
    assert any("A grant of $400,000 over 5 years is $80,000 a year." in one.value for one in at.caption)
    assert [one.label for one in at.expander if one.proto.expanded] == [
        "Grant, options, sign-on",
        "Evidence and method",
    ]


def test_an_offer_without_a_band_is_a_page_all_the_same():
    at = visit("offer.py", a_role="cpo", a_country="India", a_base="100000")
    assert not at.exception
    assert not at.error
    assert "Too few people" in at.markdown[0].value


def test_numbers_are_read_within_bounds_and_written_unless_they_stand_already():
    assert YEARS.read(["no", "99", "7", "8"]) == 7
    assert YEARS.read([]) == 4
    assert AMOUNT.read(["-1"]) is None
    assert [YEARS.written(value) for value in (4, 7)] == [[], ["7"]]
    assert [AMOUNT.written(value) for value in (None, 0)] == [[], ["0"]]
