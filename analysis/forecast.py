"""Forecasts of the demand series: which model past months bear out, what it says, and the seasons behind it."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis import words
from analysis.inputs import Choice, Input
from analysis.package.memory import kept
from analysis.package.selection import Selection, first_selection
from analysis.package.tables import Package

MODEL_NAMES = {"naive": "no change", "seasonal_naive": "same month last year", "damped_trend": "damped trend"}
LEVELS = (50, 80, 95)
NAIVE = ("naive", "seasonal_naive")
NO_FORECAST, NO_SEASONS = "No forecast in this data", "No seasons of hiring in this data"


def inputs(package: Package) -> dict[str, Input]:
    """Return what can be chosen of forecasts, by the names in the URL: the series."""
    return {"series": Choice("Series", choices(package), first_selection(package).series, width=280)}


@kept()
def choices(package: Package) -> dict[str, str]:
    """Return the series that are forecast, id to name, in the order of the table."""
    names = package["demand_series"].set_index("series_id")["name"]
    tested = package["demand_backtest"]["series_id"].drop_duplicates()
    return {series: names[series] for series in tested if series in names.index}


@kept()
def is_known(package: Package, selection: Selection) -> bool:
    """Say whether the chosen series has a forecast, the months that it is made from and a backtest of its models."""
    tables = ("demand", "demand_series", "demand_forecast", "demand_backtest")
    return all(len(_of(package, table, selection)) for table in tables) and len(_overall(package, selection)) > 0


@kept()
def history(package: Package, selection: Selection) -> pd.DataFrame:
    """Return the months that the chosen series' forecast is made from: date, value, trend (NaN where adjusted), unit.

    Also source_id and place.
    """
    rows = package["demand"][package["demand"]["series_id"] == selection.series]
    ahead = _of(package, "demand_forecast", selection)
    rows = rows[rows["place"].isin(ahead["place"])].sort_values("date").tail(int(ahead["n"].iloc[0]))
    trend = _of(package, "demand_trend", selection)[["date", "value"]].rename(columns={"value": "trend"})
    return rows.merge(trend, on="date", how="left")


@kept()
def shown(package: Package, selection: Selection) -> pd.DataFrame:
    """Return the forecast that is shown: model, date, value, low_50 to high_95, unit, source_id, place."""
    rows = _overall(package, selection)
    ahead = _of(package, "demand_forecast", selection)
    return ahead[ahead["model"] == rows.loc[rows["is_shown"], "model"].item()]


@kept()
def runner_up(package: Package, selection: Selection) -> pd.DataFrame:
    """Return the forecast of a model whose error was less than the shown one's, though not clearly; may be empty."""
    rows = _overall(package, selection)
    error = rows.loc[rows["is_shown"], "mae"].item()
    ahead = _of(package, "demand_forecast", selection)
    return ahead[ahead["model"].isin(rows[rows["mae"] < error].sort_values("mae")["model"].head(1))]


@kept()
def finding(package: Package, selection: Selection) -> str:
    """Return where the forecast leads and whether the model behind it beats no change, or that there is none."""
    if not is_known(package, selection):
        return NO_FORECAST
    last = shown(package, selection).iloc[-1]
    name = _name(package, selection)
    verdict = (
        f"A {MODEL_NAMES[last['model']]} beats “no change” for {name}"
        if last["model"] not in NAIVE
        else f"Nothing clearly beats “{MODEL_NAMES[last['model']]}” for {name}"
    )
    low, middle, high = (words.number(last[column], 0) for column in ("low_80", "value", "high_80"))
    return f"{verdict}: {middle} in {words.date_month(last['date'])}, 80% interval {low} to {high}"


@kept()
def definition(package: Package, selection: Selection) -> str:
    """Return what the chosen series counts."""
    series = package["demand_series"]
    return series.loc[series["series_id"] == selection.series, "definition"].item()


@kept()
def backtest_in_words(package: Package, selection: Selection) -> str:
    """Return how the models were tried, what the best of them gained, and how little that proves; empty for none."""
    if not is_known(package, selection):
        return ""
    rows = _overall(package, selection)
    first, last = (words.date_month(rows[end].iloc[0]) for end in ("first_origin", "last_origin"))
    origins = int(rows["n"].iloc[0])
    return (
        f"At each of {origins} months from {first} to {last} every model saw the three years before, as today's "
        f"forecast does, and was held against the twelve months that came. {_gain(rows)} Forecasts made a month apart "
        f"share eleven of their twelve months, so {origins} of them prove no more than about "
        f"{words.number(origins / 12)} that have none in common."
    )


@kept()
def backtest_note(package: Package, selection: Selection) -> str:
    """Return how to read the backtest's columns, and which model is shown; empty where there is none."""
    if not is_known(package, selection):
        return ""
    unit = _overall(package, selection)["unit"].iloc[0]
    return (
        f"Mean error: how far off on average, in the series' unit, {unit}. Against naive: that error less the naive "
        "one's, with its 90% interval, as wide as simulation says that so many overlapping forecasts need. In 50, 80, "
        "95%: how many outcomes lay in the interval meant to hold so many, made as wide as outcomes of other years "
        "say; far more means that it is needlessly wide. ● is shown: the model with the least error among those whose "
        "interval against naive lies below zero and whose 80% interval held at least 70%; otherwise the naive one."
    )


def _gain(rows: pd.DataFrame) -> str:
    """Return what the best model that is not naive gained or lost against the naive one, with its interval."""
    base, others = rows[rows["mae_difference"].isna()].iloc[0], rows[~rows["model"].isin(NAIVE)]
    if others.empty:
        return f"Only “{MODEL_NAMES[base['model']]}” was tried."
    best = others.sort_values("mae").iloc[0]
    change = 100 * best["mae_difference"] / base["mae"]
    low, high = (100 * best[f"mae_difference_{end}"] / base["mae"] for end in ("low", "high"))
    between = "too few months for an interval" if pd.isna(high) else f"90% interval {low:+.0f}% to {high:+.0f}%"
    clear = "a clear gain" if high < 0 else "a clear loss" if low > 0 else "which may be chance"
    return (
        f"The {MODEL_NAMES[best['model']]} erred {words.percent(abs(change))} {'less' if change < 0 else 'more'} than "
        f"“{MODEL_NAMES[base['model']]}” ({between}), {clear}."
    )


@kept()
def backtest_table(package: Package, selection: Selection) -> pd.DataFrame:
    """Return the backtest for readers: one row a model and months ahead, errors in the series' own unit."""
    rows = _of(package, "demand_backtest", selection)
    spans = list(dict.fromkeys(zip(rows["horizon_from"], rows["horizon_to"], strict=True)))
    order = [spans.index(span) for span in zip(rows["horizon_from"], rows["horizon_to"], strict=True)]
    rows = rows.iloc[sorted(range(len(rows)), key=order.__getitem__)]
    return pd.DataFrame(
        {
            "Months ahead": rows["horizon_from"].astype(str) + " to " + rows["horizon_to"].astype(str),
            "Model": rows["model"].map(MODEL_NAMES) + rows["is_shown"].map({True: " ●", False: ""}),
            "Mean error": rows["mae"],
            "Against naive": [_difference(row) for row in rows.itertuples()],
            "In 50, 80, 95%": [_covered(row) for row in rows.itertuples()],
        }
    )


def _difference(row: Any) -> str:
    if pd.isna(row.mae_difference):
        return "naive"
    if pd.isna(row.mae_difference_low):
        return f"{row.mae_difference:+.2f} (too few months for an interval)"
    return f"{row.mae_difference:+.2f} ({row.mae_difference_low:+.2f} to {row.mae_difference_high:+.2f})"


def _covered(row: Any) -> str:
    return ", ".join(f"{getattr(row, f'covered_{level}')}" for level in LEVELS) + "%"


@kept()
def seasons(package: Package) -> pd.DataFrame:
    """Return how far each month lies above the trend: series_id, name, month, value (%), value_low, value_high, clear.

    Clear: the 90% interval leaves nought out. Also years, unit and source_id.
    """
    rows = package["demand_season"].merge(package["demand_series"][["series_id", "name"]], on="series_id")
    return rows.assign(clear=(rows["value_low"] > 0) | (rows["value_high"] < 0))


@kept()
def season_finding(package: Package) -> str:
    """Return for each series the month that lies farthest from the trend among those that clearly do, largest first."""
    found: dict[str, float] = {}
    if seasons(package).empty:
        return NO_SEASONS
    for name, rows in seasons(package).groupby("name", sort=False):
        clear, plain = rows[rows["clear"]], _lower(name).removesuffix(", unadjusted")
        if clear.empty:
            found[f"no month of {plain} lies clearly off its trend"] = 0.0
            continue
        row = clear.loc[clear["value"].abs().idxmax()]
        side = "above" if row["value"] > 0 else "below"
        month = words.MONTHS[int(row["month"]) - 1]
        text = f"{plain} lie {words.percent(abs(row['value']))} {side} their trend in {month}"
        found[text] = abs(row["value"])
    return words.capital("; ".join(sorted(found, key=found.__getitem__, reverse=True)))


@kept()
def shock(package: Package, selection: Selection) -> str:
    """Return in a sentence how far the series fell in the pandemic's first months; empty where it was not observed."""
    place, told = _of(package, "demand_forecast", selection)["place"].iloc[0], package.descriptor.get("before_shock")
    if not told:
        return ""
    before, rows = pd.Timestamp(told), package["demand"]
    line = rows[(rows["series_id"] == selection.series) & (rows["place"] == place)].set_index("date")["value"]
    spring = line[(line.index >= before) & (line.index.year == before.year)]
    if before not in spring.index or len(spring) < 2:
        return ""
    fall, low = 100 * (1 - spring.min() / spring[before]), words.date_month(spring.idxmin())
    return f"From {words.date_month(before)} to {low} this series fell by {words.percent(fall)}."


def _overall(package: Package, selection: Selection) -> pd.DataFrame:
    """Return the backtest over all months ahead, one row a model."""
    rows = _of(package, "demand_backtest", selection)
    return rows[(rows["horizon_from"] == rows["horizon_from"].min()) & (rows["horizon_to"] == rows["horizon_to"].max())]


def _of(package: Package, name: str, selection: Selection) -> pd.DataFrame:
    return package[name][package[name]["series_id"] == selection.series]


def _name(package: Package, selection: Selection) -> str:
    return _lower(choices(package)[selection.series])


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]
