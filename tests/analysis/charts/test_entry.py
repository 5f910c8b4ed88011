"""Charts of entry: quarters at their counts, intervals at their ends, and what is said of the list."""

from __future__ import annotations

import pytest

from analysis import entry as measures
from analysis.charts import entry as charts
from tests.atlas import select


@pytest.fixture(scope="module")
def openings(real):
    return charts.openings(package=real, selection=select(), mode="light")


@pytest.fixture(scope="module")
def titles(real):
    return charts.technical_titles(package=real, selection=select(), mode="light")


def test_lines_hold_all_openings_and_those_without_the_largest_employer(openings, real):
    rows = real["entry_hiring"].sort_values("date")
    drawn = [list(trace.y) for trace in openings.figure.data if trace.type == "scatter" and trace.mode == "lines"]
    assert drawn == [rows["n"].to_list(), rows["n_without_largest"].to_list()]
    assert drawn[0][-1] == 342


def test_the_table_holds_both_lines_with_the_days_that_they_rest_on(openings):
    assert len(openings.table) == 14
    autumn = openings.table[openings.table["Quarter"] == "2025 Q4"]
    assert autumn["Days with postings"].unique().tolist() == [60]


def test_the_quarter_in_which_the_list_paused_is_marked(openings):
    marked = [note for note in openings.figure.layout.annotations if note.text == "list paused"]
    assert [str(note.x)[:10] for note in marked] == ["2025-10-01"]


def test_what_the_list_cannot_tell_is_said(openings, real):
    assert real.caveat_of("jobright_newgrad") in openings.note
    assert "14%" in openings.note
    assert "n = 2,102 openings" in openings.source
    assert openings.title == measures.openings(real).sentence


def test_a_dot_stands_at_the_share_and_a_line_over_its_interval(titles, real):
    rows = measures.technical_titles(real).rows
    dots = next(trace for trace in titles.figure.data if trace.mode == "markers")
    thin = next(trace for trace in titles.figure.data if trace.mode == "lines" and trace.line.width == 2)
    assert list(dots.x) == rows["share"].to_list()
    assert list(zip(thin.x[::3], thin.x[1::3], strict=True)) == list(
        zip(rows["share_low"], rows["share_high"], strict=True)
    )


def test_a_title_is_said_to_be_no_requirement(titles):
    assert "not a requirement" in titles.note
    assert len(titles.table) == 8


@pytest.mark.parametrize(
    ("builder", "table"), [(charts.openings, "entry_hiring"), (charts.technical_titles, "degree_evidence")]
)
def test_without_rows_there_is_no_figure_and_it_is_said(package_of, builder, table):
    chart = builder(package=package_of(**{table: []}), selection=select(), mode="light")
    assert chart.figure is None
    assert chart.title.startswith("Too few")
    assert chart.source == ""
