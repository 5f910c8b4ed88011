"""People like me: as narrow a group as enough people report in, and every step to it said."""

from __future__ import annotations

import pytest

from analysis.charts import offer as charts
from analysis.offer.alike import NO_YEARS, alike
from analysis.offer.offers import Offers
from tests.atlas import offers_of


def offer(place: str, company_type: str = "startup", role: str = "senior_pm", **more: str) -> Offers:
    return offers_of(offers="1", a_base=300_000, a_role=role, a_at=company_type, a_place=place, **more)


@pytest.fixture(scope="module")
def peers(real):
    return real["peer_pay"].set_index(["place", "role_id", "company_types"])


def test_enough_people_in_the_metro_are_the_group(real, peers):
    found = alike(real, offer("Seattle", "public_tech"))
    row = peers.loc[("Seattle", "senior_pm", "public_tech")]
    assert found.rows[["place", "n", "counts"]].values.tolist() == [["Seattle", row["n"], True]]
    assert found.rows["p50"].iloc[0] == row["amount_p50"]
    assert found.sentence.startswith("Against people like you, Offer A (")
    assert found.notes[:2] == (
        f"Offer A is held against senior PMs at public tech in Seattle (n = {row['n']}).",
        NO_YEARS,
    )


def test_the_group_is_widened_to_the_country_and_then_to_all_types_with_each_step_said(real, peers):
    metro = peers.loc[("San Francisco", "senior_pm", "startup"), "n"]
    assert metro < 30
    found = alike(real, offer("San Francisco"))
    assert found.rows["place"].tolist() == ["San Francisco", "United States"]
    assert found.rows["counts"].tolist() == [False, True]
    assert found.rows["n"].is_monotonic_increasing
    assert "of senior PMs at startups in the United States" in found.sentence
    assert found.notes[0] == (
        f"Offer A is widened step by step: senior PMs at startups in San Francisco (n = {metro}), then senior PMs at "
        f"startups in the United States (n = {found.rows['n'].iloc[1]}), the first with 30 people or more."
    )
    vp = alike(real, offer("San Francisco", "public_tech", "vp_product"))
    assert vp.rows["company_types"].tolist() == ["public_tech", "public_tech", "all"]
    assert vp.rows["counts"].tolist() == [False, False, True]


def test_too_few_people_are_said_and_not_counted(real, peers):
    assert ("Austin", "senior_pm", "startup") not in peers.index
    found = alike(real, offer("Austin"))
    assert found.rows["place"].tolist() == ["United States"]
    assert "at startups in Austin (under ten people, or at under three employers), then" in found.notes[0]


def test_a_group_that_stays_under_thirty_says_so(real):
    found = alike(real, offer("", "startup", "product_manager", a_country="Canada"))
    assert found.rows["n"].iloc[-1] < 30 or "30 people or more" in found.notes[0]
    few = alike(real, offer("", "public_tech", "associate_pm", a_country="Canada"))
    assert few.rows["n"].tolist() == [10]
    assert few.notes[0].endswith("across all company types in Canada (n = 10), still under 30 people.")
    assert few.sentence.startswith("Against people like you, Offer A (above the 90th percentile)")


def test_a_metro_of_another_country_is_left_out_and_said(real):
    found = alike(real, offer("Seattle", a_country="Canada"))
    assert "Seattle" not in set(found.rows["place"])
    assert found.notes[0].startswith("Seattle is no metro of Canada in this data, and is left out. Offer A is ")


def test_where_a_country_has_none_those_of_most_people_are_shown_and_said_to_be_elsewhere(real):
    found = alike(real, offer("", "public_tech", "director", a_country="India"))
    assert found.rows["place"].tolist() == ["United States"]
    assert "of directors of product at public tech in the United States" in found.sentence
    assert found.notes[0].endswith(", the first with 30 people or more, in another country, where pay may differ.")
    assert "at public tech in India (under ten people, or" in found.notes[0]
    assert "another country" not in " ".join(alike(real, offer("", a_country="Canada")).notes)


def test_without_anybody_nothing_is_drawn(real):
    nobody = offer("Seattle", role="cpo")
    assert alike(real, nobody).rows.empty
    chart = charts.like_me(package=real, selection=nobody, mode="light")
    assert chart.figure is None
    assert chart.title.startswith("Too few people")


def test_nobody_is_counted_twice_in_the_source_line(real):
    chart = charts.like_me(package=real, selection=offer("San Francisco"), mode="light")
    rows = alike(real, offer("San Francisco")).rows
    assert f"n = {rows['n'].iloc[-1]} people" in str(chart.source)
    assert chart.table["Place"].tolist() == ["San Francisco", "United States"]
