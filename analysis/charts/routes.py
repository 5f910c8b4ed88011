"""Charts of routes in: every background on every skill, and one background against the first two roles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis import routes, words
from analysis.charts.chart import Chart, Encoding, hyphenated, nothing, source_line
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
    found = routes.matrix(package)
    rows, title = found.rows, found.sentence
    if rows.empty:
        return nothing("routes-matrix", title)
    entry, goal = routes.held_against(package)
    backgrounds, skills = rows["below_goal"].count(), _skills(package, rows)["name"]
    return Chart(
        name="routes-matrix",
        title=title,
        subtitle=f"Level of mastery of somebody with about three years in a field, against what is expected of "
        f"{words.a_role(entry)} ({entry.short_name}) and {words.a_role(goal)} ({goal.short_name}): {scale(package)}. "
        f"{READING}, those of roles a framework's. ◆ is the background chosen.",
        source=source_line(package, found.sources),
        alt=f"A table of {backgrounds} backgrounds and two roles by {len(skills)} skills, darker where the level is "
        f"higher. {title}.",
        table=_matrix_table(package, rows),
        figure=_matrix_figure(package, selection, rows, mode),
        key=(below(package),),
        note=f"Columns from the left: {words.listed(skills.str.lower().tolist())}. {REASONS}",
        slug=hyphenated(selection.background),
        encoding=Encoding("matrix", groups=("Who",), x="Skill", value="Level"),
    )


def profile(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """One background's profile against the first two roles'. When: what do I have to learn first."""
    found = routes.profile(package, selection)
    rows, title = found.rows, found.sentence
    if rows.empty:
        return nothing("routes-profile", title)
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
        source=source_line(package, found.sources),
        alt=f"{len(rows)} skills on a scale of mastery with {words.listed([one.label for one in series.values()])}. "
        f"{title}.",
        table=_profile_table(package, rows, series),
        figure=mastery(rows, series, package["mastery_levels"], mode),
        key=tuple(reversed(series.values())),
        note=" ".join((*found.notes, REASONS)),
        slug=hyphenated(selection.background),
        encoding=Encoding("levels", groups=("Skill",), value="Level", series="Who"),
    )


def _matrix_figure(package: Package, selection: Selection, rows: pd.DataFrame, mode: Mode) -> go.Figure:
    """Draw the levels, mark those below the first role's, and write each background's distance beside its name."""
    skills = _skills(package, rows)
    levels = rows[skills.index].astype(float).set_axis(skills["name"], axis="columns")
    names = [f"{'◆ ' * (who == selection.background)}{name}" for who, name in rows["name"].items()]
    figure = heatmap(levels, names, mode, value="level %{z}", full=float(package["mastery_levels"]["level"].max()))
    far = {at: row for at, row in enumerate(rows.itertuples()) if pd.notna(row.below_goal)}
    missing = [
        (column, ROW * (at + 1) - CELL / 2)
        for at in far
        for column in range(len(skills))
        if levels.iat[at, column] < levels.iat[0, column]
    ]
    figure.add_scatter(**_marks(missing, below(package), mode))
    entry, goal = (role.short_name for role in routes.held_against(package))
    small = {"size": 12, "color": PALETTES[mode].muted}
    remarks = [
        label(
            f"below {entry} in {row.below_entry:.0f}, {goal} in {row.below_goal:.0f}",
            *(1, ROW * at + 12, mode),
            font=small,
            xanchor="right",
            name=REMARK,
        )
        for at, row in far.items()
    ]
    # Not by add_annotation, which has plotly check all those before it again.
    figure.layout.annotations = [*figure.layout.annotations, *remarks]
    short = skills["short_name"].tolist()
    return figure.update_xaxes(tickangle=-90, ticks="", tickfont_size=11, ticktext=short)


def _marks(cells: Sequence[tuple[float, float]], style: SeriesStyle, mode: Mode) -> dict[str, Any]:
    """Return the trace that marks cells, each given by the middle of its column and its foot."""
    return {
        "x": [column + 0.32 for column, _y in cells],
        "y": [y - 6 for _column, y in cells],
        "mode": "markers",
        "marker": {
            "color": style.colour,
            "symbol": style.symbol,
            "size": 9,
            "line": {"width": 1, "color": PALETTES[mode].page},
        },
        "hoverinfo": "skip",
    }


def _skills(package: Package, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the skills that are columns of the matrix, in their order: name and short_name by id."""
    described = package["skills"].set_index("skill_id")[["name", "short_name"]]
    return described.loc[[column for column in rows.columns if column in described.index]]


def _matrix_table(package: Package, rows: pd.DataFrame) -> pd.DataFrame:
    skills, names = _skills(package, rows)["name"], rows["name"]
    of_roles = package["skill_levels"].rename(columns={"role_id": "background_id"})
    reasons = pd.concat([package["background_levels"], of_roles]).set_index(["background_id", "skill_id"])
    cells = rows[skills.index].rename_axis(index="who", columns="skill_id").stack().rename("level").reset_index()
    found = reasons[["note", "source_id"]].loc[list(zip(cells["who"], cells["skill_id"], strict=True))]
    return pd.DataFrame(
        {
            "Who": cells["who"].map(names),
            "Skill": cells["skill_id"].map(skills),
            "Level": cells["level"],
            "Name of the level": cells["level"].map(package["mastery_levels"].set_index("level")["name"]),
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


def _source_of(package: Package, key: str) -> str:
    return package["background_levels" if key == "me" else "skill_levels"]["source_id"].iloc[0]
