"""What a plan comes to, on ladders whose steps are certain: dates, chances, pay and its sum are then known."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis.pay import real as real_pay
from analysis.planner.outlook import median_date, outlook
from tests.atlas import plan_of

PLAN = plan_of(now="associate_pm", years=0, at="startup", target="senior_pm", against="big_tech", dollars="today")
CERTAIN = {("startup", 2): (0, 1, 1, 1, 1), ("startup", 3): (0, 0, 0, 1, 1)}
"""Everybody at a startup is a product manager after 1 year and senior after 3."""

PAY_TABLE = "compensation_real"
"""The table that pay in today's dollars is computed from."""

PAY = (("associate_pm", 100_000), ("product_manager", 120_000), ("senior_pm", 160_000))


def curve_rows(curves: dict, band: float = 0.0) -> list[dict]:
    cell = {"source_id": "survey", "country": "United States", "period": "2020-01/2020-12", "n": 60}
    return [
        cell
        | {"company_types": types, "rung": rung, "years": year, "share": share}
        | {"share_low": max(share - band, 0), "share_high": min(share + band, 1) if share else 0}
        for (types, rung), shares in curves.items()
        for year, share in enumerate(shares)
    ]


@pytest.fixture(scope="module")
def certain(package_of, band):
    pay = [
        band("compensation", role, types, amount, 0.9 * amount, 1.2 * amount)
        for role, amount in PAY
        for types in (("startup", "all") if role != "senior_pm" else ("all",))
    ]
    return package_of(attainment=curve_rows(CERTAIN), **{PAY_TABLE: pay})


@pytest.fixture(scope="module")
def today(certain):
    """Return what a dollar of the reports is today."""
    return real_pay.bands(certain)["p50"].max() / 160_000


def test_dates_of_certain_steps_have_no_spread(certain):
    dates = outlook(certain, PLAN).dates.set_index("rung")
    points = ["p10", "p25", "p50", "p75", "p90", "low", "high"]
    assert dates.loc[2, points].tolist() == [1] * 7
    assert dates.loc[3, points].tolist() == [3] * 7
    assert dates["seen"].tolist() == [4, 4]


def test_chances_of_certain_steps_are_none_or_all(certain):
    chances = outlook(certain, PLAN).chances
    senior = chances[chances["rung"] == 3]
    assert senior["years"].tolist() == [0, 1, 2, 3, 4]
    for column in ("share", "share_low", "share_high"):
        assert senior[column].tolist() == [0, 0, 0, 1, 1]


def test_pay_is_that_of_the_rung_held_each_year(certain, today):
    pay = outlook(certain, PLAN).pay.query("key == 'plan'")
    amounts = np.array([100_000, 120_000, 120_000, 160_000, 160_000]) * today
    np.testing.assert_allclose(pay["p50"], amounts)
    np.testing.assert_allclose(pay["low"], 0.9 * amounts)
    np.testing.assert_allclose(pay["high"], 1.2 * amounts)


def test_pay_adds_up_over_the_years_ahead(certain, today):
    found = outlook(certain, PLAN)
    own = found.earned.query("key == 'plan'").iloc[0]
    assert found.earned["years"].unique().tolist() == [4]
    assert own["p10"] == own["p50"] == own["p90"] == pytest.approx(500_000 * today)
    assert (own["low"], own["high"]) == pytest.approx((450_000 * today, 600_000 * today))


def test_it_is_known_whose_pay_stands_in(certain):
    assert outlook(certain, PLAN).stand_in == (("senior_pm", "startup"),)


def test_a_way_on_which_pay_is_not_known_has_none(package_of, band):
    lacking = package_of(
        attainment=curve_rows(CERTAIN), **{PAY_TABLE: [band("compensation", "associate_pm", "all", 1e5, 9e4, 2e5)]}
    )
    found = outlook(lacking, PLAN)
    assert found.pay.empty
    assert found.earned.empty
    assert found.unpaid == ("stay at a startup", "choose craft, up to principal PM")
    assert len(found.dates)


def test_ways_that_nobody_was_seen_on_are_named(certain):
    assert outlook(certain, PLAN).unseen == (
        ("move to big tech now", "under fifty people seen at big tech in the United States"),
    )


def test_a_date_beyond_the_years_seen_is_not_known(package_of):
    half = package_of(attainment=curve_rows({("startup", 2): (0, 0.3, 0.4)}))
    row = outlook(half, PLAN).dates.iloc[0]
    assert row["p10"] == 1
    assert row["p25"] == 1
    assert row[["p50", "p75", "p90", "low", "high"]].isna().all()
    assert row["seen"] == 2


def test_a_median_has_the_range_that_the_curves_bands_give_it(package_of):
    package = package_of(attainment=curve_rows({("startup", 2): (0, 0.2, 0.45, 0.55, 0.9)}, band=0.1))
    row = outlook(package, replace(PLAN, lasts=100)).dates.iloc[0]
    assert row[["low", "p50", "high"]].tolist() == [2, 3, 4]


def test_chances_carry_the_range_of_the_bands(package_of):
    package = package_of(attainment=curve_rows({("startup", 2): (0, 0.5, 0.7)}, band=0.1))
    row = outlook(package, PLAN).chances.query("years == 1").iloc[0]
    assert row[["share_low", "share", "share_high"]].tolist() == pytest.approx([0.4, 0.5, 0.6], abs=0.04)


def test_the_fork_has_pay_of_its_own_and_no_chances(certain):
    found = outlook(certain, PLAN)
    assert set(found.chances["key"]) == {"plan"}
    assert set(found.pay["key"]) == {"plan", "fork"}


def test_a_move_changes_curves_and_pay(package_of, band, today):
    curves = CERTAIN | {("big_tech", 2): (0, 0, 0, 0, 1), ("big_tech", 3): (0, 0, 0, 0, 0)}
    pay = [
        band("compensation", "associate_pm", key, amount, 1, 2e5)
        for key, amount in (("startup", 1e5), ("big_tech", 2e5))
    ]
    pay += [band("compensation", role, "all", 120_000, 1, 2e5) for role in ("product_manager", "senior_pm")]
    package = package_of(attainment=curve_rows(curves), **{PAY_TABLE: pay})
    move = outlook(package, PLAN).dates.query("key == 'move' and rung == 2").iloc[0]
    assert move["p50"] == 4
    paid = outlook(package, PLAN).pay.query("key == 'move'")["p50"]
    np.testing.assert_allclose(paid.head(4), 200_000 * today)


def test_median_date_is_infinite_where_it_is_not_seen(certain):
    assert median_date(certain, PLAN, 3) == 3
    assert np.isinf(median_date(certain, PLAN, 4))


def test_the_same_plan_has_the_same_outlook(certain, package_of):
    again = package_of(**{name: certain[name].to_dict("records") for name in ("attainment", PAY_TABLE)})
    one, other = outlook(certain, replace(PLAN, lasts=30)), outlook(again, replace(PLAN, lasts=30))
    pd.testing.assert_frame_equal(one.chances, other.chances)
    pd.testing.assert_frame_equal(one.earned, other.earned)


def test_nothing_seen_is_an_empty_outlook(certain):
    found = outlook(certain, replace(PLAN, country="Nowhere"))
    assert [len(frame) for frame in (found.chances, found.dates, found.pay, found.earned)] == [0, 0, 0, 0]
    assert len(found.unseen) == 3


@pytest.mark.parametrize("company_type", ["startup", "corporate", "public_tech", "big_tech", "all"])
def test_real_chances_are_shares_in_order(real, company_type):
    chances = outlook(real, plan_of(now="associate_pm", years=0, at=company_type)).chances
    assert chances[["share", "share_low", "share_high"]].stack().between(0, 1).all()
    assert (chances["share_low"] <= chances["share"]).all()
    assert (chances["share"] <= chances["share_high"]).all()
    for _key, path in chances.groupby(["path", "rung"]):
        assert path["share"].is_monotonic_increasing
    wide = chances.pivot(index=["path", "years"], columns="rung", values="share")
    assert (wide.diff(axis=1).iloc[:, 1:].fillna(0) <= 0).all(axis=None)
