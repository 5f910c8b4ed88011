"""Charts of demand: the series as they are, turning points marked, published counts one row a definition."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import demand as measures
from analysis import posting_shares
from analysis.charts import demand as charts
from tests.atlas import select

BUILDERS = [charts.index, charts.countries, charts.published, charts.role_mix, charts.traits]

MAIN = "indeed_project_management"


def built(builder, package, **selection):
    return builder(package=package, selection=select(**selection), mode="light")


def lines(figure) -> dict[str, list[float]]:
    return {trace.name: list(trace.y) for trace in figure.data if trace.mode == "lines" and trace.line.width}


def test_indices_are_drawn_as_they_are(made_up):
    chart = built(charts.index, made_up)
    assert lines(chart.figure) == {
        "Project management postings": [100, 200, 80, 90, 100],
        "Software development postings": [100, 70],
        "All postings": [100, 110],
    }
    assert chart.title == measures.index(made_up, select()).sentence


def test_turning_points_are_those_of_the_measure(made_up):
    figure = built(charts.index, made_up).figure
    marked = next(trace for trace in figure.data if trace.mode == "markers")
    assert list(marked.y) == [200, 80, 100]
    assert list(marked.customdata) == ["peak", "trough", "now"]


def test_claims_stand_at_their_dates_and_in_the_note(made_up):
    chart = built(charts.index, made_up)
    assert {"claim A", "claim B"} <= {note.text for note in chart.figure.layout.annotations}
    assert "Claim A: It is said: hiring_plans_2022." in chart.note
    assert chart.note.startswith("The note of index.")


def test_an_index_that_ends_at_its_peak_is_drawn(package_of, made_up):
    rows = [row for row in made_up["demand"].to_dict("records") if row["series_id"] != MAIN]
    main = next(row for row in made_up["demand"].to_dict("records") if row["series_id"] == MAIN)
    rising = [main | {"date": date, "value": 80 + 10 * at} for at, date in enumerate(_months())]
    chart = built(charts.index, package_of(demand=[*_without_na(rows), *_without_na(rising)]))
    assert lines(chart.figure)["Project management postings"][-1] == 220


def test_the_chosen_country_is_in_front_of_the_others(made_up):
    figure = built(charts.countries, made_up, country="India").figure
    assert [trace.name for trace in figure.data] == ["United States", "India"]
    assert figure.data[-1].line.width > figure.data[0].line.width
    assert figure.data[-1].line.color != figure.data[0].line.color
    assert list(figure.data[-1].y) == [90, 85]


def test_a_country_without_an_index_leaves_all_in_the_background(made_up):
    chart = built(charts.countries, made_up, country="Nowhere")
    assert len({trace.line.color for trace in chart.figure.data}) == 1
    assert chart.title == measures.countries(made_up, select(country="Nowhere")).sentence


def test_published_counts_are_bars_on_a_scale_of_their_block(made_up):
    chart = built(charts.published, made_up)
    bars = chart.figure.data[0]
    assert list(bars.x) == pytest.approx([1, 5_000 / 12_000, 1])
    assert list(bars.y) == sorted(set(bars.y))
    texts = [note.text for note in chart.figure.layout.annotations]
    assert texts[:2] == ["<b>PM listings</b>, Feb 2024", "<b>Working PMs</b>, Feb 2021"]
    assert texts[2:] == ["World", "12,000", "United States", "5,000", "United States", "400,000"]
    assert chart.note == "The note of published."
    assert chart.table["Value"].to_list() == [400_000, 5_000, 12_000]


def test_the_title_of_counts_names_the_largest_of_the_newest_series(made_up):
    assert built(charts.published, made_up).title == "The newest count finds 12,000 PM postings (world) in Feb 2024"


def test_shares_of_roles_are_lines_on_one_scale_with_the_top_role_first(made_up):
    chart = built(charts.role_mix, made_up)
    drawn = {trace.name: trace for trace in chart.figure.data if trace.name}
    assert {name: list(line.customdata) for name, line in drawn.items()} == {
        "Senior PM": ["97%", "98%"],
        "Associate PM": ["3%", "2%"],
    }
    rises = [line.y[0] - line.y[1] for line in drawn.values()]
    assert rises[0] == pytest.approx(-rises[1])
    assert {"97%", "98%", "3%", "2%"} <= {note.text for note in chart.figure.layout.annotations}
    assert chart.title == posting_shares.role_mix(made_up, select()).sentence
    assert "n = 400 postings" in chart.source


def test_traits_are_lines_and_published_figures_points(made_up):
    chart = built(charts.traits, made_up)
    assert lines(chart.figure) == {"remote": [30, 20], "AI in the title": [5, 10]}
    last = chart.figure.data[-1]
    assert (last.mode, list(last.y)) == ("markers", [35])
    assert any("as published: 35%<br>Sep 2022" in note.text for note in chart.figure.layout.annotations)
    assert chart.title == posting_shares.traits(made_up, select()).sentence


@pytest.mark.parametrize("builder", BUILDERS)
def test_sources_are_those_of_the_rows_drawn(made_up, builder):
    chart = built(builder, made_up)
    for title in set(chart.table["Source"]):
        assert title.removeprefix("The ").capitalize() in chart.source


@pytest.mark.parametrize("table", ["demand", "demand_series", "demand_charts", "claims", "countries"])
@pytest.mark.parametrize("builder", BUILDERS)
def test_an_absent_table_is_said_in_a_sentence(package_of, builder, table):
    chart = built(builder, package_of(**{table: []}))
    assert (chart.figure is None) == (table in ("demand", "demand_series"))
    assert (chart.encoding is None) == (chart.figure is None)
    assert chart.title.startswith("No ") == (chart.figure is None)
    for text in (chart.title, chart.subtitle, chart.alt, chart.note):
        assert "  " not in text
        assert "nan" not in text


def _months() -> list[str]:
    return pd.date_range("2023-02-01", periods=15, freq="MS").strftime("%Y-%m-%d").to_list()


def _without_na(rows: list[dict]) -> list[dict]:
    return [{key: None if pd.isna(value) else value for key, value in row.items()} for row in rows]
