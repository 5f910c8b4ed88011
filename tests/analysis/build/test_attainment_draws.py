"""Curves of people drawn anew: beside the curves themselves, drawn together, and in doubt where nobody differs."""

from __future__ import annotations

import ibis
import numpy as np
import pandas as pd
import pytest

from analysis.build import attainment_draws as build
from analysis.build.attainment import attainment
from tests.analysis.build.test_attainment import RUNGS, degenerate, group

KEY = ["company_types", "country", "rung", "years"]


@pytest.fixture(autouse=True)
def fewer_draws(monkeypatch):
    monkeypatch.setattr(build, "DRAWS", 60)


@pytest.fixture(scope="module")
def people() -> pd.DataFrame:
    """Return people whose rung rises with their years; at one of three types, fewer than a curve needs."""
    random = np.random.default_rng(7)
    years = random.integers(0, 25, 400) + random.choice([0, 0.5], 400)
    rung = np.clip((years / 5 + random.normal(0, 1.2, 400)).astype(int), 0, 5)
    types = random.choice(["startup", "corporate", "big_tech"], 400, p=[0.4, 0.5, 0.1])
    return group(years, RUNGS["role_id"].to_numpy()[rung]).assign(company_type=types)


def draws(people: pd.DataFrame) -> pd.DataFrame:
    return build.attainment_draws(ibis.memtable(people), RUNGS)


def shares(rows: pd.DataFrame) -> np.ndarray:
    """Return the shares of rows, a row each and a column for each draw."""
    return np.array([text.split() for text in rows["shares"]], float) / 1_000


def test_there_is_a_row_for_each_of_the_curves_of_one_type_or_all(people):
    curves = attainment(ibis.memtable(people), RUNGS)
    curves = curves[~curves["company_types"].str.contains("+", regex=False)]
    drawn = draws(people)
    pd.testing.assert_frame_equal(drawn[[*KEY, "n"]], curves[[*KEY, "n"]].reset_index(drop=True))
    assert shares(drawn).shape == (len(drawn), 60)


def test_draws_lie_around_the_curve_and_differ_as_much_as_its_band(people):
    curves = attainment(ibis.memtable(people), RUNGS).merge(draws(people), on=KEY)
    inner = curves["share"].between(0.1, 0.9)
    ends = np.quantile(shares(curves), (0.05, 0.95), axis=1)
    assert abs(shares(curves).mean(axis=1) - curves["share"])[inner].mean() < 0.04
    width = (curves["share_high"] - curves["share_low"])[inner]
    assert ((ends[1] - ends[0])[inner] / width).mean() == pytest.approx(1, abs=0.15)


def test_curves_of_a_draw_neither_fall_nor_cross(people):
    for _type, rows in draws(people).groupby("company_types"):
        cube = shares(rows).reshape(rows["rung"].nunique(), -1, 60)
        assert (np.diff(cube, axis=1) >= 0).all()
        assert (np.diff(cube, axis=0) <= 0).all()


def test_the_people_of_all_types_are_those_of_each(people):
    """Were they drawn apart, a draw in which many at one type have risen would be no such draw among all."""
    one_type = people[people["company_type"] == "corporate"]
    others = group([0.0] * 60, ["associate_pm"] * 60)
    drawn = draws(pd.concat([one_type, others])).query("rung == 3 and years == 12").set_index("company_types")
    corporate, every = (shares(drawn.loc[[key]])[0] for key in ("corporate", "all"))
    assert np.corrcoef(corporate, every)[0, 1] > 0.95


def test_where_everybody_is_alike_a_draw_is_as_sure_as_so_many_people_can_make_it():
    """Of 30 people none is senior: nine draws in ten stay below what that leaves open, and none is at nought."""
    rows = draws(degenerate()).query("company_types == 'all' and rung == 3 and years == 1")
    found = shares(rows)[0]
    assert found.min() > 0
    assert np.quantile(found, 0.95) == pytest.approx(1 - 0.05 ** (1 / 30), abs=0.03)


def test_the_same_people_in_another_order_are_drawn_alike(people):
    pd.testing.assert_frame_equal(draws(people), draws(people.iloc[::-1]))


def test_under_fifty_people_have_no_draws():
    few = group([1.0] * 49, ["senior_pm"] * 49)
    assert draws(few).empty
    assert list(draws(few).columns) == build.COLUMNS
