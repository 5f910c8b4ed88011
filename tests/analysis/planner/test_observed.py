"""The curves behind a plan, and those of people drawn anew: what they are, and where a package has none."""

import numpy as np
import pytest

from analysis.planner import observed
from tests.analysis.made_up_progression import draw_rows

HOME = "United States"


def test_curves_are_the_table_with_everybody_below_the_lowest(made_up):
    every = observed.curves(made_up, HOME, "all").share
    np.testing.assert_allclose(every[:5], np.array([[1, 1, 1], [1, 1, 1], [0.2, 0.6, 1], [0, 0.4, 0.8], [0, 0, 0]]))
    startup = observed.curves(made_up, HOME, "startup").share
    np.testing.assert_allclose(startup[2:4], np.array([[1, 1, 1], [0.1, 0.6, 0.9]]))


def test_no_type_has_curves_where_nobody_was_seen(made_up):
    assert observed.curves(made_up, "India", "all") is None


def test_without_draws_the_ends_of_a_band_are_the_doubt(made_up):
    found = observed.doubt(made_up, HOME, ("all",))
    assert found.tail == 0
    np.testing.assert_allclose(found.curves["all"].share[:, 2:4, 0], [[0.1, 0], [0.3, 0.1]])


@pytest.fixture(scope="module")
def curves(made_up):
    return made_up["attainment"].to_dict("records")


def test_draws_are_the_doubt_where_there_are_any(made_up, package_of, curves):
    package = package_of(attainment_draws=draw_rows(curves, (0.5, 1, 1.25)))
    found = observed.doubt(package, HOME, ("all", "startup"))
    assert found.tail == pytest.approx(0.05)
    for key in ("all", "startup"):
        np.testing.assert_allclose(found.curves[key].share[1], observed.curves(made_up, HOME, key).share, atol=1e-3)
    np.testing.assert_allclose(found.curves["all"].share[:, 2], [[0.1, 0.3, 0.5], [0.2, 0.6, 1], [0.25, 0.75, 1]])


@pytest.mark.parametrize(
    "spoil",
    [
        lambda rows: rows[1:],
        lambda rows: [rows[0] | {"shares": "1 2"}, *rows[1:]],
        lambda rows: [row for row in rows if row["company_types"] != "all"],
        lambda rows: [row | {"shares": "1 2"} if row["company_types"] == "all" else row for row in rows],
    ],
    ids=["a year is missing", "a draw is missing", "a type is missing", "a type has fewer draws"],
)
def test_draws_that_do_not_fit_the_curves_are_not_used(package_of, curves, spoil):
    package = package_of(attainment_draws=spoil(draw_rows(curves, (0.5, 1, 1.25))))
    found = observed.doubt(package, HOME, ("all", "startup"))
    assert found.tail == 0
    assert {len(one.sets) for one in found.curves.values()} == {2}
