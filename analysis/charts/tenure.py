"""Charts of tenure: published years beside the observed ones, and time at the employer."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis import tenure, words
from analysis.charts import bands as of_bands
from analysis.charts.chart import Chart, slug, source_line
from analysis.charts.forms.ranges import Group, ranges
from analysis.charts.theme import BLUE, CLAIM, GREEN, Mode, SeriesStyle
from analysis.package.selection import Selection
from analysis.package.tables import Package

CLAIMED = {
    "claim": replace(CLAIM, label="stated by an article or guide"),
    "half": SeriesStyle("half have reached it by (90% interval)", BLUE, "blue", "circle", "●"),
    "people": SeriesStyle("experience of the people in the role", GREEN, "green", "square", "■"),
}


def claims(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """What articles and guides state about the years to a rung, beside the observations. When: is it true."""
    rows = tenure.claims(package, selection)
    title = tenure.claims_finding(package, selection)
    groups = [
        Group(row.at[row.index[0], "heading"], row.assign(hover=row["heading"], value=_span(row.iloc[0])))
        for _at, row in rows.groupby(rows.index)
    ]
    observed = rows[rows["n"].notna()]
    return Chart(
        name="tenure-claims",
        title=title,
        subtitle=of_bands.subtitle(
            observed.head(1),
            "Years stated from one rung to the next, above the years observed: half reached (symbol, 90% interval), "
            "experience of the people in the role (median, middle half)",
            selection.country,
            words.company_types(package, selection),
        ),
        source=source_line(package, rows["source_id"]),
        alt=f"Stated ranges of years above observed ones, by step. {title}.",
        table=_claims_table(package, rows),
        figure=ranges(groups, CLAIMED, words.years_tick, mode) if len(observed) else None,
        key=tuple(CLAIMED.values()),
        note="Stated years count time in product jobs; observed years count all work experience.",
        slug=slug(selection),
    )


def at_employer(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Years at the present employer by role and company type. When: do people move up by moving on."""
    rows, title = tenure.at_employer(package, selection), tenure.at_employer_finding(package, selection)
    measure = f"Years at the present employer so far: {of_bands.how_to_read(package, selection, of_bands.MIDDLE_HALF)}"
    published = [
        f"{row.population} {words.years(row.years_low)} ({package.publisher_of(row.source_id)}, {row.period})"
        for row in tenure.published(package, "years_at_employer").itertuples()
    ]
    return of_bands.by_role_and_type(
        package,
        selection,
        mode,
        rows,
        value=words.years,
        tick=words.years_tick,
        unit="years",
        name="tenure-at-employer",
        title=title,
        subtitle=of_bands.subtitle(rows, measure, selection.country, words.company_types(package, selection)),
        alt=f"Ranges of years at the employer by role and company type. {title}.",
        note=f"Time so far, not time until leaving. To compare: {'; '.join(published)}.",
        slug=slug(selection),
    )


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
