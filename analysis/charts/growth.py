"""Charts of growth: the level of each skill by role, and where one stands against rung and next rung."""

from __future__ import annotations

import pandas as pd

from analysis import growth, skills, words
from analysis.charts.chart import Chart, source_line
from analysis.charts.heatmap import heatmap
from analysis.charts.mastery import mastery, scale
from analysis.charts.theme import BLUE, GREEN, ORANGE, Mode, Series
from analysis.dataset import Tables
from analysis.growth import Assessment

NARROW = 11
"""Font size of the roles' names, at which they stand side by side on a phone."""


def skills_by_rung(*, tables: Tables, chosen: Assessment, mode: Mode) -> Chart:
    """Level expected in each skill by role. When: what does a rung ask for that the one below does not."""
    levels, title = skills.by_role(tables), skills.step(tables, chosen.role, named=False)
    names = tables["skills"].set_index("skill_id").loc[levels.index, "name"].tolist()
    drawn = levels.set_axis([_named(tables, role, chosen.role) for role in levels.columns], axis="columns")
    figure = heatmap(drawn, names, mode, value="level %{z}", full=float(tables["mastery_levels"]["level"].max()))
    return Chart(
        name="growth-skills-by-rung",
        title=title,
        subtitle=f"Level of mastery expected in each skill: {scale(tables)}. {skills.caveat(tables)}",
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
        subtitle=f"Level of mastery: {scale(tables)}. Expected by {skills.framework(tables)}, matched to our roles by "
        "our reading; your own levels are what you entered.",
        source=source_line(tables, tables["skill_levels"]["source_id"]),
        alt=f"{len(rows)} skills on a scale of mastery with {words.listed([one.label for one in styles.values()])}. "
        f"{title}.",
        table=_comparison_table(tables, rows, styles),
        figure=mastery(rows, styles, tables["mastery_levels"], mode) if styles else None,
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


def _named(tables: Tables, role_id: str, chosen: str) -> str:
    """Return a role's name, in bold where it is the chosen one."""
    name = words.role(tables, role_id).replace(" of ", " of\u00a0")
    return f"<b>{name}</b>" if role_id == chosen else name


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
