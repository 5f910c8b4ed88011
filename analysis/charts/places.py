"""Charts of product managers' own pay by place, and of pay within companies by place and by years stayed."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis import words
from analysis.charts import bands as of_bands
from analysis.charts.chart import Chart, Encoding, hyphenated, source_line
from analysis.charts.forms.differences import differences
from analysis.charts.forms.ranges import Group, ranges
from analysis.charts.theme import BLUE, Mode, SeriesStyle
from analysis.finding import Finding
from analysis.package.selection import Selection, first_selection
from analysis.package.tables import Package
from analysis.pay import money, places

PEOPLE = SeriesStyle("people who report", BLUE, "blue", "circle", "●")
AGAINST = SeriesStyle("difference in pay", BLUE, "blue", "circle", "●")


NO_MOVE = (
    "A difference is not what moving or leaving would bring: nobody was followed, and new grants stand beside older "
    "ones, which may have gained or lost since."
)


def by_role(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Total pay of one role by metropolitan area. When: what do people like me report elsewhere."""
    found, write = places.by_role(package, selection), money.text(selection)
    nominal = replace(selection, dollars=first_selection(package).dollars)  # reports of years have no one price level
    rows, read = found.rows, of_bands.how_to_read(package, selection)
    marked = of_bands.marks(package, rows, "people", write)
    groups = [Group(str(row["place"]), marked.loc[[index]]) for index, row in marked.iterrows()]
    encoding = of_bands.encoded(package, rows, selection.currency, groups=["Place"])
    return Chart(
        name="places-by-role",
        title=found.sentence,
        subtitle=of_bands.subtitle(
            rows,
            f"Total pay a year, {money.describe(package, nominal)}: {read}",
            words.roles(package, selection.role),
            "metros by place of work, named by their chief city",
        ),
        source=of_bands.source(package, rows),
        alt=f"One range a metro. {found.sentence}.",
        table=_table(package, rows, selection.currency),
        figure=ranges(groups, {"people": PEOPLE}, write, mode, intervals=of_bands.with_intervals(selection))
        if groups
        else None,
        note=" ".join(found.notes),
        slug=hyphenated(selection.role),
        encoding=encoding if groups else None,
    )


def within_companies(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Pay by place between people of one company and level. When: would my employer pay less elsewhere."""
    return _against(package, mode, places.within_companies(package, selection), "places-within-companies", "Place")


def staying(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Pay by years at the employer between people of one company and level. When: does staying cost me."""
    return _against(package, mode, places.staying(package, selection), "places-staying", "Years at the employer")


def _against(package: Package, mode: Mode, found: Finding, name: str, heading: str) -> Chart:
    """Draw differences from the first row, with how they were measured below."""
    rows, interval = found.rows, words.level(package)
    low, high = (f"{interval} interval {end} (%)" for end in ("from", "to"))
    reference = f" 0% is {rows['name'].iloc[0]}." if len(rows) else ""
    where = f" {rows['country'].iloc[0]}, {words.period(rows['period'].iloc[0])}." if len(rows) else ""
    return Chart(
        name=name,
        title=found.sentence,
        subtitle="Difference in total pay, in percent, between people of the same company and level, years of work and "
        f"year of report held equal, with its {interval} interval (line; employers resampled).{reference}{where}",
        source=source_line(package, found.sources, int(rows["n"].sum())),
        alt=f"One dot a row with its interval, left and right of zero. {found.sentence}.",
        table=pd.DataFrame(
            {
                heading: rows["name"].map(words.capital),
                "People": rows["n"],
                "Difference (%)": rows["share"],
                low: rows["low"],
                high: rows["high"],
                "Difference without the largest employer (%)": rows["rest"],
                **_largest(rows),
                "Source": rows["source_id"].map(package.publisher_of),
            }
        ),
        figure=differences(_marks(package, rows), AGAINST, places.signed, mode) if len(rows) else None,
        note=" ".join((*found.notes, NO_MOVE)),
        slug="",
        encoding=Encoding("differences", "%", (heading,), value="Difference (%)", low=low, high=high)
        if len(rows)
        else None,
    )


def _marks(package: Package, rows: pd.DataFrame) -> pd.DataFrame:
    """Return what the form draws: name, value, low, high, text, n and hover; the first row has no doubt to show."""
    hover = [
        f"<b>{places.signed(row.share)}</b>, n = {row.n:,} at {row.employers} employers<br>{words.level(package)} "
        f"interval {places.signed(row.low)} to {places.signed(row.high)}"
        for row in rows.itertuples()
    ]
    return pd.DataFrame(
        {
            "name": rows["name"].map(words.capital),
            "value": rows["share"],
            "low": rows["low"],
            "high": rows["high"],
            "text": rows["share"].map(places.signed),
            "count": rows["n"].map("{:,}".format),
            "hover": hover,
        }
    )


def _table(package: Package, rows: pd.DataFrame, unit: str) -> pd.DataFrame:
    shown = pd.DataFrame({"Place": rows["place"], "People": rows["n"], **of_bands.amounts(package, rows, unit)})
    return shown.assign(
        **_largest(rows),
        Source=rows["source_id"].map(package.publisher_of),
    )


def _largest(rows: pd.DataFrame) -> dict[str, pd.Series]:
    """Return the columns of a table that say who employs the people of its rows."""
    return {
        "Employers": rows["employers"],
        "Largest employer": rows["largest_employer"].map(words.capital),
        "Its share of people (%)": rows["share_largest"],
    }
