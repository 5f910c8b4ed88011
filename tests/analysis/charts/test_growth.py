"""Charts of growth: each symbol at its level, a line for what is missing, and words for what cannot be drawn."""

from __future__ import annotations

import pytest

from analysis import growth as measures
from analysis.charts import growth as charts
from analysis.charts.forms.mastery import SIZES
from analysis.growth import Assessment
from tests.atlas import ROLE

MINE = Assessment("senior_pm", (1, None, 2))
"""Of the made-up senior PM 3, 2, 2 are expected, of the next rung 4, 4, 2."""


@pytest.fixture
def me(made_up):
    return charts.me(package=made_up, selection=MINE, mode="light")


def symbols(chart) -> dict[str, list[int]]:
    return {trace.marker.symbol: list(trace.x) for trace in chart.figure.data if trace.mode == "markers"}


def heights(chart) -> dict[str, list[int]]:
    return {trace.marker.symbol: list(trace.y) for trace in chart.figure.data if trace.mode == "markers"}


def test_rung_next_rung_and_oneself_stand_at_their_levels(me):
    assert symbols(me) == {"square-open": [4, 4, 2], "circle-open": [3, 2, 2], "diamond": [1, 2]}


def test_a_skill_that_is_not_rated_has_no_diamond_and_the_others_keep_their_row(me):
    rows = heights(me)
    assert rows["diamond"] == [rows["circle-open"][0], rows["circle-open"][2]]
    assert me.note == "Not rated: strategy."


def test_a_line_joins_what_is_missing_and_says_how_much(me):
    line = next(trace for trace in me.figure.data if trace.mode == "lines")
    assert [x for x in line.x if x is not None] == [1, 4]
    texts = [note.text for note in me.figure.layout.annotations]
    assert texts == ["<b>User focus</b>", "<b>Strategy</b>", "<b>Agility</b>", "3 levels short"]


def test_symbols_fit_into_each_other_so_that_equal_levels_are_all_seen():
    assert SIZES["me"] < SIZES["rung"] < SIZES["next"]


def test_the_title_is_the_finding_and_the_table_holds_the_levels(me, made_up):
    assert me.title == measures.me(made_up, MINE).sentence
    table = me.table.set_index("Skill")
    assert table["You"].tolist()[::2] == [1, 2]
    assert table["You"].isna().tolist() == [False, True, False]
    assert table["Your level: senior PMs"].tolist() == [3, 2, 2]
    assert table["Next level: principal PMs or group PMs"].tolist() == [4, 4, 2]
    assert table["Levels missing"].dropna().tolist() == [3, 0]


def test_levels_are_named_on_the_axis(me, made_up):
    assert list(me.figure.layout.xaxis.ticktext) == made_up["mastery_levels"]["name"].tolist()


def test_nothing_rated_shows_what_is_expected_and_says_so(made_up):
    chart = charts.me(package=made_up, selection=Assessment(ROLE), mode="light")
    assert set(symbols(chart)) == {"square-open", "circle-open"}
    assert "Rate yourself" in chart.title
    assert [one.label for one in chart.key] == ["next level: principal PMs or group PMs", "your level: senior PMs"]


def test_where_the_framework_ends_no_next_rung_is_drawn(made_up):
    chart = charts.me(package=made_up, selection=Assessment("group_pm", (1, 1, 1)), mode="light")
    assert symbols(chart) == {"circle-open": [3, 4, 2], "diamond": [1, 1, 1]}


def test_beyond_the_framework_there_are_only_ones_own_levels_or_nothing(made_up):
    rated = charts.me(package=made_up, selection=Assessment("cpo", (1, 2, 3)), mode="light")
    assert symbols(rated) == {"diamond": [1, 2, 3]}
    assert charts.me(package=made_up, selection=Assessment("cpo"), mode="light").figure is None


@pytest.fixture
def skills(made_up):
    return charts.skills_by_rung(package=made_up, selection=Assessment("product_manager"), mode="light")


def test_cells_hold_the_level_of_each_role_covered(skills):
    cells = [list(trace.z[0]) for trace in skills.figure.data]
    assert cells == [[1, 2, 3, 4, 3], [1, 2, 2, 3, 4], [1, 1, 2, 2, 2]]
    assert {trace.zmax for trace in skills.figure.data} == {4}


def test_the_chosen_role_is_marked_and_names_are_folded(skills):
    texts = list(skills.figure.layout.xaxis.ticktext)
    assert texts[:3] == ["Associate<br>PM", "<b>Product<br>manager</b>", "Senior<br>PM"]


def test_a_cell_is_told_as_a_level_not_as_a_percentage(skills):
    assert "level %{z}" in skills.figure.data[0].hovertemplate
    assert "%{z:.1f}%" not in skills.figure.data[0].hovertemplate


def test_roles_that_are_not_covered_are_said_to_be(skills):
    assert "Not covered: directors, VPs of product and CPOs." in skills.note
    assert "by our reading" in skills.note


def test_the_table_names_role_level_and_the_articles_skill(skills):
    row = skills.table.iloc[3]
    assert row["Skill"] == "User focus"
    assert (row["Role"], row["Level"], row["Name of the level"]) == ("Principal PM", 4, "Expert")
    assert row["Article's skill"] == "Customer empathy"
