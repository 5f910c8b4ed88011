"""Charts of growth: the level of each skill by role, and where one stands against rung and next rung."""

from __future__ import annotations

import pandas as pd

from analysis import growth, skills, words
from analysis.charts.chart import Chart, Encoding, hyphenated, nothing, source_line
from analysis.charts.forms.heatmap import heatmap
from analysis.charts.forms.mastery import mastery, scale
from analysis.charts.theme import BLUE, GREEN, ORANGE, Mode, SeriesStyle
from analysis.growth import Assessment
from analysis.package.tables import Package

NARROW = 11
"""Font size of the roles' names, at which they stand side by side on a phone."""


def skills_by_rung(*, package: Package, selection: Assessment, mode: Mode) -> Chart:
    """Level expected in each skill by role. When: what does a rung ask for that the one below does not."""
    found = growth.skills_by_rung(package, selection)
    levels, title = found.rows, found.sentence
    if levels.empty:
        return nothing("growth-skills-by-rung", title)
    names = package["skills"].set_index("skill_id").loc[levels.index, "name"].tolist()
    drawn = levels.set_axis([_named(package, role, selection.role) for role in levels.columns], axis="columns")
    figure = heatmap(drawn, names, mode, value="level %{z}", full=float(package["mastery_levels"]["level"].max()))
    return Chart(
        name="growth-skills-by-rung",
        title=title,
        subtitle=f"Level of mastery expected in each skill: {scale(package)}. {skills.caveat(package)}",
        source=source_line(package, found.sources),
        alt=f"A table of {len(levels)} skills and {len(levels.columns)} roles, darker where more is expected. {title}.",
        table=_expected_table(package, levels),
        figure=figure.update_xaxes(tickfont_size=NARROW),
        note=" ".join(found.notes),
        slug=hyphenated(selection.role),
        encoding=Encoding("matrix", groups=("Skill",), x="Role", value="Level"),
    )


def me(*, package: Package, selection: Assessment, mode: Mode) -> Chart:
    """My level against my rung's and the next one's. When: what should I work on."""
    found = growth.me(package, selection)
    rows, title = found.rows, found.sentence
    if rows.empty:
        return nothing("growth-me", title)
    styles = {column: style for column, style in _styles(package, selection).items() if rows[column].notna().any()}
    return Chart(
        name="growth-me",
        title=title,
        subtitle=f"Level of mastery: {scale(package)}. Expected by {skills.framework(package)}, matched to our roles "
        "by our reading; your own levels are what you entered.",
        source=source_line(package, found.sources),
        alt=f"{len(rows)} skills on a scale of mastery{_shown(styles)}. {title}.",
        table=_comparison_table(package, rows, styles),
        figure=mastery(rows, styles, package["mastery_levels"], mode) if styles else None,
        key=tuple(styles.values()),
        note=" ".join(found.notes),
        slug=hyphenated(selection.role),
        encoding=_comparison_encoding(styles) if styles else None,
    )


def _styles(package: Package, selection: Assessment) -> dict[str, SeriesStyle]:
    return {
        "next": SeriesStyle(
            f"next level: {skills.next_people(package, selection.role)}", GREEN, "green", "square-open", "□"
        ),
        "rung": SeriesStyle(f"your level: {words.roles(package, selection.role)}", BLUE, "blue", "circle-open", "○"),
        "me": SeriesStyle("you", ORANGE, "orange", "diamond", "◆"),
    }


def _shown(styles: dict[str, SeriesStyle]) -> str:
    return f" with {words.listed([one.label for one in styles.values()])}" if styles else ""


def _named(package: Package, role_id: str, selection: str) -> str:
    """Return a role's name, in bold where it is the chosen one."""
    name = words.role(package, role_id).replace(" of ", " of\u00a0")
    return f"<b>{name}</b>" if role_id == selection else name


def _expected_table(package: Package, levels: pd.DataFrame) -> pd.DataFrame:
    described = package["skills"].set_index("skill_id")
    names = package["mastery_levels"].set_index("level")["name"]
    rows = levels.stack().rename("level").reset_index()
    expected = package["skill_levels"].set_index(["skill_id", "role_id"])
    return pd.DataFrame(
        {
            "Skill": rows["skill_id"].map(described["name"]),
            "Article's skill": rows["skill_id"].map(described["article_skill"]),
            "Role": [words.role(package, role) for role in rows["role_id"]],
            "Level": rows["level"],
            "Name of the level": rows["level"].map(names),
            "Source": [
                package.publisher_of(expected.loc[(row.skill_id, row.role_id), "source_id"])
                for row in rows.itertuples()
            ],
        }
    )


def _comparison_table(package: Package, rows: pd.DataFrame, styles: dict[str, SeriesStyle]) -> pd.DataFrame:
    source = package["skill_levels"].drop_duplicates("skill_id").set_index("skill_id")["source_id"]
    return pd.DataFrame(
        {
            "Skill": rows["name"],
            **{name: rows[column] for column, name in _columns(styles)},
            "Levels missing": rows["gap"],
            "Source": rows["skill_id"].map(source).map(package.publisher_of),
        }
    )


def _comparison_encoding(styles: dict[str, SeriesStyle]) -> Encoding:
    return Encoding("levels", groups=("Skill",), points=tuple(_columns(styles)))


def _columns(styles: dict[str, SeriesStyle]) -> list[tuple[str, str]]:
    """Return the columns of levels by name, one's own first."""
    return [(column, words.capital(style.label)) for column, style in reversed(styles.items())]
