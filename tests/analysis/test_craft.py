"""Craft on made-up tables: years of other surveys beside those of all work, in their own order and words."""

from __future__ import annotations

import pytest

from analysis import craft
from tests.atlas import select

ROW = {"measure": "years_in_craft", "company_types": "all", "country": "Netherlands", "period": "2024", "n": 20}


def row(post: str, median: float, **other) -> dict:
    """Return a row of `craft` whose percentiles are all the median."""
    points = {f"years_{point}": median for point in ("p10", "p25", "p50", "p75", "p90", "p50_low", "p50_high")}
    return ROW | points | {"post": post, "role_id": "", "source_id": "index"} | other


@pytest.fixture
def told(package_of):
    """Return a package whose other surveys tell seniors, heads, and people of any level, at startups too."""
    rows = [
        row("Anyone", 2),
        row("Anyone", 1, company_types="startup"),
        row("Head of product", 9),
        row("Seniors", 3, role_id="senior_pm"),
        row("Anyone", 1.5, measure="years_in_post", country="Spain", source_id="survey"),
    ]
    return package_of(craft=rows)


def test_years_of_all_work_stand_above_those_of_a_survey_and_roles_first(told):
    rows = craft.years(told, select()).rows
    assert list(zip(rows["post"], rows["measure"], rows["p50"], strict=True)) == [
        ("Senior PM", "years_of_work", 8),
        ("Senior PM", "years_in_craft", 3),
        ("Head of product", "years_in_craft", 9),
        ("Anyone", "years_in_craft", 2),
        ("Anyone", "years_in_post", 1.5),
        ("Anyone, startup", "years_in_craft", 1),
    ]


def test_the_sentence_gives_each_median_with_its_place(told):
    assert craft.years(told, select()).sentence == (
        "The median senior PM has 8 years of all work in the United States and 3 years in the specialty in the "
        "Netherlands"
    )


def test_where_nobody_reports_years_of_work_the_survey_stands_alone(told):
    found = craft.years(told, select(country="Nowhere"))
    assert craft.ALL_WORK not in set(found.rows["measure"])
    assert found.sentence == "The median senior PM has 3 years in the specialty in the Netherlands"


def test_a_role_that_no_survey_tells_is_not_claimed(package_of):
    found = craft.years(package_of(craft=[row("Anyone", 2)]), select())
    assert found.sentence == "Too few senior PMs tell their years in the specialty or the post"


def test_each_survey_says_what_it_cannot_tell(told):
    notes = " ".join(craft.years(told, select()).notes)
    assert "The index is made up." in notes
    assert craft.APART in notes


def test_without_the_table_there_is_nothing(package_of):
    found = craft.years(package_of(craft=[]), select())
    assert found.sentence == "No years in the specialty or the post in this data"
    assert found.rows.empty
