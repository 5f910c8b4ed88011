"""Startup or corporation on made-up tables: told differences, and measured ones only where they are clear."""

from __future__ import annotations

import pytest

from analysis import scope
from tests.atlas import select

CORPORATIONS = "corporate+public_tech+big_tech"

NOWHERE = select(country="Nowhere")


def test_both_sides_of_a_dimension_stand_together_in_order(made_up):
    rows = scope.dumbbells(made_up, select()).rows
    assert rows["dimension"].to_list() == ["Autonomy", "Autonomy", "Support", "Support", "Pace", "Pace"]
    assert rows["side"].to_list() == ["startup", "corporate"] * 3
    assert rows["score"].to_list() == [5, 2, 1, 4, 4, 3]
    assert rows.at[1, "statement"] == "Autonomy at a corporate."


def test_the_finding_names_the_widest_gaps(made_up):
    assert (
        scope.dumbbells(made_up, select()).sentence
        == "Startup and corporation are furthest apart in autonomy and support"
    )


def test_the_answer_says_which_side_has_more_and_what_is_measured(made_up):
    assert scope.opening(made_up, select()).sentence == (
        "As the articles tell it, a startup gives a PM more **autonomy**, a corporation more **support**. Measured, "
        "equity is 35% of the pay of the median senior PM at startups and 10% elsewhere."
    )


def test_the_answer_claims_no_difference_where_intervals_overlap(package_of, band):
    rows = [
        band("pay_mix", "senior_pm", key, share, share - 5, share + 5, component="equity")
        for key, share in (("startup", 20), (CORPORATIONS, 15))
    ]
    assert scope.opening(package_of(pay_mix=rows), select()).sentence.endswith("15% elsewhere, no clear difference.")


def test_the_answer_claims_no_difference_that_one_employer_makes(package_of, band):
    rows = [
        band("pay_mix", "senior_pm", "startup", 40, 35, 45, component="equity", employers=9, share_rest_p50=12.0),
        band("pay_mix", "senior_pm", CORPORATIONS, 15, 10, 20, component="equity", employers=9, share_rest_p50=15.0),
    ]
    assert scope.opening(package_of(pay_mix=rows), select()).sentence.endswith("15% elsewhere, no clear difference.")


def test_a_comparison_says_where_one_employer_has_over_half(package_of, band):
    rows = [
        band("pay_mix", "senior_pm", key, 20, 15, 25, component="equity", employers=9, share_largest=large)
        for key, large in (("startup", 20.0), ("big_tech", 59.0))
    ]
    notes = scope.equity_share(package_of(pay_mix=rows), select(("startup", "big_tech"))).notes
    assert notes == ("One employer has over half of the senior PMs at big tech (59%).",)


def test_the_answer_measures_nothing_where_a_side_is_missing(made_up):
    assert scope.opening(made_up, NOWHERE).sentence.endswith("a corporation more **support**.")


def test_corporation_means_all_three_larger_types(made_up, real):
    assert made_up.sides["corporate"].company_types == real.sides["corporate"].company_types == CORPORATIONS


@pytest.mark.parametrize(
    ("measure", "medians"),
    [
        (scope.equity_share, [35, 40]),
        (scope.experience, [8, 8.5]),
        (scope.at_employer, [2, 5]),
        (scope.pay_spread, [160_000, 165_000]),
    ],
)
def test_a_measure_holds_the_chosen_role_by_type_in_drawing_order(made_up, measure, medians):
    rows = measure(made_up, select()).rows
    assert rows["company_types"].to_list() == ["startup", "big_tech"]
    assert rows["p50"].to_list() == medians
    assert measure(made_up, NOWHERE).rows.empty
    assert measure(made_up, select(("startup",))).rows["p50"].to_list() == medians[:1]


def test_published_figures_are_not_among_the_years_at_the_employer(made_up):
    assert scope.at_employer(made_up, select()).rows["n"].notna().all()


def test_a_comparison_says_where_none_is_clearly_highest(made_up):
    assert scope.experience(made_up, select()).sentence == (
        "Median work experience of senior PMs: 8 years at startups and 8.5 years at big tech; no clear difference"
    )


def test_a_comparison_lets_a_clear_difference_stand(made_up):
    assert scope.at_employer(made_up, select()).sentence == (
        "Median time at the employer of senior PMs: 2 years at startups and 5 years at big tech"
    )


def test_a_comparison_of_one_and_of_none(made_up):
    assert scope.experience(made_up, select(("startup",))).sentence.endswith("8 years at startups")
    assert scope.experience(made_up, NOWHERE).sentence == (
        "Too few senior PMs in Nowhere for work experience by company type"
    )


def test_the_spread_is_the_ninetieth_percentile_over_the_tenth(made_up):
    assert scope.pay_spread(made_up, select()).sentence == (
        "Pay of senior PMs, 90th percentile over 10th: 3 at startups and big tech"
    )
    assert scope.pay_spread(made_up, NOWHERE).sentence.startswith("Too few senior PMs in Nowhere")
