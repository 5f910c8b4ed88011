"""The text of a marked point stands where it covers no line, on a phone and on a wide screen."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.charts.forms.callouts import ABOVE, BELOW, HEIGHT, HIGH, RIGHT, WIDE, WIDTHS, Plot, Spot

DATES = pd.date_range("2020-01-01", "2022-01-01", freq="MS")
MIDDLE = DATES[12]
TOP = 100.0


def line(*values: float) -> pd.DataFrame:
    """Return a line through values that are evenly spread over all months."""
    at = np.linspace(0, len(values) - 1, len(DATES))
    return pd.DataFrame({"date": DATES, "value": np.interp(at, range(len(values)), values)})


def plot(*lines: pd.DataFrame, uprights: tuple[pd.Timestamp, ...] = ()) -> Plot:
    return Plot(lines, uprights, DATES[0], DATES[-1], TOP)


def is_over(spot: Spot, value: float, other: float) -> bool:
    """Return whether the text of the middle month's point lies over a level line at another value."""
    middle = value / TOP * HEIGHT - spot.ay
    return abs(other / TOP * HEIGHT - middle) < HIGH / 2


def test_the_preferred_spot_is_taken_where_nothing_is_covered():
    for preferred in (RIGHT, ABOVE, BELOW):
        assert plot(line(50, 50)).clear_spot(MIDDLE, 50, preferred) == preferred


def test_a_text_leaves_the_spot_where_another_line_runs():
    covered = 50 + 20 / HEIGHT * TOP  # through the middle of what stands to the right
    spot = plot(line(50, 50), line(covered, covered)).clear_spot(MIDDLE, 50, RIGHT)
    assert is_over(RIGHT, 50, covered)
    assert not is_over(spot, 50, covered)
    assert not is_over(spot, 50, 50)


def test_a_text_keeps_off_upright_lines():
    """On a wide screen a month is 42 pixels: the third one crosses what stands to the right."""
    spot = plot(line(50, 50), uprights=(DATES[14],)).clear_spot(MIDDLE, 50, RIGHT)
    assert spot.left + WIDE <= 0 or spot.xanchor == "center"


def test_a_text_stays_within_the_plot():
    for date, value in ((DATES[0], 95), (DATES[-1], 95), (DATES[0], 3), (DATES[-1], 3)):
        spot = plot(line(value, value)).clear_spot(date, value, RIGHT)
        middle = value / TOP * HEIGHT - spot.ay
        assert HIGH / 2 <= middle <= HEIGHT - HIGH / 2
        for width in WIDTHS:
            left = width * (date == DATES[-1]) + spot.left
            assert 0 <= left <= width - WIDE
