"""Sampled careers against what can be worked out by hand: certain steps, steps that nobody makes, chances, order."""

import numpy as np
import pytest

from analysis.planner import careers
from analysis.planner.careers import CAREERS, Curves, reached, sample

PERSISTENCE = [0, 0.5, 0.87, 1]
CLOSE = 0.02
"""Four standard errors of a share among 10,000 careers."""


def curves(*rungs: tuple[float, ...]) -> Curves:
    """Return curves of rungs 2 and up, by year; everybody is on rung 1."""
    everybody, nobody = [1.0] * len(rungs[0]), [0.0] * len(rungs[0])
    return Curves(np.array([everybody, everybody, *rungs, nobody]))


STEADY = curves((0.0, 0.2, 0.4, 0.6, 0.8, 1.0), (0.0, 0.0, 0.2, 0.4, 0.6, 0.8))
"""Each year a fifth of all people step up to rung 2, and a year later to rung 3."""


SLOW_OR_FAST = curves((0.5, 0.5, 1.0, 1.0, 1.0), (0.0, 0.0, 0.0, 0.5, 1.0))
"""One half is on rung 2 from the beginning and on 3 in year 3; the other comes in year 2 and steps up in year 4."""


def ahead(one: Curves, start: int = 0) -> list[Curves]:
    return [one] * (one.last - start)


@pytest.mark.parametrize("persistence", PERSISTENCE)
def test_what_everybody_does_in_one_year_is_certain(persistence):
    certain = curves((0.0, 0.0, 0.0, 1.0, 1.0, 1.0))
    rungs = sample(ahead(certain), 1, 0, persistence=persistence)
    assert (reached(rungs, 2) == 3).all()


@pytest.mark.parametrize("persistence", PERSISTENCE)
def test_a_rung_held_already_is_reached_now(persistence):
    rungs = sample(ahead(STEADY, 3), 2, 3, persistence=persistence)
    assert (reached(rungs, 2) == 0).all()
    assert (reached(rungs, 1) == 0).all()


@pytest.mark.parametrize("persistence", PERSISTENCE)
def test_a_rung_that_nobody_was_seen_on_is_never_reached(persistence):
    rungs = sample(ahead(STEADY), 1, 0, persistence=persistence)
    assert np.isinf(reached(rungs, 4)).all()
    assert rungs.max() == 3


@pytest.mark.parametrize("persistence", PERSISTENCE)
def test_sampled_newcomers_are_the_curves_year_by_year(persistence):
    rungs = sample(ahead(STEADY), 1, 0, persistence=persistence)
    for rung in (2, 3):
        np.testing.assert_allclose((rungs >= rung).mean(axis=1), STEADY.share[rung], atol=CLOSE)


@pytest.mark.parametrize("persistence", PERSISTENCE)
def test_nobody_steps_down(persistence):
    assert (np.diff(sample(ahead(STEADY), 1, 0, persistence=persistence), axis=0) >= 0).all()


def test_a_lasting_pace_keeps_the_order_of_careers():
    rungs = sample(ahead(STEADY), 1, 0, persistence=1)
    to_two, to_three = reached(rungs, 2), reached(rungs, 3)
    assert (to_three == np.where(to_two < 5, to_two + 1, np.inf)).all()


def test_without_a_lasting_pace_the_order_is_lost():
    rungs = {persistence: sample(ahead(SLOW_OR_FAST), 1, 0, persistence=persistence) for persistence in (0, 1)}
    late = {persistence: reached(one, 3)[reached(one, 2) == 2] for persistence, one in rungs.items()}
    assert set(late[1]) == {4}
    assert set(late[0]) == {3, 4}


def test_the_chance_of_a_lasting_pace_is_worked_out_from_where_one_stands():
    """On rung 2 in year 2 are those between 0.2 and 0.4, of whom all step up by year 3."""
    rungs = sample(ahead(STEADY, 2), 2, 2, persistence=1)
    assert (reached(rungs, 3) == 1).all()


def test_the_chance_of_a_pace_drawn_anew_is_a_product_of_steps():
    """Of those on rung 1 in year 3 (0.4) half step up in year 4, and of the rest all in year 5."""
    rungs = sample(ahead(STEADY, 3), 1, 3, persistence=0)
    assert np.mean(reached(rungs, 2) == 1) == pytest.approx(0.5, abs=CLOSE)
    assert (reached(rungs, 2) <= 2).all()


def test_who_came_late_to_a_rung_is_slower_where_pace_lasts():
    ways = {
        since: sample(ahead(SLOW_OR_FAST, 2), 2, 2, persistence=1, since=since, here=SLOW_OR_FAST) for since in (0, 2)
    }
    assert (reached(ways[0], 3) == 1).all()
    assert (reached(ways[2], 3) == 2).all()


def test_who_came_late_to_a_rung_is_as_fast_where_pace_does_not_last():
    ways = {
        since: sample(ahead(SLOW_OR_FAST, 2), 2, 2, persistence=0, since=since, here=SLOW_OR_FAST) for since in (0, 2)
    }
    shares = [np.mean(reached(rungs, 3) == 1) for rungs in ways.values()]
    assert shares == pytest.approx([0.5, 0.5], abs=CLOSE)


def test_a_pace_that_half_lasts_lies_between():
    rungs = sample(ahead(SLOW_OR_FAST, 2), 2, 2, persistence=0.5, since=2, here=SLOW_OR_FAST)
    assert np.mean(reached(rungs, 3) == 1) == pytest.approx(0.25, abs=CLOSE)


def test_so_fast_that_one_would_have_stepped_up_is_next_to_step_up():
    """Whoever is on rung 2 since year 1 is on 3 in year 2, by a pace that lasts; still on 2, they come next."""
    rungs = sample(ahead(STEADY, 3), 2, 3, persistence=1, since=1, here=STEADY)
    assert (reached(rungs, 3) == 1).all()


def test_the_place_among_people_is_kept_across_a_move():
    """Half-way between the fastest and the slowest of one's own is half-way between those of another type."""
    other = curves((0.0, 0.0, 0.0, 0.0, 0.0, 1.0), (0.0,) * 6)
    rungs = sample([STEADY, STEADY, other, other, other], 1, 0, persistence=1)
    at_once = sample(ahead(other), 1, 0, persistence=1)
    assert (reached(at_once, 2) == 5).all()
    assert np.mean(reached(rungs, 2) <= 2) == pytest.approx(0.4, abs=CLOSE)
    assert set(reached(rungs, 2)) == {1, 2, 5}


def test_where_nobody_was_seen_a_career_waits_for_the_curve_to_rise():
    late = curves((1.0, 1.0, 1.0, 1.0), (0.5, 0.5, 1.0, 1.0))
    stuck = curves((1.0, 1.0, 1.0, 1.0), (1.0, 1.0, 1.0, 1.0))
    assert (reached(sample(ahead(late), 2, 0, persistence=1), 3) == 2).all()
    assert np.isinf(reached(sample(ahead(stuck), 2, 0, persistence=1), 3)).all()


def test_the_same_question_has_the_same_answer():
    one, other = (sample(ahead(STEADY), 1, 0, persistence=0.5) for _time in range(2))
    np.testing.assert_array_equal(one, other)
    assert one.shape == (STEADY.last + 1, CAREERS)


def test_nothing_ahead_is_now_alone():
    assert sample([], 2, 5, persistence=0.5, size=3).tolist() == [[2, 2, 2]]


def test_curves_know_where_somebody_was_seen():
    assert STEADY.holds(1, 0)
    assert not STEADY.holds(2, 0)
    assert not STEADY.holds(1, 5)
    assert not STEADY.holds(1, 6)


def test_flat_stretches_and_jumps_become_a_slope_that_nowhere_falls():
    steps = np.array([0, 0, 0, 0.4, 0.4, 0.4, 0.8, 0.8, 1, 1])
    smooth = careers.smoothed(steps)
    assert smooth.tolist() == pytest.approx([0, 0, 0, 0.2, 0.4, 0.56, 0.72, 0.8666667, 1, 1])
    assert (np.diff(smooth) >= 0).all()
    assert careers.smoothed(np.array([0.3, 0.3])).tolist() == [0.3, 0.3]


def test_a_slope_without_stretches_stays_as_it_is():
    rising = np.array([0, 0.1, 0.2, 0.6, 0.9])
    assert careers.smoothed(rising).tolist() == rising.tolist()
