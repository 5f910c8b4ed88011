"""Observations to the percentile tables: progression, tenure at the employer, compensation and pay mix."""

from __future__ import annotations

import ibis
import pandas as pd
from ibis import _

from analysis.build.percentiles import MIN_OBSERVATIONS, percentiles
from analysis.selection import every_pool

BANDS = {"p10": 0.1, "p25": 0.25, "p50": 0.5, "p75": 0.75, "p90": 0.9}
QUARTILES = {"p25": 0.25, "p50": 0.5, "p75": 0.75}
CELL = ["source_id", "role_id", "company_types", "country", "period"]
COMPONENTS = ("base", "bonus", "equity", "total")
EXPERIENCE_BANDS = ((0, 1), (2, 3), (4, 5), (6, 7), (8, 9), (10, 12), (13, 15), (16, 20))
"""Years of experience, both ends included; half years count downwards (1.5 belongs to 0 to 1)."""


def pooled(observations: ibis.Table) -> ibis.Table:
    """Repeat each observation once for every set of company types that contains its own.

    A visitor may choose several company types at once, and percentiles of a union cannot be had from the
    percentiles of its parts. Adds the column `company_types` (see `analysis.selection.pooled_key`).
    """
    members = [{"company_type": one, "company_types": key} for key, chosen in every_pool().items() for one in chosen]
    return observations.join(ibis.memtable(pd.DataFrame(members)), "company_type")


def progression(observations: ibis.Table) -> pd.DataFrame:
    """Years of work experience of the people in each role: `CELL`, `n`, `years_p10` to `years_p90`, interval."""
    return _rounded(percentiles(pooled(observations), "years_experience", CELL, BANDS, "years"), 2)


def years_at_employer(observations: ibis.Table) -> pd.DataFrame:
    """Years at the present employer, so far, by role: `CELL`, `n`, `years_p25` to `years_p75`, interval."""
    return _rounded(percentiles(pooled(observations), "years_at_company", CELL, QUARTILES, "years"), 2)


def compensation(observations: ibis.Table) -> pd.DataFrame:
    """Pay by component: `CELL`, `component`, `n`, `amount_usd_p10` to `amount_usd_p90`, interval (USD a year)."""
    columns = {component: f"{component}_usd" for component in COMPONENTS}
    long = pooled(observations).rename(columns).pivot_longer(list(COMPONENTS), names_to="component", values_to="amount")
    return _rounded(percentiles(long, "amount", [*CELL, "component"], BANDS, "amount_usd"), 0)


def pay_mix(observations: ibis.Table) -> pd.DataFrame:
    """Shares of each person's pay by component, in percent of the three components' sum.

    Returns `CELL`, `component` (base, bonus, equity), `n`, `share_mean` (the means add up to 100), and
    `share_p25` to `share_p75` with the median's interval. Rows without a split are left out.
    """
    parts = [f"{component}_usd" for component in COMPONENTS[:-1]]
    split = pooled(observations).filter(*[_[part].notnull() for part in parts])
    split = split.mutate(whole=sum((_[part] for part in parts[1:]), _[parts[0]])).filter(_.whole > 0)
    shares = split.mutate(**{part.removesuffix("_usd"): 100 * _[part] / _.whole for part in parts})
    long = shares.pivot_longer(list(COMPONENTS[:-1]), names_to="component", values_to="share")
    by = [*CELL, "component"]
    means = long.group_by(by).agg(share_mean=_["share"].mean())
    table = percentiles(long, "share", by, QUARTILES, "share").join(means, by).order_by(by)
    return _rounded(table, 2)


def rung_mix(observations: ibis.Table) -> pd.DataFrame:
    """Which share of the people with so many years of experience hold which role, in percent.

    Returns `source_id`, `company_types`, `country`, `period`, `years_from`, `years_to` (empty: and more),
    `role_id`, `n` (people in the band) and `share`. Bands under the minimum are absent.
    """
    band_keys = ["source_id", "company_types", "country", "period", "years_from", "years_to"]
    lower = [low for low, high in EXPERIENCE_BANDS] + [EXPERIENCE_BANDS[-1][1] + 1]
    years = _.years_experience.floor()
    branches = [(years.between(low, high), low) for low, high in EXPERIENCE_BANDS]
    banded = pooled(observations).mutate(years_from=ibis.cases(*branches, else_=lower[-1]))
    ends = ibis.memtable(
        pd.DataFrame({"years_from": lower, "years_to": [high for _low, high in EXPERIENCE_BANDS] + [None]})
    )
    banded = banded.join(ends.cast({"years_to": "int64"}), "years_from")
    counts = banded.group_by([*band_keys, "role_id"]).agg(people=_.count()).execute()
    band_size = counts.groupby(band_keys, dropna=False)["people"].transform("sum")
    table = counts.assign(n=band_size, share=(100 * counts["people"] / band_size).round(2))
    table = table[table["n"] >= MIN_OBSERVATIONS].sort_values([*band_keys, "role_id"])
    table = table.astype({"years_to": "Int64"})
    return table[[*band_keys, "role_id", "n", "share"]].reset_index(drop=True)


def _rounded(table: ibis.Table, digits: int) -> pd.DataFrame:
    frame = table.execute()
    numbers = frame.select_dtypes("float").columns
    rounded = frame.assign(**{name: frame[name].round(digits) for name in numbers})
    return rounded.astype(dict.fromkeys(numbers, "int64")) if digits == 0 else rounded
