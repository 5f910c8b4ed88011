"""What holds for every chart: whatever is chosen there is a chart with its words, light and dark hold the same data."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from itertools import cycle

import pandas as pd
import plotly.graph_objects as go
import pytest

from analysis.charts import (
    compensation,
    demand,
    entry,
    forecast,
    growth,
    ladder,
    neighbours,
    progression,
    routes,
    scope,
    tenure,
)
from analysis.charts.catalogue import PAGES
from analysis.charts.chart import Chart
from analysis.compensation import COMPONENT_NAMES
from analysis.growth import Assessment
from analysis.selection import COMPANY_TYPES, HOME_COUNTRY, Chosen

MODULES = (ladder, progression, compensation, scope, demand, forecast, neighbours, tenure, growth, routes, entry)
NOWHERE = "Nowhere"
COLOURS = re.compile(r"#[0-9A-Fa-f]{6}\b|rgba?\([^)]*\)")


def builders() -> Iterator[object]:
    """Find the builders of the modules: what takes tables, a choice and a mode by keyword."""
    for module in MODULES:
        for name, function in vars(module).items():
            own = inspect.isfunction(function) and function.__module__ == module.__name__
            if (
                own
                and not name.startswith("_")
                and list(inspect.signature(function).parameters)
                == [
                    "tables",
                    "chosen",
                    "mode",
                ]
            ):
                yield function


BUILDERS = {f"{one.__module__.rsplit('.')[-1]}.{one.__name__}": one for one in builders()}
DEAF = {"scope.dumbbells", "demand.index", "demand.published", "demand.role_mix", "demand.traits"}
DEAF |= {"forecast.season", "neighbours.sector", "neighbours.threads", "neighbours.layoffs"}
DEAF |= {"entry.openings", "entry.technical_titles"}
"""Builders that no filter reaches: one choice is enough for them."""

ASSESSED = {name for name in BUILDERS if name.startswith("growth.")}
"""Builders that take an assessment instead of filters."""

SEVERAL_MARKS_A_ROW = {"growth.me"}
"""Builders whose table has one row for all the symbols of a skill."""

RATINGS = ((), (None,) * 9, (4,) * 9, (0,) * 9, (2, None, 3, 1, 0, 4, 2, None, 1))
FIRST = {entry.builder: entry.chosen for entries in PAGES.values() for entry in entries}
"""The choice that stands at first, by builder."""

OF_SERIES = {"forecast.fan"}
OF_BACKGROUND = {"routes.matrix", "routes.profile"}
OF_COUNTRY = {"demand.countries"}
OF_ROLE = {"progression.attainment_by_type", "compensation.by_country", *(name for name in BUILDERS if "scope" in name)}
OF_PART = {"compensation.bands", "compensation.by_country"}


def choices(tables, name: str) -> list[Chosen | Assessment]:
    """Return every single type and none in the home country and in one that nobody is in, none and one type in others.

    Every role and every part of pay come with no type, and take turns elsewhere. What a builder does not look at
    stays as it is.
    """
    if name in DEAF:
        return [Chosen()]
    if name in OF_BACKGROUND:
        return [Chosen(background=background) for background in tables["backgrounds"]["background_id"]]
    if name in ASSESSED:
        return [Assessment(role, levels) for role in tables["roles"]["role_id"] for levels in RATINGS]
    if name in OF_SERIES:
        return [Chosen(series=series) for series in tables["demand_backtest"]["series_id"].unique()]
    countries = [*sorted({*tables["progression"]["country"], *tables["compensation"]["country"]}), NOWHERE]
    types = [()] if name in OF_COUNTRY else [(), *((one,) for one in COMPANY_TYPES), ("startup", "big_tech")]
    roles = tables["roles"]["role_id"].to_list() if name in OF_ROLE else [Chosen.role]
    parts = list(COMPONENT_NAMES) if name in OF_PART else [Chosen.component]
    turns = zip(cycle(roles), cycle(parts))  # noqa: B905
    single = cycle(types[1:] or types)
    places = [
        Chosen(one, country, *next(turns))
        for country in countries
        for one in (types if country in (HOME_COUNTRY, NOWHERE) else dict.fromkeys([(), next(single)]))
    ]
    return [*places, *(Chosen(role=role, component=part) for role in roles for part in parts)]


@pytest.fixture(scope="module", params=BUILDERS)
def drawn(request, real) -> dict[Chosen | Assessment, Chart | Exception]:
    """Return what one builder makes of many choices, exceptions included."""

    def attempt(chosen: Chosen) -> Chart | Exception:
        try:
            return BUILDERS[request.param](tables=real, chosen=chosen, mode="light")
        except Exception as error:
            return error

    return {chosen: attempt(chosen) for chosen in choices(real, request.param)}


def charts(drawn: dict[Chosen, Chart | Exception]) -> list[tuple[Chosen, Chart]]:
    return [(chosen, chart) for chosen, chart in drawn.items() if isinstance(chart, Chart)]


def test_the_modules_hold_the_charts_that_the_pages_show():
    assert {
        *("ladder.ladder", "progression.attainment", "compensation.bands", "scope.dumbbells", "demand.index"),
        "tenure.claims",
    } <= set(BUILDERS)


def test_every_choice_gives_a_chart(drawn):
    assert {chosen: repr(chart) for chosen, chart in drawn.items() if not isinstance(chart, Chart)} == {}


def test_a_chart_has_all_its_words(drawn):
    for chosen, chart in charts(drawn):
        assert chart.title, chosen
        assert chart.subtitle, chosen
        assert chart.title in chart.alt, chosen
        assert chart.figure is None or chart.source.startswith("Source"), chosen


def test_words_show_no_trace_of_missing_values_or_ids(drawn):
    for chosen, chart in charts(drawn):
        said = "\n".join((chart.title, chart.subtitle, chart.source, chart.alt, chart.note))
        assert not re.search(r"\bnan\b|<NA>|\bNone\b|NaT|[a-z]_[a-z]|  ", said), (chosen, said)


def test_a_title_begins_with_a_capital_or_a_figure_and_has_no_full_stop(drawn):
    for chosen, chart in charts(drawn):
        assert chart.title[0].isupper() or chart.title[0].isdigit(), chosen
        assert not chart.title.endswith("."), chosen


def test_a_chart_without_a_figure_says_that_there_are_too_few(drawn):
    for chosen, chart in charts(drawn):
        reason = "does not cover" if isinstance(chosen, Assessment) else "too few"
        assert chart.figure is not None or reason in chart.title.lower(), (chosen, chart.title)


def test_a_chart_with_a_figure_draws_something(drawn):
    for chosen, chart in charts(drawn):
        assert chart.figure is None or rows_drawn(chart.figure) > 0, chosen
        assert chart.figure is None or len(chart.table), chosen


def test_names_and_filters_are_safe_in_a_file_name(drawn):
    for chosen, chart in charts(drawn):
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", chart.name), chosen
        assert re.fullmatch(r"[a-z0-9]+([-_][a-z0-9]+)*", chart.slug), chosen


def test_the_table_has_as_many_rows_as_are_drawn(drawn, request):
    if request.node.callspec.params["drawn"] in SEVERAL_MARKS_A_ROW:
        drawn = {}
    for chosen, chart in charts(drawn):
        assert chart.figure is None or len(chart.table) == rows_drawn(chart.figure), chosen


def test_every_row_of_the_table_names_its_source(drawn, real):
    names = {*real["sources"]["title"], *map(real.publisher_of, real["sources"]["source_id"])}
    for chosen, chart in charts(drawn):
        assert set(chart.table["Source"]) <= names, chosen


def test_every_colour_of_the_key_is_drawn(drawn):
    for chosen, chart in charts(drawn):
        if chart.figure is not None:
            drawn_colours = set(COLOURS.findall(chart.figure.to_json()))
            assert {one.colour for one in chart.key} <= drawn_colours | {"#7A8491"}, chosen


def test_axes_stay_put_and_nothing_is_dragged(drawn):
    for chosen, chart in charts(drawn):
        if chart.figure is not None:
            layout = chart.figure.layout.template.layout
            assert layout.dragmode is False, chosen
            assert layout.xaxis.fixedrange, chosen


@pytest.mark.parametrize("name", BUILDERS)
def test_light_and_dark_hold_the_same_data_and_differ_in_colours_alone(made_up, name):
    light, dark = (BUILDERS[name](tables=made_up, chosen=first(name), mode=mode) for mode in ("light", "dark"))
    assert light.figure.to_json() != dark.figure.to_json()
    assert COLOURS.sub("", light.figure.to_json()) == COLOURS.sub("", dark.figure.to_json())
    pd.testing.assert_frame_equal(light.table, dark.table)
    assert (light.title, light.subtitle, light.source, light.note) == (
        *(dark.title, dark.subtitle, dark.source, dark.note),
    )


@pytest.mark.parametrize("name", BUILDERS)
def test_a_builder_changes_nothing_in_the_tables(tables_of, name):
    before, after = tables_of(), tables_of()
    BUILDERS[name](tables=after, chosen=first(name), mode="light")
    for table in before:
        pd.testing.assert_frame_equal(before[table], after[table])


@pytest.mark.parametrize("name", BUILDERS)
def test_the_same_choice_gives_the_same_chart(made_up, name):
    one, other = (BUILDERS[name](tables=made_up, chosen=first(name), mode="light") for _time in range(2))
    assert one.figure.to_json() == other.figure.to_json()


@pytest.mark.parametrize(
    "name",
    sorted(set(BUILDERS) - DEAF - ASSESSED - OF_SERIES - OF_BACKGROUND - OF_COUNTRY - {"compensation.by_country"}),
)
def test_the_subtitle_names_place_and_company_types(made_up, name):
    chart = BUILDERS[name](tables=made_up, chosen=Chosen(("startup",)), mode="light")
    assert HOME_COUNTRY in chart.subtitle
    assert "startups" in chart.subtitle


def first(name: str) -> Chosen | Assessment:
    """Return the choice with which a builder's page opens."""
    return FIRST.get(BUILDERS[name], Chosen())


def rows_drawn(figure: go.Figure) -> int:
    """Count what a figure draws in rows of a table: bars of ranges, points of lines, shaded cells, else symbols."""
    traces = [trace for trace in figure.data if not (trace.type == "scatter" and trace.hoverinfo == "skip")]
    if ranges := [trace for trace in figure.data if trace.type == "scatter" and (trace.line.width or 0) >= 9]:
        return sum(len(trace.x) // 3 for trace in ranges)
    if lines := [trace for trace in traces if trace.type == "scatter" and trace.mode == "lines"]:
        return sum(int(pd.notna(pd.Series(trace.y)).sum()) for trace in lines)
    return sum(_marks(trace) for trace in traces)


def _marks(trace: object) -> int:
    values = [value for row in trace.z for value in row] if trace.type == "heatmap" else trace.y
    return int(pd.notna(pd.Series(values)).sum())
