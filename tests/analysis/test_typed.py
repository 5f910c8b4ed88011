"""What is typed as a value of the URL: exact there, old links as they were, and links as people write amounts."""

from __future__ import annotations

import pytest

from analysis.typed import Amount

PAY = Amount("Base", "USD", 20_000_000, per="a year", asked_under=1_000)
PRICE = Amount("Strike", "USD", 1_000_000, decimals=4)
SHARES = Amount("Options", "", 1_000_000_000, decimals=0)


@pytest.mark.parametrize(
    ("value", "amount"),
    [
        ("190000", 190_000),
        ("190", 190),
        ("000190", 190),
        ("143500.5", 143_500.5),
        ("190k", 190_000),
        ("143.500", 143_500),
    ],
)
def test_a_link_holds_amounts_exactly_or_as_people_write_them(value, amount):
    assert PAY.read([value]) == amount
    assert PAY.unknown([value]) == []


@pytest.mark.parametrize("value", ["-5", "99999999", "1e9", "nan", "９" * 400, "<script>", "", "1,500k", "£5k"])
def test_what_a_link_cannot_mean_is_left_out_and_named(value):
    assert PAY.read([value]) is None
    assert PAY.unknown([value]) == [value]


@pytest.mark.parametrize(
    ("one", "choices"), [(PAY, (0, 190, 190_000, 143_500.5)), (PRICE, (0.125, 1.125, 2, 12.5)), (SHARES, (7, 10_000))]
)
def test_choices_are_written_and_read_back(one, choices):
    for choice in choices:
        assert one.read(one.written(choice)) == choice
    assert one.written(None) == []
    assert one.shown(None) == ""


def test_an_amount_of_another_currency_has_its_sign_and_its_bound():
    pay = Amount("Base (USD a year)", "USD", 20_000_000).of("JPY", 150)
    assert (pay.label, pay.most) == ("Base (JPY a year)", 3_000_000_000)
    assert pay.entered("¥30m") == 30_000_000
    assert pay.shown(30_000_000) == "¥30,000,000"
    assert SHARES.of("JPY", 150) == SHARES


def test_a_count_in_a_link_is_whole():
    assert SHARES.unknown(["1.5"]) == ["1.5"]


def test_a_small_amount_of_a_link_counts_and_is_said():
    assert PAY.remark(190) == "Counted as $190 a year: write 190k for $190,000."
    assert [PAY.remark(amount) for amount in (None, 0, 1_000)] == [""] * 3
