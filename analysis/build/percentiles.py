"""Percentiles of groups with a distribution-free interval, as one ibis expression for any engine."""

from __future__ import annotations

import ibis
from ibis import _

MIN_OBSERVATIONS = 10
"""No cell that rests on fewer people is published."""

Z_90 = 1.6448536269514722
"""The 95th percentile of the standard normal distribution: 5 % in either tail."""


def percentiles(
    observations: ibis.Table, value: str, by: list[str], points: dict[str, float], prefix: str
) -> ibis.Table:
    """Compute percentiles of `value` for each group, with the 90 % interval of the median.

    Percentiles are interpolated linearly between order statistics (numpy's default, type 7 in Hyndman and
    Fan, 1996). The interval's ends are the order statistics of rank r and n + 1 - r, where
    r = floor(n / 2 + 1/2 - z sqrt(n) / 2) approximates the 5 % quantile of Binomial(n, 1/2) and never
    exceeds it, so that coverage is at least 90 % whatever the distribution (David and Nagaraja, Order
    Statistics, 2003, section 7.1).

    `observations` holds the columns `by` and `value`; rows without a value are ignored.
    `points` maps a column ending to a probability, e.g. `{"p10": 0.1}`; it must contain `p50`.
    Returns the columns `by`, `n`, `{prefix}_{ending}` for each point, `{prefix}_p50_low` and
    `{prefix}_p50_high`; groups under `MIN_OBSERVATIONS` are absent.
    """
    groups = (
        observations.filter(_[value].notnull())
        .group_by(by)
        .agg(n=_.count(), ordered=_[value].cast("float64").collect())
        .filter(_.n >= MIN_OBSERVATIONS)
        .mutate(ordered=_.ordered.sort())
    )
    low_rank = ((_.n + 1) / 2 - Z_90 * _.n.sqrt() / 2).floor().cast("int64")
    columns = {f"{prefix}_{ending}": _interpolated(probability) for ending, probability in points.items()}
    columns |= {
        f"{prefix}_p50_low": _.ordered[low_rank - 1],
        f"{prefix}_p50_high": _.ordered[_.n - low_rank],
    }
    return groups.mutate(**columns).drop("ordered").order_by(by)


def _interpolated(probability: float) -> ibis.Deferred:
    """Return the order statistic at (n - 1) p, interpolated linearly between its two neighbours."""
    position = (_.n - 1) * probability
    below = position.floor().cast("int64")
    above = position.ceil().cast("int64")
    return _.ordered[below] + (position - below) * (_.ordered[above] - _.ordered[below])
