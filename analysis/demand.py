"""Demand: hiring indices, published counts, and the mix of postings."""

from __future__ import annotations

import re
from string import ascii_uppercase

import pandas as pd

from analysis import turns, words
from analysis.finding import Finding, KeyFigure, sources_of
from analysis.neighbours import chart_text, lines
from analysis.package.memory import kept
from analysis.package.selection import Selection, first_selection
from analysis.package.tables import Package

BASE = 100
"""What an index is at its base."""

NO_INDEX = "No index of postings in this data"
NO_COUNTS = "No published counts in this data"


@kept()
def opening(package: Package, selection: Selection) -> Finding:
    """Return where hiring stands by the nearest series and the newest published count; figures are the indices.

    What there is of the chosen country comes first, where that is not the home of the nearest series. `rows` are
    the index lines, `notes` the articles' claims, lettered as in the chart.
    """
    found, newest = index(package, selection), _newest(package, selection)
    counted = [] if newest is None else [_counted(package, newest)]
    nearest, warning = f"{found.sentence}.", chart_text(package, "index", "opening")
    own = countries(package, selection)
    if selection.country != first_selection(package).country and selection.country in set(own.rows["place"]):
        there = newest is not None and newest["place"] == selection.country
        told = " ".join((f"{own.sentence}.", *(counted if there else []), nearest))
    else:
        joint = ": " if warning and counted else " "
        told = joint.join((" ".join(filter(None, (nearest, warning))), *counted))
        told += "" if counted or not warning else "."
    return Finding(found.rows, told, _figures(package, found.rows), found.notes, found.sources)


def _counted(package: Package, count: pd.Series) -> str:
    """Return a published count as a sentence: where, when and by whom."""
    where, when = words.place(package, count["place"]), words.date_month(count["date"])
    return (
        f"**{count['value']:,.0f}** listings were counted in {where} in {when} "
        f"({package.publisher_of(count['source_id'])})."
    )


@kept()
def index(package: Package, selection: Selection) -> Finding:
    """Return the indices at home by month (1 Feb 2020 = 100, say), and where the first stands against its peak.

    `rows` are those of `neighbours.lines`; `notes` are the claims that the chart marks, lettered.
    """
    rows = lines(package, "index")
    home = first_selection(package).country
    rows = rows[rows["place"] == (home if home in set(rows["place"]) else next(iter(rows["place"]), ""))]
    return Finding(rows, _stand(package, rows), notes=tuple(_claims_in_words(package)), sources=sources_of(rows))


@kept()
def countries(package: Package, selection: Selection) -> Finding:
    """Return the index that is told by country, and where it stands in the chosen one, or is highest and lowest."""
    series = package["demand_series"]
    named = series.loc[series["is_by_country"].fillna(False).astype(bool), ["series_id", "name"]]
    rows = package["demand"].merge(named, on="series_id").sort_values(["place", "date"])
    return Finding(rows, _of_country(package, selection, rows), sources=sources_of(rows))


@kept()
def published(package: Package, selection: Selection) -> Finding:
    """Return published counts of jobs and people, oldest first, and the largest value of the newest count.

    Columns: series_id, name, kind, definition, place, date, value, unit, source_id.
    """
    rows = _counts(package)
    postings = rows[rows["unit"] == "postings"]
    if postings.empty:
        return Finding(rows, NO_COUNTS, sources=sources_of(rows))
    latest = rows[rows["series_id"] == postings["series_id"].iloc[-1]].nlargest(1, "value").iloc[0]
    sentence = (
        f"The newest count finds {latest['value']:,.0f} {chart_text(package, 'published', 'counted') or 'listings'} "
        f"({latest['place'].lower()}) in {words.date_month(latest['date'])}"
    )
    return Finding(rows, sentence, sources=sources_of(rows))


@kept()
def claims(package: Package) -> pd.DataFrame:
    """Return the claims that the chart of indices marks, by the day at which it does, with a `letter`."""
    rows = package["claims"]
    rows = rows[(rows["topic"] == "demand") & rows["drawn_on"].notna()].sort_values("drawn_on").head(26)
    return rows.assign(letter=list(ascii_uppercase[: len(rows)]))


@kept()
def rise(package: Package) -> str:
    """Return how the first index moved over the time of a claimed rise; empty where no claim or month is known."""
    rows = index(package, first_selection(package)).rows
    claimed = claims(package)[claims(package)["measured_from"].notna()]
    if rows.empty or claimed.empty:
        return ""
    claim, line = claimed.iloc[0], rows[rows["series_id"] == rows["series_id"].iloc[0]]
    moved = turns.rise_since_low(line, int(claim["measured_from"]), claim["drawn_on"])
    if moved is None:
        return ""
    low, then, change = moved
    said = claim["in_sentence"] or claim["statement"].removesuffix(".")
    beside = ", a related series," if is_neighbour(package, line) else ""
    return (
        f"{words.capital(said)}; {label(line.iloc[0])}{beside} moved {change:+.0f}% "
        f"from {words.date_month(low['date'])} to {words.date_month(then['date'])}"
    )


def is_neighbour(package: Package, line: pd.DataFrame) -> bool:
    """Return whether a series is about a neighbour of what the package is about."""
    series = package["demand_series"].set_index("series_id")["is_neighbour"]
    return bool(series.fillna(False)[line["series_id"].iloc[0]])


def label(row: pd.Series) -> str:
    """Return what a sentence calls a series."""
    return row["in_sentence"] or row["name"][:1].lower() + row["name"][1:]


def _claims_in_words(package: Package) -> list[str]:
    return [
        f"Claim {row.letter}: {row.statement} {row.verdict_note} ({package.publisher_of(row.source_id)})"
        for row in claims(package).itertuples()
    ]


def _stand(package: Package, rows: pd.DataFrame) -> str:
    """Return where the first index stands against its peak."""
    if rows.empty:
        return NO_INDEX
    line = rows[rows["series_id"] == rows["series_id"].iloc[0]]
    points = turns.turning_points(line).set_index("what")
    now, short = points.loc["now"], _adjective(package, line["place"].iloc[0])
    place = f" in {words.place(package, line['place'].iloc[0])}" if not short else ""
    what = words.capital(f"{short} {label(line.iloc[0])}".strip())
    stand = f"{what}{place} stand at {words.number(now['value'], 0)} in {words.date_month(now['date'])}"
    if "peak" not in points.index:
        return (
            f"{stand}, the highest since {chart_text(package, 'index', 'base') or words.date_month(line['date'].min())}"
        )
    peak = points.loc["peak"]
    return (
        f"{stand}, {words.percent(100 * (1 - now['value'] / peak['value']))} below their peak "
        f"of {words.number(peak['value'], 0)} in {words.date_month(peak['date'])}"
    )


def _of_country(package: Package, selection: Selection, rows: pd.DataFrame) -> str:
    if rows.empty:
        return NO_INDEX
    last, what = rows.groupby("place").tail(1).set_index("place"), rows["name"].iloc[0]
    if selection.country in last.index:
        row = last.loc[selection.country]
        verb = "above" if row["value"] >= BASE else "below"
        return (
            f"{what} in {words.place(package, selection.country)}: {words.number(abs(row['value'] - BASE), 0)}% {verb} "
            f"{chart_text(package, 'countries', 'base') or 'the base'} in {words.date_month(row['date'])}"
        )
    top, bottom = last["value"].idxmax(), last["value"].idxmin()
    return (
        f"No index for {words.place(package, selection.country)}; {what[:1].lower()}{what[1:]} "
        f"stand highest in {words.place(package, top)} ({words.number(last.at[top, 'value'], 0)}) "
        f"and lowest in {words.place(package, bottom)} ({words.number(last.at[bottom, 'value'], 0)})"
    )


def _adjective(package: Package, place: str) -> str:
    names = package["countries"]
    return next(iter(names.loc[names["country"] == place, "adjective"]), "")


def _counts(package: Package) -> pd.DataFrame:
    series = package["demand_series"][["series_id", "name", "kind", "definition"]]
    rows = package["demand"].merge(series, on="series_id")
    return rows[rows["kind"] == "count"].sort_values(["date", "series_id", "place"])


def _newest(package: Package, selection: Selection) -> pd.Series | None:
    """Return the newest published count of postings in the chosen country; where it has none, of those at home."""
    rows = _counts(package)
    found = (
        rows[(rows["place"] == place) & (rows["unit"] == "postings")]
        for place in (selection.country, first_selection(package).country)
    )
    return next((one.iloc[-1] for one in found if len(one)), None)


def _figures(package: Package, rows: pd.DataFrame) -> tuple[KeyFigure, ...]:
    """Return where each index stands, whose it is and against what."""
    lasts = [line.iloc[-1] for _series, line in rows.groupby("series_id", sort=False)]
    counted = chart_text(package, "index", "counted") or "postings"
    general = set(countries(package, first_selection(package)).rows["series_id"])
    return tuple(
        KeyFigure(
            now["name"] if now["series_id"] in general else words.capital(now["name"].removesuffix(" postings")),
            words.number(now["value"], 0),
            f"{_adjective(package, now['place'])} {counted}, {words.date_month(now['date'])}; {_unit(now)}".strip(),
        )
        for now in lasts
    )


def _unit(row: pd.Series) -> str:
    """Return what an index's unit says in brackets, else the whole of it."""
    inside = re.search(r"\((.*)\)", row["unit"])
    return inside[1] if inside else row["unit"]
