"""Percentiles of groups with a distribution-free interval, exact and alike on any engine, in two passes.

A percentile needs a sorted group, and a sorted group needs memory. Here no group is ever sorted or collected: the
first pass counts people by bucket of the value, from which follows in which few buckets the wanted ranks lie; the
second pass reads the values of these buckets alone. Both passes stream, both are plain filters, joins and counts.

Percentiles are interpolated linearly between order statistics (numpy's default, type 7 in Hyndman and Fan, 1996). The
ends of a median's interval are the order statistics of rank r and n + 1 - r, where
r = floor(n / 2 + 1/2 - z sqrt(n) / 2) approximates the 5 % quantile of Binomial(n, 1/2) and never exceeds it, so that
coverage is at least 90 % whatever the distribution (David and Nagaraja, Order Statistics, 2003, section 7.1).
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from functools import reduce
from operator import or_

import ibis
from ibis import _

from analysis.bands import Z_90

MIN_OBSERVATIONS = 10
"""No cell that rests on fewer people is published."""

LEAST: ContextVar[int] = ContextVar("least", default=MIN_OBSERVATIONS)
"""The least number of people of a cell: another one where `pools.made_for` says so."""

Pool = Callable[[ibis.Table], ibis.Table]


def percentiles(
    observations: ibis.Table,
    value: str,
    by: list[str],
    points: dict[str, float],
    prefix: str,
    *,
    step: float = 1,
    pool: Pool | None = None,
) -> ibis.Table:
    """Compute percentiles of `value` for each group, with the 90 % interval of the median.

    `observations` holds the columns `by` and `value`; rows without a value are ignored.
    `points` maps a column ending to a probability, e.g. `{"p10": 0.1}`; it must contain `p50`.
    `step` is the width of a bucket, in the unit of `value`: it decides how fast, never what comes out. A
    thousandth of the usual range is good.
    `pool` repeats rows under further columns of `by`, as `aggregates.pooled` does. It is given counts, not people, so
    that overlapping groups cost next to nothing; `observations` then holds nothing but the keys to count by and
    `value`.
    Returns the columns `by`, `n`, `{prefix}_{ending}` for each point, `{prefix}_p50_low` and
    `{prefix}_p50_high`; groups under `LEAST` are absent.
    """
    keys = by if pool is None else [name for name in observations.columns if name != value]
    amount = observations[value].cast("float64")
    people = observations.select(*keys, amount=amount, bucket=(amount / step).floor()).filter(_.amount.notnull())
    counted = people.group_by([*keys, "bucket"]).agg(people=_.count())
    if pool is None:
        buckets = hit = _fetched(_wanted_buckets(counted, by, points))
    else:
        counted = _fetched(counted)
        buckets = _fetched(_wanted_buckets(_merged(counted, [*by, "bucket"], pool), by, points))
        pooled = pool(counted)
        hit = pooled.semi_join(buckets, _alike(pooled, buckets, [*by, "bucket"])).select(*keys, "bucket").distinct()
    values = people.semi_join(hit, _alike(people, hit, [*keys, "bucket"]))
    values = values.group_by([*keys, "bucket", "amount"]).agg(people=_.count())
    ranked = _ranked(values if pool is None else pool(values), buckets, by)
    at_ranks = {name: _.amount.min(where=_.upto >= rank) for name, rank in _ranks(points).items()}
    columns = {f"{prefix}_{ending}": _interpolated(ending, probability) for ending, probability in points.items()}
    columns |= {f"{prefix}_p50_low": _.low, f"{prefix}_p50_high": _.high}
    return ranked.group_by([*by, "n"]).agg(**at_ranks).select(*by, "n", **columns).order_by(by)


def _merged(counts: ibis.Table, by: list[str], pool: Pool | None) -> ibis.Table:
    """Add up the counts of `people` that share the keys `by` once they are pooled."""
    return counts if pool is None else pool(counts).group_by(by).agg(people=_.people.sum())


def _wanted_buckets(counts: ibis.Table, by: list[str], points: dict[str, float]) -> ibis.Table:
    """Return `by`, `bucket`, `n` of the group and how many people are `before`, where a wanted rank lies within."""
    upwards = ibis.cumulative_window(group_by=by, order_by="bucket")
    groups = counts.mutate(
        n=_.people.sum().over(ibis.window(group_by=by)), before=_.people.sum().over(upwards) - _.people
    ).filter(_.n >= LEAST.get())
    within = [(_.before < rank) & (rank <= _.before + _.people) for rank in _ranks(points).values()]
    return groups.filter(reduce(or_, within)).drop("people")


def _ranked(values: ibis.Table, buckets: ibis.Table, by: list[str]) -> ibis.Table:
    """Return each value of the wanted buckets with `n` of its group and the people `upto` and with it."""
    keys = [*by, "bucket"]
    placed = values.inner_join(buckets, _alike(values, buckets, keys))
    placed = placed.select(*(values[key] for key in keys), "amount", "people", "n", "before")
    placed = placed.group_by([*keys, "amount", "n", "before"]).agg(people=_.people.sum())
    upwards = ibis.cumulative_window(group_by=keys, order_by="amount")
    return placed.mutate(upto=_.before + _.people.sum().over(upwards))


def _ranks(points: dict[str, float]) -> dict[str, ibis.Deferred]:
    """Return the ranks, from 1 to n, of all order statistics that are needed, as expressions of `n`."""
    low = ((_.n + 1) / 2 - Z_90 * _.n.sqrt() / 2).floor()
    ranks = {"low": low, "high": _.n + 1 - low}
    for ending, probability in points.items():
        position = (_.n - 1) * probability
        ranks |= {f"{ending}_below": position.floor() + 1, f"{ending}_above": position.ceil() + 1}
    return ranks


def _interpolated(ending: str, probability: float) -> ibis.Deferred:
    """Return the order statistic at (n - 1) p, interpolated linearly between its two neighbours."""
    position = (_.n - 1) * probability
    below, above = _[f"{ending}_below"], _[f"{ending}_above"]
    return below + (position - position.floor()) * (above - below)


def _alike(one: ibis.Table, other: ibis.Table, keys: list[str]) -> list[ibis.Value]:
    """Return the terms of a join on `keys` in which a missing key equals a missing key."""
    return [one[key].identical_to(other[key]) for key in keys]


def _fetched(counts: ibis.Table) -> ibis.Table:
    """Compute a small table now, so that no engine computes it anew wherever it is used.

    An engine's own cache would serve, but DuckDB's outlives the connection at the end of a process and complains.
    """
    return ibis.memtable(counts.to_pyarrow())
