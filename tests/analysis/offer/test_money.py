"""Offers in another currency: entered, compared and written in it, at a rate that is said; they stand as before."""

from __future__ import annotations

import pytest

from analysis.charts import offer as charts
from analysis.offer import sentences as say
from analysis.offer.alike import alike
from analysis.offer.offers import each
from analysis.offer.standing import parts, totals
from tests.atlas import offers_of


@pytest.mark.parametrize("measure", [totals, parts, lambda package, offers: alike(package, offers).rows])
def test_an_offer_stands_where_it_does_in_the_home_currency(real, measure):
    rate = real.currencies.factor("USD", "GBP")
    where = {"offers": "1", "a_at": "big_tech", "a_place": "Seattle"}
    home = measure(real, offers_of(a_base=200_000, a_equity=100_000, **where))
    pounds = measure(real, offers_of(a_base=200_000 * rate, a_equity=100_000 * rate, currency="GBP", **where))
    assert pounds["percentile"].tolist() == pytest.approx(home["percentile"].tolist())
    for name in ("p10", "p50", "p90", "low", "high", "amount"):
        assert pounds[name].tolist() == pytest.approx((rate * home[name]).tolist())
    assert set(pounds["currency"]) == {"GBP"}


def test_fields_and_charts_are_in_it_and_say_the_rate(real):
    offers = offers_of(offers="1", a_base=150_000, a_grant=40_000, currency="GBP")
    assert say.beside(real, offers, "a") == "A grant of £40,000 over 4 years is £10,000 a year. Total: £160,000 a year."
    for builder in (charts.total, charts.like_me, charts.by_part):
        chart = builder(package=real, selection=offers, mode="light")
        rate = real.currencies.factor("USD", "GBP")
        assert f"in pounds, from dollars of Aug 2026 at {rate:.4g} GBP a dollar" in chart.subtitle
        assert "Offered (GBP)" in chart.table
        assert chart.encoding.unit == "GBP"


def test_the_example_is_converted_to_thousands(real):
    first = each(real, offers_of(currency="GBP"))[0]
    rate = real.currencies.factor("USD", "GBP")
    assert first.base == round(170_000 * rate, -3)
    assert "£127,000" in say.beside(real, offers_of(currency="GBP"), "a")
