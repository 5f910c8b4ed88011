"""Observations to the percentile tables: progression, tenure at the employer, compensation and pay mix."""

from __future__ import annotations

import ibis
import pandas as pd
from ibis import _

from analysis.build.percentiles import LEAST, percentiles
from analysis.build.pools import every_pool

BANDS = {"p10": 0.1, "p25": 0.25, "p50": 0.5, "p75": 0.75, "p90": 0.9}
QUARTILES = {"p25": 0.25, "p50": 0.5, "p75": 0.75}
CELL = ["source_id", "role_id", "company_types", "country", "period"]
PAY_STEP = 500
"""Width of a bucket of pay, USD a year: measured to be quickest for the fifteen pools of a million people and more."""

OWN = ["source_id", "role_id", "company_type", "country", "period"]
"""What an observation itself says of its cell."""

PARTS = ("base", "bonus", "equity")
COMPONENTS = (*PARTS, "total")
CURRENCY = "USD"
"""Of the amounts of every observation, as the observations schema states."""

TENURE = [
    "measure",
    "role_id",
    "to_role_id",
    "company_types",
    "population",
    "place",
    "period",
    "n",
    "years_low",
    "years_high",
    "years_p25",
    "years_p50",
    "years_p75",
    "years_p50_low",
    "years_p50_high",
    "source_id",
]
EXPERIENCE_BANDS = ((0, 1), (2, 3), (4, 5), (6, 7), (8, 9), (10, 12), (13, 15), (16, 20))
"""Years of experience, both ends included; half years count downwards (1.5 belongs to 0 to 1)."""


def pooled(observations: ibis.Table) -> ibis.Table:
    """Repeat each row once for every set of company types that contains its own.

    A visitor may choose several company types at once, and percentiles of a union cannot be had from the
    percentiles of its parts. Adds the column `company_types` (see `CompanyTypes.pooled`).
    """
    members = [
        {"company_type": one, "company_types": key} for key, selection in every_pool().items() for one in selection
    ]
    return observations.join(ibis.memtable(pd.DataFrame(members)), "company_type")


def progression(observations: ibis.Table) -> pd.DataFrame:
    """Years of work experience of the people in each role: `CELL`, `n`, `years_p10` to `years_p90`, interval."""
    return _rounded(_by_cell(observations, _.years_experience, BANDS, "years", step=1), 2)


def years_at_employer(observations: ibis.Table) -> pd.DataFrame:
    """Years at the present employer, so far, by role: `CELL`, `n`, `years_p25` to `years_p75`, interval."""
    return _rounded(_by_cell(observations, _.years_at_company, QUARTILES, "years", step=1), 2)


def compensation(observations: ibis.Table) -> pd.DataFrame:
    """Pay by component: `CELL`, `component`, `n`, `currency`, `amount_p10` to `amount_p90`, interval (a year)."""
    bands = {
        component: _by_cell(observations, _[f"{component}_usd"], BANDS, "amount", step=PAY_STEP)
        for component in COMPONENTS
    }
    return with_currency(_rounded(_by_component(bands), 0))


def with_currency(table: pd.DataFrame, currency: str = CURRENCY) -> pd.DataFrame:
    """Return a table of pay with the column `currency` before its first amount."""
    first = next(at for at, name in enumerate(table.columns) if name.startswith("amount_"))
    kept = table.copy()
    kept.insert(first, "currency", currency)
    return kept


def pay_mix(observations: ibis.Table) -> pd.DataFrame:
    """Shares of each person's pay by component, in percent of the three components' sum.

    Returns `CELL`, `component` (base, bonus, equity), `n`, `share_mean` (the means add up to 100), and
    `share_p25` to `share_p75` with the median's interval. Rows without a split are left out.
    """
    whole = _.base_usd + _.bonus_usd + _.equity_usd
    split = observations.mutate(whole=whole).filter(_.whole > 0)
    shares = split.mutate(**{part: 100 * _[f"{part}_usd"] / _.whole for part in PARTS})
    quartiles = {part: _by_cell(shares, _[part], QUARTILES, "share", step=0.05) for part in PARTS}
    totals = shares.group_by(OWN).agg(people=_.count(), **{part: _[part].sum() for part in PARTS})
    merged = pooled(totals).group_by(CELL).agg(*(_[name].sum().name(name) for name in ("people", *PARTS)))
    means = merged.select(*CELL, **{part: _[part] / _.people for part in PARTS}).execute()
    long = means.melt(CELL, list(PARTS), "component", "share_mean")
    return _rounded(_by_component(quartiles).merge(long, on=[*CELL, "component"]), 2)


def rung_mix(observations: ibis.Table) -> pd.DataFrame:
    """Which share of the people with so many years of experience hold which role, in percent.

    Returns `source_id`, `company_types`, `country`, `period`, `years_from`, `years_to` (empty: and more),
    `role_id`, `n` (people in the band) and `share`. Bands under the minimum are absent.
    """
    lower = [low for low, _high in EXPERIENCE_BANDS] + [EXPERIENCE_BANDS[-1][1] + 1]
    years = _.years_experience.floor()
    branches = [(years.between(low, high), low) for low, high in EXPERIENCE_BANDS]
    banded = observations.filter(_.years_experience.notnull())
    banded = banded.mutate(years_from=ibis.cases(*branches, else_=lower[-1]).cast("int64"))
    counts = pooled(banded.group_by([*OWN, "years_from"]).agg(people=_.count())).execute()
    band = ["source_id", "company_types", "country", "period", "years_from"]
    table = counts.groupby([*band, "role_id"], as_index=False)["people"].sum()
    n = table.groupby(band)["people"].transform("sum")
    ends = dict(EXPERIENCE_BANDS)
    table = table.assign(n=n, share=(100 * table["people"] / n).round(2))
    table = table.assign(years_to=table["years_from"].map(ends).astype("Int64"))[table["n"] >= LEAST.get()]
    return table[[*band, "years_to", "role_id", "n", "share"]].reset_index(drop=True)


def tenure(observations: ibis.Table) -> pd.DataFrame:
    """Years at the present employer in the columns of the table `tenure`, which also holds published figures."""
    computed = years_at_employer(observations)
    whose = {"measure": "years_at_employer", "population": "people in the observations"}
    return computed.assign(place=computed["country"], **whose).reindex(columns=TENURE)


def _by_cell(
    observations: ibis.Table, value: ibis.Deferred, points: dict[str, float], prefix: str, step: float
) -> pd.DataFrame:
    """Return percentiles of a value by `CELL`, company types pooled once people are counted."""
    valued = observations.select(*OWN, value=value)
    return percentiles(valued, "value", CELL, points, prefix, step=step, pool=pooled).execute()


def _by_component(frames: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Put the frames of the components below one another, in the order of cell and component."""
    both = pd.concat([frame.assign(component=component) for component, frame in frames.items()])
    first = [*CELL, "component"]
    return both[[*first, *both.columns.drop(first)]].sort_values(first, ignore_index=True)


def _rounded(frame: pd.DataFrame, digits: int) -> pd.DataFrame:
    numbers = frame.select_dtypes("float").columns
    rounded = frame.assign(**{name: frame[name].round(digits) for name in numbers})
    return rounded.astype(dict.fromkeys(numbers, "int64")) if digits == 0 else rounded
