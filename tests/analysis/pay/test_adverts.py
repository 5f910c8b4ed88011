"""What adverts offer: each source apart, never blended with reports, with what they ask for; and what is published."""

from __future__ import annotations

from analysis.pay import adverts, published
from tests.atlas import select


def test_adverts_are_told_by_source_with_their_periods(real):
    found = adverts.base(real, select())
    assert found.sentence == (
        "Adverts offer senior PMs a median base of $186k (aijobs.net) and $186k at startups (Ashby boards)"
    )
    assert adverts.when(real, found) == "2023 to Oct 2025"
    assert found.sources == ("aijobs", "ashby")
    assert set(found.rows["source_id"]) == {"aijobs", "ashby"}
    table = real["compensation"].query(
        "source_id == 'aijobs' and role_id == 'senior_pm' and country == 'United States'"
    )
    assert (
        found.rows.set_index(["role_id", "source_id"]).loc[("senior_pm", "aijobs"), "p50"] == table["amount_p50"].item()
    )


def test_what_adverts_ask_for_is_said_of_the_chosen_level(real):
    notes = adverts.base(real, select(role="product_manager")).notes
    assert notes == (
        "86% offer equity (90% interval 76% to 93%; 57 employers, Companies' Ashby boards, Jun 2024 to Oct 2025).",
        "Of product managers a median of 4 years of experience is asked (middle 50% 3 to 5; 47 employers, Companies' "
        "Ashby boards, Jun 2024 to Oct 2025).",
    )


def test_adverts_of_one_employer_say_that_they_are(real):
    assert adverts.base(real, select()).notes[-1] == (
        "Of senior PMs a median of 5 years of experience is asked (middle 50% 5 to 6; 17 adverts of one employer, Uber "
        "careers, Dec 2025)."
    )


def test_a_level_or_country_without_adverts_is_said(real):
    assert adverts.base(real, select(role="cpo")).sentence.startswith("Adverts with pay name too few chief product")
    found = adverts.base(real, select(country="India"))
    assert found.sentence == "No adverts with pay in India in this data"
    assert found.rows.empty


def test_only_a_source_of_one_company_type_says_whose_it_is(real):
    assert adverts.whose(real, "ashby") == "at startups"
    assert adverts.whose(real, "aijobs") == ""


def test_posts_of_the_government_are_told_by_grade_newest_first(real):
    assert published.public(real)[0] == (
        "Grade 13, 2024: median $128k a year, middle 50% $119k to $133k (21 posts in the United States, 29% of them "
        "at the Bonneville Power Administration; USAJOBS)"
    )
    assert len(published.public(real)) == len(real["public_pay"])


def test_every_published_figure_on_pay_is_in_the_table(real):
    table = published.table(real)
    assert len(table) == (real["published_pay"]["topic"] == "pay").sum()
    assert table["What"].notna().all()
    uber = table[table["Of whom"] == "Uber, as advertised: senior PMs"]
    assert uber[["From", "To", "Money"]].values.tolist() == [[190_000, 211_000, "USD"]]
