"""Progression on made-up tables: experience, the year by which half are there, and sentences for empty cells."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import attainment, progression
from tests.atlas import select

NOWHERE = select(country="Nowhere")
WHY_BOTH = (
    "Both are true: the first figure looks at those who are senior now, and people stay senior for years; "
    "the second asks by when a person gets there."
)


@pytest.fixture
def curves_of(package_of):
    """Return a function: curves by company type as lists of (share, low, high) a year, to a package.

    `rest` are shares a year without the largest employer, by company type; without it no employers are known.
    """

    def of(rest=None, **curves):
        cell = {"source_id": "survey", "country": "United States", "period": "2020-01/2020-12", "n": 60, "rung": 3}
        return package_of(
            attainment=[
                cell
                | {"company_types": key, "years": year, "share": share, "share_low": low, "share_high": high}
                | ({"employers": 9, "share_rest": rest[key][year]} if rest else {})
                for key, points in curves.items()
                for year, (share, low, high) in enumerate(points)
            ]
        )

    return of


def step(at: int, early: int = 0, late: int = 0, until: int = 12) -> list[tuple[float, float, float]]:
    """Return a curve that reaches one at year `at`; its band does so `early` years before and `late` after."""
    return [(float(year >= at), float(year >= at + late), float(year >= at - early)) for year in range(until)]


def test_experience_holds_chosen_types_top_role_first(made_up):
    rows = progression.experience(made_up, select()).rows
    assert list(zip(rows["role_id"], rows["company_types"], rows["p50"], rows["low"], strict=True)) == [
        ("senior_pm", "startup", 8, 7),
        ("senior_pm", "big_tech", 8.5, 7.5),
        ("product_manager", "startup", 4, 3),
        ("product_manager", "big_tech", 6, 5.5),
    ]


def test_together_runs_from_the_lowest_role_up(made_up):
    assert progression.together(made_up, select())["p50"].to_list() == [5, 8, 15]


def test_attainment_is_that_of_the_pooled_choice(made_up):
    assert set(attainment.attainment(made_up, select()).rows["rung"]) == {2, 3}
    assert set(attainment.attainment(made_up, select(("startup",))).rows["company_types"]) == {"startup"}


def test_attainment_apart_is_of_the_chosen_roles_rung(made_up):
    rows = attainment.attainment_by_type(made_up, select()).rows
    assert set(zip(rows["company_types"], rows["rung"], strict=True)) == {("startup", 3), ("big_tech", 3)}
    assert attainment.attainment_by_type(made_up, select(role="director")).rows.empty


def test_half_is_reached_in_the_first_year_at_half_or_above(made_up):
    half = attainment.half_by_rung(made_up, select()).set_index("rung")
    assert half.loc[2].to_list() == [60, 1, 1, 1]
    assert half.loc[3].to_list() == [60, 2, 1, 2]


def test_exactly_half_counts_as_reached(curves_of):
    package = curves_of(all=[(0.49, 0.4, 0.5), (0.5, 0.49, 0.6), (0.6, 0.5, 0.7)])
    half = attainment.half_by_rung(package, select()).loc[0]
    assert (half["low"], half["p50"], half["high"]) == (0, 1, 2)


def test_a_curve_that_never_gets_there_has_no_year(made_up):
    half = attainment.half_reached(made_up, attainment.curves(made_up, select(("big_tech",))), "company_types").loc[0]
    assert pd.isna(half["p50"])
    assert pd.isna(half["high"])
    assert half["low"] == 2


def test_half_of_no_curves_is_an_empty_table(made_up):
    half = attainment.half_by_rung(made_up, NOWHERE)
    assert half.empty
    assert list(half.columns) == ["rung", "n", "p50", "low", "high"]


def test_the_year_by_which_half_are_senior(made_up):
    assert attainment.year_half(made_up, select(), 3) == 2
    assert attainment.year_half(made_up, select(("big_tech",)), 3) is None
    assert attainment.year_half(made_up, NOWHERE, 3) is None


def test_the_answer_sets_both_figures_side_by_side(made_up):
    assert progression.opening(made_up, select()).sentence == (
        "The median senior PM across all company types in the United States has **8 years** of work experience, "
        "and yet in the reports of Survey house half are senior or above **by year 2**. " + WHY_BOTH
    )


def test_the_answer_says_where_there_is_no_curve(made_up):
    assert progression.opening(made_up, select(country="India")).sentence.endswith(
        "**9 years** of work experience. Too few people report to say when half of them are senior."
    )


def test_the_answer_says_where_there_are_no_seniors(made_up):
    assert progression.opening(made_up, select(("startup",), "Nowhere")).sentence == (
        "Fewer than ten senior PMs at startups in Nowhere report their experience, too few for a figure."
    )


def test_key_figures_carry_interval_population_and_count(made_up):
    assert list(progression.opening(made_up, select()).figures) == [
        (
            "Product manager or above",
            "year 1",
            "half have reached it, all company types, 90% interval no wider than that year, n = 60",
        ),
        ("Senior PM or above", "year 2", "half have reached it, all company types, 90% interval 1 to 2, n = 60"),
    ]


def test_there_are_no_key_figures_of_nobody(made_up):
    assert progression.opening(made_up, NOWHERE).figures == ()


def test_an_interval_without_an_end_says_from_when_on(curves_of):
    package = curves_of(all=[(0.1, 0.0, 0.2), (0.5, 0.2, 0.7), (0.6, 0.4, 0.8)])
    assert "90% interval from 1 on" in progression.opening(package, select()).figures[0][2]


def test_the_finding_on_experience(made_up):
    assert progression.experience(made_up, select()).sentence == (
        "Median work experience: product managers 5 years, senior PMs 8 years and directors 15 years"
    )
    assert progression.experience(made_up, NOWHERE).sentence == (
        "Too few people in Nowhere report their experience across all company types"
    )


def test_one_type_is_called_first_where_the_intervals_are_apart(curves_of):
    package = curves_of(startup=step(3, 1, 1), big_tech=step(8, 1, 1))
    assert attainment.attainment_by_type(package, select()).sentence == (
        "Half are senior PMs or above by year 3 at startups and year 8 at big tech"
    )


def test_no_type_is_called_first_where_the_intervals_overlap(curves_of):
    package = curves_of(startup=step(3, 1, 3), big_tech=step(8, 3, 1))
    assert attainment.attainment_by_type(package, select()).sentence.endswith("; no clear difference")


def test_of_three_types_none_may_be_first_though_two_are_apart(curves_of):
    package = curves_of(startup=step(3, 1, 1), corporate=step(4, 2, 1), big_tech=step(9, 1, 1))
    assert attainment.attainment_by_type(package, select()).sentence.endswith("; none clearly first")


@pytest.mark.parametrize(
    ("curves", "said"),
    [
        ({"startup": step(3, 1, 1), "big_tech": step(8, 1, 1)}, "By company type: clearly first at startups."),
        ({"startup": step(3, 1, 3), "big_tech": step(8, 3, 1)}, "By company type: no clear difference."),
        (
            {"startup": step(3, 1, 1), "corporate": step(4, 2, 1), "big_tech": step(9, 1, 1)},
            "By company type: none clearly first.",
        ),
        ({"startup": step(3, 1, 1)}, ""),
    ],
)
def test_who_is_first_is_said_in_a_sentence_of_its_own(curves_of, curves, said):
    assert attainment.first_of_types(curves_of(**curves), select()) == said


def test_intervals_that_touch_are_no_clear_difference(curves_of):
    package = curves_of(startup=step(3, 0, 2), big_tech=step(8, 3, 0))
    assert attainment.attainment_by_type(package, select()).sentence.endswith("; no clear difference")


def test_a_band_that_does_not_end_leaves_no_clear_difference(curves_of):
    package = curves_of(startup=step(3, 0, 50), big_tech=step(8, 1, 1))
    assert attainment.attainment_by_type(package, select()).sentence.endswith("; no clear difference")


def shares(at: int | None, until: int = 12) -> list[float | None]:
    """Return shares that reach one at year `at`; too few people to tell them where there is none."""
    return [None if at is None else float(year >= at) for year in range(until)]


@pytest.mark.parametrize(
    ("startup", "big_tech", "clear"),
    [(3, 8, True), (6, 7, True), (8, 9, False), (2, 3, False), (None, 8, False), (3, None, False)],
    ids=["same", "nearer", "made by its largest", "made by the other's largest", "few left", "few left there"],
)
def test_pace_must_differ_without_the_largest_employer_too(curves_of, startup, big_tech, clear):
    rest = {"startup": shares(startup), "big_tech": shares(big_tech)}
    package = curves_of(rest, startup=step(3, 1, 1), big_tech=step(8, 1, 1))
    sentence = attainment.attainment_by_type(package, select()).sentence
    assert sentence.endswith("; no clear difference") is not clear


def test_pace_of_one_type_or_of_none(made_up):
    assert (
        attainment.attainment_by_type(made_up, select(("startup",))).sentence
        == "Half are senior PMs or above by year 1 at startups"
    )
    assert attainment.attainment_by_type(made_up, NOWHERE).sentence == (
        "Too few people across all company types to say when half are senior PMs or above"
    )


def test_roles_by_experience_are_those_of_the_pooled_choice(made_up):
    assert len(progression.rung_mix(made_up, select()).rows) == 4
    assert progression.rung_mix(made_up, select(("startup",))).rows.empty


def test_bands_of_years_say_where_one_employer_has_over_half(package_of, made_up):
    rows = made_up["rung_mix"].assign(employers=5, share_largest=[70.0, 70.0, 55.0, 55.0]).to_dict("records")
    assert progression.rung_mix(package_of(rung_mix=rows), select()).notes[-1] == (
        "One employer has over half of the people with 0–1 years (70%) and 21+ years (55%)."
    )


def test_fork_roles_stand_on_one_rung(made_up):
    assert [made_up.ladder[role].rung for role in ("senior_pm", "principal_pm", "group_pm")] == [3, 4, 4]


def test_the_answer_sees_no_contradiction_where_half_are_there_later(package_of, band):
    rows = [band("progression", "senior_pm", "all", 1.5, 1, 2)]
    assert progression.opening(package_of(progression=rows), select()).sentence == (
        "The median senior PM across all company types in the United States has **1.5 years** of work experience, "
        "and in the reports of Survey house half are senior or above **by year 2**."
    )
