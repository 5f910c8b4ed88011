"""Charts of entry: openings for newcomers by quarter, and how often a title asks for a technical PM."""

from __future__ import annotations

import pandas as pd

from analysis import entry, posting_shares, words
from analysis.charts.chart import Chart, Encoding, SourceLine, hyphenated, source_line
from analysis.charts.forms.lines import Line, Remark, lines
from analysis.charts.forms.ranges import Group, ranges
from analysis.charts.theme import BLUE, GREY, Mode, SeriesStyle
from analysis.package.selection import Selection
from analysis.package.tables import Package

LINES = {
    entry.ALL: SeriesStyle("all openings", BLUE, "blue", "circle", "●"),
    entry.WITHOUT_LARGEST: SeriesStyle("without the largest employer", GREY, "gray", "square", "■"),
}
OPENINGS = "openings on one list of jobs for new graduates, each company and title counted once a quarter"
TITLES = "Share of postings with the word technical in their title, in percent"
SHARE = {"share": SeriesStyle("share of postings", BLUE, "blue", "circle", "●")}

COUNTS = Encoding("lines", x="Quarter", value="Openings", series="What")
SHARES = Encoding(
    "ranges", "%", groups=("Role",), value="Share (%)", low="90% interval from (%)", high="90% interval to (%)"
)


def openings(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Entry-level openings by quarter, with and without the largest employer. When: is anyone hiring beginners."""
    found, measure = entry.openings(package), words.capital(f"{package.trade.name} {OPENINGS}".strip())
    rows, title = found.rows, found.sentence
    if rows.empty:
        return _nothing("entry-openings", title, measure, _openings_table(package, rows))
    quarters = [rows.assign(value=rows[key].astype(float), what="quarter") for key in LINES]
    drawn = [Line(style, line, line, named=False) for style, line in zip(LINES.values(), quarters, strict=True)]
    remarks = [Remark(row.date, "list paused", hatched=True) for row in rows[rows["paused"]].itertuples()]
    return Chart(
        name="entry-openings",
        title=title,
        subtitle=f"{measure}. {rows['place'].iloc[0]}, {posting_shares.span(rows)}.",
        source=source_line(package, found.sources, int(rows[entry.ALL].sum()), "openings"),
        alt=f"Two lines by quarter. {title}.",
        table=_openings_table(package, rows),
        figure=lines(drawn, mode, remarks=remarks),
        key=tuple(LINES.values()),
        note=" ".join(found.notes),
        slug=hyphenated(rows["place"].iloc[0]),
        encoding=COUNTS,
    )


def technical_titles(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Share of titles that ask for a technical PM, by role. When: does my first job ask for a technical past."""
    found = entry.technical_titles(package)
    rows, title = found.rows, found.sentence
    if rows.empty:
        return _nothing("entry-technical-titles", title, TITLES, _titles_table(package, rows))
    groups = [Group(row["name"], _mark(row)) for _index, row in rows.iterrows()]
    return Chart(
        name="entry-technical-titles",
        title=title,
        subtitle=f"{TITLES}, with its 90% interval (line; employers resampled). {rows['place'].iloc[0]}, "
        f"{words.period(rows['period'].iloc[0])}; the entry-level feed {words.period(rows['period'].iloc[-1])}.",
        source=source_line(package, found.sources, int(rows["n"].sum()), "postings"),
        alt=f"One dot a role with its interval. {title}.",
        table=_titles_table(package, rows),
        figure=ranges(groups, SHARE, words.percent, mode),
        key=tuple(SHARE.values()),
        note="A title is not a requirement: postings may ask for a degree without saying so in the title, and a "
        "technical role need not have one.",
        slug=hyphenated(rows["place"].iloc[0]),
        encoding=SHARES,
    )


def _nothing(name: str, title: str, measure: str, table: pd.DataFrame) -> Chart:
    return Chart(
        name=name, title=title, subtitle=f"{measure}.", source=SourceLine(), alt=f"{title}.", table=table, slug="none"
    )


def _mark(row: pd.Series) -> pd.DataFrame:
    value = f"{words.number(row['share'])}%"
    between = f"90% interval {words.number(row['share_low'])} to {words.number(row['share_high'])}%"
    points = {"p10": row["share_low"], "p25": row["share"], "p50": row["share"], "p75": row["share"]}
    points |= {"p90": row["share_high"], "series": "share", "value": value, "n": row["n"]}
    return pd.DataFrame([points | {"hover": f"{row['name']}<br><b>{value}</b> of {row['n']:,} postings<br>{between}"}])


def _openings_table(package: Package, rows: pd.DataFrame) -> pd.DataFrame:
    parts = [
        pd.DataFrame(
            {
                "What": words.capital(style.label),
                "Quarter": rows["date"].map(posting_shares.quarter),
                "Openings": rows[key],
                "Days with postings": rows["days"],
                "Source": rows["source_id"].map(package.publisher_of),
            }
        )
        for key, style in LINES.items()
    ]
    return pd.concat(parts, ignore_index=True)


def _titles_table(package: Package, rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Role": rows["name"],
            "Postings": rows["n"],
            "With technical in the title": rows["count"],
            "Share (%)": rows["share"],
            "90% interval from (%)": rows["share_low"],
            "90% interval to (%)": rows["share_high"],
            "Share without the largest employer (%)": rows["share_rest"],
            "Employers": rows["employers"],
            "Its share of postings (%)": rows["share_largest"],
            "Source": rows["source_id"].map(package.publisher_of),
        }
    )
