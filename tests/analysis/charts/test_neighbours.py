"""Panels of the series around demand: own unit, own axis from nought, gaps where months are absent."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import neighbours as measures
from analysis.charts import neighbours as charts
from analysis.charts.theme import PALETTES
from tests.atlas import select

BUILDERS = {charts.sector: measures.sector, charts.threads: measures.threads, charts.layoffs: measures.layoffs}


def built(builder, package):
    return builder(package=package, selection=select(), mode="light")


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_series_has_a_panel_of_its_own_with_its_values(made_up, builder):
    found = BUILDERS[builder](made_up, select())
    series = found.rows["series_id"].unique()
    chart = built(builder, made_up)
    data = [trace for trace in chart.figure.data if trace.hoverinfo != "skip"]
    assert [trace.yaxis or "y" for trace in data] == ["y", *(f"y{at}" for at in range(2, len(series) + 1))]
    for name, trace in zip(series, data, strict=True):
        values = found.rows.loc[found.rows["series_id"] == name, "value"].to_list()
        assert [value for value in trace.y if pd.notna(value)] == values
    assert chart.title == found.sentence
    assert chart.subtitle.startswith("A related series: ")


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_panel_begins_at_nought_and_holds_its_values(made_up, builder):
    figure = built(builder, made_up).figure
    for trace in figure.data:
        low, high = figure.layout[f"yaxis{(trace.yaxis or 'y')[1:]}"].range
        assert low == 0
        assert high > max(value for value in trace.y if pd.notna(value))


def test_panels_do_not_overlap(made_up):
    layout = built(charts.sector, made_up).figure.layout
    domains = [layout[f"yaxis{number}"].domain for number in ("", 2, 3, 4)]
    for above, below in zip(domains, domains[1:], strict=False):
        assert below[1] < above[0]


def test_a_line_breaks_where_months_are_absent(made_up):
    hires = built(charts.sector, made_up).figure.data[1]
    assert len(hires.x) == 15
    assert pd.isna(pd.Series(hires.y)[3:12]).all()


def test_layoffs_are_bars_and_rates_are_lines(made_up):
    assert {trace.type for trace in built(charts.layoffs, made_up).figure.data} == {"bar"}
    rates = [trace for trace in built(charts.sector, made_up).figure.data if trace.hoverinfo != "skip"]
    assert {trace.type for trace in rates} == {"scatter"}


def test_months_that_are_absent_are_hatched(made_up):
    hires = built(charts.sector, made_up).figure.data[1]
    hatched = [trace for trace in built(charts.sector, made_up).figure.data if trace.type == "bar"]
    months = next(list(trace.x) for trace in hatched if trace.yaxis == hires.yaxis)
    assert months == [month for month, value in zip(hires.x, hires.y, strict=True) if pd.isna(value)]
    assert all(trace.marker.pattern.shape == "/" for trace in hatched)


def test_the_trend_is_drawn_over_its_series_and_stands_in_the_table(made_up):
    chart = built(charts.threads, made_up)
    trend = next(trace for trace in chart.figure.data if trace.hoverinfo == "skip")
    assert trend.line.color == PALETTES["light"].text
    assert [value for value in trend.y if pd.notna(value)] == [260, 250, 240]
    assert chart.table["Trend"].dropna().to_list() == [260, 250, 240]


def test_a_panel_says_unit_last_value_and_peak(made_up):
    texts = [note.text for note in built(charts.threads, made_up).figure.layout.annotations]
    assert "volume" in texts
    assert "250 in Mar 2024" in texts
    assert "800 in Feb 2023" in texts
    assert "0.75 in Mar 2024" in texts


def test_a_peak_that_is_the_last_value_is_written_once(made_up):
    texts = [note.text for note in built(charts.sector, made_up).figure.layout.annotations]
    assert texts.count("2 in Mar 2024") == 1


@pytest.mark.parametrize("table", ["demand", "demand_series", "demand_charts", "demand_trend"])
@pytest.mark.parametrize("builder", BUILDERS)
def test_an_absent_table_is_said_in_a_sentence(package_of, builder, table):
    chart = built(builder, package_of(**{table: []}))
    assert (chart.figure is None) == (table in ("demand", "demand_series"))
    assert (chart.encoding is None) == (chart.figure is None)
    assert chart.title.startswith("No series") == (chart.figure is None)
    assert "  " not in f"{chart.subtitle}{chart.alt}{chart.note}"
