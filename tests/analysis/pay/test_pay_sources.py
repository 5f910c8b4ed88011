"""Sources of pay on made-up tables: what each lacks, what is said of it, and one role side by side."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from analysis.pay import pay_sources
from tests.atlas import select

ADVERTS = select(source="adverts")


@pytest.mark.parametrize(
    ("selection", "component", "says"),
    [
        (select(), "total", ""),
        (select(("startup",)), "equity", ""),
        (ADVERTS, "base", ""),
        (ADVERTS, "total", "The source The adverts tells base salary alone, not total pay"),
        (
            select(("startup",), source="adverts"),
            "base",
            "The source The adverts does not tell company types, so startups cannot be shown",
        ),
    ],
)
def test_what_a_source_lacks_is_said(made_up, selection, component, says):
    assert pay_sources.lacks(made_up, selection, component) == says
    assert bool(pay_sources.advice(made_up, replace(selection, component=component))) == bool(says)


def test_advice_names_what_the_source_has(made_up):
    assert pay_sources.advice(made_up, ADVERTS).startswith("Choose base salary as the part of pay")
    startups = select(("startup",), source="adverts", component="base")
    assert pay_sources.advice(made_up, startups).startswith("Choose no company type")


def test_a_part_that_the_source_lacks_gives_way_to_one_that_it_tells(made_up):
    shown, switched = pay_sources.with_a_part_told(made_up, ADVERTS)
    assert shown == replace(ADVERTS, component="base")
    assert switched == "Base salary is shown instead of total pay: The adverts tells base salary alone."
    for told in (select(), select(component="equity"), shown):
        assert pay_sources.with_a_part_told(made_up, told) == (told, "")


def test_the_first_source_says_why_it_is_shown(made_up):
    assert pay_sources.describe(made_up, select()).startswith(
        "Shown: The survey, since it alone tells company types and every part of pay."
    )


def test_another_source_says_what_to_beware_of(made_up):
    assert pay_sources.describe(made_up, ADVERTS) == "Shown: The adverts. Made up. Roles are read from the band."


def test_the_reason_for_the_default_holds_for_the_shipped_sources(real):
    sources = real["pay_sources"].set_index("source_id")
    assert sources.index[sources["tells_company_types"].astype(bool)].to_list() == ["levels_fyi", "ashby"]
    assert sources.index[sources["parts"] == "total;base;bonus;equity"].to_list() == ["levels_fyi"]


def test_a_neighbour_cannot_be_chosen(made_up):
    assert list(made_up.pay_sources.choosable) == ["levels_fyi", "adverts"]


@pytest.fixture
def sides(package_of, band) -> pd.DataFrame:
    """Return senior PMs' base salary in two sources, beside a neighbour, a mean and a rule of thumb."""
    pay = [
        band("compensation", "senior_pm", "all", 150_000, 140_000, 160_000, component="base"),
        band("compensation", "senior_pm", "startup", 1, 1, 1, component="base"),
        band("compensation", "senior_pm", "all", 190_000, 185_000, 195_000, component="base", source_id="adverts"),
    ]
    return package_of(compensation=pay)


def test_each_source_has_its_own_row_in_order(sides):
    rows = pay_sources.side_by_side(sides, select()).rows
    assert rows["name"].to_list() == ["The survey", "The adverts", "The office", "Article house", "Article house"]
    assert rows["form"].to_list() == ["observed", "observed", "neighbour", "mean", "rule_of_thumb"]
    assert rows["p50"].to_list()[:4] == [150_000, 190_000, 100_000, 120_000]
    assert rows.loc[4, ["p25", "p75"]].to_list() == [100_000, 140_000]
    assert pd.isna(rows.loc[4, "p50"])


def test_in_todays_dollars_each_source_is_carried_from_its_own_period(made_up):
    rows = pay_sources.side_by_side(made_up, select(dollars="today")).rows.set_index("form")
    assert rows.loc["neighbour", "p50"] == 200_000
    assert rows.loc["mean", "p50"] == 240_000
    assert rows.loc["observed", "p50"] == 380_000


def test_elsewhere_there_is_no_neighbour(sides):
    assert pay_sources.side_by_side(sides, select(country="India")).rows.empty


def test_the_finding_names_the_lowest_and_the_highest_source(sides):
    assert pay_sources.side_by_side(sides, select()).sentence == (
        "Median base salary of senior PMs: $150k by The survey, $190k by The adverts; the periods differ"
    )


def test_the_finding_claims_no_difference_where_intervals_overlap(package_of, band):
    pay = [
        band("compensation", "senior_pm", "all", 150_000, 140_000, 186_000, component="base"),
        band("compensation", "senior_pm", "all", 190_000, 185_000, 195_000, component="base", source_id="adverts"),
    ]
    assert (
        "$190k by The adverts, no clear difference"
        in pay_sources.side_by_side(package_of(compensation=pay), select()).sentence
    )


def test_one_source_and_none_are_said(made_up):
    assert pay_sources.side_by_side(made_up, select()).sentence.startswith(
        "Of senior PMs in the United States, The adverts alone has"
    )
    assert pay_sources.side_by_side(made_up, select(role="cpo")).sentence.startswith(
        "Too few CPOs in the United States"
    )
