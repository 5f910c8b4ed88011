"""Grants, options and sign-ons: what of them counts a year, to the dollar, and how it is said."""

from __future__ import annotations

import pytest

from analysis.offer import sentences as say
from analysis.offer.offers import each
from analysis.offer.terms import Terms, in_words
from tests.atlas import offers_of


@pytest.mark.parametrize(
    ("terms", "granted", "of_options", "signed"),
    [
        (Terms(grant=400_000), 100_000, 0, 0),
        (Terms(grant=400_000, vest=5), 80_000, 0, 0),
        (Terms(options=10_000, strike=2, price=5), 0, 7_500, 0),
        (Terms(options=10_000, strike=2, price=5, vest=3), 0, 10_000, 0),
        (Terms(options=10_000, strike=5, price=2), 0, 0, 0),
        (Terms(options=10_000, strike=5, price=5), 0, 0, 0),
        (Terms(options=10_000, strike=0, price=0.125), 0, 312.5, 0),
        (Terms(options=10_000, price=5), 0, 0, 0),
        (Terms(sign_on=40_000), 0, 0, 0),
        (Terms(sign_on=40_000, spread=2), 0, 0, 20_000),
        (Terms(), 0, 0, 0),
    ],
)
def test_what_counts_a_year(terms, granted, of_options, signed):
    assert (terms.granted, terms.of_options, terms.signed) == (granted, of_options, signed)
    assert terms.equity == granted + of_options


@pytest.mark.parametrize(
    ("terms", "sentences"),
    [
        (Terms(), []),
        (Terms(grant=400_000), ["A grant of $400,000 over 4 years is $100,000 a year."]),
        (Terms(grant=100_000, vest=3), ["A grant of $100,000 over 3 years is $33,333 a year."]),
        (
            Terms(options=10_000, strike=2, price=5.5),
            [
                "10,000 options with a strike of $2 and shares at $5.50 are $8,750 a year on paper, over 4 years: "
                "worth nothing until sold."
            ],
        ),
        (
            Terms(options=10_000, strike=5, price=2),
            ["10,000 options with a strike of $5 and shares at $2 count as zero: the price is not above the strike."],
        ),
        (
            Terms(options=10_000, strike=2),
            ["Options are not counted: their number, their strike and the share price are all needed."],
        ),
        (Terms(sign_on=40_000), ["A sign-on of $40,000 is stated apart, not counted in yearly pay."]),
        (
            Terms(sign_on=40_000, spread=2),
            ["A sign-on of $40,000 is spread over 2 years: $20,000 a year of the total."],
        ),
    ],
)
def test_what_counts_is_said(terms, sentences):
    assert in_words(terms, "USD") == sentences


def test_an_offer_adds_up_what_counts_a_year(real):
    """150,000 and 20,000 of the sign-on in cash; 10,000, 100,000 and 7,500 in equity."""
    terms = {"a_grant": 400_000, "a_options": 10_000, "a_strike": 2, "a_price": 5, "a_sign_on": 40_000}
    offers = offers_of(offers="1", a_base=150_000, a_equity=10_000, a_spread="2", **terms)
    one = each(real, offers)[0]
    assert (one.cash, one.equity, one.total) == (170_000, 117_500, 287_500)
    assert each(real, offers_of(offers="1", a_base=150_000, a_sign_on=40_000))[0].total == 150_000


def test_terms_alone_make_an_offer_that_is_filled_in(real):
    assert offers_of(b_grant=400_000).filled == ("b",)
    assert offers_of(a_strike=2, a_price=5).example
    assert each(real, offers_of(b_grant=400_000))[0].total == 100_000


def test_what_counts_stands_in_the_note_of_the_chart(real):
    offers = offers_of(a_base=150_000, a_grant=400_000, b_base=1)
    assert say.notes(real, offers)[-1] == "Offer A: A grant of $400,000 over 4 years is $100,000 a year."
    assert "grant" not in " ".join(say.notes(real, offers_of()))
