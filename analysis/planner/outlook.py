"""What a plan's sampled careers come to: chances by year, dates, pay along the way; with what is not known."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from analysis.bands import POINTS, cells
from analysis.package.memory import kept
from analysis.package.tables import Package
from analysis.planner import path_pay
from analysis.planner.careers import CAREERS, reached, sample
from analysis.planner.plan import BOUNDS, Path, Plan, along, curves, paths, unseen

BOUND_CAREERS = 4_000
"""Careers sampled from either end of the curves' bands: an end needs no finer grain."""

PACES = (0, 100)
"""Percentages of careers that keep their pace between which the true one lies: nothing observed says where."""

QUANTILES = (0.1, 0.25, 0.5, 0.75, 0.9)


@dataclass(frozen=True, eq=False)
class Outlook:
    """What the sampled careers of every path come to. Every frame has `path` (its label), `key` and n first.

    `chances`: rung, years (from now), share, share_low, share_high (0 to 1), pace_low and pace_high (the share whatever
    part of careers keeps its pace), for every rung above the present one.
    `dates`: rung, p10 to p90 (years from now until it is reached, NaN: not within the years seen), low and high (of
    the median), seen (years from now that are observed). `pay`: years, p50 (mean over careers of the median pay of the
    rung held), low, high. `earned`: p10 to p90, low and high of pay added up over `over` years. Amounts in USD today.
    `unseen` holds absent paths and why they are, `unpaid` names those without pay, `stand_in` role and company type
    wherever the pay is that of all company types.
    """

    chances: pd.DataFrame
    dates: pd.DataFrame
    pay: pd.DataFrame
    earned: pd.DataFrame
    over: int
    unseen: tuple[tuple[str, str], ...]
    stand_in: tuple[tuple[str, str], ...]
    unpaid: tuple[str, ...]


@kept(most=128)
def outlook(package: Package, plan: Plan) -> Outlook:
    """Return what a plan and its alternatives come to.

    Medians and shares carry the range that careers span when they are sampled from either end of the 90 % bands of
    the curves, with no pace that lasts and with every one, and paid by either end of the medians' intervals: how well
    those are known, not how careers differ.
    """
    every = paths(package, plan)
    reasons = {path: unseen(package, plan, path) for path in every}
    seen = [path for path in every if not reasons[path]]
    runs = {path: _runs(package, plan, path) for path in seen}
    paid = {path: _paid(package, plan, path, runs[path]) for path in seen}
    over = min((len(one["share"]) - 1 for one in runs.values()), default=0)
    climbing = [path for path in seen if path.key != "fork"]  # both sides of the fork are one rung, of one curve
    known = [path for path in seen if not np.isnan(paid[path]["share"]).any()]
    return Outlook(
        chances=_frame([_chances(package, plan, path, runs[path]) for path in climbing]),
        dates=_frame([_dates(package, plan, path, runs[path]) for path in climbing]),
        pay=_frame([_pay(package, plan, path, paid[path]) for path in known]),
        earned=_frame([_earned(package, plan, path, paid[path], over) for path in known]),
        over=over,
        unseen=tuple((path.label, reason) for path, reason in reasons.items() if reason),
        stand_in=tuple(dict.fromkeys(pair for path in seen for pair in _stand_in(package, plan, path, runs[path]))),
        unpaid=tuple(path.label for path in seen if path not in known),
    )


def median_date(package: Package, plan: Plan, rung: int) -> float:
    """Return the median years until the plan's own path reaches a rung; infinity where not within the years seen."""
    own = paths(package, plan)[0]
    return float(_quantiles(reached(_run(package, plan, own, "share", BOUND_CAREERS), rung))[2])


def lasting(plan: Plan, percentage: int) -> Plan:
    """Return the plan with another persistence of pace."""
    return replace(plan, lasts=percentage)


def _run(package: Package, plan: Plan, path: Path, bound: str, size: int) -> np.ndarray:
    ahead = along(package, plan, path, bound)
    rung = package.ladder[path.role].rung
    here = curves(package, plan.country, path.company_type, bound)
    return sample(ahead, rung, path.years, persistence=plan.persistence, since=path.since, here=here, size=size)


def _runs(package: Package, plan: Plan, path: Path) -> dict[str, np.ndarray]:
    """Return the rungs of sampled careers by curve and by end of its band, where that end has anybody to begin with.

    Keys are the columns of `BOUNDS`, those of the other paces with the pace after an @: share, share_low, share@0.
    """
    rung, found = package.ladder[path.role].rung, {}
    for pace in (None, *PACES):
        for bound in BOUNDS:
            here = curves(package, plan.country, path.type_in(0), bound)
            if here is not None and here.holds(rung, path.years):
                other = plan if pace is None else lasting(plan, pace)
                size = CAREERS if bound == "share" and pace is None else BOUND_CAREERS
                found[bound if pace is None else f"{bound}@{pace}"] = _run(package, other, path, bound, size)
    return found


def _paid(package: Package, plan: Plan, path: Path, runs: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Return the pay of each career and year: at the curve the median, at its ends those of the median's interval."""
    columns = dict(zip(BOUNDS, ("p50", "low", "high"), strict=True))
    rates = {bound: path_pay.along(package, plan, path, column) for bound, column in columns.items()}
    return {
        bound: np.take_along_axis(rates[bound.partition("@")[0]][: len(rungs)], rungs.astype(int), axis=1)
        for bound, rungs in runs.items()
    }


def _chances(package: Package, plan: Plan, path: Path, runs: dict[str, np.ndarray]) -> list[dict]:
    rows = []
    for rung in _rungs_above(package, path, plan):
        shares = {bound: (rungs >= rung).mean(axis=1) for bound, rungs in runs.items()}
        ends = np.array(list(shares.values()))
        paces = np.array([share for bound, share in shares.items() if bound.partition("@")[0] == "share"])
        for year in range(len(shares["share"])):
            values = {
                "share": shares["share"][year],
                "share_low": ends[:, year].min(),
                "share_high": ends[:, year].max(),
                "pace_low": paces[:, year].min(),
                "pace_high": paces[:, year].max(),
            }
            rows.append(_named(package, plan, path, year) | {"rung": rung, "years": year} | values)
    return rows


def _dates(package: Package, plan: Plan, path: Path, runs: dict[str, np.ndarray]) -> list[dict]:
    rows = []
    for rung in _rungs_above(package, path, plan):
        points = {bound: _quantiles(reached(rungs, rung)) for bound, rungs in runs.items()}
        medians = [one[2] for one in points.values()]
        values = dict(zip(POINTS, points["share"], strict=True)) | {"low": min(medians), "high": max(medians)}
        known = {name: value if np.isfinite(value) else np.nan for name, value in values.items()}
        rows.append(_named(package, plan, path, 0) | {"rung": rung, "seen": len(runs["share"]) - 1} | known)
    return rows


def _pay(package: Package, plan: Plan, path: Path, paid: dict[str, np.ndarray]) -> list[dict]:
    means = np.array([one.mean(axis=1) for one in paid.values()])
    ends = np.array([means.min(axis=0), means[0], means.max(axis=0)])
    return [
        _named(package, plan, path, year)
        | {"years": year}
        | dict(zip(("low", "p50", "high"), ends[:, year], strict=True))
        for year in range(means.shape[1])
    ]


def _earned(package: Package, plan: Plan, path: Path, paid: dict[str, np.ndarray], over: int) -> list[dict]:
    sums = {bound: np.quantile(one[:over].sum(axis=0), QUANTILES) for bound, one in paid.items()}
    medians = [one[2] for one in sums.values()]
    values = dict(zip(POINTS, sums["share"], strict=True)) | {"low": min(medians), "high": max(medians)}
    return [_named(package, plan, path, over) | values]


def _stand_in(package: Package, plan: Plan, path: Path, runs: dict[str, np.ndarray]) -> list[tuple[str, str]]:
    """Return role and company type wherever a career's pay is that of all company types."""
    held = runs["share"]
    found = []
    for company_type in dict.fromkeys(path.type_in(year) for year in range(len(held))):
        years = [year for year in range(len(held)) if path.type_in(year) == company_type]
        lacking = path_pay.by_rung(package, plan.country, plan.component, company_type, path).stand_in
        roles = [path.role_on(package, int(rung)) for rung in np.unique(held[years])]
        found += [(role, company_type) for role in roles if role in lacking]
    return found


def _rungs_above(package: Package, path: Path, plan: Plan) -> list[int]:
    """Return the rungs above the present one that have a curve where the path leads; for craft up to the fork."""
    rows = package["attainment"]
    types = {path.type_in(year) for year in range(len(along(package, plan, path)))}
    observed = {int(rung) for company_type in types for rung in cells(rows, (company_type,), plan.country)["rung"]}
    top = package.ladder.craft_top if path.craft else max(observed, default=0)
    now = package.ladder[path.role].rung
    return [rung for rung in sorted(observed) if now < rung <= top]


def _named(package: Package, plan: Plan, path: Path, year: int) -> dict:
    """Return which path a row is of and who is behind the curves that lead to its year."""
    return {"path": path.label, "key": path.key} | _people(package, plan.country, path.type_in(max(year - 1, 0)))


@kept(most=64)
def _people(package: Package, country: str, company_type: str) -> dict:
    """Return who is behind a company type's curves: n, source and period."""
    row = cells(package["attainment"], (company_type,), country).iloc[0]
    return row[["company_types", "n", "source_id", "period"]].to_dict()


def _quantiles(years: np.ndarray) -> np.ndarray:
    # Whole years, some of them infinite, are not interpolated: the quantile is the year of one of the careers.
    return np.quantile(years, QUANTILES, method="inverted_cdf")


def _frame(parts: list[list[dict]]) -> pd.DataFrame:
    columns = ["path", "key", "company_types", "n", "source_id", "period", "rung", "years"]
    return pd.DataFrame([row for part in parts for row in part], columns=None if any(parts) else columns)
