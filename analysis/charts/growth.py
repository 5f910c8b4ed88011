"""Charts of growth: the level of each skill by role, and where one stands against rung and next rung."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from analysis import growth, skills, words
from analysis.charts.chart import Chart, source_line
from analysis.charts.heatmap import heatmap
from analysis.charts.theme import BLUE, GREEN, INK, ORANGE, Mode, Series, label, template
from analysis.dataset import Tables
from analysis.growth import Assessment

STEP = 62
"""Pixels: name of the skill, and its scale."""

ABOVE = 29
"""Pixels from the scale up to the name, which clear the largest symbol."""

NARROW = 11
"""Font size of the roles' names, at which they stand side by side on a phone."""

SIZES = {"rung": 20, "next": 28, "me": 12}
"""The three symbols fit into each other, so that all are seen where they stand on the same level."""


def skills_by_rung(*, tables: Tables, chosen: Assessment, mode: Mode) -> Chart:
    """Level expected in each skill by role. When: what does a rung ask for that the one below does not."""
    levels, title = skills.by_role(tables), skills.step(tables, chosen.role, named=False)
    names = tables["skills"].set_index("skill_id").loc[levels.index, "name"].tolist()
    drawn = levels.set_axis([_named(tables, role, chosen.role) for role in levels.columns], axis="columns")
    figure = heatmap(drawn, names, mode, value="level %{z}", full=float(tables["mastery_levels"]["level"].max()))
    return Chart(
        name="growth-skills",
        title=title,
        subtitle=f"Level of mastery expected in each skill: {_scale(tables)}. {skills.caveat(tables)}",
        source=source_line(tables, tables["skill_levels"]["source_id"]),
        alt=f"A table of {len(levels)} skills and {len(levels.columns)} roles, darker where more is expected. {title}.",
        table=_expected_table(tables, levels),
        figure=figure.update_xaxes(tickfont_size=NARROW),
        note=skills.mapping(tables),
        slug=_slug(chosen),
    )


def me(*, tables: Tables, chosen: Assessment, mode: Mode) -> Chart:
    """My level against my rung's and the next one's. When: what should I work on."""
    rows, title = growth.comparison(tables, chosen), growth.finding(tables, chosen)
    styles = {column: style for column, style in _styles(tables, chosen).items() if rows[column].notna().any()}
    return Chart(
        name="growth-me",
        title=title,
        subtitle=f"Level of mastery: {_scale(tables)}. Expected by {skills.framework(tables)}, matched to our roles by "
        "our reading; your own levels are what you entered.",
        source=source_line(tables, tables["skill_levels"]["source_id"]),
        alt=f"{len(rows)} skills on a scale of mastery with {words.listed([one.label for one in styles.values()])}. "
        f"{title}.",
        table=_comparison_table(tables, rows, styles),
        figure=_draw(tables, rows, styles, mode) if styles else None,
        key=tuple(styles.values()),
        note=_note(rows),
        slug=_slug(chosen),
    )


def _styles(tables: Tables, chosen: Assessment) -> dict[str, Series]:
    return {
        "next": Series(f"next rung: {skills.next_people(tables, chosen.role)}", GREEN, "green", "square-open", "□"),
        "rung": Series(f"your rung: {words.roles(tables, chosen.role)}", BLUE, "blue", "circle-open", "○"),
        "me": Series("you", ORANGE, "orange", "diamond", "◆"),
    }


def _draw(tables: Tables, rows: pd.DataFrame, styles: dict[str, Series], mode: Mode) -> go.Figure:
    levels = tables["mastery_levels"].sort_values("level")
    middle = [STEP * index + 41 for index in range(len(rows))]
    figure = go.Figure(layout={"template": template(mode)})
    figure.add_scatter(
        x=[x for me, gap in zip(rows["me"], rows["gap"], strict=True) for x in _missing(me, gap)],
        y=[y for at in middle for y in (at, at, None)],
        mode="lines",
        line={"color": INK[mode].muted, "width": 2},
        hoverinfo="skip",
    )
    figure.add_traces([_symbols(tables, rows, column, style, middle, mode) for column, style in styles.items()])
    height = STEP * len(rows)
    figure.update_layout(
        height=height + 44,
        xaxis={
            "range": [levels["level"].min() - 0.4, levels["level"].max() + 0.4],
            "tickvals": levels["level"].tolist(),
            "ticktext": levels["name"].tolist(),
            "tickangle": 0,
            "tickfont": {"size": 12},
        },
        yaxis={"range": [height, 0], "visible": False},
        annotations=_names(rows, middle, mode),
    )
    return figure


def _symbols(
    tables: Tables, rows: pd.DataFrame, column: str, style: Series, middle: Sequence[int], mode: Mode
) -> go.Scatter:
    seen = rows[rows[column].notna()]
    names = tables["mastery_levels"].set_index("level")["name"]
    return go.Scatter(
        x=seen[column].tolist(),
        y=[middle[index] for index in seen.index],
        mode="markers",
        name=style.label,
        marker={
            "color": style.colour,
            "symbol": style.symbol,
            "size": SIZES[column],
            "line": {"width": 2.5, "color": style.colour},
        },
        customdata=[f"{row.name}<br>{style.label}: {names[getattr(row, column)].lower()}" for row in seen.itertuples()],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _missing(me: int, gap: int) -> tuple[int | None, int | None, None]:
    """Return the ends of the line from one's own level to the one expected; nothing where no level is missing."""
    return (me, me + gap, None) if pd.notna(gap) and gap > 0 else (None, None, None)


def _names(rows: pd.DataFrame, middle: Sequence[int], mode: Mode) -> list[dict]:
    """Name each skill above its scale, and the levels that are missing at the right."""
    small = {"size": 13, "color": INK[mode].muted}
    names = [label(f"<b>{name}</b>", 0, y - ABOVE, mode) for name, y in zip(rows["name"], middle, strict=True)]
    short = [
        label(f"{growth.count_of_levels(gap)} short", 1, y - ABOVE, mode, font=small, xanchor="right")
        for gap, y in zip(rows["gap"], middle, strict=True)
        if pd.notna(gap) and gap > 0
    ]
    return names + short


def _named(tables: Tables, role_id: str, chosen: str) -> str:
    """Return a role's name, in bold where it is the chosen one."""
    name = words.role(tables, role_id).replace(" of ", " of\u00a0")
    return f"<b>{name}</b>" if role_id == chosen else name


def _scale(tables: Tables) -> str:
    levels = tables["mastery_levels"].sort_values("level")
    return words.listed([f"{row.level} {row.name.lower()}" for row in levels.itertuples()])


def _expected_table(tables: Tables, levels: pd.DataFrame) -> pd.DataFrame:
    described = tables["skills"].set_index("skill_id")
    names = tables["mastery_levels"].set_index("level")["name"]
    rows = levels.stack().rename("level").reset_index()
    expected = tables["skill_levels"].set_index(["skill_id", "role_id"])
    return pd.DataFrame(
        {
            "Skill": rows["skill_id"].map(described["name"]),
            "Article's skill": rows["skill_id"].map(described["article_skill"]),
            "Role": [words.role(tables, role) for role in rows["role_id"]],
            "Level": rows["level"],
            "Name of the level": rows["level"].map(names),
            "Source": [
                tables.publisher_of(expected.loc[(row.skill_id, row.role_id), "source_id"]) for row in rows.itertuples()
            ],
        }
    )


def _comparison_table(tables: Tables, rows: pd.DataFrame, styles: dict[str, Series]) -> pd.DataFrame:
    source = tables["skill_levels"].drop_duplicates("skill_id").set_index("skill_id")["source_id"]
    return pd.DataFrame(
        {
            "Skill": rows["name"],
            **{words.capital(style.label): rows[column] for column, style in reversed(styles.items())},
            "Levels missing": rows["gap"],
            "Source": rows["skill_id"].map(source).map(tables.publisher_of),
        }
    )


def _note(rows: pd.DataFrame) -> str:
    left = rows.loc[rows["me"].isna(), "name"].str.lower().tolist()
    return f"Not rated: {words.listed(left)}." if 0 < len(left) < len(rows) else ""


def _slug(chosen: Assessment) -> str:
    return chosen.role.replace("_", "-")
