"""Who employs the people of a cell: the largest employer's share, and how sure a median is if employers are drawn too.

People at one employer are alike, so an interval that takes them for independent is too narrow. Here employers are drawn
with replacement and then people within each of them, and the interval is the middle 90 % of the medians. With few
employers that is still too narrow; so both ends are moved away from the median by t(G - 1) / z times the root of
G / (G - 1), G employers, as for a mean of G numbers. `tests/bench/employers.py` says what this has held.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.special import stdtrit

from analysis.bands import Z_90
from analysis.build.aggregates import PARTS
from analysis.build.percentiles import MIN_OBSERVATIONS
from analysis.build.pools import every_pool

RESAMPLES = 500
SEED = 20_220_218
LEAST_EMPLOYERS = 3
"""With fewer there is no interval: one employer tells nothing of others, and two next to nothing."""

TAIL = 0.05
REST = ["rest_n", "amount_rest_p50", "amount_rest_low", "amount_rest_high"]
OF_PAY = ["amount_employer_low", "amount_employer_high", *REST]
OF_YEARS = [
    "years_employer_low",
    "years_employer_high",
    "rest_n",
    "years_rest_p50",
    "years_rest_low",
    "years_rest_high",
]
OF_SHARES = [name.replace("years_", "share_") for name in OF_YEARS]
CHUNK = 2_000_000
"""People drawn at a time, which bounds the memory."""


def in_pools(people: pd.DataFrame) -> pd.DataFrame:
    """Repeat each person once for every set of company types that contains theirs, as `aggregates.pooled` does."""
    members = [(one, key) for key, selection in every_pool().items() for one in selection]
    return people.merge(pd.DataFrame(members, columns=["company_type", "company_types"]), on="company_type")


def with_shares(table: pd.DataFrame, people: pd.DataFrame, value: str) -> pd.DataFrame:
    """Add `employers` and `share_largest` (percent of `n`) to a table's cells, missing where employers are unknown.

    `people` has `company`, `value` and the key of the table's cells; people without a value do not count.
    """
    by = _key(table, people)
    counts = people.dropna(subset=[value, "company"]).groupby([*by, "company"]).size()
    cells = counts.groupby(level=by)
    found = pd.DataFrame({"employers": cells.size(), "share_largest": (100 * cells.max() / cells.sum()).round(1)})
    joined = table.merge(found.reset_index(), on=by, how="left")
    return joined.astype({"employers": "Int64"})


def of_mix(table: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    """Add to `aggregates.pay_mix` what the employers of those with known parts of pay make of it: `OF_SHARES`.

    As `with_years`, in percent, no more than 100. `people` has the amounts base_usd to equity_usd.
    """
    parts = {f"{part}_usd": part for part in PARTS}
    key, people = [*_key(table, people), "company"], people.reset_index(drop=True)
    whole = people[list(parts)].sum(axis=1, skipna=False)
    shares = 100 * people[list(parts)].div(whole.where(whole > 0), axis=0).rename(columns=parts)
    long = people[key].join(shares).melt(key, PARTS, "component", "share").dropna(subset=["share", "company"])
    by = _key(table, long)
    found = [
        (*cell, *_of_employers(rows["share"].to_numpy(float), rows["company"].to_numpy(str)))
        for cell, rows in long.groupby(by)
        if len(rows) >= MIN_OBSERVATIONS
    ]
    others = pd.DataFrame(found, columns=[*by, *OF_SHARES]).round(2).astype({"rest_n": "Int64"})
    others["share_employer_high"] = others["share_employer_high"].clip(upper=100)
    return with_shares(table, long, "share").merge(others, on=by, how="left")


def of_bands(table: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    """Add to `aggregates.rung_mix` the employers of everybody in a band of years, as `with_shares` does."""
    lows = np.array(sorted(table["years_from"].unique()))
    known = people.dropna(subset="years_experience").drop(columns="role_id")
    band = lows[np.searchsorted(lows, np.floor(known["years_experience"]), "right") - 1]
    return with_shares(table, known.assign(years_from=band), "years_experience")


def with_pay(table: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    """Add to a table of pay by component what its employers make of it: `with_shares`, an interval, and the others.

    `amount_employer_low` and `_high` are the ends of `interval`, missing with fewer than `LEAST_EMPLOYERS`; `rest_n`,
    `amount_rest_p50`, `amount_rest_low` and `_high` are the people at all employers but the largest, their median and
    its interval over people, missing where they are too few. Whole amounts. `people` has the key of the cells, the
    amounts base_usd to total_usd and `company`, without which nothing is known of employers. Each cell is
    drawn from the same seed: the same people give the same interval, and no cell depends on another.
    """
    people = people if "company" in people else people.assign(company=None)
    parts = {f"{name}_usd": name for name in dict.fromkeys(table["component"])}
    key = [name for name in people.columns if name in table.columns]
    named = people.dropna(subset="company").rename(columns=parts)
    long = named.melt([*key, "company"], list(parts.values()), "component", "amount").dropna(subset="amount")
    by = [*key, "component"]
    wanted = set(table[by].itertuples(index=False, name=None))
    found = [(*cell, *_of_cell(rows)) for cell, rows in long.groupby(by) if cell in wanted]
    columns = pd.DataFrame(found, columns=[*by, *OF_PAY]).astype(dict.fromkeys(OF_PAY, "Int64"))
    return with_shares(table, long, "amount").merge(columns, on=by, how="left")


def with_years(table: pd.DataFrame, people: pd.DataFrame, value: str) -> pd.DataFrame:
    """Add to a table of years what its employers make of it: `with_shares`, an interval, and the others.

    `years_employer_low` and `_high`, `rest_n`, `years_rest_p50`, `years_rest_low` and `_high` are as those of
    `with_pay`, in years. `people` has
    `company`, `value` and the key of the table's cells.
    """
    by = _key(table, people)
    named = people.dropna(subset=[value, "company"])
    wanted = set(table[by].itertuples(index=False, name=None))
    found = [
        (*cell, *_of_employers(rows[value].to_numpy(float), rows["company"].to_numpy(str)))
        for cell, rows in named.groupby(by)
        if cell in wanted
    ]
    others = pd.DataFrame(found, columns=[*by, *OF_YEARS]).round(2).astype({"rest_n": "Int64"})
    return with_shares(table, people, value).merge(others, on=by, how="left")


def _of_cell(rows: pd.DataFrame) -> list[float]:
    amounts, companies = rows["amount"].to_numpy(float), rows["company"].to_numpy(str)
    return [round(each, 0) for each in _of_employers(amounts, companies)]


def _of_employers(values: np.ndarray, companies: np.ndarray) -> list[float]:
    """Return the ends of the interval over employers, and what `rest` does."""
    return [*interval(values, companies), *rest(values, companies)]


def largest(companies: np.ndarray) -> tuple[str, int]:
    """Return the employer with most people and how many they are; of several the first by name."""
    names, counts = np.unique(companies, return_counts=True)
    return str(names[counts.argmax()]), int(counts.max())


def rest(values: np.ndarray, companies: np.ndarray) -> list[float]:
    """Return how many are at all employers but the largest, their median and the ends of its interval over people.

    NaN throughout where they are too few.
    """
    others = values[companies != largest(companies)[0]]
    return median(others) if len(others) >= MIN_OBSERVATIONS else [np.nan] * 4


def median(values: np.ndarray) -> list[float]:
    """Return how many values there are, their median and the ends of its interval, as `percentiles` has them."""
    ordered, n = np.sort(values), len(values)
    rank = int((n + 1) / 2 - Z_90 * np.sqrt(n) / 2)
    return [n, float(np.median(ordered)), float(ordered[rank - 1]), float(ordered[n - rank])]


def interval(values: np.ndarray, employers: np.ndarray, seed: int = SEED) -> tuple[float, float]:
    """Return the 90 % interval of a median over employers, never below 0; NaN with fewer than `LEAST_EMPLOYERS`."""
    names, codes = np.unique(employers, return_inverse=True)
    if len(names) < LEAST_EMPLOYERS:
        return np.nan, np.nan
    order = np.lexsort((values, codes))
    medians = np.sort(resampled_medians(values[order], np.bincount(codes), np.random.default_rng(seed)))
    cut = int(TAIL * len(medians))
    median, factor = float(np.median(values)), widening(len(names))
    low, high = min(medians[cut], median), max(medians[-1 - cut], median)
    return max(0.0, median - factor * (median - low)), median + factor * (high - median)


def widening(employers: int) -> float:
    """Return by how much an interval over so many employers is widened: 2.2 for three, 1.08 for twenty."""
    student = round(float(stdtrit(employers - 1, 1 - TAIL)), 6)
    return student / Z_90 * float(np.sqrt(employers / (employers - 1)))


def resampled_medians(values: np.ndarray, sizes: np.ndarray, draws: np.random.Generator) -> np.ndarray:
    """Return the medians of `RESAMPLES` samples: as many employers as there are, then in each as many people as it has.

    `values` are in the order of employers, `sizes` the people of each.
    """
    ranks = np.argsort(np.argsort(values, kind="stable"), kind="stable")
    ordered = np.sort(values)
    starts = np.cumsum(sizes) - sizes
    at_once = max(1, CHUNK // len(values))
    parts = [
        _medians(ordered, ranks, starts, sizes, min(at_once, RESAMPLES - done), draws)
        for done in range(0, RESAMPLES, at_once)
    ]
    return np.concatenate(parts)


def _medians(
    ordered: np.ndarray,
    ranks: np.ndarray,
    starts: np.ndarray,
    sizes: np.ndarray,
    samples: int,
    draws: np.random.Generator,
) -> np.ndarray:
    """Return the medians of so many samples by counting how often each rank is drawn: nothing is sorted again."""
    people, employers = len(ordered), len(sizes)
    picked = (draws.random((samples, employers)) * employers).astype(np.int64).ravel()
    drawn = sizes[picked]
    within = (draws.random(int(drawn.sum())) * np.repeat(drawn, drawn)).astype(np.int64)
    sample = np.repeat(np.repeat(np.arange(samples), employers), drawn)
    rank = ranks[np.repeat(starts[picked], drawn) + within]
    counts = np.bincount(sample * people + rank, minlength=samples * people).reshape(samples, people)
    upto = counts.cumsum(axis=1)
    total = upto[:, -1:]
    lower = (upto >= (total + 1) // 2).argmax(axis=1)
    upper = (upto >= total // 2 + 1).argmax(axis=1)
    return (ordered[lower] + ordered[upper]) / 2


def _key(table: pd.DataFrame, people: pd.DataFrame) -> list[str]:
    return [name for name in table.columns if name in people.columns]
