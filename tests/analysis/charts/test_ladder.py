"""The ladder: medians by track, the way from rung to rung, and rungs that nobody reports."""

from __future__ import annotations

import pytest

from analysis import ladder as measures
from analysis.charts import ladder as charts
from tests.atlas import select
from tests.drawn import figure_of


@pytest.fixture
def chart(made_up):
    return charts.ladder(package=made_up, selection=select(), mode="light")


def test_medians_stand_with_their_track(chart):
    medians = {trace.name: list(trace.x) for trace in figure_of(chart).data if trace.mode == "markers"}
    assert medians == {"individual": [8, 5], "management": [15], "executive": []}


def test_the_title_is_the_finding(chart, made_up):
    assert chart.title == measures.ladder(made_up, select()).sentence


def test_every_rung_has_its_name_and_what_is_known_of_it(chart):
    texts = [note.text for note in figure_of(chart).layout.annotations]
    assert {"<b>CPO</b>", "<b>Senior PM</b>", "8 years · $162k", "under ten people"} <= set(texts)
    assert "published: 2.5 years in post (2022)" in texts


def test_the_way_joins_neighbours_that_are_both_seen(chart):
    way = figure_of(chart).data[0]
    assert list(way.x) == [5, 8, None]


def test_the_way_forks_where_the_branches_are_seen(package_of, band):
    rows = [
        band("progression", role, "all", years, years - 1, years + 1)
        for role, years in (("senior_pm", 8), ("principal_pm", 12), ("group_pm", 10))
    ]
    figure = figure_of(charts.ladder(package=package_of(progression=rows), selection=select(), mode="light"))
    solid, dotted = figure.data[:2]
    assert (list(solid.x), solid.line.dash) == ([8, 10, None], "solid")
    assert (list(dotted.x), dotted.line.dash) == ([8, 12, None], "dot")


def test_higher_rungs_stand_higher(chart):
    heights = {x: y for trace in figure_of(chart).data if trace.mode == "markers" for x, y in zip(trace.x, trace.y)}  # noqa: B905
    assert heights[15] < heights[8] < heights[5]
    assert figure_of(chart).layout.yaxis.range[0] > figure_of(chart).layout.yaxis.range[1]


def test_the_table_holds_the_rungs_seen(chart):
    assert chart.table["Role"].to_list() == ["Director", "Senior PM", "Product manager"]
    assert chart.table["Median total pay (USD)"].to_list() == [300_000, 162_000, 120_000]
    assert chart.table["Track"].to_list() == ["Management", "Individual", "Individual"]


def test_rungs_without_people_are_named(chart):
    assert "Not shown (fewer than ten people): CPOs" in chart.note


def test_nobody_at_all_is_said(made_up):
    chart = charts.ladder(package=made_up, selection=select(country="Nowhere"), mode="light")
    assert chart.figure is None
    assert chart.title.startswith("Too few people")


def test_a_published_figure_stands_below_the_name_of_its_rung(made_up):
    """Beside it there is no room on a phone."""
    figure = figure_of(charts.ladder(package=made_up, selection=select(), mode="light"))
    notes = {note.text: note for note in figure.layout.annotations}
    remark = next(note for text, note in notes.items() if text.startswith("published: "))
    assert (remark.x, remark.xanchor) == (0, "left")
    assert remark.y > notes["<b>CPO</b>"].y
