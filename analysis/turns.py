"""Turns of a series: where it peaks and troughs, and how far it rose since a low."""

from __future__ import annotations

import pandas as pd


def turning_points(line: pd.DataFrame) -> pd.DataFrame:
    """Return the peak, the trough, the lowest month since the peak and the last month of one series, in time's order.

    Columns: date, value, what (peak, trough, low since, now). A month that is two of them at once has one name: the
    last month is "now", and a trough after the peak is the trough.
    """
    line = line.sort_values("date").reset_index(drop=True)
    peak, trough, last = line["value"].idxmax(), line["value"].idxmin(), len(line) - 1
    points = {peak: "peak", trough: "trough"}
    if peak < last:
        points.setdefault(line.loc[peak + 1 :, "value"].idxmin(), "low since")
    points[last] = "now"
    points = dict(sorted(points.items()))
    return line.loc[list(points)].assign(what=list(points.values()))


def rise_since_low(line: pd.DataFrame, year: int, until: pd.Timestamp) -> tuple[pd.Series, pd.Series, float] | None:
    """Return the lowest month of a year, a later month and the change in percent; None where one is not known."""
    values = line.set_index("date")["value"]
    months = values[values.index.year == year]
    if months.empty or until not in values.index or months.min() == 0:
        return None
    low = pd.Series({"date": months.idxmin(), "value": months.min()})
    then = pd.Series({"date": until, "value": values[until]})
    return low, then, 100 * (then["value"] / low["value"] - 1)
