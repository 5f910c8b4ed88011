"""Shares at a level in the bands of years that a survey asks for, beside those of another source in the same bands."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.build import shares as of_shares
from analysis.build.binomial import clopper_pearson
from analysis.build.by_employer import LEAST_EMPLOYERS
from analysis.build.percentiles import MIN_OBSERVATIONS
from analysis.package.vocabulary import EVERY_TYPE

BAND = ["country", "years_from", "years_to"]
COLUMNS = ["source_id", "company_types", "country", "period", "rung", "years_from", "years_to", "n"]
COLUMNS += ["share", "share_low", "share_high", "employers", "share_largest", "share_rest"]


def shares(people: pd.DataFrame, survey: pd.DataFrame, rungs: pd.DataFrame) -> pd.DataFrame:
    """Return the share at or above each rung by band of years, of `people` and of a `survey`: `COLUMNS`.

    `people` has source_id, role_id, company, country, period and years_experience; `survey` years_from and years_to
    (missing: and more) instead of years and employers. `rungs` holds role_id and rung. Half years count downwards. Only
    bands in which both have ten people. The 90 % interval of a share is the exact one of independent people (Clopper
    and Pearson); with three known employers or more it reaches at least to that of `shares.ends`. `share_rest` is the
    share without the largest employer. Shares from 0 to 1, `share_largest` in percent.
    """
    both = [_banded(people, survey[BAND].drop_duplicates()), survey.assign(company=None)]
    cells = [
        of_band(rows.merge(rungs[["role_id", "rung"]], on="role_id"), rungs, cell)
        for source in both
        for cell, rows in source.groupby(["source_id", "period", *BAND], dropna=False)
        if len(rows) >= MIN_OBSERVATIONS
    ]
    table = pd.concat(cells, ignore_index=True).assign(company_types=EVERY_TYPE)
    told = table.groupby(BAND, dropna=False)["source_id"].transform("nunique")
    whole = dict.fromkeys(("years_from", "years_to", "employers"), "Int64")
    table = table[told == len(both)].astype(whole)[COLUMNS]
    return table.sort_values(["country", "rung", "years_from", "source_id"], ignore_index=True)


def _banded(people: pd.DataFrame, bands: pd.DataFrame) -> pd.DataFrame:
    """Return the people of the bands' countries whose years lie in a band, with years_from and years_to."""
    each = people.dropna(subset="years_experience").merge(bands, on="country")
    years = np.floor(each["years_experience"])
    return each[(years >= each["years_from"]) & (years <= each["years_to"].fillna(np.inf))]


def of_band(people: pd.DataFrame, rungs: pd.DataFrame, cell: tuple) -> pd.DataFrame:
    """Return a row a rung above the lowest of the people of one band: the share that has it, its ends, employers.

    `people` have rung and company, `rungs` every rung; `cell` is source, period and the values of `BAND`.
    """
    steps = np.array(sorted(set(rungs["rung"]))[1:])
    held = (people["rung"].to_numpy()[:, None] >= steps).astype(float)
    share = held.mean(axis=0)
    low, high = clopper_pearson(held.sum(axis=0), np.full(len(steps), len(held)))
    table = pd.DataFrame({"rung": steps, "n": len(held), "share": share})
    table = table.assign(**dict(zip(["source_id", "period", *BAND], cell, strict=True)))
    if people["company"].isna().any():
        unknown = dict.fromkeys(("employers", "share_largest", "share_rest"), np.nan)
        return table.assign(share_low=low.round(4), share_high=high.round(4), **unknown).round({"share": 4})
    companies = people["company"].to_numpy(str)
    by_size = people["company"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    if len(by_size) >= LEAST_EMPLOYERS:
        ends = of_shares.ends(held, companies)
        low, high = np.minimum(low, ends[0]), np.maximum(high, ends[1])
    others = held[companies != by_size.index[0]]
    return table.assign(
        share_low=low,
        share_high=high,
        employers=len(by_size),
        share_largest=round(100 * by_size.iloc[0] / len(held), 1),
        share_rest=others.mean(axis=0) if len(others) >= MIN_OBSERVATIONS else np.nan,
    ).round(4)
