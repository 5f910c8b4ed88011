"""Charts of progression: experience by role, attainment curves, rungs by experience, claims, time at the employer."""

from __future__ import annotations

import pandas as pd

from analysis import progression, words
from analysis.charts import bands as of_bands
from analysis.charts.attainment import attainment as draw_attainment
from analysis.charts.chart import Chart, slug
from analysis.charts.heatmap import heatmap
from analysis.charts.theme import BLUE, COMPANY_TYPES, GREEN, ORANGE, Mode, Series
from analysis.dataset import Tables
from analysis.selection import Chosen

ONE_MOMENT = "People seen at one moment, not careers followed."
RUNGS = {
    2: ("circle", "●", BLUE, "blue"),
    3: ("diamond", "◆", BLUE, "blue"),
    4: ("square", "■", ORANGE, "orange"),
    5: ("triangle-up", "▲", GREEN, "green"),
    6: ("triangle-down", "▼", GREEN, "green"),
}
"""Symbol, sign, colour and hue of each rung's curve: the colour is the track's, the symbol tells rungs apart."""


def experience(*, tables: Tables, chosen: Chosen, mode: Mode) -> Chart:
    """Years of experience of the people in each role, company types as offset rows. When: am I on time."""
    rows, title = progression.experience(tables, chosen), progression.experience_finding(tables, chosen)
    measure = f"Years of work experience of the people in each role: {of_bands.how_to_read(chosen)}"
    return of_bands.by_role_and_type(
        tables,
        chosen,
        mode,
        rows,
        value=words.years,
        tick=words.years_tick,
        unit="years",
        name="progression-experience",
        title=title,
        subtitle=of_bands.subtitle(rows, measure, chosen.country, words.company_types(chosen)),
        alt=f"Quantile ranges of years of experience by role and company type. {title}.",
        note=f"{ONE_MOMENT} {of_bands.missing(tables, rows, chosen)}",
        slug=slug(chosen),
    )


def attainment(*, tables: Tables, chosen: Chosen, mode: Mode) -> Chart:
    """Share at or above each rung by years of experience. When: by when have half of us got there."""
    curves = progression.attainment(tables, chosen)
    half = progression.half_reached(curves, "rung")
    series = {
        rung: Series(words.rung_or_above(tables, rung), colour, hue, symbol, sign)
        for rung, (symbol, sign, colour, hue) in RUNGS.items()
        if rung in set(curves["rung"])
    }
    title = _half_title(tables, half, chosen)
    return _attainment_chart(
        tables, chosen, curves, half, "rung", series, mode, name="progression-attainment", title=title
    )


def attainment_by_type(*, tables: Tables, chosen: Chosen, mode: Mode) -> Chart:
    """Share at or above one rung by years of experience, by company type. When: is one kind of company faster."""
    curves = progression.attainment_apart(tables, chosen)
    half = progression.half_reached(curves, "company_types")
    series = {key: COMPANY_TYPES[key] for key in chosen.apart if key in set(curves["company_types"])}
    return _attainment_chart(
        tables,
        chosen,
        curves,
        half,
        "company_types",
        series,
        mode,
        name="progression-attainment-by-type",
        title=progression.pace_finding(tables, chosen),
    )


def rung_mix(*, tables: Tables, chosen: Chosen, mode: Mode) -> Chart:
    """Which roles people of so many years hold, as shaded cells. When: where do people like me stand."""
    rows = progression.rung_mix(tables, chosen)
    shares = rows.assign(band=_band_names(rows)).pivot(index="role_id", columns=["years_from", "band"], values="share")
    shares = shares.sort_index(axis="columns").droplevel("years_from", axis="columns")
    order = [role for role in reversed(tables["roles"]["role_id"].tolist()) if role in shares.index]
    shares = shares.loc[order]
    title = _mix_title(tables, rows)
    return Chart(
        name="progression-rung-mix",
        title=title,
        subtitle=of_bands.subtitle(
            rows,
            "Share of the people with so many years of experience who hold each role, in percent; "
            "each column adds up to 100",
            chosen.country,
            words.company_types(chosen),
        ),
        source=of_bands.source(tables, rows.drop_duplicates("years_from")),
        alt=f"Shaded cells of shares by role and years of experience. {title}.",
        table=_mix_table(tables, rows),
        figure=heatmap(shares, [words.role(tables, role) for role in order], mode) if len(shares) else None,
        note=f"{ONE_MOMENT} Bands of years with under ten people are not shown.",
        slug=slug(chosen),
    )


def _attainment_chart(
    tables: Tables,
    chosen: Chosen,
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
        subtitle=of_bands.subtitle(curves, measure, chosen.country, words.company_types(chosen)),
        source=of_bands.source(tables, curves.drop_duplicates("company_types")),
        alt=f"Step curves with bands, rising from 0 towards 100 percent. {title}.",
        table=_curve_table(tables, curves, by, series),
        figure=draw_attainment(curves, half, by, series, mode) if len(curves) else None,
        key=tuple(series.values()),
        note=f"{ONE_MOMENT} No curve is drawn for under fifty people.",
        slug=slug(chosen, *([chosen.role] if by == "company_types" else [])),
    )


def _half_title(tables: Tables, half: pd.DataFrame, chosen: Chosen) -> str:
    reached = [
        f"{words.people_or_above(tables, row.rung)} by year {row.p50}" for row in half.query("p50 > 0").itertuples()
    ]
    if half.empty:
        return f"Too few people {words.at_company_types(chosen)} in {words.place(chosen.country)} for a curve"
    if not reached:
        return "Half have reached none of the rungs within the years seen"
    return f"Half are {words.listed(reached[:3])}"


def _curve_table(tables: Tables, curves: pd.DataFrame, by: str, series: dict) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Curve": curves[by].map(lambda key: words.capital(series[key].label)),
            "Years of experience": curves["years"],
            "Share at or above (%)": 100 * curves["share"],
            "90% band from (%)": 100 * curves["share_low"],
            "90% band to (%)": 100 * curves["share_high"],
            "People": curves["n"],
            "Source": curves["source_id"].map(tables.publisher_of),
        }
    )


def _band_names(rows: pd.DataFrame) -> pd.Series:
    return rows["years_from"].map(str) + rows["years_to"].map(lambda year: "+" if pd.isna(year) else f"–{year}")


def _mix_title(tables: Tables, rows: pd.DataFrame) -> str:
    if rows.empty:
        return "Too few people to show which roles they hold by experience"
    most = rows.loc[rows.groupby("years_from")["share"].idxmax()]
    first, last = most.iloc[0], most.iloc[-1]
    return (
        f"With {_band_names(most).iloc[0]} years the commonest role is {words.role(tables, first['role_id'])} "
        f"({words.percent(first['share'])}), with {_band_names(most).iloc[-1]} years "
        f"{words.role(tables, last['role_id'])} ({words.percent(last['share'])})"
    )


def _mix_table(tables: Tables, rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Years of experience": _band_names(rows),
            "Role": rows["role_id"].map(lambda role: words.role(tables, role)),
            "Share (%)": rows["share"],
            "People in the band": rows["n"],
            "Source": rows["source_id"].map(tables.publisher_of),
        }
    )
