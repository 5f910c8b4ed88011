"""Chart of shares at a level by years of work, two sources side by side."""

from __future__ import annotations

import pandas as pd

from analysis import by_survey, words
from analysis.charts.chart import Chart, Encoding, hyphenated, source_line
from analysis.charts.forms.ranges import Group, ranges
from analysis.charts.theme import Mode, SeriesStyle, styled
from analysis.package.selection import Selection
from analysis.package.tables import Package


def shares(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Share at or above a level by years of work, by who reports. When: does the curve hold for people like me."""
    found = by_survey.shares(package, selection)
    rows, interval = found.rows, words.level(package)
    series = _series(package, rows)
    groups = [
        Group(words.capital(by_survey.describe_band(cell.iloc[0])), _marks(package, cell))
        for _years, cell in rows.groupby("years_from", sort=False)
    ]
    low, high = (f"{interval} interval {end} (%)" for end in ("from", "to"))
    where = f" All company types in {words.place(package, selection.country)}." if groups else ""
    order = tuple(style.label for style in series.values())
    encoding = Encoding(
        "ranges", "%", ("Years of work", "Who"), value="Share (%)", series="Who", order=order, low=low, high=high
    )
    return Chart(
        name="by-survey-shares",
        title=found.sentence,
        subtitle="Share of people at or above the level by years of work, in percent, each source apart, with its "
        f"{interval} interval (line).{where}",
        source=source_line(package, found.sources, int(rows["n"].sum()) if groups else None),
        alt=f"One dot a source and band of years, with its interval. {found.sentence}.",
        table=_table(package, rows, low, high),
        figure=ranges(groups, series, words.percent, mode) if groups else None,
        key=tuple(series.values()),
        note=" ".join(found.notes),
        slug=hyphenated(selection.country, selection.role),
        encoding=encoding if groups else None,
    )


def _series(package: Package, rows: pd.DataFrame) -> dict[str, SeriesStyle]:
    """Return how each source looks, named by who publishes it."""
    return {
        source: styled(package.publisher_of(source), at)
        for at, source in enumerate(dict.fromkeys(rows["source_id"]), 1)
    }


def _marks(package: Package, rows: pd.DataFrame) -> pd.DataFrame:
    share = rows["share"]
    hover = [
        f"<b>{words.percent(row.share)}</b> of {row.n:,} people<br>{words.level(package)} interval "
        f"{words.percent(row.low)} to {words.percent(row.high)}"
        for row in rows.itertuples()
    ]
    ends = {"p10": rows["low"], "p25": share, "p50": share, "p75": share, "p90": rows["high"]}
    # Without `low` and `high`: the thin line is the interval already.
    marks = rows.drop(columns=["low", "high"]).assign(**ends)
    return marks.assign(series=rows["source_id"], value=share.map(words.percent), hover=hover)


def _table(package: Package, rows: pd.DataFrame, low: str, high: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Years of work": [by_survey.describe_band(row) for _index, row in rows.iterrows()],
            "Who": rows["source_id"].map(package.publisher_of),
            "Share (%)": rows["share"].round(1),
            low: rows["low"].round(1),
            high: rows["high"].round(1),
            "Share without the largest employer (%)": rows["rest"].round(1),
            "People": rows["n"],
            "Source": rows["source_id"].map(package.publisher_of),
        }
    )
