"""The ladder on made-up tables: every rung with its figures, the fork, and what is told of a role."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import ladder
from tests.atlas import select

NOWHERE = select(country="Nowhere")


def test_there_is_one_row_a_role_top_first(made_up):
    rows = ladder.rungs(made_up, select())
    assert rows["role_id"].to_list() == made_up["roles"]["role_id"].to_list()[::-1]
    assert rows.set_index("role_id").loc["senior_pm", ["p50", "pay", "n"]].to_list() == [8, 162_000, 40]


def test_roles_without_people_have_no_figures(made_up):
    row = ladder.rungs(made_up, select()).set_index("role_id").loc["cpo"]
    assert row[["n", "p50", "pay"]].isna().all()


def test_the_way_forks_after_senior(made_up):
    assert made_up.ladder.steps() == [
        ("associate_pm", "product_manager"),
        ("product_manager", "senior_pm"),
        ("senior_pm", "principal_pm"),
        ("senior_pm", "group_pm"),
        ("group_pm", "director"),
        ("director", "vp_product"),
        ("vp_product", "cpo"),
    ]


def test_the_shipped_ladder_forks_too(real):
    starts = [low for low, _high in real.ladder.steps()]
    assert starts.count("senior_pm") == 2


def test_the_finding_runs_from_the_lowest_rung_seen_to_the_highest(made_up):
    assert ladder.ladder(made_up, select()).sentence == (
        "Half of product managers have up to 5 years behind them, half of directors up to 15"
    )


def test_the_finding_of_one_rung_and_of_none(made_up):
    assert (
        ladder.ladder(made_up, select(country="India")).sentence
        == "Half of senior PMs have 9 years behind them or more"
    )
    assert ladder.ladder(made_up, NOWHERE).sentence == (
        "Too few people across all company types in Nowhere to draw the ladder"
    )


def test_key_figures_name_experience_and_pay(made_up):
    figures = ladder.opening(made_up, select()).figures
    assert [(label, value) for label, value, _whose in figures] == [
        ("Product manager", "5 years"),
        ("Product manager", "$120k"),
        ("Senior PM", "8 years"),
        ("Senior PM", "$162k"),
    ]
    assert figures[0][2] == "median work experience, all company types, n = 40"


def test_there_are_no_key_figures_of_nobody(made_up):
    assert ladder.opening(made_up, NOWHERE).figures == ()
    assert ladder.one_role(made_up, NOWHERE).figures == ()


def test_the_count_beside_pay_is_of_those_who_report_pay(package_of, band):
    package = package_of(
        progression=[band("progression", "senior_pm", "all", 8, 7, 9, n=40)],
        compensation=[band("compensation", "senior_pm", "all", 162_000, 150_000, 170_000, n=25)],
    )
    for found in (ladder.opening(package, select()), ladder.one_role(package, select())):
        assert next(whose for _label, value, whose in found.figures if value == "$162k").endswith("n = 25")


def test_pay_is_shown_where_nobody_reports_experience(package_of, band):
    row = band("compensation", "senior_pm", "all", 162_000, 150_000, 170_000, n=25)
    package = package_of(progression=[], compensation=[row])
    for found in (ladder.opening(package, select()), ladder.one_role(package, select())):
        assert [whose[-6:] for _label, value, whose in found.figures if value == "$162k"] == ["n = 25"]


def test_figures_of_the_chosen_role(made_up):
    assert [figure[:2] for figure in ladder.one_role(made_up, select()).figures] == [
        ("Work experience", "8 years"),
        ("Total pay", "$162k"),
        ("Half are there or above", "year 2"),
    ]
    assert "middle 50% 6.4 to 9.6 years" in ladder.one_role(made_up, select()).figures[0][2]


def test_claims_on_a_role_name_who_states_them(made_up):
    assert ladder.published(made_up, "group_pm") == ["It is said: gpm_reports. (Article house)"]
    assert ladder.published(made_up, "cpo") == []


def test_published_years_are_told_of_roles_that_nobody_reports(made_up):
    assert ladder.published_years(made_up) == {"cpo": "published: 2.5 years in post (2022)"}


def test_a_role_in_words_leaves_out_what_is_empty(made_up):
    headings = [heading for heading, _text in ladder.in_words(made_up, "senior_pm")]
    assert "Also called" not in headings
    assert ("Also called", "CPO: aliases") in ladder.in_words(made_up, "cpo")
    assert ("What it owns", "Senior PM: scope") in ladder.in_words(made_up, "senior_pm")


def test_duties_come_in_their_order(made_up):
    assert ladder.responsibilities(made_up, "senior_pm") == ["First duty", "Second duty"]
    assert ladder.responsibilities(made_up, "cpo") == []


@pytest.mark.parametrize("column", ["p10", "p25", "p50", "p75", "p90", "low", "high"])
def test_columns_are_there_even_where_nobody_is(made_up, column):
    assert pd.isna(ladder.rungs(made_up, NOWHERE)[column]).all()


def test_every_level_stands_beside_the_others(real):
    table = ladder.side_by_side(real, select()).set_index("Level")
    assert table.index.tolist() == [role.name for role in real.ladder.roles]
    senior = table.loc["Senior PM"]
    assert (senior["Years of work, median"], senior["Total pay, median (USD)"]) == (8, 235_000)
    assert senior["Reports to"] == "Group PM or director"
    assert senior["What it does"].startswith("Define product strategy and see it carried out; ")
    assert table.loc["Chief product officer", "Before the next level"] == ""
