"""The bench of the build runs, measures each contender on its own and knows right from wrong."""

from __future__ import annotations

import sys

import numpy as np
import pytest

from tests.bench import size
from tests.bench.contenders import CONTENDERS, POINTS

SMALL = 64 * 150
HERE = [name for name in CONTENDERS if name != size.SPARK]


@pytest.fixture(scope="module")
def report() -> list[str]:
    return size.run(SMALL, 1, HERE).splitlines()


def test_each_contender_gives_the_known_quantiles(report):
    lines = {name: next(line for line in report if line.startswith(f"{name}  ")) for name in HERE}
    assert all(line.endswith("yes, to the cent") for line in lines.values())


def test_the_peak_is_that_of_the_command_and_not_of_this_process():
    small, large = size.Result(), size.Result()
    size.take([sys.executable, "-S", "-c", "pass"], small)
    size.take([sys.executable, "-S", "-c", "bytearray(200_000_000)"], large)
    assert small.peak < 50
    assert 190 < large.peak < 250


def test_a_command_that_fails_is_said():
    with pytest.raises(RuntimeError, match="no such thing"):
        size.take([sys.executable, "-c", "raise SystemExit('no such thing')"], size.Result())


def test_the_known_quantiles_are_those_of_the_ranks():
    first = size.expected(150).set_index(["role_id", "company_type", "country"])
    row = first.loc[("associate_pm", "startup", "United States")]
    pay = np.round(60_000 * ((np.arange(150) + 0.5) / (149.5 - np.arange(150))) ** 0.25)
    assert row[[f"usd_{name}" for name in POINTS]].to_list() == pytest.approx(np.quantile(pay, list(POINTS.values())))
    assert row["usd_p50_low"] == pay[64]  # r = floor(151 / 2 - 1.645 sqrt(150) / 2) = 65
    assert row["usd_p50_high"] == pay[85]


def test_a_result_that_is_off_by_a_cent_is_not_the_same():
    right = size.expected(150)
    assert size.same(right, right)
    assert not size.same(right.assign(usd_p90=right["usd_p90"] + 0.01), right)
    assert not size.same(right.iloc[1:], right)
