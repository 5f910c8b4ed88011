"""Chart of craft: years of the specialty, the post and the job, beside those of all work."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from analysis import craft, words
from analysis.charts import bands as of_bands
from analysis.charts.chart import Chart, slug, source_line
from analysis.charts.forms.ranges import Group, ranges
from analysis.charts.theme import Mode, SeriesStyle, styled
from analysis.package.selection import Selection
from analysis.package.tables import Package

WHO, WHAT = "Who", "Years"


def years(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Years of all work, in the specialty and in the post, by role. When: how long have they done this very work."""
    found = craft.years(package, selection)
    rows, title = found.rows, found.sentence
    drawn = bool((rows["measure"] != craft.ALL_WORK).any())
    series = _series(package, rows)
    read = of_bands.how_to_read(package, selection)
    order = [style.label for style in series.values()]
    bound = f"of all work: {words.company_types(package, selection)} in {words.place(package, selection.country)}"
    return Chart(
        name="craft-years",
        title=title,
        subtitle=f"Years in the specialty, post or job so far, each survey apart: {read}. Years {bound}.",
        source=source_line(package, found.sources if drawn else ()),
        alt=f"Ranges of years by role, one row a kind of years and survey. {title}.",
        table=_table(package, rows, series),
        figure=_draw(package, selection, rows, series, mode) if drawn else None,
        key=tuple(series.values()),
        note=" ".join(found.notes),
        slug=slug(selection),
        encoding=of_bands.encoded(package, rows, "years", groups=[WHO], series=WHAT, order=order) if drawn else None,
    )


def _series(package: Package, rows: pd.DataFrame) -> dict[str, SeriesStyle]:
    """Return how each kind of years looks, named with where it was asked."""
    present = {row.measure: row for row in rows.itertuples()}
    return {
        measure: styled(f"{text}, {words.place(package, present[measure].country)}", at)
        for at, (measure, text) in enumerate(craft.MEASURES.items(), 1)
        if measure in present
    }


def _draw(
    package: Package, selection: Selection, rows: pd.DataFrame, series: dict[str, SeriesStyle], mode: Mode
) -> go.Figure:
    groups = [
        Group(who, of_bands.marks(package, some, some["measure"], words.years))
        for who, some in rows.groupby("post", sort=False)
    ]
    return ranges(groups, series, words.years_tick, mode, intervals=of_bands.with_intervals(selection))


def _table(package: Package, rows: pd.DataFrame, series: dict[str, SeriesStyle]) -> pd.DataFrame:
    labels = {measure: style.label for measure, style in series.items()}
    frame = pd.DataFrame({WHO: rows["post"], WHAT: rows["measure"].map(labels), "People": rows["n"]})
    frame = frame.assign(**of_bands.amounts(package, rows, "years"))
    return frame.assign(Source=rows["source_id"].map(package.publisher_of))
