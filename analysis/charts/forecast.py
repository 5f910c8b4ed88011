"""Charts of forecasts: the fan of a series, and the seasons of those that have them."""

from __future__ import annotations

from dataclasses import replace
from itertools import cycle

import pandas as pd

from analysis import forecast, words
from analysis.charts.chart import Chart, Encoding, hyphenated, nothing, source_line
from analysis.charts.forms import fan as form
from analysis.charts.forms.seasons import seasons as panels
from analysis.charts.theme import Mode, styled
from analysis.neighbours import chart_text
from analysis.package.selection import Selection
from analysis.package.tables import Package

CAVEAT = "Made from the three years drawn, which hold no shock like the pandemic's, and no interval allows for another."
WIDTH = (
    "Intervals reach as far as past forecasts erred, and a little farther, since few of those share no month: the "
    "(n + 1) rule of conformal prediction (Vovk, Gammerman and Shafer), with one outcome in four counted."
)
NARROW = "There are too few past months to say how far such forecasts lie off: two years of them are needed."
SHADED = "; shaded: where 50, 80 and 95 of 100 outcomes are meant to lie"
SLOTS = (1, 3)
"""Places of the panels' styles, from the top."""

SEASONS = Encoding(
    "seasons",
    "%",
    groups=("Series",),
    x="Month",
    value="Above trend (%)",
    low="90% interval from",
    high="90% interval to",
)


def fan(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Twelve months ahead of a series with its intervals. When: what may hiring be like in a year."""
    found = forecast.fan(package, selection)
    rows, title = found.rows, found.sentence
    if rows.empty:
        return nothing("forecast-fan", title)
    parts = (forecast.KNOWN, forecast.SHOWN, forecast.RUNNER_UP)
    known, ahead, other = (rows[rows["part"] == part] for part in parts)
    last, sure = known.iloc[-1], bool(ahead["low_80"].notna().all())
    key = [form.KNOWN, form.MIDDLE if sure else replace(form.MIDDLE, label="forecast")]
    if known["trend"].notna().any():
        key.append(form.TREND)
    if len(other):
        name = forecast.MODEL_NAMES[other["model"].iloc[0]]
        key.append(replace(form.RUNNER_UP, label=f"{name}, less error in the past but not clearly"))
    return Chart(
        name="forecast-fan",
        title=title,
        subtitle=f"{forecast.choices(package)[selection.series]}, {last['unit']}. {last['place']}, by month, known to "
        f"{words.date_month(last['date'])}{SHADED if sure else ''}.",
        source=source_line(package, found.sources, len(known), "months; forecast our own"),
        alt=f"A line of three years and {'a fan' if sure else 'a line'} of twelve months. {title}.",
        table=_fan_table(package, rows),
        figure=form.fan(known, ahead, other, mode),
        key=tuple(key),
        note=" ".join((CAVEAT, WIDTH if sure else NARROW, *found.notes)),
        slug=hyphenated(selection.series),
        encoding=Encoding("fan", x="Month", value="Value", series="What", units="Unit"),
    )


def season(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """How far each month lies off the trend. When: is it the season or the market."""
    found = forecast.season(package, selection)
    rows, title = found.rows, found.sentence
    if rows.empty:
        return nothing("forecast-season", title)
    names = rows.drop_duplicates("series_id")[["series_id", "name"]].itertuples(index=False)
    looks = {series: styled(name, slot) for (series, name), slot in zip(names, cycle(SLOTS), strict=False)}
    years = f"{rows['years'].min()} to {rows['years'].max()}"
    return Chart(
        name="forecast-season",
        title=title,
        subtitle=f"Distance of each calendar month from the trend, in percent: median of {years} years and its 90% "
        "interval; grey where that holds zero. " + chart_text(package, "season", "measure"),
        source=source_line(package, found.sources, int(rows.drop_duplicates("series_id")["n"].sum()), "months"),
        alt=f"Two panels with a point a month. {title}.",
        table=_season_table(package, rows),
        figure=panels(rows, looks, mode),
        note=chart_text(package, "season", "note"),
        slug="unadjusted-series",
        encoding=SEASONS,
    )


def _fan_table(package: Package, rows: pd.DataFrame) -> pd.DataFrame:
    table = pd.DataFrame(
        {
            "What": rows["model"].replace(forecast.MODEL_NAMES),
            "Month": rows["date"].dt.strftime("%Y-%m"),
            "Value": rows["value"],
        }
    )
    for level in forecast.LEVELS:
        table[f"{level}% interval"] = [_interval(row, level) for row in rows.to_dict("records")]
    if rows["trend"].notna().any():
        table["Trend"] = rows["trend"]
    return table.assign(Unit=rows["unit"], Source=rows["source_id"].map(package.publisher_of))


def _interval(row: dict, level: int) -> str:
    low, high = row[f"low_{level}"], row[f"high_{level}"]
    return "" if pd.isna(low) else f"{words.number(low)} to {words.number(high)}"


def _season_table(package: Package, rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Series": rows["name"],
            "Month": rows["month"].map(lambda month: words.MONTHS[month - 1]),
            "Above trend (%)": rows["value"],
            "90% interval from": rows["value_low"],
            "90% interval to": rows["value_high"],
            "Years": rows["years"],
            "Source": rows["source_id"].map(package.publisher_of),
        }
    )
