"""Careers along the curves of people drawn anew: the ends of what comes of them, at whatever pace."""

import numpy as np
import pytest

from analysis.planner.paths import paths
from analysis.planner.runs import Runs, runs
from tests.analysis.made_up_progression import draw_rows
from tests.atlas import plan_of

PLAN = plan_of(now="associate_pm", years=0, at="startup", target="product_manager", lasts=100)
UP = (0.0, 0.2, 0.4, 0.6)
STEADY = [
    {"source_id": "survey", "company_types": "startup", "country": "United States", "period": "2020-01/2020-12"}
    | {"rung": 2, "years": year, "n": 60, "share": share, "share_low": share, "share_high": share}
    for year, share in enumerate(UP)
]


@pytest.fixture(scope="module")
def drawn(package_of):
    factors = tuple(np.linspace(0.5, 1.5, 101))
    return package_of(attainment=STEADY, attainment_draws=draw_rows(STEADY, factors), rung_mix=[])


def there(rungs):
    return (rungs >= 2).mean(axis=-1)


def test_nine_draws_in_ten_are_between_the_ends(drawn):
    found = runs(drawn, PLAN, paths(drawn, PLAN)[0])
    low, high = found.interval(there)
    np.testing.assert_allclose(low, [0, 0.11, 0.22, 0.33], atol=0.02)
    np.testing.assert_allclose(high, [0, 0.29, 0.58, 0.87], atol=0.02)


def test_few_careers_of_a_draw_are_set_right_by_as_few_of_the_curve():
    seen, few = np.array([[1, 2, 2, 2]]), np.array([[[1, 2], [1, 1], [2, 2]]])
    low, high = Runs((seen,), (few,), 0.0).interval(there)
    assert low == pytest.approx([0.25])
    assert high == pytest.approx([1.25])


def test_what_comes_of_those_seen_is_within_whatever_is_drawn():
    seen, few = np.array([[2, 2]]), np.array([[[2, 2], [1, 1]]])
    assert Runs((seen,), (few,), 0.0).interval(there)[1] == [1]


def test_draws_in_which_nobody_begins_are_left_out(package_of):
    """In the last of three draws all that are on the second level are on the third as well."""
    rows = [
        row | {"rung": rung, "share": share / rung} for rung in (2, 3) for row, share in zip(STEADY, UP, strict=True)
    ]
    draws = draw_rows(rows, (1, 1, 1))
    for second, third in zip(draws[:4], draws[4:], strict=True):
        third["shares"] = " ".join([*third["shares"].split()[:2], second["shares"].split()[2]])
    package = package_of(attainment=rows, attainment_draws=draws, rung_mix=[])
    plan = plan_of(now="product_manager", years=1, at="startup", target="senior_pm")
    assert runs(package, plan, paths(package, plan)[0]).again[0].shape[1] == 1 + 2
