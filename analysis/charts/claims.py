"""Charts of claims: the range that is stated above what is observed, one chart a unit."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis import claims, words
from analysis.charts.chart import Chart, Encoding, source_line
from analysis.charts.forms.ranges import Group, ranges
from analysis.charts.theme import BLUE, CLAIM, Mode, SeriesStyle
from analysis.finding import Finding
from analysis.package.selection import Selection
from analysis.package.tables import Package

CLAIMED, WHAT = "Claim", "What"
LABELS = {claims.STATED: "Stated", claims.OBSERVED: "Observed"}
BEYOND = 1.15
"""An open end is drawn so far out, as a multiple of the largest end of all."""

POINTS = {"p25": "From", "p50": "Middle", "p75": "To"}


def years(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Years that claims state, above those observed. When: does a rule of thumb hold."""
    found = claims.years(package, selection)
    return _chart(package, mode, found, "claims-years", claims.YEARS, words.years_tick)


def pay(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Pay that claims state, above that observed. When: does an article's figure hold."""
    found, home = claims.pay(package, selection), package.currencies.home
    return _chart(package, mode, found, "claims-pay", home, words.money(home))


def _chart(package: Package, mode: Mode, found: Finding, name: str, unit: str, tick: words.Format) -> Chart:
    rows, series = found.rows, _series(package)
    money = f"{unit} a year, each in its own year's money" if unit != claims.YEARS else "Years"
    columns = {point: words.with_unit(label, unit) for point, label in POINTS.items()}
    return Chart(
        name=name,
        title=found.sentence,
        subtitle=f"{money}: what is stated (bar) above what is observed (symbol, {words.level(package)} interval as "
        "bar). An arrow: no upper end is stated.",
        source=source_line(package, found.sources),
        alt=f"Stated ranges above observed intervals, claim by claim. {found.sentence}.",
        table=_table(package, rows, columns),
        figure=ranges(_groups(rows), series, tick, mode) if len(rows) else None,
        key=tuple(series.values()) if len(rows) else (),
        note="A bar that covers the other is not yet a verdict: what is observed may be about something else, which "
        "each claim's own entry says.",
        slug="claims",
        encoding=Encoding(
            "ranges",
            unit,
            groups=(CLAIMED,),
            value=columns["p50"],
            series=WHAT,
            order=tuple(LABELS.values()),
            points=tuple(columns.items()),
        )
        if len(rows)
        else None,
    )


def _series(package: Package) -> dict[str, SeriesStyle]:
    observed = f"observed ({words.level(package)} interval)"
    return {
        claims.STATED: replace(CLAIM, label="stated"),
        claims.OBSERVED: SeriesStyle(observed, BLUE, "blue", "circle", "●"),
    }


def _groups(rows: pd.DataFrame) -> list[Group]:
    """Return a group a claim; an end that is open is drawn beyond all others, which its text says."""
    numbers = rows.astype(dict.fromkeys(POINTS, "float64"))
    is_open = numbers["p75"].isna() & numbers["p25"].notna()
    ends = numbers.assign(p75=numbers["p75"].fillna(BEYOND * numbers[["p25", "p75"]].max(axis=None)))
    drawn = ends.assign(
        p10=ends["p25"], p90=ends["p75"], open=is_open, value=ends["text"], hover=ends["name"] + "<br>" + ends["text"]
    )
    return [
        Group(cell["name"].iloc[0], cell, caption=cell["verdict"].iloc[0])
        for _claim, cell in drawn.groupby("claim_id", sort=False)
    ]


def _table(package: Package, rows: pd.DataFrame, columns: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            CLAIMED: rows["name"],
            WHAT: rows["series"].map(LABELS),
            **{label: pd.to_numeric(rows[point]) for point, label in columns.items()},
            "People": rows["n"].astype("Int64"),
            "Verdict": rows["verdict"],
            "Source": rows["source_id"].map(package.publisher_of),
        }
    )
