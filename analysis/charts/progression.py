"""Charts of progression: experience by role, attainment curves, rungs by experience."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis import attainment as attained
from analysis import progression, words
from analysis.charts import bands as of_bands
from analysis.charts.beside import with_market
from analysis.charts.chart import Chart, Encoding, slug
from analysis.charts.forms import steps
from analysis.charts.forms.areas import areas
from analysis.charts.theme import PALETTES, TRACKS, Mode, SeriesStyle, mixed, type_style
from analysis.finding import Finding
from analysis.package.memory import kept
from analysis.package.selection import Selection, apart
from analysis.package.tables import Package
from analysis.team import beside

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
    found = progression.experience(package, selection)
    measure = f"Years of work experience of the people in each role: {of_bands.how_to_read(package, selection)}"
    chart = of_bands.by_role_and_type(
        package,
        selection,
        mode,
        found,
        value=words.years,
        tick=words.years_tick,
        unit="years",
        name="progression-experience",
        subtitle=of_bands.subtitle(found.rows, measure, selection.country, words.company_types(package, selection)),
        alt=f"Quantile ranges of years of experience by role and company type. {found.sentence}.",
        slug=slug(selection),
    )
    market = beside.rows(package, selection, found.rows, beside.YEARS)
    return with_market(chart, package, selection, mode, found.rows, market, words.years, words.years_tick)


def attainment(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Share at or above each rung by years of experience. When: by when have half of us got there."""
    found = attained.attainment(package, selection)
    drawn = set(found.rows["rung"])
    series = {rung: style for rung, style in rung_styles(package).items() if rung in drawn}
    return _attainment_chart(
        package, selection, found, "rung", series, mode, "progression-attainment", steps.attainment
    )


def attainment_by_type(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Share at or above one rung by years of experience, by company type. When: is one kind of company faster."""
    found = attained.attainment_by_type(package, selection)
    drawn = set(found.rows["company_types"])
    series = {key: type_style(package, key) for key in apart(package, selection) if key in drawn}
    name = "progression-attainment-by-type"
    return _attainment_chart(package, selection, found, "company_types", series, mode, name, steps.multiples)


def rung_mix(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Which roles people of so many years hold, as stacked areas. When: where do people like me stand."""
    found = progression.rung_mix(package, selection)
    rows, title = found.rows, found.sentence
    measure = (
        "Share of the people with so many years of experience who hold each role, in percent; "
        "each band of years adds up to 100"
    )
    bounds = (selection.country, words.company_types(package, selection))
    return Chart(
        name="progression-rung-mix",
        title=title,
        subtitle=of_bands.subtitle(rows, measure, *bounds),
        source=of_bands.source(package, rows.drop_duplicates("years_from")),
        alt=f"Stacked areas of shares by role and years of experience. {title}.",
        table=_mix_table(package, rows),
        figure=_draw_mix(package, rows, mode) if len(rows) else None,
        note=" ".join(found.notes),
        slug=slug(selection),
        encoding=_mix_encoding(package, rows) if len(rows) else None,
    )


PALEST = 0.2
"""How much of its track's colour the palest role has at least."""


def _draw_mix(package: Package, rows: pd.DataFrame, mode: Mode) -> go.Figure:
    """Stack the shares of roles, the lowest one at the bottom, over bands of years from left to right."""
    shares = rows.assign(band=_bands_of_years(rows))
    shares = shares.pivot(index="role_id", columns=["years_from", "band"], values="share")
    shares = shares.sort_index(axis="columns").droplevel("years_from", axis="columns")
    order = [role for role in package.ladder.ids if role in shares.index]
    names = {role: package.ladder[role].short_name for role in order}
    return areas(shares.loc[order], names, _shades(package, order, mode), "years of experience", mode)


def _mix_encoding(package: Package, rows: pd.DataFrame) -> Encoding:
    present = set(rows["role_id"])
    order = tuple(words.role(package, role) for role in package.ladder.ids if role in present)
    shades = _shades(package, [role for role in package.ladder.ids if role in present], "light")
    return Encoding(
        "shares",
        "%",
        groups=("Years of experience",),
        value="Share (%)",
        series="Role",
        order=order,
        colours=tuple(shades[role] for role in package.ladder.ids if role in present),
    )


def _shades(package: Package, order: Sequence[str], mode: Mode) -> dict[str, str]:
    """Return a colour a role: its track's, the deeper the higher the role."""
    shades = {}
    for track, style in TRACKS.items():
        own = [role for role in order if package.ladder[role].track == track]
        for at, role in enumerate(own, 1):
            shades[role] = mixed(PALETTES[mode].page, style.colour, PALEST + (1 - PALEST) * at / len(own))
    return shades


def _attainment_chart(
    package: Package,
    selection: Selection,
    found: Finding,
    by: str,
    series: Mapping[Any, SeriesStyle],
    mode: Mode,
    name: str,
    draw: Callable[..., go.Figure],
) -> Chart:
    """Put the words around attainment curves that differ in the column `by`."""
    rows, title, level = found.rows, found.sentence, words.level(package)
    measure = (
        f"Share of people at or above the level by years of work experience, in percent, with {level} band; "
        "the symbol marks where half have reached it, or the end of a curve that stays below half"
    )
    half = attained.half_reached(package, rows, by)
    table = _curve_table(package, rows, by, series)
    return Chart(
        name=name,
        title=title,
        subtitle=of_bands.subtitle(rows, measure, selection.country, words.company_types(package, selection)),
        source=of_bands.source(package, rows.drop_duplicates("company_types")),
        alt=f"Step curves with bands, rising from 0 towards 100 percent. {title}.",
        table=table,
        figure=draw(rows, half, by, series, mode) if len(rows) else None,
        key=tuple(series.values()),
        note=" ".join(found.notes),
        slug=slug(selection, *([selection.role] if by == "company_types" else [])),
        encoding=replace(_curve_encoding(table, series), apart=draw is steps.multiples) if len(rows) else None,
    )


def _curve_encoding(table: pd.DataFrame, series: Mapping[Any, SeriesStyle]) -> Encoding:
    """Return what of a table of curves is drawn how."""
    curve, years, share, low, high, *_rest = table.columns
    order = tuple(words.capital(style.label) for style in series.values())
    return Encoding("steps", "%", x=years, value=share, series=curve, order=order, low=low, high=high)


def _curve_table(package: Package, curves: pd.DataFrame, by: str, series: Mapping[Any, SeriesStyle]) -> pd.DataFrame:
    band = f"{words.level(package)} band"
    return pd.DataFrame(
        {
            "Curve": curves[by].map(lambda key: words.capital(series[key].label)),
            "Years of experience": curves["years"],
            "Share at or above (%)": 100 * curves["share"],
            f"{band} from (%)": 100 * curves["share_low"],
            f"{band} to (%)": 100 * curves["share_high"],
            "People": curves["n"],
            "Source": curves["source_id"].map(package.publisher_of),
        }
    )


def _bands_of_years(rows: pd.DataFrame) -> list[str]:
    return [progression.describe_band(row) for _index, row in rows.iterrows()]


def _mix_table(package: Package, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the shares by band of years, the highest role first, as they are drawn."""
    place = {role: at for at, role in enumerate(reversed(package.ladder.ids))}
    rows = rows.sort_values("role_id", key=lambda roles: roles.map(place)).sort_values("years_from", kind="stable")
    return pd.DataFrame(
        {
            "Years of experience": _bands_of_years(rows),
            "Role": rows["role_id"].map(lambda role: words.role(package, role)),
            "Share (%)": rows["share"],
            "People in the band": rows["n"],
            **of_bands.employers(rows),
            "Source": rows["source_id"].map(package.publisher_of),
        }
    )
