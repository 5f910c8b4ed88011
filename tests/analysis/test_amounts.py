"""Amounts as people write them: read in full or refused in a sentence, never cut; shown so that they read back."""

from __future__ import annotations

import pytest

from analysis.amounts import AmountError, read, shown, whole

MOST = 20_000_000
READ = {
    "190k": 190_000,
    "190,000": 190_000,
    "190.000": 190_000,
    "$190 000": 190_000,
    "190\u202f000": 190_000,
    "1.9e5": 190_000,
    "190'000": 190_000,
    "190’000": 190_000,
    "143,500.50": 143_500.5,
    "143.500,50": 143_500.5,
    "1.2m": 1_200_000,
    "143k": 143_000,
    "143.500": 143_500,
    "1.435e5": 143_500,
    "1.234m": 1_234_000,
    "190,5k": 190_500,
    "25,00,000": 2_500_000,
    "2.5 lakh": 250_000,
    "10.000.000": 10_000_000,
    " us$190K ": 190_000,
    "190,000 USD": 190_000,
    "190k a year": 190_000,
    "190,000/yr": 190_000,
    ".5m": 500_000,
    "0": 0,
    "190.00": 190,
    "": None,
    "  ": None,
}
REFUSED = {
    "abc": "'abc' is not an amount: write 190000, 190k or 190,000.",
    "190": "190 a year? Write 190k for 190,000, or 190.00 for 190 a year.",
    "143.5": "143.50 a year? Write 143.50k for 143,500, or 143.50 for 143.50 a year.",
    "-5": "'-5' is below zero: an amount is 0 or more.",
    "−$5,000": "'−$5,000' is below zero: an amount is 0 or more.",
    "£95k": "'£95k' is in another currency: amounts here are in US dollars.",
    "95k CHF": "'95k CHF' is in another currency: amounts here are in US dollars.",
    "25m": "'25m' is above $20,000,000, the most that counts.",
    "1e99": "'1e99' is above $20,000,000, the most that counts.",
    "1,500k": "'1,500k' can be 1,500,000 or 1,500: write one of them.",
    "190000.505": "'190000.505' has more than 2 decimals.",
}
NO_AMOUNT = [
    "1..2",
    "190.",
    "1,2,3",
    "12 345 67",
    "150-180k",
    "nan",
    "inf",
    "-",
    "$",
    "<b>",
    "١٩٠",
    "abc $5",
    "1" * 400,
]


def yearly(text: str, currency: str = "USD") -> float | None:
    return read(text, currency, most=MOST, per="a year", asked_under=1_000)


@pytest.mark.parametrize(("text", "amount"), READ.items())
def test_amounts_are_read_as_people_write_them(text, amount):
    assert yearly(text) == amount


@pytest.mark.parametrize(("text", "sentence"), REFUSED.items())
def test_what_cannot_count_is_refused_in_a_sentence(text, sentence):
    with pytest.raises(AmountError) as refused:
        yearly(text)
    assert str(refused.value) == sentence


@pytest.mark.parametrize("text", NO_AMOUNT)
def test_what_is_no_amount_is_never_cut_to_one(text):
    with pytest.raises(AmountError, match="is not an amount: write 190000, 190k or 190,000"):
        yearly(text)


def test_what_is_repeated_in_a_sentence_is_one_short_line():
    with pytest.raises(AmountError) as refused:
        yearly("a\nb" * 50)
    assert len(str(refused.value)) < 120
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("text", "price"), [("1.125", 1.125), ("0.125", 0.125), ("$3.25", 3.25), ("1,125", 1_125), ("3,5", 3.5), ("2", 2)]
)
def test_a_price_has_its_decimals_after_a_point(text, price):
    assert read(text, "USD", most=MOST, decimals=4) == price


@pytest.mark.parametrize(("text", "count"), [("10k", 10_000), ("10,000", 10_000), ("10.000", 10_000), ("7", 7)])
def test_a_count_is_whole_and_has_no_currency(text, count):
    assert read(text, most=MOST, decimals=0) == count


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("1.5", "'1.5' is not a whole number."),
        ("$5", "'$5' is not a number: write 10000, 10k or 10,000."),
        ("ten", "'ten' is not a number: write 10000, 10k or 10,000."),
    ],
)
def test_what_is_no_count_is_refused(text, sentence):
    with pytest.raises(AmountError) as refused:
        read(text, most=MOST, decimals=0)
    assert str(refused.value) == sentence


def test_an_amount_is_shown_in_full_and_reads_back_in_every_currency(real):
    for code in real.currencies.names:
        for amount in (0, 950, 190_000, 143_500.5, 19_999_999):
            assert read(shown(amount, code), code, most=MOST) == amount
        assert read(shown(0.125, code), code, most=MOST, decimals=4) == 0.125


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        (190_000, "USD", "$190,000"),
        (143_500.5, "GBP", "£143,500.50"),
        (190_000, "CHF", "CHF\u00a0190,000"),
        (10_000, "", "10,000"),
    ],
)
def test_amounts_are_shown_to_the_last_digit(amount, currency, text):
    assert shown(amount, currency) == text


@pytest.mark.parametrize(("text", "years"), [("4", 4), ("9 years", 9), ("9y", 9), ("45", 45), ("0", 0), (" ", None)])
def test_whole_numbers_are_read_with_their_unit(text, years):
    assert whole(text, 0, 45) == years


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("143k", "'143k' is above what counts here: write a whole number from 0 to 45."),
        ("143.500", "'143.500' is above what counts here: write a whole number from 0 to 45."),
        ("-5", "'-5' is below what counts here: write a whole number from 0 to 45."),
        ("4.5", "'4.5' is not a whole number: write one from 0 to 45."),
        ("four", "'four' is not a number: write a whole number from 0 to 45."),
    ],
)
def test_no_other_number_is_made_whole_or_moved_within_bounds(text, sentence):
    with pytest.raises(AmountError) as refused:
        whole(text, 0, 45)
    assert str(refused.value) == sentence
