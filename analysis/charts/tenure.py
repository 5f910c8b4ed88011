"""Charts of tenure: published years beside the observed ones, and time at the employer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go

from analysis import tenure, words
from analysis.charts import bands as of_bands
from analysis.charts.chart import Chart, Encoding, slug, source_line
from analysis.charts.forms.ranges import Group, ranges
from analysis.charts.theme import BLUE, CLAIM, GREEN, Mode, SeriesStyle
from analysis.package.selection import Selection
from analysis.package.tables import Package

CLAIMS = Encoding(
    "ranges",
    "years",
    groups=("What",),
    value="Middle (years)",
    points=(("p25", "From (years)"), ("p50", "Middle (years)"), ("p75", "To (years)")),
    count="People",
)


def claimed(package: Package) -> dict[str, SeriesStyle]:
    """Return how what is stated and what is observed look."""
    interval = f"{words.level(package)} interval"
    return {
        "claim": replace(CLAIM, label="stated by an article or guide"),
        "half": SeriesStyle(f"half have reached it by ({interval})", BLUE, "blue", "circle", "●"),
        "people": SeriesStyle("experience of the people in the role", GREEN, "green", "square", "■"),
    }


def claims(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """What articles and guides state about the years to a rung, beside the observations. When: is it true."""
    found = tenure.claims(package, selection)
    rows, title = found.rows, found.sentence
    seen = rows[rows["n"].notna()]
    series = claimed(package)
    measure = (
        "Years stated from one level to the next, above the years observed: half reached (symbol, "
        f"{words.level(package)} interval), experience of the people in the role (median, middle 50%)"
    )
    bounds = (selection.country, words.company_types(package, selection))
    return Chart(
        name="tenure-claims",
        title=title,
        subtitle=of_bands.subtitle(seen.head(1), measure, *bounds),
        source=source_line(package, found.sources),
        alt=f"Stated ranges of years above observed ones, by step. {title}.",
        table=_claims_table(package, rows),
        figure=_draw_claims(rows, series, mode) if len(seen) else None,
        key=tuple(series.values()),
        note=" ".join(found.notes),
        slug=slug(selection),
        encoding=replace(CLAIMS, kinds=tuple(series[one].label for one in rows["series"])) if len(seen) else None,
    )


def at_employer(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Years at the current employer by role and company type. When: do people move up by moving on."""
    found = tenure.at_employer(package, selection)
    read = of_bands.how_to_read(package, selection, of_bands.MIDDLE_HALF)
    bounds = (selection.country, words.company_types(package, selection))
    return of_bands.by_role_and_type(
        package,
        selection,
        mode,
        found,
        value=words.years,
        tick=words.years_tick,
        unit="years",
        name="tenure-at-employer",
        subtitle=of_bands.subtitle(found.rows, f"Years at the current employer so far: {read}", *bounds),
        alt=f"Ranges of years at the employer by role and company type. {found.sentence}.",
        slug=slug(selection),
    )


def _draw_claims(rows: pd.DataFrame, series: Mapping[str, SeriesStyle], mode: Mode) -> go.Figure:
    groups = [
        Group(row.at[row.index[0], "heading"], row.assign(hover=row["heading"], value=_span(row.iloc[0])))
        for _at, row in rows.groupby(rows.index)
    ]
    return ranges(groups, series, words.years_tick, mode)


def _span(row: pd.Series) -> str:
    """Return a row's value as text: its range for a claim, its middle value for what is observed."""
    if row["series"] == "claim":
        low, high = words.number(row["p25"]), words.number(row["p75"])
        return f"{low} years" if low == high else f"{low}–{high} years"
    return f"year {words.number(row['p50'])}" if row["series"] == "half" else words.years(row["p50"])


def _claims_table(package: Package, rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "What": rows["heading"],
            "From (years)": rows["p25"],
            "Middle (years)": rows["p50"],
            "To (years)": rows["p75"],
            "People": rows["n"],
            "Source": rows["source_id"].map(package.publisher_of),
        }
    )
