"""Pay by role at equal company mix: what each role pays if the same mix of company types reported in every role.

Direct standardisation. Within a country, every company type with ten people or more in each role is a stratum, and
the reference mix is the strata's shares among all reports there. A person of role r in stratum s weighs the stratum's
share over the number of people of r in s, so that each role counts every kind of company alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from analysis.build import by_employer
from analysis.build.aggregates import BANDS, COMPONENTS, with_currency
from analysis.build.employers import interval, resamples
from analysis.build.percentiles import MIN_OBSERVATIONS

OF_EMPLOYERS = ["employers", "share_largest", "rest_n", "amount_rest_p50"]
CELL = ["source_id", "country", "period"]
KEY = [*CELL, "component"]


def standardised(observations: pd.DataFrame, types: Sequence[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return percentiles of pay by role at the reference mix with the median's 90 % interval, and that mix.

    `observations` has `CELL`, role_id, company, company_type and the amounts base_usd to total_usd; `types` are the
    company types in their order. The first table: `CELL`, `role_id`, `component`, `n` (people in the strata),
    `currency`, `amount_p10` to `amount_p90` and the interval (whole amounts a year), then `OF_EMPLOYERS`: how many
    there are, the largest one's share of the people in percent, and the people and the median without it, missing
    where a stratum has nobody else. The interval comes of employers and people drawn anew within each stratum. The
    second: `KEY`, `company_type` and `share`, the reference mix in percent, 0 for a type that is no stratum.
    """
    cells = [
        (component, people, *strata(people, types))
        for component in COMPONENTS
        for _cell, people in observations.dropna(subset=f"{component}_usd").groupby(CELL)
    ]
    found = [
        row | {"component": component}
        for component, people, roles, held in cells
        for row in _roles(people, f"{component}_usd", roles, held)
    ]
    mixes = [_mix(people, held, types).assign(component=component) for component, people, roles, held in cells if roles]
    amounts = [f"amount_{point}" for point in (*BANDS, "p50_low", "p50_high")]
    columns = [*CELL, "role_id", "component", "n", *amounts, *OF_EMPLOYERS]
    table = pd.DataFrame(found, columns=columns).sort_values([*CELL, "role_id", "component"], ignore_index=True)
    counts = dict.fromkeys(["rest_n", "amount_rest_p50"], "Int64")
    whole = table.astype(dict.fromkeys(["n", *amounts, "employers"], "int64") | counts)
    empty = pd.DataFrame(columns=[*KEY, "company_type", "share"])
    return with_currency(whole), pd.concat(mixes or [empty])[empty.columns].sort_values(KEY, kind="stable")


def strata(people: pd.DataFrame, types: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the roles to compare and the company types that have ten people or more in each of them.

    A role is compared if two types or more have that many people in it.
    """
    counts = people.groupby(["role_id", "company_type"]).size().unstack(fill_value=0) >= MIN_OBSERVATIONS
    compared = counts[counts.sum(axis=1) >= 2]
    held = [name for name in types if name in compared and compared[name].all()]
    return (compared.index.tolist(), held) if len(held) >= 2 and len(compared) else ([], [])


def reference_mix(people: pd.DataFrame, types: list[str]) -> pd.Series:
    """Return each stratum's share of the people in the strata, whatever their role; the shares add up to 1."""
    return people["company_type"].value_counts().reindex(types) / people["company_type"].isin(types).sum()


def weighted_quantiles(values: np.ndarray, weights: np.ndarray, points: list[float]) -> np.ndarray:
    """Return quantiles of weighted values, interpolated linearly; with equal weights they are numpy's default.

    A value stands where half of its weight lies below it, on a scale from the smallest value (0) to the largest (1).
    """
    order = np.argsort(values, kind="stable")
    values, weights = values[order], weights[order]
    middles = np.cumsum(weights) - weights / 2
    scale = (middles - middles[0]) / (middles[-1] - middles[0])
    return np.interp(points, scale, values)


def _mix(people: pd.DataFrame, held: list[str], types: Sequence[str]) -> pd.DataFrame:
    mix = reference_mix(people, held)
    shares = [round(100 * float(mix.get(name, 0.0)), 1) for name in types]
    return pd.DataFrame({"company_type": list(types), "share": shares}).assign(**people.iloc[0][CELL].to_dict())


def _roles(people: pd.DataFrame, column: str, roles: list[str], types: list[str]) -> list[dict]:
    if not roles:
        return []
    mix = reference_mix(people, types)
    cell = people.iloc[0][CELL].to_dict()
    named = people.assign(company=people["company"].astype(str))
    samples = {
        role: [
            named.loc[(named["role_id"] == role) & (named["company_type"] == one), ["company", column]] for one in types
        ]
        for role in roles
    }
    return [
        cell | {"role_id": role, "n": sum(map(len, parts))} | _amounts(parts, mix.to_numpy())
        for role, parts in samples.items()
    ]


def _amounts(parts: list[pd.DataFrame], mix: np.ndarray) -> dict[str, float]:
    """Return what is told of a role whose people are the `parts`, one a stratum: their company and their pay."""
    employers, pay = ([part[name].to_numpy() for part in parts] for name in parts[0])
    bands = _weighted(pay, mix, list(BANDS.values()))
    drawn = np.array([_weighted(one, mix, [0.5]) for one in _drawn(pay, employers)])
    # One employer a stratum says nothing of how employers differ: widened as for two, by the most there is.
    independent = max(2, sum(len(np.unique(one)) for one in employers) - len(parts) + 1)
    low, high = interval(_weighted(pay, mix, [0.5]), drawn, independent, least=0)
    names = [f"amount_{point}" for point in (*BANDS, "p50_low", "p50_high")]
    amounts = [float(round(float(one))) for one in (*bands, *low, *high)]
    told = [*amounts, *_without_largest(pay, employers, mix)]
    return dict(zip([*names, *OF_EMPLOYERS], told, strict=True))


def _weighted(pay: list[np.ndarray], mix: np.ndarray, points: list[float]) -> np.ndarray:
    """Return quantiles of the people of the strata, each stratum weighing its share of the mix."""
    weights = np.concatenate([np.full(len(one), share / len(one)) for one, share in zip(pay, mix, strict=True)])
    return weighted_quantiles(np.concatenate(pay), weights, points)


def _drawn(pay: list[np.ndarray], employers: list[np.ndarray]) -> Iterator[list[np.ndarray]]:
    """Yield the pay of each stratum anew: its employers drawn with replacement, then as many people of each."""
    for places in zip(*map(resamples, employers), strict=True):
        yield [one[at] for one, at in zip(pay, places, strict=True)]


def _without_largest(pay: list[np.ndarray], employers: list[np.ndarray], mix: np.ndarray) -> list[float]:
    """Return the values of `OF_EMPLOYERS`; the largest is that of all strata together."""
    every = np.concatenate(employers)
    name, people = by_employer.largest(every)
    others = [one[names != name] for one, names in zip(pay, employers, strict=True)]
    counts = [len(np.unique(every)), round(100 * people / len(every), 1)]
    if not all(map(len, others)):
        return [*counts, np.nan, np.nan]
    return [*counts, len(every) - people, round(float(_weighted(others, mix, [0.5])[0]))]
