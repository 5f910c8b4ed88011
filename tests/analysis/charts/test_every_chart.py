"""What holds for every chart: whatever is chosen there is a chart with its words, light and dark hold the same data."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from analysis.charts.chart import Chart
from analysis.charts.theme import GREY, PALETTES
from analysis.growth import Assessment
from analysis.offer.offers import Offers
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
    OFFERED,
    PLANNED,
    Drawn,
    charts,
)
from tests.atlas import HOME_COUNTRY, atlas, select
from tests.one_process import of_each

COLOURS = re.compile(r"#[0-9A-Fa-f]{6}\b|rgba?\([^)]*\)")


@pytest.fixture(params=of_each(BUILDERS))
def drawn(request, drawn_of) -> Drawn:
    """Return what one builder makes of many choices, exceptions included."""
    return drawn_of(request.param)


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
        assert chart.figure is None or marks_drawn(chart) > 0, selection
        assert chart.figure is None or len(chart.table), selection


def test_names_and_filters_are_safe_in_a_file_name(drawn):
    for selection, chart in charts(drawn):
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", chart.name), selection
        assert re.fullmatch(r"[a-z0-9]+([-_][a-z0-9]+)*", chart.slug), selection


def test_the_table_has_what_is_drawn_and_nothing_else(drawn):
    for selection, chart in charts(drawn):
        if chart.figure is not None:
            assert marks_drawn(chart) == marks_in(chart), selection


def test_what_is_encoded_are_columns_of_the_table(drawn):
    for selection, chart in charts(drawn):
        assert (chart.encoding is None) == (chart.figure is None), selection
        assert chart.encoding is None or chart.encoding.columns <= set(chart.table), selection


def test_every_row_of_the_table_names_its_source(drawn, real):
    names = {*real["sources"]["title"], *map(real.publisher_of, real["sources"]["source_id"])}
    for selection, chart in charts(drawn):
        assert not len(chart.table) or set(chart.table["Source"]) <= names, selection


def test_every_colour_of_the_key_is_drawn(drawn):
    """A series keeps its place in the key where it has nothing to draw; grey, which is everywhere, has to be seen."""
    for selection, chart in charts(drawn):
        if chart.figure is not None:
            keyed = {one.colour for one in chart.key}
            assert keyed - {GREY} <= colours_of(chart.figure.data), selection
            # The mark of an offer, grey in the key, is in the page's ink.
            grey = {GREY, PALETTES["light"].text} if isinstance(selection, Offers) else {GREY}
            assert GREY not in keyed or grey & colours_of(filled(chart.figure)), selection


def test_axes_stay_put_and_nothing_is_dragged(drawn):
    for selection, chart in charts(drawn):
        if chart.figure is not None:
            layout = chart.figure.layout.template.layout
            assert layout.dragmode is False, selection
            assert layout.xaxis.fixedrange, selection


@pytest.fixture(scope="module")
def package_for(made_up, real):
    """Return the function that gives a builder's package: made up, or the atlas's where few rows carry no plan."""
    return lambda name: real if name in PLANNED | OFFERED else made_up


@pytest.mark.parametrize("name", of_each(BUILDERS))
def test_light_and_dark_hold_the_same_data_and_differ_in_colours_alone(package_for, name):
    package = package_for(name)
    light, dark = (BUILDERS[name](package=package, selection=first(name), mode=mode) for mode in ("light", "dark"))
    assert light.figure.to_json() != dark.figure.to_json()
    assert COLOURS.sub("", light.figure.to_json()) == COLOURS.sub("", dark.figure.to_json())
    pd.testing.assert_frame_equal(light.table, dark.table)
    assert (light.title, light.subtitle, light.source, light.note) == (
        *(dark.title, dark.subtitle, dark.source, dark.note),
    )


@pytest.mark.parametrize("name", of_each(BUILDERS))
def test_a_builder_changes_nothing_in_the_tables(package_of, name):
    package = atlas() if name in PLANNED | OFFERED else package_of()
    before = {table: package[table].copy() for table in package}
    assert BUILDERS[name](package=package, selection=first(name), mode="light").figure is not None
    for table in before:
        pd.testing.assert_frame_equal(before[table], package[table])


@pytest.mark.parametrize("name", of_each(BUILDERS))
def test_the_same_choice_gives_the_same_chart(package_for, name):
    one, other = (BUILDERS[name](package=package_for(name), selection=first(name), mode="light") for _time in range(2))
    assert one.figure.to_json() == other.figure.to_json()


@pytest.mark.parametrize(
    "name",
    sorted(
        set(BUILDERS)
        - DEAF
        - ASSESSED
        - PLANNED
        - OFFERED
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


PACKAGE = atlas()


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


def marks_in(chart: Chart) -> int:
    """Count what a chart's encoding says that its table draws: a mark a row, or one for each symbol that a row has."""
    assert chart.encoding is not None
    if chart.encoding.form == "levels" and chart.encoding.points:
        return int(chart.table[[column for _point, column in chart.encoding.points]].notna().sum(axis=None))
    return len(chart.table)


def marks_drawn(chart: Chart) -> int:
    """Count the marks of a figure that its encoding speaks of: bars of ranges, points of lines, cells, else symbols."""
    assert chart.figure is not None
    assert chart.encoding is not None
    form, traces = chart.encoding.form, chart.figure.data
    if form == "ranges":
        return sum(len(trace.x) // 3 for trace in traces if trace.type == "scatter" and (trace.line.width or 0) >= 9)
    kinds = {"matrix": ("heatmap",), "shares": ("bar", "scatter"), "map": ("scattergeo",)}
    own = [trace for trace in traces if trace.hoverinfo != "skip" and trace.type in kinds.get(form, (trace.type,))]
    if form in LINES:
        own = [trace for trace in own if trace.type == "bar" or trace.mode == "lines"]
    return sum(_marks(trace) for trace in own)


LINES = ("lines", "steps", "fan", "panels")
"""Forms whose symbols mark some points of a line, which are counted already."""


def _marks(trace: Any) -> int:
    if trace.type == "heatmap":
        values = [value for row in trace.z for value in row]
    else:
        values = trace.lat if trace.type == "scattergeo" else trace.y
    return int(pd.notna(pd.Series(values)).sum())


def filled(figure: go.Figure) -> list[Any]:
    """Return the traces that draw something."""
    return [trace for trace in figure.data if _marks(trace)]


def colours_of(traces: Iterable[Any]) -> set[str]:
    """Return the colours of traces: not those of text, axes and the template."""
    return {colour for trace in traces for colour in COLOURS.findall(trace.to_json())}
