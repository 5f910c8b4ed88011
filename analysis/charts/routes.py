"""Charts of routes in: every background on every skill, and one background against the first two roles."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from analysis import growth, routes, words
from analysis.charts.chart import Chart, Encoding, SourceLine, hyphenated, nothing, source_line
from analysis.charts.forms.heatmap import CELL, ROW, heatmap
from analysis.charts.forms.mastery import mastery, scale
from analysis.charts.theme import BLUE, GREEN, ORANGE, PALETTES, REMARK, Mode, SeriesStyle, label
from analysis.package.selection import Selection
from analysis.package.tables import Package

READING = "Ordinal scale: order counts, distances do not. Levels of backgrounds are our reading"
REASONS = "The reason for each level comes with the figures."


def below(package: Package) -> SeriesStyle:
    """Return how a level looks that is below the first role's."""
    return SeriesStyle(f"below {words.a_role(package.ladder.first)}", ORANGE, "orange", "triangle-down", "▼")


def matrix(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Every background on every skill, nearest first. When: which field is closest to the job."""
    if not routes.is_told(package):
        return nothing("routes-matrix", routes.NOTHING)
    expected, levels = routes.expected(package), routes.matrix(package)
    distances, title = routes.distances(package), routes.matrix_finding(package)
    entry, goal = routes.held_against(package)
    names = [
        *(words.role(package, role) for role in expected.index),
        *(
            f"{'◆ ' * (row.background_id == selection.background)}{row.name}"
            for row in distances.itertuples(index=False)
        ),
    ]
    both = pd.concat([expected, levels]).astype(float)
    return Chart(
        name="routes-matrix",
        title=title,
        subtitle=f"Level of mastery of somebody with about three years in a field, against what is expected of "
        f"{words.a_role(entry)} ({entry.short_name}) and {words.a_role(goal)} ({goal.short_name}): {scale(package)}. "
        f"{READING}, those of roles a framework's. ◆ is the background chosen.",
        source=_source(package),
        alt=f"A table of {len(levels)} backgrounds and two roles by {len(levels.columns)} skills, darker where the "
        f"level is higher. {title}.",
        table=_matrix_table(package, expected, levels),
        figure=_matrix_figure(package, both, names, distances, len(expected), mode),
        key=(below(package),),
        note=f"Columns from the left: {words.listed(_columns(package, levels))}. {REASONS}",
        slug=hyphenated(selection.background),
        encoding=Encoding("matrix", groups=("Who",), x="Skill", value="Level"),
    )


def profile(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """One background's profile against the first two roles'. When: what do I have to learn first."""
    if not routes.is_told(package):
        return nothing("routes-profile", routes.NOTHING)
    rows, title = routes.profile(package, selection.background), routes.finding(package, selection)
    people, (entry, goal) = routes.background_people(package, selection), routes.held_against(package)
    series = {
        "next": SeriesStyle(goal.name, GREEN, "green", "square-open", "□"),
        "rung": SeriesStyle(entry.name, BLUE, "blue", "circle-open", "○"),
        "me": SeriesStyle(people, ORANGE, "orange", "diamond", "◆"),
    }
    return Chart(
        name="routes-profile",
        title=title,
        subtitle=f"Level of mastery of {people} with about three years in their field, and levels expected of "
        f"{entry.plural} and {goal.plural}. {READING}, those of roles a framework's; the line is what is missing to "
        f"{words.a_role(goal)}.",
        source=_source(package),
        alt=f"{len(rows)} skills on a scale of mastery with {words.listed([one.label for one in series.values()])}. "
        f"{title}.",
        table=_profile_table(package, rows, series),
        figure=mastery(rows, series, package["mastery_levels"], mode),
        key=tuple(reversed(series.values())),
        note=_ties(rows),
        slug=hyphenated(selection.background),
        encoding=Encoding("levels", groups=("Skill",), value="Level", series="Who"),
    )


def _matrix_figure(
    package: Package, levels: pd.DataFrame, names: list[str], distances: pd.DataFrame, roles: int, mode: Mode
) -> go.Figure:
    """Draw the levels, mark those below the first role's, and write each background's distance beside its name."""
    skills = package["skills"].set_index("skill_id")
    drawn = levels.set_axis(skills.loc[levels.columns, "name"], axis="columns")
    full, style = float(package["mastery_levels"]["level"].max()), below(package)
    figure = heatmap(drawn, names, mode, value="level %{z}", full=full)
    missing = [
        (column, ROW * row + ROW - CELL / 2)
        for row in range(roles, len(levels))
        for column in range(len(levels.columns))
        if levels.iat[row, column] < levels.iat[0, column]
    ]
    figure.add_scatter(
        x=[column + 0.32 for column, _y in missing],
        y=[y - 6 for _column, y in missing],
        mode="markers",
        marker={
            "color": style.colour,
            "symbol": style.symbol,
            "size": 9,
            "line": {"width": 1, "color": PALETTES[mode].page},
        },
        hoverinfo="skip",
    )
    small = {"size": 12, "color": PALETTES[mode].muted}
    entry, goal = (role.short_name for role in routes.held_against(package))
    far = [
        f"below {entry} in {row.below_entry}, {goal} in {row.below_goal}" for row in distances.itertuples(index=False)
    ]
    notes = [
        label(text, 1, ROW * index + 12, mode, font=small, xanchor="right", name=REMARK)
        for index, text in enumerate(far, roles)
    ]
    figure.layout.annotations = (*figure.layout.annotations, *notes)
    upright = {
        "tickangle": -90,
        "ticks": "",
        "tickfont": {"size": 11},
        "ticktext": skills.loc[levels.columns, "short_name"].tolist(),
    }
    figure.update_layout(xaxis=upright)
    return figure


def _columns(package: Package, levels: pd.DataFrame) -> list[str]:
    """Return the names of the skills in full, as in a sentence."""
    return package["skills"].set_index("skill_id").loc[levels.columns, "name"].str.lower().tolist()


def _matrix_table(package: Package, expected: pd.DataFrame, levels: pd.DataFrame) -> pd.DataFrame:
    backgrounds = package["backgrounds"].set_index("background_id")["name"]
    reasons = package["background_levels"].set_index(["background_id", "skill_id"])
    of_roles = package["skill_levels"].rename(columns={"role_id": "background_id"})
    of_roles = of_roles.set_index(["background_id", "skill_id"])
    rows = pd.concat([expected, levels]).rename_axis(index="who").stack().rename("level").reset_index()
    found = pd.concat([reasons, of_roles])[["note", "source_id"]].loc[
        list(zip(rows["who"], rows["skill_id"], strict=True))
    ]
    return pd.DataFrame(
        {
            "Who": [
                backgrounds.get(who) if who in backgrounds.index else words.role(package, who) for who in rows["who"]
            ],
            "Skill": rows["skill_id"].map(package["skills"].set_index("skill_id")["name"]),
            "Level": rows["level"],
            "Name of the level": rows["level"].map(package["mastery_levels"].set_index("level")["name"]),
            "Why": found["note"].to_numpy(),
            "Source": [package.publisher_of(source) for source in found["source_id"]],
        }
    )


def _profile_table(package: Package, rows: pd.DataFrame, series: dict[str, SeriesStyle]) -> pd.DataFrame:
    names = package["mastery_levels"].set_index("level")["name"]
    parts = [
        pd.DataFrame(
            {
                "Skill": rows["name"],
                "Who": words.capital(series[key].label),
                "Level": rows[key],
                "Name of the level": rows[key].map(names),
                "Why": rows["note"] if key == "me" else "",
                "Source": [package.publisher_of(_source_of(package, key))] * len(rows),
            }
        )
        for key in ("me", "rung", "next")
    ]
    return pd.concat(parts).sort_index(kind="stable").reset_index(drop=True)


def _ties(rows: pd.DataFrame) -> str:
    others = [name.lower() for name in growth.equally_wide(rows)]
    tied = f"As wide as the last gap named: {words.listed(others)}. " if others else ""
    return f"{tied}{REASONS}"


def _source_of(package: Package, key: str) -> str:
    return package["background_levels" if key == "me" else "skill_levels"]["source_id"].iloc[0]


def _source(package: Package) -> SourceLine:
    return source_line(package, [*package["background_levels"]["source_id"], *package["skill_levels"]["source_id"]])
