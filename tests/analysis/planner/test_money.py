"""A plan in the money that is chosen: at the rate, in prices of the day or of today, and of whose pay it is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from analysis.charts import after_move
from analysis.charts import planner as charts
from analysis.planner import findings, sentences, when
from analysis.planner import outlook as module
from analysis.planner.outlook import outlook
from tests.atlas import plan_of

PLAN = plan_of(at="public_tech", move_to="big_tech", now="director", years=12, target="vp_product")


@pytest.mark.parametrize("dollars", ["nominal", "today"])
def test_another_currency_is_the_same_plan_at_the_rate(real, dollars):
    rate = real.currencies.factor("USD", "GBP")
    home, pounds = (outlook(real, plan_of(dollars=dollars, currency=one)) for one in ("USD", "GBP"))
    assert pounds.pay["p50"].tolist() == pytest.approx((rate * home.pay["p50"]).tolist())
    assert pounds.earned["high"].tolist() == pytest.approx((rate * home.earned["high"]).tolist())
    assert pounds.chances.equals(home.chances)


def test_pay_now_is_the_median_that_pay_by_level_shows(real):
    """Nominal and today's: the first year of a plan is the median of the role held."""
    for dollars, table in (("nominal", "compensation"), ("today", "compensation_real")):
        cell = {"role_id": "product_manager", "company_types": "startup", "country": "United States"}
        rows = real[table].query("source_id == 'levels_fyi' and component == 'total'")
        for name, value in cell.items():
            rows = rows[rows[name] == value]
        now = outlook(real, plan_of(dollars=dollars)).pay.query("key == 'plan' and years == 0")
        assert now["p50"].tolist() == pytest.approx(rows["amount_p50"].tolist())


def test_charts_say_the_money_and_the_rate(real):
    plan = plan_of(currency="GBP", dollars="today")
    for builder in (charts.pay, charts.earned):
        chart = builder(package=real, selection=plan, mode="light")
        assert "£" in chart.title
        assert "in dollars of Aug 2026, by consumer prices (CPI-U), at " in chart.subtitle
        assert chart.encoding.unit == "GBP"
        assert any("(GBP)" in name for name in chart.table)
    assert "£" in after_move.levels(package=real, selection=replace(PLAN, currency="GBP"), mode="light").subtitle


def test_the_example_is_one_in_any_money(real):
    assert findings.answer(real, plan_of(currency="GBP", dollars="today")).sentence.startswith("**An example")
    assert not findings.answer(real, plan_of(years=5)).sentence.startswith("**An example")


def test_where_nobody_in_a_country_says_the_pay_it_is_that_of_most_people_and_is_called_so(real, monkeypatch):
    rates = module._rates
    silent = lambda package, plan, path: [np.nan * one for one in rates(package, plan, path)]  # noqa: E731
    monkeypatch.setattr(
        module,
        "_rates",
        lambda package, plan, path: (silent if plan.country == "India" else rates)(package, plan, path),
    )
    abroad = plan_of(country="India", at="all", years=7)
    found = outlook(real, abroad)
    assert found.paid_in == "United States"
    assert set(found.pay["n"]) == set(found.chances["n"])
    chart = charts.pay(package=real, selection=abroad, mode="light")
    assert chart.title.startswith("At United States pay, in ")
    assert "pay is that of the United States" in chart.note


def test_the_title_of_chances_has_the_ends_of_the_band_that_is_drawn(real):
    chart = charts.chance(package=real, selection=plan_of(now="senior_pm", years=8, at="big_tech"), mode="light")
    rows = sentences.at_common_year(outlook(real, plan_of(now="senior_pm", years=8, at="big_tech")).chances, 4)
    own = rows.iloc[0]
    assert f": {when.band(own['share_low'], own['share_high'])} " in chart.title
