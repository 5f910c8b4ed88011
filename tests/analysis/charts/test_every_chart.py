"""What holds for every chart: whatever is chosen there is a chart with its words, light and dark hold the same data."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from analysis.charts.chart import Chart
from analysis.growth import Assessment
from analysis.package.selection import Selection
from analysis.package.tables import load
from tests.analysis.charts.every_choice import (
    ASSESSED,
    BUILDERS,
    DEAF,
    FIRST,
    LACKING,
    OF_ALL_TYPES,
    OF_BACKGROUND,
    OF_COUNTRY,
    OF_PAY,
    OF_SERIES,
    SEVERAL_MARKS_A_ROW,
    choices,
)
from tests.atlas import HOME_COUNTRY, select

COLOURS = re.compile(r"#[0-9A-Fa-f]{6}\b|rgba?\([^)]*\)")


@pytest.fixture(scope="module", params=BUILDERS)
def drawn(request, real) -> dict[Selection | Assessment, Chart | Exception]:
    """Return what one builder makes of many choices, exceptions included."""

    def attempt(selection: Selection | Assessment) -> Chart | Exception:
        try:
            return BUILDERS[request.param](package=real, selection=selection, mode="light")
        except Exception as error:
            return error

    return {selection: attempt(selection) for selection in choices(real, request.param)}


def charts(drawn: dict[Selection, Chart | Exception]) -> list[tuple[Selection, Chart]]:
    return [(selection, chart) for selection, chart in drawn.items() if isinstance(chart, Chart)]


def test_the_modules_hold_the_charts_that_the_pages_show():
    assert {
        *("ladder.ladder", "progression.attainment", "compensation.bands", "scope.dumbbells", "demand.index"),
        "tenure.claims",
    } <= set(BUILDERS)


def test_every_choice_gives_a_chart(drawn):
    assert {selection: repr(chart) for selection, chart in drawn.items() if not isinstance(chart, Chart)} == {}


def test_a_chart_has_all_its_words(drawn):
    for selection, chart in charts(drawn):
        assert chart.title, selection
        assert chart.subtitle, selection
        assert chart.title in chart.alt, selection
        assert chart.figure is None or chart.source.startswith("Source"), selection


def test_words_show_no_trace_of_missing_values_or_ids(drawn):
    for selection, chart in charts(drawn):
        said = "\n".join((chart.title, chart.subtitle, chart.source, chart.alt, chart.note))
        assert not re.search(r"\bnan\b|<NA>|\bNone\b|NaT|[a-z]_[a-z]|  ", said), (selection, said)


def test_a_title_begins_with_a_capital_or_a_figure_and_has_no_full_stop(drawn):
    for selection, chart in charts(drawn):
        assert chart.title[0].isupper() or chart.title[0].isdigit(), selection
        assert not chart.title.endswith("."), selection


def test_a_chart_without_a_figure_says_that_there_are_too_few(drawn):
    for selection, chart in charts(drawn):
        reason = re.compile("does not cover") if isinstance(selection, Assessment) else LACKING
        assert chart.figure is not None or reason.search(chart.title), (selection, chart.title)


def test_a_chart_with_a_figure_draws_something(drawn):
    for selection, chart in charts(drawn):
        assert chart.figure is None or rows_drawn(chart.figure) > 0, selection
        assert chart.figure is None or len(chart.table), selection


def test_names_and_filters_are_safe_in_a_file_name(drawn):
    for selection, chart in charts(drawn):
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", chart.name), selection
        assert re.fullmatch(r"[a-z0-9]+([-_][a-z0-9]+)*", chart.slug), selection


def test_the_table_has_as_many_rows_as_are_drawn(drawn, request):
    if request.node.callspec.params["drawn"] in SEVERAL_MARKS_A_ROW:
        drawn = {}
    for selection, chart in charts(drawn):
        assert chart.figure is None or len(chart.table) == rows_drawn(chart.figure), selection


def test_every_row_of_the_table_names_its_source(drawn, real):
    names = {*real["sources"]["title"], *map(real.publisher_of, real["sources"]["source_id"])}
    for selection, chart in charts(drawn):
        assert set(chart.table["Source"]) <= names, selection


def test_every_colour_of_the_key_is_drawn(drawn):
    for selection, chart in charts(drawn):
        if chart.figure is not None:
            drawn_colours = set(COLOURS.findall(chart.figure.to_json()))
            assert {one.colour for one in chart.key} <= drawn_colours | {"#7A8491"}, selection


def test_axes_stay_put_and_nothing_is_dragged(drawn):
    for selection, chart in charts(drawn):
        if chart.figure is not None:
            layout = chart.figure.layout.template.layout
            assert layout.dragmode is False, selection
            assert layout.xaxis.fixedrange, selection


@pytest.mark.parametrize("name", BUILDERS)
def test_light_and_dark_hold_the_same_data_and_differ_in_colours_alone(made_up, name):
    light, dark = (BUILDERS[name](package=made_up, selection=first(name), mode=mode) for mode in ("light", "dark"))
    assert light.figure.to_json() != dark.figure.to_json()
    assert COLOURS.sub("", light.figure.to_json()) == COLOURS.sub("", dark.figure.to_json())
    pd.testing.assert_frame_equal(light.table, dark.table)
    assert (light.title, light.subtitle, light.source, light.note) == (
        *(dark.title, dark.subtitle, dark.source, dark.note),
    )


@pytest.mark.parametrize("name", BUILDERS)
def test_a_builder_changes_nothing_in_the_tables(package_of, name):
    before, after = package_of(), package_of()
    BUILDERS[name](package=after, selection=first(name), mode="light")
    for table in before:
        pd.testing.assert_frame_equal(before[table], after[table])


@pytest.mark.parametrize("name", BUILDERS)
def test_the_same_choice_gives_the_same_chart(made_up, name):
    one, other = (BUILDERS[name](package=made_up, selection=first(name), mode="light") for _time in range(2))
    assert one.figure.to_json() == other.figure.to_json()


@pytest.mark.parametrize(
    "name",
    sorted(
        set(BUILDERS)
        - DEAF
        - ASSESSED
        - OF_SERIES
        - OF_BACKGROUND
        - OF_COUNTRY
        - OF_ALL_TYPES
        - {"compensation.by_country"}
    ),
)
def test_the_subtitle_names_place_and_company_types(made_up, name):
    chart = BUILDERS[name](package=made_up, selection=select(("startup",)), mode="light")
    assert HOME_COUNTRY in chart.subtitle
    assert "startups" in chart.subtitle


PACKAGE = load()


def first(name: str) -> Any:
    """Return the choice with which a builder's page opens."""
    return FIRST[BUILDERS[name]](PACKAGE)


@pytest.mark.parametrize("name", sorted(OF_PAY - {"pay_sources.side_by_side", "startups.pay", "startups.equity"}))
def test_a_chart_of_pay_holds_one_source_and_no_other(real, name):
    """Sources are never blended: the chart that sets them side by side is the only one that holds several."""
    for source in ("levels_fyi", "aijobs", "ask_a_manager"):
        chart = BUILDERS[name](package=real, selection=select(source=source, component="base"), mode="light")
        observed = chart.table[chart.table.get("Company type", pd.Series("", chart.table.index)) != "As claimed"]
        assert set(observed["Source"]) <= {real.publisher_of(source)}


def rows_drawn(figure: go.Figure) -> int:
    """Count what a figure draws in rows of a table: bars of ranges, points of lines, shaded cells, else symbols."""
    traces = [trace for trace in figure.data if not (trace.type.startswith("scatter") and trace.hoverinfo == "skip")]
    if ranges := [trace for trace in figure.data if trace.type == "scatter" and (trace.line.width or 0) >= 9]:
        return sum(len(trace.x) // 3 for trace in ranges)
    if lines := [trace for trace in traces if trace.type == "scatter" and trace.mode == "lines"]:
        return sum(int(pd.notna(pd.Series(trace.y)).sum()) for trace in lines)
    return sum(_marks(trace) for trace in traces)


def _marks(trace: Any) -> int:
    if trace.type == "heatmap":
        values = [value for row in trace.z for value in row]
    else:
        values = trace.lat if trace.type == "scattergeo" else trace.y
    return int(pd.notna(pd.Series(values)).sum())
