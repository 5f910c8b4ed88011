"""Pay at equal company mix on made-up tables: rows, what it changes, and why there may be none."""

from __future__ import annotations

import pytest

from analysis.pay import compensation, standardised
from tests.atlas import select

EQUAL = select(mix="equal")


def test_rows_run_from_the_highest_role_down(made_up):
    rows = standardised.rows(made_up, EQUAL)
    assert rows[["role_id", "p50", "low", "high"]].to_numpy().tolist() == [
        ["director", 400_000, 380_000, 420_000],
        ["senior_pm", 150_000, 140_000, 160_000],
    ]


def test_each_role_stands_at_equal_mix_and_as_reported(made_up):
    rows = standardised.at_equal_mix(made_up, EQUAL).rows
    assert rows[["role_id", "form", "p50"]].to_numpy().tolist() == [
        ["director", "equal", 400_000],
        ["director", "reported", 300_000],
        ["senior_pm", "equal", 150_000],
        ["senior_pm", "reported", 162_000],
    ]


def test_the_finding_spans_the_roles_where_their_order_is_as_reported(made_up):
    assert standardised.at_equal_mix(made_up, EQUAL).sentence == (
        "At equal company mix the median total pay runs from $150k for senior PMs to $400k for directors"
    )


@pytest.mark.parametrize(
    ("high", "says"), [(110_000, "the order is the reverse"), (210_000, "there is no clear difference")]
)
def test_the_finding_tells_what_turns_round_and_what_was_clear_before(package_of, band, high, says):
    pay = [
        band("compensation", "director", "all", 100_000, 90_000, high),
        band("compensation", "senior_pm", "all", 162_000, 158_000, 166_000),
    ]
    assert standardised.at_equal_mix(package_of(compensation=pay), EQUAL).sentence == (
        f"At equal company mix directors have a higher median total pay than senior PMs; as reported, {says}"
    )


def test_it_is_explained_in_two_sentences_with_its_mix(made_up):
    (text,) = standardised.at_equal_mix(made_up, EQUAL).notes
    assert text.count(". ") == 1
    assert "50% startups and 50% big tech" in text
    assert "leaving out corporates and public tech" in text


@pytest.mark.parametrize(
    ("selection", "says"),
    [
        (select(("startup",), mix="equal"), "An equal company mix needs all company types"),
        (select(source="adverts", component="base", mix="equal"), "so there is no equal mix of them"),
        (select(source="adverts", mix="equal"), "tells base salary alone, not total pay"),
        (
            select(country="Nowhere", mix="equal"),
            "Too few people of several company types report total pay in Nowhere",
        ),
    ],
)
def test_where_there_is_none_it_says_why(made_up, selection, says):
    assert standardised.rows(made_up, selection).empty
    assert says in standardised.at_equal_mix(made_up, selection).sentence
    assert standardised.at_equal_mix(made_up, selection).notes == ()
    assert says in compensation.opening(made_up, selection).sentence


def test_key_figures_are_those_of_the_equal_mix(made_up):
    assert list(compensation.opening(made_up, EQUAL).figures) == [
        ("Senior PM", "$150k", "median total pay, equal company mix, n = 20"),
        ("Director", "$400k", "median total pay, equal company mix, n = 20"),
    ]


def test_as_shipped_no_two_roles_change_places_at_an_equal_mix(real):
    assert standardised.at_equal_mix(real, EQUAL).sentence == (
        "At equal company mix the median total pay runs from $130k for associate PMs to $659k for VPs of product"
    )
    both = standardised.at_equal_mix(real, EQUAL).rows.set_index(["form", "role_id"])["p50"]
    assert (both[("reported", "director")], both[("reported", "group_pm")]) == (387_500, 367_000)
