"""Forecasts of the demand series: which model past months bear out, what it says, and the seasons behind it."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis import words
from analysis.finding import Finding, sources_of
from analysis.inputs import Choice, Input
from analysis.package.memory import kept
from analysis.package.selection import Selection, first_selection
from analysis.package.tables import Package

MODEL_NAMES = {"naive": "no change", "seasonal_naive": "same month last year", "damped_trend": "damped trend"}
LEVELS = (50, 80, 95)
NAIVE = ("naive", "seasonal_naive")
NO_FORECAST, NO_SEASONS = "No forecast in this data", "No seasons of hiring in this data"

KNOWN, SHOWN, RUNNER_UP = "known", "shown", "runner_up"
"""Parts of a fan: months observed, the forecast that is shown, and that of a model with less error, not clearly."""


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
def fan(package: Package, selection: Selection) -> Finding:
    """Return where the forecast of the chosen series leads, and whether the model behind it beats no change.

    `rows`, a month each: `part` (known, shown or runner_up), model, date, value, trend (NaN where adjusted), low_50 to
    high_95, unit, place, source_id; none where nothing is forecast. `notes`: how far the series fell in the pandemic's
    first months, if it was observed, and what it counts.
    """
    if not _is_known(package, selection):
        return Finding(pd.DataFrame(), NO_FORECAST)
    ahead = _ahead(package, selection)
    known = _history(package, selection)
    parts = (known.assign(part=KNOWN, model=KNOWN), ahead.assign(part=SHOWN), _runner_up(package, selection))
    notes = (_shock(package, selection), _definition(package, selection))
    return Finding(
        pd.concat(parts, ignore_index=True),
        _where_to(package, selection, ahead.iloc[-1]),
        notes=tuple(filter(None, notes)),
        sources=sources_of(known),
    )


@kept()
def backtest(package: Package, selection: Selection) -> Finding:
    """Return how the models were tried, what the best of them gained, and how little that proves; empty for none.

    `rows` are for readers, a model and months ahead each, errors in the series' own unit; the note says how to read
    the columns, and which model is shown.
    """
    if not _is_known(package, selection):
        return Finding(pd.DataFrame(), NO_FORECAST)
    rows = _of(package, "demand_backtest", selection)
    return Finding(
        _backtest_table(rows),
        _backtest_in_words(package, selection),
        notes=(_how_to_read(_overall(package, selection)["unit"].iloc[0]),),
        sources=sources_of(rows),
    )


@kept()
def season(package: Package, selection: Selection) -> Finding:
    """Return for each series the month that lies farthest from the trend among those that clearly do, largest first.

    `rows`, a month of a series each: series_id, name, month, value (% above the trend), value_low, value_high, clear
    (the 90% interval leaves nought out), years, n, unit, source_id. The choice does not matter.
    """
    rows = package["demand_season"].merge(package["demand_series"][["series_id", "name"]], on="series_id")
    rows = rows.assign(clear=(rows["value_low"] > 0) | (rows["value_high"] < 0))
    return Finding(rows, _farthest(rows), sources=sources_of(rows))


def _is_known(package: Package, selection: Selection) -> bool:
    """Say whether the chosen series has a forecast, the months that it is made from and a backtest of its models."""
    tables = ("demand", "demand_series", "demand_forecast", "demand_backtest")
    return all(len(_of(package, table, selection)) for table in tables) and len(_overall(package, selection)) > 0


def _history(package: Package, selection: Selection) -> pd.DataFrame:
    """Return the months that the chosen series' forecast is made from, each with its trend (NaN where adjusted)."""
    rows = package["demand"][package["demand"]["series_id"] == selection.series]
    ahead = _of(package, "demand_forecast", selection)
    rows = rows[rows["place"].isin(ahead["place"])].sort_values("date").tail(int(ahead["n"].iloc[0]))
    trend = _of(package, "demand_trend", selection)[["date", "value"]].rename(columns={"value": "trend"})
    return rows.merge(trend, on="date", how="left")


def _ahead(package: Package, selection: Selection) -> pd.DataFrame:
    """Return the forecast that is shown: model, date, value, low_50 to high_95, unit, source_id, place."""
    rows = _overall(package, selection)
    ahead = _of(package, "demand_forecast", selection)
    return ahead[ahead["model"] == rows.loc[rows["is_shown"], "model"].item()]


def _runner_up(package: Package, selection: Selection) -> pd.DataFrame:
    """Return the forecast of a model whose error was less than the shown one's, though not clearly; may be empty."""
    rows = _overall(package, selection)
    error = rows.loc[rows["is_shown"], "mae"].item()
    ahead = _of(package, "demand_forecast", selection)
    less = rows[rows["mae"] < error].sort_values("mae")["model"].head(1)
    return ahead[ahead["model"].isin(less)].assign(part=RUNNER_UP)


def _where_to(package: Package, selection: Selection, last: pd.Series) -> str:
    """Return where a forecast leads, by its last month, and whether the model behind it beats no change."""
    name = _lower(choices(package)[selection.series])
    verdict = (
        f"A {MODEL_NAMES[last['model']]} beats “no change” for {name}"
        if last["model"] not in NAIVE
        else f"Nothing clearly beats “{MODEL_NAMES[last['model']]}” for {name}"
    )
    low, middle, high = (words.number(last[column], 0) for column in ("low_80", "value", "high_80"))
    between = f"80% interval {low} to {high}" if pd.notna(last["low_80"]) else "too few past months for an interval"
    return f"{verdict}: {middle} in {words.date_month(last['date'])}, {between}"


def _definition(package: Package, selection: Selection) -> str:
    """Return what the chosen series counts."""
    series = package["demand_series"]
    return series.loc[series["series_id"] == selection.series, "definition"].item()


def _backtest_in_words(package: Package, selection: Selection) -> str:
    """Return how the models were tried, what the best of them gained, and how little that proves."""
    rows = _overall(package, selection)
    first, last = (words.date_month(rows[end].iloc[0]) for end in ("first_origin", "last_origin"))
    origins = int(rows["n"].iloc[0])
    return (
        f"At each of {origins} months from {first} to {last} every model saw the three years before, as today's "
        f"forecast does, and was held against the twelve months that came. {_gain(rows)} Forecasts made a month apart "
        f"share eleven of their twelve months, so {origins} of them prove no more than about "
        f"{words.number(origins / 12)} that have none in common."
    )


def _how_to_read(unit: str) -> str:
    """Return how to read the backtest's columns, and which model is shown."""
    return (
        f"Mean error: how far off on average, in the series' unit, {unit}. Against naive: that error less the naive "
        "one's, with its 90% interval, as wide as simulation says that so many overlapping forecasts need; where some "
        "years are far less settled than others it held but 59 to 71 of 100. In 50, 80, "
        "95%: how many outcomes lay in the interval meant to hold so many, made as wide as outcomes of other years "
        "say, few as they are; far more means that it is needlessly wide. ● is shown: the model with the least error "
        "among those whose interval against naive lies below zero and whose 80% interval held at least 70%; otherwise "
        "the naive one."
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


def _backtest_table(rows: pd.DataFrame) -> pd.DataFrame:
    """Return a backtest for readers: one row a model and months ahead, errors in the series' own unit."""
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
    shares = [getattr(row, f"covered_{level}") for level in LEVELS]
    return ", ".join(map(str, shares)) + "%" if pd.notna(shares).all() else "too few months for an interval"


def _farthest(every: pd.DataFrame) -> str:
    """Return for each series the month that lies farthest from the trend among those that clearly do, largest first."""
    found: dict[str, float] = {}
    if every.empty:
        return NO_SEASONS
    for name, rows in every.groupby("name", sort=False):
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


def _shock(package: Package, selection: Selection) -> str:
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


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]
