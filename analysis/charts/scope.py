"""Charts of scope: dumbbells on ordinal scales, and hard figures of one role by company type."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from analysis import scope, words
from analysis.charts import bands as of_bands
from analysis.charts.chart import Chart, slug, source_line
from analysis.charts.forms.ranges import Group, ranges
from analysis.charts.theme import BLUE, ORANGE, PALETTES, Mode, SeriesStyle, label, safe, template, type_style
from analysis.package.selection import Selection
from analysis.package.tables import Package

STEP = 78
"""Pixels: name of the dimension, its scale, the names of the scale's ends."""

SIDES = {
    "startup": SeriesStyle("startup", BLUE, "blue", "circle", "●"),
    "corporate": SeriesStyle("corporation (corporate, public tech and big tech)", ORANGE, "orange", "diamond", "◆"),
}


def dumbbells(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Both sides on each dimension, 1 to 5 with named ends. When: which kind of work suits me."""
    rows = scope.dimensions(package)
    title = scope.finding(package)
    return Chart(
        name="scope-dumbbells",
        title=title,
        subtitle="Ordinal scale from 1 to 5 between two named ends: order counts, distances do not. What the "
        "articles state, placed on the scale by our own reading. The filters do not apply here.",
        source=source_line(package, package["scope"]["source_id"]),
        alt=f"Dumbbells on {len(rows)} scales, a startup at one end and a corporation at the other. {title}.",
        table=_statements(package, rows),
        figure=_draw(rows, mode),
        key=tuple(SIDES.values()),
        note="The statement behind each point is in the table, and on touching the point.",
        slug="startup_corporation",
    )


def equity_share(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Share of equity in pay by company type. When: how much of my pay would be paper."""
    rows = scope.equity_share(package, selection)
    title = scope.comparison(package, rows, selection, "share of equity in pay", words.percent)
    return _hard(
        package, selection, mode, rows, "equity-share", title, "Share of equity in a year's pay, in percent", "%"
    )


def experience(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Years of experience in the role by company type. When: does one kind of company promote sooner."""
    rows = scope.experience(package, selection)
    title = scope.comparison(package, rows, selection, "work experience", words.years)
    return _hard(package, selection, mode, rows, "experience", title, "Years of work experience", "years")


def at_employer(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Years at the present employer by company type. When: how long do people stay so far."""
    rows = scope.at_employer(package, selection)
    title = scope.comparison(package, rows, selection, "time at the employer", words.years)
    return _hard(package, selection, mode, rows, "at-employer", title, "Years at the present employer so far", "years")


def pay_spread(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Total pay by company type with its spread. When: how far apart are two people in the same role."""
    rows = scope.total_pay(package, selection)
    title = scope.spread_finding(package, selection)
    return _hard(package, selection, mode, rows, "pay-spread", title, "Total pay in USD a year, nominal dollars", "USD")


TEXTS: dict[str, tuple[words.Format, words.Format]] = {
    "%": (words.percent, words.percent),
    "years": (words.years, words.years_tick),
    "USD": (words.usd, words.usd),
}
"""How a value and a tick read, by unit."""


def _hard(
    package: Package,
    selection: Selection,
    mode: Mode,
    rows: pd.DataFrame,
    name: str,
    title: str,
    measure: str,
    unit: str,
) -> Chart:
    """Draw one role's percentiles by company type, whatever the measure."""
    people = words.roles(package, selection.role)
    value, tick = TEXTS[unit]
    outer = {} if "p10" in rows and rows["p10"].notna().all() else {"p10": rows["p25"], "p90": rows["p75"]}
    read = of_bands.how_to_read(package, selection, of_bands.MIDDLE_HALF if outer else of_bands.HOW_TO_READ)
    drawn = of_bands.marks(package, rows, rows["company_types"], value).assign(**outer)
    series = {key: type_style(package, key) for key in rows["company_types"]}
    return Chart(
        name=f"scope-{name}",
        title=title,
        subtitle=of_bands.subtitle(
            rows, f"{measure}: {read}", people, selection.country, words.company_types(package, selection)
        ),
        source=of_bands.source(package, rows),
        alt=f"Ranges by company type. {title}.",
        table=of_bands.table(package, rows, unit, "role_id", "company_types"),
        figure=ranges(
            [Group(words.role(package, selection.role), drawn)],
            series,
            tick,
            mode,
            intervals=of_bands.with_intervals(selection),
        )
        if len(rows)
        else None,
        key=tuple(series.values()),
        note=of_bands.missing_types(package, rows, selection, people),
        slug=slug(selection, selection.role),
    )


def _draw(rows: pd.DataFrame, mode: Mode) -> go.Figure:
    middle = [STEP * index + 40 for index in range(len(rows))]
    figure = go.Figure(layout={"template": template(mode)})
    for score in range(1, 6):
        figure.add_scatter(
            x=[score] * len(rows),
            y=middle,
            mode="markers",
            marker={"symbol": "line-ns-open", "size": 9, "color": PALETTES[mode].grid},
            hoverinfo="skip",
        )
    pairs = rows[["score_startup", "score_corporate"]].itertuples(index=False)
    figure.add_scatter(
        x=[x for pair in pairs for x in (*pair, None)],
        y=[y for at in middle for y in (at, at, None)],
        mode="lines",
        line={"color": PALETTES[mode].muted, "width": 2},
        hoverinfo="skip",
    )
    figure.add_traces([_ends(rows, middle, side, style, mode) for side, style in SIDES.items()])
    height = STEP * len(rows)
    figure.update_layout(
        height=height + 44,
        xaxis={"range": [0.8, 5.2], "visible": False},
        yaxis={"range": [height, 0], "visible": False},
        annotations=_scale_names(rows, middle, mode),
    )
    return figure


def _ends(rows: pd.DataFrame, middle: list[int], side: str, style: SeriesStyle, mode: Mode) -> go.Scatter:
    """Draw one side's place on every scale, its statement on touching the symbol."""
    return go.Scatter(
        x=rows[f"score_{side}"],
        y=middle,
        mode="markers",
        name=style.label,
        marker={
            "color": style.colour,
            "symbol": style.symbol,
            "size": 15,
            "line": {"width": 1.5, "color": PALETTES[mode].page},
        },
        customdata=rows[f"statement_{side}"].map(_folded),
        hovertemplate="%{customdata}<extra></extra>",
    )


def _scale_names(rows: pd.DataFrame, middle: list[int], mode: Mode) -> list[dict]:
    """Name each dimension above its scale and the scale's ends below it."""
    small = {"size": 12, "color": PALETTES[mode].muted}
    names = []
    for row, y in zip(rows.itertuples(), middle, strict=True):
        names.append(label(f"<b>{safe(row.dimension)}</b>", 0, y - 24, mode))
        names.append(label(safe(row.low_end), 0, y + 18, mode, font=small))
        names.append(label(safe(row.high_end), 1, y + 18, mode, font=small, xanchor="right"))
    return names


def _folded(text: str, width: int = 46) -> str:
    """Break a sentence into lines short enough for a phone's hover label."""
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "<br>".join(lines)


def _statements(package: Package, rows: pd.DataFrame) -> pd.DataFrame:
    return pd.concat(
        [
            pd.DataFrame(
                {
                    "Dimension": rows["dimension"],
                    "Where": words.capital(side),
                    "Scale": rows["low_end"] + " (1) to " + rows["high_end"].str.lower() + " (5)",
                    "Score": rows[f"score_{side}"],
                    "Statement": rows[f"statement_{side}"],
                    "Basis": rows[f"basis_{side}"],
                    "Source": rows[f"source_id_{side}"].map(package.publisher_of),
                }
            )
            for side in SIDES
        ]
    ).sort_index(kind="stable")
