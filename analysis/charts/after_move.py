"""Chart of the levels that people of like years and pay hold at the company type to which a plan moves."""

from __future__ import annotations

import pandas as pd

from analysis import words
from analysis.charts.chart import Chart, Encoding, hyphenated, source_line
from analysis.charts.forms.ranges import Group, ranges
from analysis.charts.theme import BLUE, Mode, SeriesStyle
from analysis.package.tables import Package
from analysis.planner import after_move
from analysis.planner.paths import moved_to
from analysis.planner.plan import Plan

PEOPLE = SeriesStyle("people of such years and pay", BLUE, "blue", "circle", "●")


def levels(*, package: Package, selection: Plan, mode: Mode) -> Chart:
    """Levels of people with my years and pay at another company type. When: as what would I be hired there."""
    found = after_move.levels(package, selection)
    rows, interval = found.rows, words.level(package)
    groups = [
        Group(words.rung(package, int(row["rung"])), _marks(package, rows.loc[[index]]))
        for index, row in rows.sort_values("rung", ascending=False).iterrows()
    ]
    low, high = (f"{interval} interval {end} (%)" for end in ("from", "to"))
    encoding = Encoding("ranges", "%", ("Level",), value="Share (%)", low=low, high=high)
    return Chart(
        name="after-move-levels",
        title=found.sentence,
        subtitle=_subtitle(package, selection, rows),
        source=source_line(package, found.sources, int(rows["n"].max()) if len(rows) else 0),
        alt=f"One dot a level with its interval. {found.sentence}.",
        table=_table(package, rows, low, high),
        figure=ranges(groups, {"people": PEOPLE}, words.percent, mode) if groups else None,
        note=" ".join(found.notes),
        slug=hyphenated(selection.country, selection.now, selection.at, "to", moved_to(package, selection)),
        encoding=encoding if groups else None,
    )


def _subtitle(package: Package, selection: Plan, rows: pd.DataFrame) -> str:
    if rows.empty:
        return "Levels held by people of like years and pay."
    there, alike = moved_to(package, selection), after_move.who(package, selection, rows)
    return (
        f"Level held, in percent of people {words.at_company_types(package, there)} with {alike}, with its "
        f"{words.level(package)} interval (line; employers resampled). {rows['country'].iloc[0]}, "
        f"{words.period(rows['period'].iloc[0])}."
    )


def _marks(package: Package, rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows with what is drawn of them: the share as symbol, its interval as line."""
    hover = [
        f"<b>{words.number(row.share)}%</b> of {row.n:,} people at {row.employers} employers<br>"
        f"{words.level(package)} interval {words.number(row.low)} to {words.number(row.high)}%"
        for row in rows.itertuples()
    ]
    points = {"p10": rows["low"], "p90": rows["high"]} | dict.fromkeys(("p25", "p50", "p75"), rows["share"])
    value = [f"{words.number(share)}%" for share in rows["share"]]
    return rows.assign(series="people", value=value, hover=hover, **points)


def _table(package: Package, rows: pd.DataFrame, low: str, high: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Level": rows["rung"].map(lambda rung: words.rung(package, int(rung))),
            "Share (%)": rows["share"],
            low: rows["low"],
            high: rows["high"],
            "People": rows["n"],
            "Employers": rows["employers"],
            "Largest employer": rows["largest_employer"].map(words.capital),
            "Its share of people (%)": rows["share_largest"],
            "Source": rows["source_id"].map(package.publisher_of),
        }
    )
