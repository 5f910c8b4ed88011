"""Pay on made-up tables: rows and their order, sentences for empty cells, and differences only where they are clear."""

from __future__ import annotations

import pytest

from analysis.pay import claim, compensation, leaders
from tests.atlas import select

NOWHERE = select(country="Nowhere")


@pytest.fixture
def pay(package_of, band):
    """Return a function: rows of (role, types, median, low, high) to a package with this pay and no other."""

    def of(*rows, **other):
        return package_of(compensation=[band("compensation", *row, **other) for row in rows])

    return of


def test_bands_hold_chosen_types_top_role_first(made_up):
    rows = compensation.bands(made_up, select()).rows
    assert list(zip(rows["role_id"], rows["company_types"], rows["p50"], strict=True)) == [
        ("senior_pm", "startup", 160_000),
        ("senior_pm", "big_tech", 165_000),
        ("product_manager", "startup", 100_000),
        ("product_manager", "big_tech", 150_000),
    ]
    assert rows.loc[2, ["p10", "p25", "p75", "p90", "low", "high"]].to_list() == [
        50_000,
        80_000,
        120_000,
        150_000,
        95_000,
        105_000,
    ]


def test_bands_leave_out_types_that_were_not_chosen(made_up):
    assert set(compensation.bands(made_up, select(("startup",))).rows["company_types"]) == {"startup"}


def test_bands_are_of_one_component(made_up):
    rows = compensation.bands(made_up, select(component="base")).rows
    assert rows[["role_id", "p50"]].to_numpy().tolist() == [["director", 200_000]]


def test_pooled_pay_runs_from_the_lowest_role_up(made_up):
    rows = compensation.pooled(made_up, select())
    assert rows["role_id"].to_list() == ["product_manager", "senior_pm", "director"]


def test_countries_are_sorted_by_pay(made_up):
    rows = compensation.by_country(made_up, select()).rows
    assert rows[["country", "p50"]].to_numpy().tolist() == [["United States", 162_000], ["India", 60_000]]


def test_shares_of_pay_are_those_of_the_pooled_choice(made_up):
    rows = compensation.pay_mix(made_up, select(("startup",))).rows
    assert dict(zip(rows["component"], rows["share_mean"], strict=True)) == {"base": 60, "bonus": 5, "equity": 35}


def test_shares_of_pay_say_where_one_employer_has_over_half(package_of, band):
    rows = [
        band(
            "pay_mix", "senior_pm", "all", mean, 1, 99, component=part, share_mean=mean, share_largest=59.0, employers=9
        )
        for part, mean in (("base", 60), ("equity", 40))
    ]
    assert "One employer has over half of the senior PMs across all company types (59%)." in (
        compensation.pay_mix(package_of(pay_mix=rows), select()).notes
    )
    rows = [row | {"share_largest": 50.0} for row in rows]
    assert len(compensation.pay_mix(package_of(pay_mix=rows), select()).notes) == 1


def test_a_leader_is_claimed_only_where_intervals_are_apart(made_up):
    assert leaders.leaders(compensation.bands(made_up, select()).rows) == {
        "": ["senior_pm"],
        "big_tech": ["product_manager"],
    }


def test_a_role_with_one_type_has_no_leader(pay):
    package = pay(("senior_pm", "startup", 100, 90, 110))
    assert leaders.leaders(compensation.bands(package, select()).rows) == {}


def test_the_finding_names_the_leader_and_where_there_is_none(made_up):
    assert compensation.bands(made_up, select()).sentence == (
        "Big tech pays the higher median total pay for product managers; elsewhere no clear difference"
    )


def test_the_finding_names_two_leaders_each_with_its_roles(pay):
    package = pay(
        ("senior_pm", "startup", 900, 890, 910),
        ("senior_pm", "corporate", 500, 490, 510),
        ("director", "startup", 500, 490, 510),
        ("director", "corporate", 900, 890, 910),
        ("cpo", "startup", 500, 490, 510),
        ("cpo", "corporate", 900, 890, 910),
    )
    assert compensation.bands(package, select()).sentence == (
        "Higher median total pay: corporates for directors and CPOs, startups for senior PMs"
    )


def test_with_three_types_no_leader_does_not_mean_no_difference(pay):
    package = pay(
        ("senior_pm", "startup", 900, 700, 910),
        ("senior_pm", "public_tech", 800, 690, 810),
        ("senior_pm", "corporate", 500, 490, 510),
    )
    assert compensation.bands(package, select()).sentence == (
        "No one of startups, corporates and public tech clearly pays the highest total pay at any level"
    )


def test_the_finding_claims_nothing_where_intervals_overlap(pay):
    package = pay(("senior_pm", "startup", 900, 100, 910), ("senior_pm", "corporate", 500, 490, 510))
    assert (
        compensation.bands(package, select()).sentence
        == "No clear difference in total pay between startups and corporates at any level"
    )


def test_the_finding_of_one_type_spans_its_rungs(made_up):
    assert compensation.bands(made_up, select(("startup",))).sentence == (
        "Median total pay at startups runs from $100k for product managers to $160k for senior PMs"
    )


def test_the_finding_of_one_row_says_what_half_have(made_up):
    assert compensation.bands(made_up, select(component="base")).sentence == (
        "Half of directors at startups have a base salary above $200k"
    )


def test_the_finding_of_no_rows_is_a_sentence(made_up):
    assert compensation.bands(made_up, NOWHERE).sentence == "Too few people report total pay in Nowhere to show bands"


def test_the_answer_gives_medians_period_and_finding(made_up):
    text = compensation.opening(made_up, select()).sentence
    assert text.startswith(
        "Median total pay across all company types in the United States was **$120k** for product managers, "
        "**$162k** for senior PMs and **$300k** for directors (Jan 2020 to Dec 2020). Big tech pays"
    )
    assert text.endswith(".")


def test_the_answer_of_no_rows_is_a_sentence(made_up):
    assert compensation.opening(made_up, select(("startup",), "Nowhere")).sentence == (
        "Fewer than ten people in any role report pay in Nowhere at startups."
    )


def test_the_answer_names_another_role_where_the_usual_ones_are_absent(pay):
    package = pay(("group_pm", "all", 400_000, 390_000, 410_000))
    assert "**$400k** for group PMs" in compensation.opening(package, select()).sentence


def test_key_figures_carry_their_population_and_count(made_up):
    assert list(compensation.opening(made_up, select()).figures[:2]) == [
        ("Product manager", "$120k", "median total pay, all company types, n = 40"),
        ("Senior PM", "$162k", "median total pay, all company types, n = 40"),
    ]


def test_there_are_no_key_figures_of_nobody(made_up):
    assert compensation.opening(made_up, NOWHERE).figures == ()


@pytest.mark.parametrize("low", [175_000.5, 175_001])
def test_directors_are_above_the_claim_where_their_interval_is(package_of, band, low):
    row = band("compensation", "director", "startup", 200_000, low, 220_000, component="base")
    assert claim.director_claim(package_of(compensation=[row]), select()).sentence == (
        "An article has directors start at $125k to $175k base; the median director at startups reports more"
    )


def test_directors_are_not_above_the_claim_where_their_interval_reaches_it(package_of, band):
    row = band("compensation", "director", "startup", 200_000, 175_000, 220_000, component="base")
    assert claim.director_claim(package_of(compensation=[row]), select()).sentence == (
        "The median base pay of directors is not clearly above the $125k to $175k that an article states"
    )


def test_directors_are_compared_by_their_base_pay_whatever_is_chosen(made_up):
    rows = claim.director_claim(made_up, select(component="equity")).rows.query("form == 'reported'")
    assert rows[["role_id", "component", "p50"]].to_numpy().tolist() == [["director", "base", 200_000]]


def test_the_claim_on_directors_cannot_be_held_against_nobody(made_up):
    assert claim.director_claim(made_up, NOWHERE).sentence.startswith("Too few directors report base pay")
