"""Charts of scope: both sides of each dimension on its scale, and one role's figures by company type."""

from __future__ import annotations

import pytest

from analysis import scope as measures
from analysis.charts import scope as charts
from tests.atlas import select
from tests.drawn import figure_of


@pytest.fixture
def dumbbells(made_up):
    return charts.dumbbells(package=made_up, selection=select(), mode="light")


def test_both_sides_stand_at_their_scores(dumbbells, made_up):
    scores = measures.dumbbells(made_up, select()).rows.groupby("side")["score"].apply(list)
    sides = {trace.name: list(trace.x) for trace in figure_of(dumbbells).data if trace.name}
    labels = {side: style.label for side, style in charts.side_styles(made_up).items()}
    assert sides[labels["startup"]] == scores["startup"] == [5, 1, 4]
    assert sides[labels["corporate"]] == scores["corporate"] == [2, 4, 3]


def test_the_bar_joins_both_sides(dumbbells):
    bar = next(trace for trace in figure_of(dumbbells).data if trace.mode == "lines")
    assert list(bar.x) == [5, 2, None, 1, 4, None, 4, 3, None]


def test_dimensions_and_ends_of_scales_are_named(dumbbells):
    texts = [note.text for note in figure_of(dumbbells).layout.annotations]
    assert texts[:3] == ["<b>Autonomy</b>", "Little", "Much"]
    assert len(texts) == 9


def test_the_title_is_the_finding_and_the_scale_is_called_ordinal(dumbbells, made_up):
    assert dumbbells.title == measures.dumbbells(made_up, select()).sentence
    assert "Ordinal scale" in dumbbells.subtitle
    assert "our own reading" in dumbbells.subtitle


def test_who_is_meant_by_corporation_is_said(dumbbells):
    assert "corporate, public tech and big tech" in " ".join(one.label for one in dumbbells.key)


def test_statements_stand_in_the_table_side_by_side(dumbbells):
    assert dumbbells.table["Score"].to_list() == [5, 2, 1, 4, 4, 3]
    assert dumbbells.table["Where"].to_list() == ["Startup", "Corporate"] * 3


@pytest.mark.parametrize(
    ("builder", "measure", "medians"),
    [
        (charts.equity_share, measures.equity_share, [35, 40]),
        (charts.experience, measures.experience, [8, 8.5]),
        (charts.at_employer, measures.at_employer, [2, 5]),
        (charts.pay_spread, measures.pay_spread, [160_000, 165_000]),
    ],
)
def test_a_figure_holds_the_measures_medians_and_middle_halves(made_up, builder, measure, medians):
    figure = figure_of(builder(package=made_up, selection=select(), mode="light"))
    rows = measure(made_up, select()).rows
    assert [x for trace in figure.data if trace.mode == "markers" for x in trace.x] == medians
    thick = [trace.x[:2] for trace in figure.data if trace.mode == "lines" and trace.line.width == 9]
    assert [tuple(pair) for pair in thick] == list(rows[["p25", "p75"]].itertuples(index=False, name=None))


def test_without_outer_percentiles_only_the_middle_half_is_promised(made_up):
    chart = charts.equity_share(package=made_up, selection=select(), mode="light")
    assert "middle 50% (bar)" in chart.subtitle
    assert "10th" not in chart.subtitle
    assert "10th to 90th" in charts.experience(package=made_up, selection=select(), mode="light").subtitle


def test_titles_are_the_measures_sentences(made_up):
    chart = charts.pay_spread(package=made_up, selection=select(), mode="light")
    assert chart.title == measures.pay_spread(made_up, select()).sentence


def test_types_without_people_are_named(made_up):
    chart = charts.experience(package=made_up, selection=select(), mode="light")
    assert "senior PMs at corporates and public tech" in chart.note


@pytest.mark.parametrize("builder", [charts.equity_share, charts.experience, charts.at_employer, charts.pay_spread])
def test_nobody_at_all_is_said(made_up, builder):
    chart = builder(package=made_up, selection=select(role="cpo"), mode="light")
    assert chart.figure is None
    assert chart.title.startswith("Too few CPOs")
