"""What a plan's sampled careers come to: chances by year, dates, pay along the way; with what is not known."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from analysis.bands import POINTS, cells
from analysis.package.memory import kept
from analysis.package.selection import first_selection
from analysis.package.tables import Package
from analysis.planner import path_pay
from analysis.planner.careers import reached
from analysis.planner.paths import Path, ahead, paths
from analysis.planner.plan import Plan
from analysis.planner.runs import Measure, Runs, runs
from analysis.planner.unseen import unseen

QUANTILES = (0.1, 0.25, 0.5, 0.75, 0.9)


@dataclass(frozen=True, eq=False)
class Outlook:
    """What the sampled careers of every path come to. Every frame has `path` (its label), `key` and n first.

    `chances`: rung, years (from now), share, share_low, share_high (0 to 1), pace_low and pace_high (the share whatever
    part of careers keeps its pace), for every rung above the present one.
    `dates`: rung, p10 to p90 (years from now until it is reached, NaN: not within the years seen), low and high (of
    the median), seen (years from now that are observed). `pay`: years, p50 (mean over careers of the median pay of the
    rung held), low, high. `earned`: years (that all paths are seen for), p10 to p90, low and high of pay added up over
    them. Amounts in the plan's money, of the people of `paid_in`: the plan's country, or that of most people where
    nobody there says.
    `unseen` holds absent paths and why they are, `unpaid` names those without pay, `stand_in` role and company type
    wherever the pay is that of all company types.
    """

    chances: pd.DataFrame
    dates: pd.DataFrame
    pay: pd.DataFrame
    earned: pd.DataFrame
    paid_in: str
    unseen: tuple[tuple[str, str], ...]
    stand_in: tuple[tuple[str, str], ...]
    unpaid: tuple[str, ...]


@kept(most=128)
def outlook(package: Package, plan: Plan) -> Outlook:
    """Return what a plan and its alternatives come to.

    Medians and shares carry the range of nine tenths of what comes of people drawn anew, the curves of all rungs
    together (or of either end of the curves' bands, where there are no draws), at whichever pace it reaches furthest,
    and paid by either end of the medians' intervals: how well those are known, not how careers differ.
    """
    every = paths(package, plan)
    reasons = {path: unseen(package, plan, path) for path in every}
    seen = [path for path in every if not reasons[path]]
    runs = {path: _careers(package, plan, path) for path in seen}
    over = min((len(one.own) - 1 for one in runs.values()), default=0)
    climbing = [path for path in seen if path.key != "fork"]  # both sides of the fork are one rung, of one curve
    priced, rates = _priced(package, plan, runs)
    return Outlook(
        chances=_frame([_chances(package, plan, path, runs[path]) for path in climbing]),
        dates=_frame([_dates(package, plan, path, runs[path]) for path in climbing]),
        pay=_frame([_pay(package, plan, path, runs[path], rates[path]) for path in rates]),
        earned=_frame([_earned(package, plan, path, runs[path], rates[path], over) for path in rates]),
        paid_in=priced.country,
        unseen=tuple((path.label, reason) for path, reason in reasons.items() if reason),
        stand_in=tuple(dict.fromkeys(pair for path in seen for pair in _stand_in(package, priced, path, runs[path]))),
        unpaid=tuple(path.label for path in seen if path not in rates),
    )


def _priced(package: Package, plan: Plan, runs: dict[Path, Runs]) -> tuple[Plan, dict[Path, list[np.ndarray]]]:
    """Return the plan in the country whose pay is known on some path, its own if it can be, with the rates by path."""
    for country in dict.fromkeys((plan.country, first_selection(package).country)):
        priced = replace(plan, country=country)
        rates = {path: _rates(package, priced, path) for path in runs}
        known = {path: one for path, one in rates.items() if not np.isnan(_paid(one[0])(runs[path].own)).any()}
        if known:
            return priced, known
    return plan, {}


def median_date(package: Package, plan: Plan, rung: int) -> float:
    """Return the median years until the plan's own path reaches a rung; infinity where not within the years seen."""
    own = paths(package, plan)[0]
    return float(_quantiles(reached(_careers(package, plan, own).own, rung))[2])


def lasting(plan: Plan, percentage: int) -> Plan:
    """Return the plan with another persistence of pace."""
    return replace(plan, lasts=percentage)


def _careers(package: Package, plan: Plan, path: Path) -> Runs:
    # A track and a comparison change where a path may end and what it pays, not how its careers go.
    return _sampled(
        package,
        replace(plan, target="", against="", component="", dollars="", currency=""),
        replace(path, label="", craft=False),
    )


@kept(most=16)
def _sampled(package: Package, plan: Plan, path: Path) -> Runs:
    return runs(package, plan, path)


def _paid(rates: np.ndarray) -> Measure:
    """Return what makes the pay of each career and year of the rungs held, by pay by year and rung."""
    starts = rates.shape[1] * np.arange(len(rates))
    return lambda rungs: rates.take(rungs + starts[: len(rungs)].reshape(-1, *[1] * (rungs.ndim - 1)))


def _chances(package: Package, plan: Plan, path: Path, runs: Runs) -> list[dict]:
    columns = ("share", "share_low", "share_high", "pace_low", "pace_high")
    return [
        _named(package, plan, path, year) | {"rung": rung, "years": year} | dict(zip(columns, of_year, strict=True))
        for rung in _rungs_above(package, path, plan)
        for year, of_year in enumerate(_shares(runs, rung).T.tolist())
    ]


def _shares(runs: Runs, rung: int) -> np.ndarray:
    """Return the share of careers on a rung or above by year: itself, its interval, and its range over the paces."""

    def there(rungs: np.ndarray) -> np.ndarray:
        return (np.maximum.accumulate(rungs, axis=0) >= rung).mean(axis=-1)

    return np.clip([there(runs.own), *runs.interval(there), *runs.at_any_pace(there)], 0, 1)


def _dates(package: Package, plan: Plan, path: Path, runs: Runs) -> list[dict]:
    """Return the dates of each rung above; half are there in a year of the draws where their share comes to half."""
    rows = []
    for rung in _rungs_above(package, path, plan):
        points = dict(zip(POINTS, _quantiles(reached(runs.own, rung)), strict=True))
        _share, low, high, *_paces = _shares(runs, rung)
        values = points | {"low": _first(package, high), "high": _first(package, low)}
        known = {name: value if np.isfinite(value) else np.nan for name, value in values.items()}
        rows.append(_named(package, plan, path, 0) | {"rung": rung, "seen": len(runs.own) - 1} | known)
    return rows


def _first(package: Package, shares: np.ndarray) -> float:
    """Return the first year in which a share is a half or more; infinity where there is none."""
    there = shares >= package.rules["half"]
    return float(there.argmax()) if there.any() else np.inf


def _pay(package: Package, plan: Plan, path: Path, runs: Runs, rates: list[np.ndarray]) -> list[dict]:
    middle, *ends = (_mean_of(_paid(one)) for one in rates)
    low, high = runs.interval(middle, *ends)
    return [
        _named(package, plan, path, year) | {"years": year, "low": low[year], "p50": amount, "high": high[year]}
        for year, amount in enumerate(middle(runs.own))
    ]


def _earned(package: Package, plan: Plan, path: Path, runs: Runs, rates: list[np.ndarray], over: int) -> list[dict]:
    middle, *ends = (_sum_of(_paid(one), over) for one in rates)
    medians = [lambda rungs, sums=sums: np.quantile(sums(rungs), 0.5, axis=-1) for sums in (middle, *ends)]
    values = dict(zip(POINTS, np.quantile(middle(runs.own), QUANTILES), strict=True))
    ends_of_median = dict(zip(("low", "high"), runs.interval(*medians), strict=True))
    return [_named(package, plan, path, over) | {"years": over} | values | ends_of_median]


def _rates(package: Package, plan: Plan, path: Path) -> list[np.ndarray]:
    """Return pay by year and rung: the medians, then either end of their intervals.

    People drawn anew may come to a rung of which nobody says the pay: there it is that of the rung below.
    """
    middle, *ends = (path_pay.along(package, plan, path, column) for column in ("p50", "low", "high"))
    return [middle, *(pd.DataFrame(rates).ffill(axis=1).to_numpy() for rates in ends)]


def _mean_of(paid: Measure) -> Measure:
    return lambda rungs: paid(rungs).mean(axis=-1)


def _sum_of(paid: Measure, over: int) -> Measure:
    return lambda rungs: paid(rungs[:over]).sum(axis=0)


def _stand_in(package: Package, plan: Plan, path: Path, runs: Runs) -> list[tuple[str, str]]:
    """Return role and company type wherever a career's pay is that of all company types."""
    held = runs.own
    found = []
    for company_type in dict.fromkeys(path.type_in(year) for year in range(len(held))):
        years = [year for year in range(len(held)) if path.type_in(year) == company_type]
        lacking = path_pay.at_type(package, plan, company_type, path).stand_in
        roles = [path.role_on(package, int(rung)) for rung in np.unique(held[years])]
        found += [(role, company_type) for role in roles if role in lacking]
    return found


def _rungs_above(package: Package, path: Path, plan: Plan) -> list[int]:
    """Return the rungs above the present one that have a curve where the path leads; for craft up to the fork."""
    rows = package["attainment"]
    types = set(ahead(package, plan, path))
    observed = {int(rung) for company_type in types for rung in cells(rows, (company_type,), plan.country)["rung"]}
    top = package.ladder.craft_top if path.craft else max(observed, default=0)
    return [rung for rung in sorted(observed) if path.begins(package) < rung <= top]


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
    return np.quantile(years, QUANTILES, axis=-1, method="inverted_cdf")


def _frame(parts: list[list[dict]]) -> pd.DataFrame:
    columns = ["path", "key", "company_types", "n", "source_id", "period", "rung", "years"]
    return pd.DataFrame([row for part in parts for row in part], columns=None if any(parts) else columns)
