"""Charts of progression: experience by role, attainment curves, rungs by experience, claims, time at the employer."""

from __future__ import annotations

import pandas as pd

from analysis import progression, words
from analysis.charts import bands as of_bands
from analysis.charts.chart import Chart, slug
from analysis.charts.forms.heatmap import heatmap
from analysis.charts.forms.steps import attainment as draw_attainment
from analysis.charts.theme import TRACKS, Mode, SeriesStyle, type_style
from analysis.package.memory import kept
from analysis.package.selection import Selection, apart
from analysis.package.tables import Package

ONE_MOMENT = "People seen at one moment, not careers followed."
SYMBOLS = (
    ("circle", "●"),
    ("diamond", "◆"),
    ("square", "■"),
    ("triangle-up", "▲"),
    ("triangle-down", "▼"),
    ("pentagon", "⬟"),
    ("circle-open", "○"),
    ("diamond-open", "◇"),
    ("square-open", "□"),
    ("triangle-up-open", "△"),
    ("triangle-down-open", "▽"),
    ("pentagon-open", "⬠"),
)
"""Symbol and glyph of the rungs' curves, from the second rung on: the lowest one has no curve, all are there."""


@kept(most=1)
def rung_styles(package: Package) -> dict[int, SeriesStyle]:
    """Return how each rung's curve looks: the colour is its track's, the symbol tells rungs apart."""
    places = ((rung, SYMBOLS[at % len(SYMBOLS)]) for at, rung in enumerate(package.ladder.rungs[1:]))
    return {
        rung: SeriesStyle(words.rung_or_above(package, rung), *_rung_colour(package, rung), symbol, glyph)
        for rung, (symbol, glyph) in places
    }


def _rung_colour(package: Package, rung: int) -> tuple[str, str]:
    """Return colour and hue of the highest track on a rung, in which a fork is its management's."""
    tracks = {role.track for role in package.ladder.at(rung)}
    style = next(TRACKS[track] for track in reversed(TRACKS) if track in tracks)
    return style.colour, style.hue


def experience(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Years of experience of the people in each role, company types as offset rows. When: am I on time."""
    rows, title = progression.experience(package, selection), progression.experience_finding(package, selection)
    measure = f"Years of work experience of the people in each role: {of_bands.how_to_read(package, selection)}"
    return of_bands.by_role_and_type(
        package,
        selection,
        mode,
        rows,
        value=words.years,
        tick=words.years_tick,
        unit="years",
        name="progression-experience",
        title=title,
        subtitle=of_bands.subtitle(rows, measure, selection.country, words.company_types(package, selection)),
        alt=f"Quantile ranges of years of experience by role and company type. {title}.",
        note=f"{ONE_MOMENT} {of_bands.missing(package, rows, selection)}",
        slug=slug(selection),
    )


def attainment(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Share at or above each rung by years of experience. When: by when have half of us got there."""
    curves = progression.attainment(package, selection)
    half = progression.half_reached(package, curves, "rung")
    drawn = set(curves["rung"])
    series = {rung: style for rung, style in rung_styles(package).items() if rung in drawn}
    title = _half_title(package, half, selection)
    return _attainment_chart(
        package, selection, curves, half, "rung", series, mode, name="progression-attainment", title=title
    )


def attainment_by_type(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Share at or above one rung by years of experience, by company type. When: is one kind of company faster."""
    curves = progression.attainment_apart(package, selection)
    half = progression.half_reached(package, curves, "company_types")
    series = {key: type_style(package, key) for key in apart(package, selection) if key in set(curves["company_types"])}
    return _attainment_chart(
        package,
        selection,
        curves,
        half,
        "company_types",
        series,
        mode,
        name="progression-attainment-by-type",
        title=progression.pace_finding(package, selection),
    )


def rung_mix(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Which roles people of so many years hold, as shaded cells. When: where do people like me stand."""
    rows = progression.rung_mix(package, selection)
    shares = rows.assign(band=_band_names(rows)).pivot(index="role_id", columns=["years_from", "band"], values="share")
    shares = shares.sort_index(axis="columns").droplevel("years_from", axis="columns")
    order = [role for role in reversed(package["roles"]["role_id"].tolist()) if role in shares.index]
    shares = shares.loc[order]
    title = _mix_title(package, rows)
    return Chart(
        name="progression-rung-mix",
        title=title,
        subtitle=of_bands.subtitle(
            rows,
            "Share of the people with so many years of experience who hold each role, in percent; "
            "each column adds up to 100",
            selection.country,
            words.company_types(package, selection),
        ),
        source=of_bands.source(package, rows.drop_duplicates("years_from")),
        alt=f"Shaded cells of shares by role and years of experience. {title}.",
        table=_mix_table(package, rows),
        figure=heatmap(shares, [words.role(package, role) for role in order], mode) if len(shares) else None,
        note=f"{ONE_MOMENT} Bands of years with under ten people are not shown.",
        slug=slug(selection),
    )


def _attainment_chart(
    package: Package,
    selection: Selection,
    curves: pd.DataFrame,
    half: pd.DataFrame,
    by: str,
    series: dict,
    mode: Mode,
    *,
    name: str,
    title: str,
) -> Chart:
    """Put the words around attainment curves that differ in the column `by`."""
    measure = (
        "Share of people at or above the rung by years of work experience, in percent, with 90% band; "
        "the symbol marks where half have reached it, or the end of a curve that stays below half"
    )
    return Chart(
        name=name,
        title=title,
        subtitle=of_bands.subtitle(curves, measure, selection.country, words.company_types(package, selection)),
        source=of_bands.source(package, curves.drop_duplicates("company_types")),
        alt=f"Step curves with bands, rising from 0 towards 100 percent. {title}.",
        table=_curve_table(package, curves, by, series),
        figure=draw_attainment(curves, half, by, series, mode) if len(curves) else None,
        key=tuple(series.values()),
        note=f"{ONE_MOMENT} No curve is drawn for under fifty people.",
        slug=slug(selection, *([selection.role] if by == "company_types" else [])),
    )


def _half_title(package: Package, half: pd.DataFrame, selection: Selection) -> str:
    reached = [
        f"{words.people_or_above(package, row.rung)} by year {row.p50}" for row in half.query("p50 > 0").itertuples()
    ]
    if half.empty:
        where = f"{words.at_company_types(package, selection)} in {words.place(package, selection.country)}"
        return f"Too few people {where} for a curve"
    if not reached:
        return "Half have reached none of the rungs within the years seen"
    return f"Half are {words.listed(reached[:3])}"


def _curve_table(package: Package, curves: pd.DataFrame, by: str, series: dict) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Curve": curves[by].map(lambda key: words.capital(series[key].label)),
            "Years of experience": curves["years"],
            "Share at or above (%)": 100 * curves["share"],
            "90% band from (%)": 100 * curves["share_low"],
            "90% band to (%)": 100 * curves["share_high"],
            "People": curves["n"],
            "Source": curves["source_id"].map(package.publisher_of),
        }
    )


def _band_names(rows: pd.DataFrame) -> pd.Series:
    return rows["years_from"].map(str) + rows["years_to"].map(lambda year: "+" if pd.isna(year) else f"–{year}")


def _mix_title(package: Package, rows: pd.DataFrame) -> str:
    if rows.empty:
        return "Too few people to show which roles they hold by experience"
    most = rows.loc[rows.groupby("years_from")["share"].idxmax()]
    first, last = most.iloc[0], most.iloc[-1]
    return (
        f"With {_band_names(most).iloc[0]} years the commonest role is {words.role(package, first['role_id'])} "
        f"({words.percent(first['share'])}), with {_band_names(most).iloc[-1]} years "
        f"{words.role(package, last['role_id'])} ({words.percent(last['share'])})"
    )


def _mix_table(package: Package, rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Years of experience": _band_names(rows),
            "Role": rows["role_id"].map(lambda role: words.role(package, role)),
            "Share (%)": rows["share"],
            "People in the band": rows["n"],
            "Source": rows["source_id"].map(package.publisher_of),
        }
    )
