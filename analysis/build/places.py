"""Product managers' own pay by metropolitan area, and pay within company and level by place, years stayed and focus."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.build import by_employer, exact
from analysis.build.employers import interval, resamples
from analysis.build.percentiles import MIN_OBSERVATIONS

COUNTRY, CURRENCY = "United States", "USD"
POINTS = {"p10": 10, "p25": 25, "p50": 50, "p75": 75, "p90": 90}
LARGEST = ["employers", "largest_employer", "share_largest"]
PAY = ["source_id", "period", "country", "place", "role_id", "n", *LARGEST, "currency"]
PAY += [*(f"amount_{point}" for point in POINTS), "amount_p50_low", "amount_p50_high", *by_employer.REST]
PEERS = [*PAY[: PAY.index("n")], "company_types", *PAY[PAY.index("n") :], "price_month"]
WITHIN = [
    "source_id",
    "period",
    "country",
    "what",
    "position",
    "name",
    "share",
    "share_low",
    "share_high",
    "n",
    *LARGEST,
    "share_without_largest",
]

STAYED = {"under 1 year": (0, 1), "1 to 3 years": (1, 4), "4 to 6 years": (4, 7), "7 years or more": (7, np.inf)}
"""Years at the employer: from, and up to but not including; the first is what the others are compared with."""

FOCI = ("all other products", "AI and machine learning")
"""What people say that they work on; the first is what the other is compared with."""

ON_AI = r"\b(?:ai|ml|machine learning|artificial intelligence)\b"
"""How a report says that its product is one of AI; one that says nothing is not compared."""

LEAST_OF_PLACE = 50
"""People of a place from which it is compared within companies: under that, single companies decide."""


def place_pay(people: pd.DataFrame, cities: Path) -> pd.DataFrame:
    """Return total pay by metropolitan area and role, with the area's largest employer: columns `PAY`.

    `people` has source_id, period, country, location ("City, ST"), company, role_id and total_usd; `cities` is the map
    from cities to areas. The interval of the median comes of employers and people drawn anew; `by_employer.REST` are
    the people at all employers but the largest. Cells under ten people or three employers are absent.
    """
    return _cells(_placed(people, cities), ["source_id", "period", "country", "place", "role_id"])[PAY]


def peer_pay(people: pd.DataFrame, cities: Path, month: str) -> pd.DataFrame:
    """Return total pay by metropolitan area, role and company type: columns `PEERS`.

    As `place_pay`, of `people` with company_type whose amounts are in dollars of `month`.
    """
    placed = _placed(people, cities).rename(columns={"company_type": "company_types"})
    by = ["source_id", "period", "country", "place", "role_id", "company_types"]
    return _cells(placed, by).assign(price_month=month)[PEERS]


def within(people: pd.DataFrame, cities: Path) -> pd.DataFrame:
    """Return by how many percent pay differs between people of one company and level: columns `WITHIN`.

    `what` is place (against the area with most employers), stayed (against those under a year at the employer) or focus
    (work on AI against work on all else, where a report says so); `share` is in percent of the reference's pay, which
    has a row of nought. Total pay is regressed, in logarithms, on the groups, with a mean of its own for each company
    and level, the logarithm of years of work and the year of the report; the 90 % interval comes of employers and
    people drawn anew. `share_without_largest` is what is left of the difference without the group's largest employer,
    or without the reference's, whichever leaves less.
    """
    placed = _placed(people, cities)
    sizes = placed.groupby("place")["company"].agg(["nunique", "size"]).sort_values("nunique", ascending=False)
    large = list(sizes.index[sizes["size"] >= LEAST_OF_PLACE])
    at_home = people[people["country"] == COUNTRY]
    stayed = at_home.assign(stayed=_stayed(at_home["years_at_company"])).dropna(subset="stayed")
    focused = by_focus(at_home)
    parts = [
        _differences(placed[placed["place"].isin(large)], "place", large),
        _differences(stayed, "stayed", [name for name in STAYED if (stayed["stayed"] == name).any()]),
        _differences(focused, "on", [name for name in FOCI if (focused["on"] == name).any()]).assign(what="focus"),
    ]
    return pd.concat(parts, ignore_index=True)[WITHIN]


def _placed(people: pd.DataFrame, cities: Path) -> pd.DataFrame:
    known = pd.read_csv(cities).set_index("city")["place"]
    rows = people[people["country"] == COUNTRY]
    return rows.assign(place=rows["location"].map(known)).dropna(subset="place")


def _stayed(years: pd.Series) -> pd.Series:
    """Return the name of each duration in `STAYED`; None where the years are not known."""
    names = pd.Series(None, index=years.index, dtype=object)
    for name, (start, end) in STAYED.items():
        names[(years >= start) & (years < end)] = name
    return names


def by_focus(people: pd.DataFrame) -> pd.DataFrame:
    """Return the people who say what they work on, with `on`, one of `FOCI`."""
    told = people[people["focus"].str.strip() != ""]
    on_ai = told["focus"].str.contains(ON_AI, case=False, regex=True)
    return told.assign(on=np.where(on_ai, FOCI[1], FOCI[0]))


def _cells(placed: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Return the pay of each cell with enough people and employers; no row, but the columns, where there is none."""
    cells = [
        dict(zip(by, key, strict=True)) | _pay(rows)
        for key, rows in placed.groupby(by)
        if len(rows) >= MIN_OBSERVATIONS and rows["company"].nunique() >= by_employer.LEAST_EMPLOYERS
    ]
    whole = dict.fromkeys(by_employer.REST, "Int64")
    return pd.DataFrame(cells, columns=[*by, *PAY[PAY.index("n") :]]).astype(whole)


def _pay(rows: pd.DataFrame) -> dict[str, object]:
    pay, companies = rows["total_usd"].to_numpy(float), rows["company"].to_numpy(str)
    ends = dict(zip(("p50_low", "p50_high"), by_employer.interval(pay, companies), strict=True))
    points = {name: np.percentile(pay, at) for name, at in POINTS.items()}
    return {
        "n": len(rows),
        **_largest(companies),
        "currency": CURRENCY,
        **{f"amount_{name}": round(amount) for name, amount in (points | ends).items()},
        **{name: round(one, 0) for name, one in zip(by_employer.REST, by_employer.rest(pay, companies), strict=True)},
    }


def _largest(companies: np.ndarray) -> dict[str, object]:
    """Return how many employers some people have, the largest and its share of the people, in percent: `LARGEST`."""
    name, people = by_employer.largest(companies)
    share = round(100 * people / len(companies), 1)
    return dict(zip(LARGEST, (len(np.unique(companies)), name, share), strict=True))


def _differences(rows: pd.DataFrame, what: str, names: Sequence[str]) -> pd.DataFrame:
    """Compare the groups in the column `what` with the first of `names`, within company and level; none, if alone."""
    if len(names) < 2:
        return pd.DataFrame(columns=WITHIN)
    cells = rows.groupby(["company", "role_id"], sort=False).ngroup().to_numpy()
    columns, groups = _columns(rows, what, names), len(names) - 1
    drawn = [_effects(columns[places], cells[places], groups) for places in resamples(rows["company"].to_numpy())]
    effects = _effects(columns, cells, groups)
    low, high = interval(effects, np.array(drawn), rows["company"].nunique())
    companies = [rows.loc[rows[what] == name, "company"].to_numpy(str) for name in names]
    table = pd.DataFrame(
        {
            "source_id": rows["source_id"].iloc[0],
            "period": rows["period"].iloc[0],
            "country": COUNTRY,
            "what": what,
            "position": range(1, len(names) + 1),
            "name": names,
            "share": _percent(effects),
            "share_low": _percent(low),
            "share_high": _percent(high),
            "n": list(map(len, companies)),
            "share_without_largest": _percent(_without_largest(columns, cells, rows["company"].to_numpy(str), effects)),
        }
    )
    return pd.concat([table, pd.DataFrame(map(_largest, companies))], axis=1)


def _without_largest(columns: np.ndarray, cells: np.ndarray, companies: np.ndarray, effects: np.ndarray) -> np.ndarray:
    """Return what is left of each effect without the largest employer of its group, or of the first: the lesser."""
    groups = len(effects) - 1
    of_group = columns[:, :groups].astype(bool)
    members = [~of_group.any(axis=1), *of_group.T]
    largest = [by_employer.largest(companies[people])[0] for people in members]
    left = {
        name: _effects(columns[companies != name], cells[companies != name], groups) for name in dict.fromkeys(largest)
    }
    both = np.array([[left[name][at], left[largest[0]][at]] for at, name in enumerate(largest)])
    return both[np.arange(len(both)), (np.sign(effects)[:, None] * both).argmin(axis=1)]


def _columns(rows: pd.DataFrame, what: str, names: Sequence[str]) -> np.ndarray:
    """Return what explains pay, the groups but the first one in front, and pay itself as the last column."""
    years = pd.to_datetime(rows["observed_on"]).dt.year
    groups = [rows[what] == name for name in names[1:]]
    dates = [years == year for year in sorted(years.unique())[1:]]
    worked, pay = exact.log(1 + rows["years_experience"]), exact.log(rows["total_usd"])
    return np.column_stack([*groups, worked, *dates, pay]).astype(float)


def _effects(columns: np.ndarray, cells: np.ndarray, groups: int) -> np.ndarray:
    """Return by how much log pay differs from that of the first group, NaN for a group that is not there.

    Frisch and Waugh: what explains and what is explained are taken as differences from the mean of company and level.
    """
    people = np.maximum(np.bincount(cells), 1)
    means = np.column_stack([np.bincount(cells, column) / people for column in columns.T])
    centred = columns - means[cells]
    found = np.linalg.lstsq(centred[:, :-1], centred[:, -1], rcond=None)[0][:groups]
    return np.append(0.0, np.where(columns[:, :groups].any(axis=0), found, np.nan))


def _percent(logs: np.ndarray) -> np.ndarray:
    """Return differences of logarithms in percent, one decimal; nought without a sign."""
    return (100 * np.expm1(logs)).round(1) + 0.0
