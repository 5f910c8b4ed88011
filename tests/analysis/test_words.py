"""Numbers, dates, choices and names as they stand in sentences."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import words
from tests.atlas import select


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (0, "$0"),
        (950, "$950"),
        (1_000, "$1k"),
        (1_499, "$1k"),
        (235_000, "$235k"),
        (999_499, "$999k"),
        (999_500, "$1m"),
        (1_000_000, "$1m"),
        (1_250_000, "$1.25m"),
        (1_500_000, "$1.5m"),
        (10_000_000, "$10m"),
    ],
)
def test_dollars(amount, text):
    assert words.money("USD")(amount) == text


def test_dollars_just_under_a_thousand_round_to_a_thousand():
    assert words.money("USD")(999.6) == "$1k"


@pytest.mark.parametrize(
    ("value", "text"), [(9, "9"), (9.0, "9"), (1.5, "1.5"), (0, "0"), (12_345, "12,345"), (100, "100"), (2.04, "2")]
)
def test_numbers_have_no_needless_noughts(value, text):
    assert words.number(value) == text


def test_a_number_without_digits_keeps_its_own_noughts():
    assert words.number(100, 0) == "100"
    assert words.number(1_200, 0) == "1,200"


@pytest.mark.parametrize(("value", "text"), [(1, "1 year"), (1.5, "1.5 years"), (9, "9 years"), (0, "under a year")])
def test_durations(value, text):
    assert words.years(value) == text


@pytest.mark.parametrize("value", [0.96, 1.0, 1.04])
def test_a_duration_that_reads_as_one_is_one_year(value):
    assert words.years(value) == "1 year"


def test_ticks_of_years_carry_their_unit_but_for_nought():
    assert [words.years_tick(value) for value in (0, 2.5, 5)] == ["0", "2.5 y", "5 y"]


@pytest.mark.parametrize(("value", "text"), [(27, "27%"), (26.6, "27%"), (0.4, "0%"), (100, "100%")])
def test_percentages_have_no_decimals(value, text):
    assert words.percent(value) == text


@pytest.mark.parametrize(
    ("items", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_lists_as_in_a_sentence(items, text):
    assert words.listed(items) == text


def test_a_list_of_alternatives_and_a_list_of_any_kind():
    assert words.listed(["a", "b"], "or") == "a or b"
    assert words.listed(pd.Series(["a", "b", "c"])) == "a, b and c"
    assert words.listed(str(number) for number in range(2)) == "0 and 1"


def test_a_capital_leaves_the_rest_alone():
    assert words.capital("senior PMs") == "Senior PMs"
    assert words.capital("") == ""


def test_company_types_in_words(made_up):
    assert words.company_types(made_up, "all") == "all company types"
    assert words.company_types(made_up, "startup+big_tech") == "startups and big tech"
    assert words.company_types(made_up, select(("public_tech",))) == "public tech"


def test_every_choice_has_its_words(made_up):
    texts = {key: words.company_types(made_up, key) for key in made_up.types.pools()}
    assert len(set(texts.values())) == 15
    assert not any("_" in text or "+" in text for text in texts.values())


def test_where_people_work(made_up):
    assert words.at_company_types(made_up, select()) == "across all company types"
    assert words.at_company_types(made_up, select(("startup", "corporate"))) == "at startups and corporates"


def test_countries_that_take_an_article(made_up):
    assert words.place(made_up, "United States") == "the United States"
    assert words.place(made_up, "Netherlands") == "the Netherlands"
    assert words.place(made_up, "India") == "India"


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        ("2017-06/2021-08", "Jun 2017 to Aug 2021"),
        ("2017-06-07/2021-08-17", "Jun 2017 to Aug 2021"),
        ("2022", "2022"),
        ("2024-12", "Dec 2024"),
        ("", ""),
    ],
)
def test_periods(interval, text):
    assert words.period(interval) == text


def test_every_period_of_the_package_has_words(real):
    for table in ("sources", "progression", "tenure"):
        assert all(isinstance(words.period(period), str) for period in real[table]["period"])


def test_the_month_of_a_date():
    assert words.date_month(pd.Timestamp("2026-07-01")) == "Jul 2026"


def test_roles_and_rungs(made_up):
    assert words.role(made_up, "senior_pm") == "Senior PM"
    assert words.roles(made_up, "senior_pm") == "senior PMs"
    assert words.rung(made_up, 3) == "Senior PM"
    assert words.rung(made_up, 4) == "Principal PM or Group PM"
    assert words.rung_or_above(made_up, 3) == "Senior PM or above"
    assert words.rung_or_above(made_up, 4) == "Principal PM, Group PM or above"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([("5 years", "startup")], "5 years at startups"),
        ([("5 years", "startup"), ("8 years", "big_tech")], "5 years at startups and 8 years at big tech"),
        (
            [("7 years", "startup"), ("8 years", "corporate"), ("8 years", "public_tech"), ("9 years", "big_tech")],
            "7 years at startups, 8 years at corporates and public tech, 9 years at big tech",
        ),
        ([("2 years", "all")], "2 years across all company types"),
    ],
)
def test_types_with_one_value_are_named_together(made_up, values, said):
    assert words.values_by_type(made_up, values) == said


def test_what_no_file_may_hold_is_left_out():
    assert words.printable("Senior\x07 PM\x1b[31m\nnext\tone\ufffe") == "Senior PM[31m\nnext\tone"
    assert words.printable("שלום 🦄 é") == "שלום 🦄 é"


def test_the_fullest_version_that_fits_is_the_title():
    full, middle = "x" * (words.TITLE + 1), "x" * words.TITLE
    assert words.fitting(full, middle, "short") == middle
    assert words.fitting(full, full + "y") == full + "y"


def test_values_by_type_come_in_three_lengths(made_up):
    values = [(2, "startup"), (1, "corporate"), (2, "big_tech")]
    assert words.versions_by_type(made_up, values, words.years) == (
        "2 years at startups and big tech, 1 year at corporates",
        "1 year at corporates to 2 years at startups and big tech",
        "1 year to 2 years by company type",
    )


@pytest.mark.parametrize(
    ("shares", "wholes"),
    [
        ([100 / 3, 100 / 3, 100 / 3], [34, 33, 33]),
        ([12.5, 12.5, 75], [13, 12, 75]),
        ([0.4, 99.6], [0, 100]),
        ([float("nan"), 40, 60], [0, 40, 60]),
        ([], []),
    ],
)
def test_whole_percents_add_up_by_the_largest_remainder(shares, wholes):
    assert words.hundred(shares) == wholes
