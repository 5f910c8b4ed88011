"""What is looked for is found and no page is a dead end: cities, other countries, claims as they are put, what next."""

from __future__ import annotations

import pytest

from analysis import start
from tests.atlas import atlas
from tests.pages.test_pages import shown, visit


def test_start_finds_a_city_without_figures_its_country_and_the_doors():
    found = {one.label: (one.page, one.choice) for one in start.findable(atlas())}
    kingdom = ("compensation", {"country": "United Kingdom"})
    assert found["Manchester: pay in the United Kingdom, none by city"] == kingdom
    assert found["UK: pay in the United Kingdom"] == kingdom
    assert found["Startups: do they promote faster?"][0] == "progression"
    assert found["PM pay: has it risen, or doubled?"][0] == "compensation"
    assert found["Austin: pay beside other places"][0] == "wages"
    assert found["Deck: How do I take several charts along?"][0] == "deck"
    assert found["Startup or corporate?"][0] == "scope"
    assert found["Break in: Routes by background"][0] == "routes"
    assert len(found) == len(start.findable(atlas()))


@pytest.mark.parametrize("page", ["wages.py", "routes.py"])
def test_a_page_of_one_country_leads_to_what_there_is_for_the_one_chosen(page):
    sentence = "What there is for the United Kingdom:"
    assert sentence in shown(visit(page, country="United Kingdom"))
    assert sentence not in shown(visit("growth.py", country="United Kingdom"))
    assert "What there is for" not in shown(visit(page))


def test_hiring_opens_with_the_country_chosen():
    assert "All postings in the United Kingdom: 32% below" in shown(visit("demand.py", country="United Kingdom"))


def test_an_offer_leads_on_at_its_level():
    at = visit("offer.py", a_role="director")
    links = {link.proto.label: link.proto.query_string for link in at.get("page_link")}
    assert {"Pay by place →".replace(" →", "\u00a0→"), "Plan the years after\u00a0→"} <= set(links)
    assert "role=director" in links["Pay by place\u00a0→"]


def test_no_count_breaks_over_a_line_of_an_answer():
    at = visit("progression.py", unfolded=False)
    assert "n\u00a0=\u00a030" in at.markdown[0].value
    assert not [one.value for one in [*at.markdown, *at.caption] if "n = " in str(one.value)]


def test_promotion_says_at_once_whether_one_kind_of_company_is_faster():
    told = shown(visit("progression.py", company_type=["startup", "corporate"])).split("\n")[0]
    assert told.endswith("By company type: no clear difference.")
