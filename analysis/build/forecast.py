"""Forecasts, their backtest, trend and seasons of the demand series, from the table `demand`."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import pandas as pd
from statsmodels.tsa.seasonal import STL

from analysis.bands import Z_90
from analysis.build import exact
from analysis.build.backtest import SHORTEST, WINDOW, backtest, distances
from analysis.build.calibration import reaches
from analysis.build.models import LEVELS, YEAR, candidates

SERIES = {
    "indeed_project_management": False,
    "indeed_software_development": False,
    "indeed_all_postings": False,
    "indeed_all_postings_unadjusted": True,
    "hn_hiring_posts": True,
}
"""What is forecast, and whether seasons are in it. The rates of JOLTS are means of twelve months: eleven of the months
behind the next value are known, so that any model would look good. Layoffs come in shocks, which no history tells."""

PLACES = {"hn_hiring_posts": "Worldwide"}
HOME = "United States"
SHOCK_YEAR = 2020
"""Left out where seasons are read: the fall and the rebound of that spring would pass for one."""

KEY = ["series_id", "place"]
BACKTEST = ["horizon_from", "horizon_to", "n", "first_origin", "last_origin", "mae", "mae_difference"]
BACKTEST += ["mae_difference_low", "mae_difference_high", *(f"covered_{level}" for level in LEVELS), "is_shown"]


def tables(demand: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield `demand_forecast`, `demand_backtest`, `demand_trend` and `demand_season`, computed from `demand`.

    `demand` has series_id, place, date (ISO), value, unit and source_id. A series of fewer than `SHORTEST` months since
    its last gap is left out, and so is a table without a row. Raises `ValueError` where a series of `SERIES` is absent.
    """
    every = {series_id: line(demand, series_id) for series_id in SERIES}
    lines = {series_id: values for series_id, values in every.items() if len(values) >= SHORTEST}
    heads = {series_id: head(demand, series_id) for series_id in lines}
    seasons = {name: season(values) for name, values in lines.items() if SERIES[name]}
    made = {
        "demand_forecast": {name: forecast(values, SERIES[name]) for name, values in lines.items()},
        "demand_backtest": {name: _rounded(backtest(values, SERIES[name])) for name, values in lines.items()},
        "demand_trend": {name: trend(values) for name, values in lines.items() if SERIES[name]},
        "demand_season": {name: rows for name, rows in seasons.items() if len(rows)},
    }
    for name, parts in made.items():
        if not parts:
            continue
        table = pd.concat([part.assign(**heads[series_id]) for series_id, part in parts.items()])
        if name == "demand_season":
            table = table.assign(unit="percent above trend")
        columns = [column for column in table.columns if column not in (*KEY, "unit", "source_id")]
        yield name, table[[*KEY, *columns, "unit", "source_id"]]


def line(demand: pd.DataFrame, series_id: str) -> pd.Series:
    """Return the values of a series by month, from its last gap on: nothing is filled in."""
    rows = demand[(demand["series_id"] == series_id) & (demand["place"] == PLACES.get(series_id, HOME))]
    if rows.empty:
        raise ValueError(f"There are no values of {series_id} to forecast.")
    values = pd.Series(rows["value"].to_numpy(), index=pd.to_datetime(rows["date"])).sort_index()
    whole = values.asfreq("MS")
    gaps = whole.index[whole.isna()]
    return whole[gaps.max() + pd.offsets.MonthBegin() :] if len(gaps) else whole


def head(demand: pd.DataFrame, series_id: str) -> dict[str, str]:
    """Return what every row about a series carries: series_id, place, unit and source_id."""
    place = PLACES.get(series_id, HOME)
    row = demand[(demand["series_id"] == series_id) & (demand["place"] == place)].iloc[0]
    return {name: row[name] for name in (*KEY, "unit", "source_id")}


def forecast(values: pd.Series, seasonal: bool) -> pd.DataFrame:
    """Return each candidate's forecast from the last `WINDOW` months.

    Columns: `model`, `date`, `horizon` (months ahead), `value` (the middle), `low_50` to `high_95` (the bounds: as wide
    as outcomes of the backtest ask for, see `calibration.reaches`; NaN where these are few), `n` (months it is made
    from).
    """
    far = distances(values, seasonal)
    history = exact.log(values[-WINDOW:])
    parts = []
    for name, model in candidates(seasonal).items():
        made = model(history, seasonal)
        months = pd.date_range(values.index[-1], periods=len(made.mean) + 1, freq="MS")[1:]
        part = {"model": name, "date": months.strftime("%Y-%m-%d"), "horizon": range(1, len(months) + 1)}
        part["value"] = made.median.round(1)
        for level, reach in reaches(far[name]).items():
            low, high = made.bounds(reach)
            part |= {f"low_{level}": low.round(1), f"high_{level}": high.round(1)}
        parts.append(pd.DataFrame(part).assign(n=len(history)))
    return pd.concat(parts)


def trend(values: pd.Series) -> pd.DataFrame:
    """Return the trend by month: `date`, `value` and `n` (months of the series)."""
    dates = values.index.strftime("%Y-%m-%d")
    return pd.DataFrame({"date": dates, "value": _trend(values).round(1), "n": len(values)})


def season(values: pd.Series) -> pd.DataFrame:
    """Return how far each calendar month lies above the trend, in percent.

    Columns: `month` (1 to 12), `value` (median of the years), `value_low`, `value_high` (its 90 % interval: order
    statistics at the binomial ranks, as for every median), `years` (how many), `n` (months of the series). No rows
    where a month has fewer years than such an interval needs.
    """
    above = 100 * (values / _trend(values) - 1)
    above = above[above.index.year != SHOCK_YEAR]
    months = {month: np.sort(part.to_numpy()) for month, part in above.groupby(above.index.month)}
    if any(_rank(len(years)) < 1 for years in months.values()):
        return pd.DataFrame()
    return pd.DataFrame([_month(month, years) for month, years in months.items()]).assign(n=len(values))


def _month(month: int, years: np.ndarray) -> dict:
    rank = _rank(len(years))
    low, middle, high = (round(float(one), 1) + 0.0 for one in (years[rank - 1], np.median(years), years[-rank]))
    return {"month": month, "value": middle, "value_low": low, "value_high": high, "years": len(years)}


def _rank(years: int) -> int:
    """Return the place, from 1, of the lower end of the interval of a median; below 1 where there are too few years."""
    return math.floor((years + 1) / 2 - Z_90 * math.sqrt(years) / 2)


def _trend(values: pd.Series) -> np.ndarray:
    """Return the trend by loess (Cleveland et al., 1990): one season over all years, outliers weigh little."""
    periodic = 10 * len(values) + 1
    return exact.exp(STL(exact.log(values), period=YEAR, seasonal=periodic, robust=True).fit().trend)


def _rounded(table: pd.DataFrame) -> pd.DataFrame:
    digits = {name: 2 for name in BACKTEST if name.startswith("mae")}
    dates = {name: table[name].dt.strftime("%Y-%m-%d") for name in ("first_origin", "last_origin")}
    covered = {name: table[name].round().astype("Int64") for name in (f"covered_{level}" for level in LEVELS)}
    shown = table["is_shown"].map({True: "true", False: "false"})
    return table.round(digits).assign(**dates, **covered, is_shown=shown)[["model", *BACKTEST]]
