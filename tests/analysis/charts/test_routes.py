"""Charts of routes in: levels in their cells, marks below an associate PM, symbols at their levels."""

from __future__ import annotations

import pytest

from analysis import routes as measures
from analysis.charts import routes as charts
from analysis.charts.chart import Chart
from analysis.charts.forms.heatmap import CELL, ROW
from tests.atlas import select


@pytest.fixture(scope="module")
def matrix(real) -> Chart:
    return charts.matrix(package=real, selection=select(background="it"), mode="light")


@pytest.fixture(scope="module")
def profile(real) -> Chart:
    return charts.profile(package=real, selection=select(background="engineering"), mode="light")


def cells(chart: Chart) -> dict[str, list[float]]:
    return {trace.name: list(trace.z[0]) for trace in chart.figure.data if trace.type == "heatmap"}


def test_a_row_holds_the_levels_of_its_background_or_role(matrix):
    drawn = cells(matrix)
    assert len(drawn) == 11
    # read from background_levels.csv and from the framework's published matrix
    assert drawn["Engineering"] == [1, 3, 1, 3, 3, 2, 3, 0, 1]
    assert drawn["Associate PM"] == [2, 2, 1, 1, 1, 1, 1, 1, 2]
    assert drawn["Product manager"] == [3, 3, 3, 2, 2, 2, 2, 3, 3]


def test_roles_stand_above_backgrounds_and_the_chosen_one_is_marked(matrix, real):
    names = list(cells(matrix))
    assert names[:2] == ["Associate PM", "Product manager"]
    assert [name for name in names if name.startswith("◆")] == ["◆ IT"]
    assert [name.removeprefix("◆ ") for name in names[2:]] == measures.distances(real)["name"].to_list()


def test_every_cell_below_an_associate_pm_is_marked_and_no_other(matrix):
    marks = next(trace for trace in matrix.figure.data if trace.type == "scatter")
    drawn = list(cells(matrix).values())
    below = [
        (column, row)
        for row, levels in enumerate(drawn)
        for column, level in enumerate(levels)
        if row > 1 and level < drawn[0][column]
    ]
    at = [(round(x - 0.32), round((y + 6 - ROW + CELL / 2) / ROW)) for x, y in zip(marks.x, marks.y, strict=True)]
    assert sorted(at) == sorted(below)


def test_each_background_says_how_far_it_is(matrix, real):
    texts = [note.text for note in matrix.figure.layout.annotations if note.text.startswith("below APM")]
    rows = measures.distances(real)
    expected = [f"below APM in {row.below_entry}, PM in {row.below_goal}" for row in rows.itertuples()]
    assert texts == expected


def test_columns_have_short_names_and_are_named_in_full_in_the_note(matrix):
    assert list(matrix.figure.layout.xaxis.ticktext)[:3] == ["User", "Problem", "Product"]
    assert "Columns from the left: user focus, problem ownership, product ownership" in matrix.note


def test_the_table_gives_a_reason_for_every_level(matrix):
    assert len(matrix.table) == 99
    assert matrix.table["Why"].str.strip().ne("").all()
    it = matrix.table[(matrix.table["Who"] == "IT") & (matrix.table["Skill"] == "User focus")].iloc[0]
    assert (it["Level"], it["Name of the level"], it["Source"]) == (2, "Working", "PM Career Atlas")


def test_symbols_stand_at_the_levels_of_background_and_roles(profile):
    drawn = {trace.name: list(trace.x) for trace in profile.figure.data if trace.mode == "markers"}
    assert drawn == {
        "engineers": [1, 3, 1, 3, 3, 2, 3, 0, 1],
        "Associate PM": [2, 2, 1, 1, 1, 1, 1, 1, 2],
        "Product manager": [3, 3, 3, 2, 2, 2, 2, 3, 3],
    }


def test_the_line_runs_over_what_is_missing_to_a_pm(profile):
    line = next(trace for trace in profile.figure.data if trace.mode == "lines")
    pairs = [pair for pair in zip(line.x[::3], line.x[1::3], strict=True) if pair[0] is not None]
    assert pairs == [(1, 3), (1, 3), (0, 3), (1, 3)]


def test_what_is_missing_is_written_beside_the_skill(profile):
    texts = [note.text for note in profile.figure.layout.annotations if note.text.endswith("short")]
    assert texts == ["2 levels short", "2 levels short", "3 levels short", "2 levels short"]


def test_scale_and_whose_reading_it_is_are_said(matrix, profile):
    for chart in (matrix, profile):
        assert "Ordinal scale" in chart.subtitle
        assert "our reading" in chart.subtitle
    names = ["None yet", "Awareness", "Working", "Practitioner", "Expert"]
    assert list(profile.figure.layout.xaxis.ticktext) == names


def test_equal_gaps_that_are_not_named_are_told(profile):
    assert profile.title.endswith("financial ownership (3 levels) and user focus (2 levels)")
    assert "product ownership" in profile.note
    assert "strategy ownership" in profile.note


@pytest.mark.parametrize("builder", [charts.matrix, charts.profile])
def test_every_background_has_its_chart_in_light_and_dark(real, builder):
    for background in real["backgrounds"]["background_id"]:
        selection = select(background=background)
        light, dark = (builder(package=real, selection=selection, mode=mode) for mode in ("light", "dark"))
        assert light.title == dark.title
        assert light.table.equals(dark.table)
        assert light.figure.to_json() != dark.figure.to_json()
