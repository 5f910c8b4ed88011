"""Money on made-up prices and rates: prices double from 2022 to Aug 2026, a euro is worth two dollars."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.pay import money
from tests.atlas import select

TODAY, EUROS = select(dollars="today"), select(currency="EUR")


def test_dollars_of_the_day_stay_as_they_are(made_up):
    assert money.carried(made_up, "2022", select()) == 1
    assert money.describe(made_up, select()) == "nominal dollars"


def test_todays_dollars_are_those_of_the_newest_month(made_up):
    assert money.newest_month(made_up) == "2026-08"
    assert money.carried(made_up, "2022", TODAY) == 2
    assert money.carried(made_up, "2026-08", TODAY) == 1
    assert money.describe(made_up, TODAY) == "dollars of Aug 2026, by consumer prices"


def test_a_currency_says_its_rate_and_the_day_of_it(made_up):
    assert money.describe(made_up, EUROS) == ("nominal dollars, at 0.5 EUR a dollar (Index house, 30 Oct 2026)")
    assert money.carried(made_up, "2022", select(dollars="today", currency="EUR")) == 1


def test_percentiles_and_interval_are_multiplied_by_one_rate(made_up):
    rows = pd.DataFrame({"p10": [10.0], "p50": [20.0], "low": [18.0], "high": [22.0], "n": [30]})
    converted = money.converted(rows, made_up, EUROS).iloc[0]
    assert converted.to_dict() == {"p10": 5, "p50": 10, "low": 9, "high": 11, "n": 30}
    assert money.converted(rows, made_up, select()) is rows


def test_another_currency_in_dollars(made_up):
    assert money.at_home(made_up, "EUR") == 2


@pytest.mark.parametrize(("currency", "text"), [("USD", "$235k"), ("EUR", "€235k"), ("CHF", "CHF\u00a0235k")])
def test_amounts_carry_their_currencys_sign(currency, text):
    assert money.text(select(currency=currency))(235_000) == text


def test_every_shipped_currency_has_a_sign(real):
    for currency in real["exchange_rates"]["currency"]:
        assert money.text(select(currency=currency))(1_000)
