"""The fan and the seasons: what is drawn is what the tables hold, bounds named, grey where nothing is clear."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import forecast as measures
from analysis.charts import axes
from analysis.charts import forecast as charts
from analysis.charts.forms import fan as form
from analysis.charts.theme import BLUE, GREEN, GREY, ORANGE
from tests.analysis.made_up_demand import demand_tables
from tests.atlas import atlas, select

MAIN, EVERY, POSTS = (
    select(series=name) for name in ("indeed_project_management", "indeed_all_postings", "hn_hiring_posts")
)


def fan(package, selection):
    return charts.fan(package=package, selection=selection, mode="light")


def drawn(figure) -> dict[str, list[float]]:
    return {trace.line.color: list(trace.y) for trace in figure.data if trace.mode == "lines"}


def test_known_months_the_forecast_and_the_runner_up_are_drawn_as_they_are(made_up):
    assert drawn(fan(made_up, MAIN).figure) == {GREY: [80, 90, 100], BLUE: [100, 100], ORANGE: [104, 104]}


def test_where_a_model_is_shown_no_runner_up_is_drawn(made_up):
    chart = fan(made_up, EVERY)
    assert ORANGE not in drawn(chart.figure)
    assert [one.label for one in chart.key] == ["known", "forecast with its intervals"]


def test_a_series_with_seasons_has_its_trend(made_up):
    chart = fan(made_up, POSTS)
    assert drawn(chart.figure)[GREEN] == [260, 250, 240]
    assert "Trend" in chart.table
    assert form.TREND in chart.key


def test_each_interval_opens_at_the_last_month_known_and_ends_at_its_bounds(made_up):
    bands = {trace.name: list(trace.y) for trace in fan(made_up, MAIN).figure.data if trace.fill == "toself"}
    assert bands == {
        "95%": [100, 130, 130, 70, 70, 100],
        "80%": [100, 120, 120, 80, 80, 100],
        "50%": [100, 110, 110, 90, 90, 100],
    }


def test_every_bound_of_the_last_month_is_named(made_up):
    texts = [note.text for note in fan(made_up, MAIN).figure.layout.annotations]
    assert texts[:4] == ["95% 70", "80% 80", "50% 90", "<b>100</b>"]
    assert texts[-3:] == ["50% 110", "80% 120", "95% 130"]


def test_the_table_holds_the_months_known_and_both_forecasts(made_up):
    table = fan(made_up, MAIN).table
    assert table["What"].to_list() == ["known"] * 3 + ["no change"] * 2 + ["damped trend"] * 2
    assert table["80% interval"].to_list() == ["", "", "", "80 to 120", "80 to 120", "84 to 124", "84 to 124"]


def test_the_words_say_unit_place_last_month_and_what_no_interval_allows_for(made_up):
    chart = fan(made_up, MAIN)
    assert chart.title == measures.fan(made_up, MAIN).sentence
    for part in ("index", "United States", "known to Mar 2024"):
        assert part in chart.subtitle
    assert "pandemic" in chart.note
    assert "n = 3 months; forecast our own" in chart.source


def test_names_keep_their_distance_and_their_order():
    assert axes.apart([1, 1.1, 5, 5, 9], 2) == pytest.approx([-0.9, 1.1, 5, 7, 9])
    assert axes.apart([0, 10, 20], 2) == [0, 10, 20]


def test_the_axis_holds_every_interval_and_never_goes_below_nought(made_up):
    for selection in (MAIN, EVERY, POSTS):
        figure = fan(made_up, selection).figure
        low, high = figure.layout.yaxis.range
        values = [value for trace in figure.data for value in trace.y if pd.notna(value)]
        assert 0 <= low <= min(values)
        assert high >= max(values)
        assert {low, high} <= set(figure.layout.yaxis.tickvals)


def test_seasons_are_drawn_with_their_intervals_and_grey_where_not_clear(made_up):
    figure = charts.season(package=made_up, selection=select(), mode="light").figure
    marks = [trace for trace in figure.data if trace.mode == "markers"]
    assert [list(trace.y)[3] for trace in marks] == [2, 1]
    assert [list(trace.marker.color)[3] for trace in marks] == [BLUE, GREY]
    april = next(trace for trace in figure.data if trace.mode == "lines" and trace.x[0] == 4)
    assert list(april.y) == [1, 4]


def test_both_panels_of_seasons_have_one_scale(made_up):
    layout = charts.season(package=made_up, selection=select(), mode="light").figure.layout
    assert layout.yaxis.range == layout.yaxis2.range
    assert max(abs(end) for end in layout.yaxis.range) > 20


def test_seasons_say_what_is_adjusted_and_what_is_left_out(made_up):
    assert (
        charts.season(package=made_up, selection=select(), mode="light").title
        == measures.season(made_up, select()).sentence
    )
    chart = charts.season(package=atlas(), selection=select(), mode="light")
    assert "2020 is left out" in chart.subtitle
    assert "JOLTS are means of twelve months" in chart.note


def test_without_intervals_the_middle_is_drawn_alone_and_it_is_said_why(package_of):
    tables = demand_tables()
    bounds = [f"{end}_{level}" for end in ("low", "high") for level in measures.LEVELS]
    without = [row | dict.fromkeys(bounds) for row in tables["demand_forecast"]]
    tested = [row | dict.fromkeys(f"covered_{level}" for level in measures.LEVELS) for row in tables["demand_backtest"]]
    package = package_of(demand_forecast=without, demand_backtest=tested)
    chart = fan(package, MAIN)
    assert chart.title.endswith("100 in May 2024, too few past months for an interval")
    assert not [trace for trace in chart.figure.data if trace.fill == "toself"]
    assert drawn(chart.figure) == {GREY: [80, 90, 100], BLUE: [100, 100], ORANGE: [104, 104]}
    assert [note.text for note in chart.figure.layout.annotations][:1] == ["<b>100</b>"]
    assert [one.label for one in chart.key][:2] == ["known", "forecast"]
    assert "shaded" not in chart.subtitle
    assert charts.NARROW in chart.note
    assert charts.WIDTH not in chart.note
    assert set(chart.table["80% interval"]) == {""}
    assert set(measures.backtest(package, MAIN).rows["In 50, 80, 95%"]) == {"too few months for an interval"}


def test_it_is_said_how_far_intervals_reach(made_up):
    chart = fan(made_up, MAIN)
    assert charts.WIDTH in chart.note
    assert charts.NARROW not in chart.note
