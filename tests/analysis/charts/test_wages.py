"""Charts of wages: dots at their places over our own outline, ranked ranges, and the neighbour named as one."""

from __future__ import annotations

from itertools import combinations

import pytest

from analysis.charts import wages as charts
from analysis.charts.forms import dotmap
from analysis.package.selection import first_selection
from tests.atlas import select


@pytest.fixture
def map_of(made_up):
    return charts.metro_map(package=made_up, selection=select(), mode="light")


def test_dots_stand_at_their_places_with_size_by_workers(map_of):
    dots = {trace.name: trace for trace in map_of.figure.data if trace.mode == "markers"}
    above, below = dots["over 3% above the national median"], dots["over 3% below it"]
    assert (above.lon[0], above.lat[0]) == (-100, 35)
    assert (below.lon[0], below.lat[0]) == (-100, 42)
    assert above.marker.size[0] == dotmap.LARGEST
    assert dotmap.SMALLEST < below.marker.size[0] < dotmap.LARGEST
    assert above.marker.symbol != below.marker.symbol
    assert "$130k" in above.customdata[0]


def test_no_layer_is_drawn_that_plotly_would_fetch_from_another_server(map_of):
    geo = map_of.figure.layout.geo
    layers = ("land", "ocean", "lakes", "rivers", "countries", "subunits", "coastlines")
    assert not any(geo[f"show{layer}"] for layer in layers)
    assert all(trace.locationmode is None for trace in map_of.figure.data)


def test_the_outline_is_one_trace_with_gaps(map_of):
    outline = map_of.figure.data[0]
    assert list(outline.lon) == [-101, -102, None, -103]


def test_names_of_metros_stand_apart(real):
    map_of = charts.metro_map(package=real, selection=select(), mode="light")
    names = next(trace for trace in map_of.figure.data if trace.mode == "markers+text")
    assert names.text[0] == "<b>New York<br>$193k</b>"
    assert len(names.text) > 2
    sides = dict(zip(names.text, names.textposition, strict=True))
    assert sides["<b>New York<br>$193k</b>"] == "middle right", "to the sea"
    assert [side for text, side in sides.items() if "Seattle" in text or "Los Angeles" in text] == ["middle left"] * 2
    assert names.marker.opacity == 0
    extent = dotmap.extent_of(real["outline"], "albers usa")
    for one, other in combinations(zip(names.lon, names.lat, strict=True), 2):
        across, down = abs(one[0] - other[0]), abs(one[1] - other[1])
        assert across > dotmap.ACROSS * extent.width or down > dotmap.DOWN * extent.height


def test_a_corner_of_the_projection_is_not_part_of_the_extent(real):
    assert real["outline"]["longitude"].min() < -160
    assert dotmap.extent_of(real["outline"], "albers usa").west == pytest.approx(-124.72)
    assert dotmap.extent_of(real["outline"], "").west < -160


def test_the_projection_is_that_of_the_country_and_without_one_the_map_is_fitted(real, other_packages):
    shown = [
        charts.metro_map(package=package, selection=first_selection(package), mode="light").figure.layout.geo
        for package in (real, *other_packages.values())
    ]
    assert [(geo.projection.type, geo.fitbounds) for geo in shown] == [
        ("albers usa", None),
        *[("mercator", "locations")] * len(other_packages),
    ]


def test_a_dot_is_the_deeper_the_farther_it_lies_from_the_country(map_of):
    shades = {trace.name: trace.marker.color for trace in map_of.figure.data if trace.mode == "markers"}
    assert all(colour.startswith("#") for colours in shades.values() for colour in colours)
    assert "the deeper the farther" in map_of.subtitle


def test_every_chart_says_that_the_occupation_is_a_neighbour(made_up):
    for builder in (charts.metro_map, charts.ranked, charts.industries):
        chart = builder(package=made_up, selection=select(), mode="light")
        assert "an occupation related to product managers" in chart.note
        assert "arketing managers in the United States" in chart.subtitle
        assert "May 2022" in chart.subtitle


def test_the_country_stands_above_the_ranked_metros(made_up):
    chart = charts.ranked(package=made_up, selection=select(), mode="light")
    drawn = {trace.name: list(trace.x) for trace in chart.figure.data if trace.mode == "markers"}
    assert drawn == {"United States": [100_000], "marketing managers": [130_000]}
    assert chart.table["Where"].to_list() == ["United States", "Bigtown, CA"]
    assert chart.table["Workers"].to_list() == [10_000, 4_000]


def test_a_state_without_metros_says_so(made_up):
    chart = charts.ranked(package=made_up, selection=select(state="VT"), mode="light")
    assert chart.figure is None
    assert "Vermont" in chart.title


def test_industries_are_ranked(made_up):
    chart = charts.industries(package=made_up, selection=select(), mode="light")
    assert chart.table["Where"].to_list() == ["United States", "Software publishers", "Information"]


def test_without_a_country_the_metros_stand_alone(package_of, made_up):
    rows = made_up["wages"][made_up["wages"]["kind"] != "nation"].to_dict("records")
    chart = charts.ranked(package=package_of(wages=rows), selection=select(), mode="light")
    assert [style.label for style in chart.key] == ["marketing managers"]
    assert chart.table["Where"].to_list() == ["Bigtown, CA"]
    assert "in this data" in chart.subtitle


@pytest.mark.parametrize("builder", [charts.metro_map, charts.ranked, charts.industries])
def test_no_wages_draw_nothing_and_say_so(package_of, builder):
    chart = builder(package=package_of(wages=[]), selection=select(), mode="light")
    assert chart.figure is None
    assert chart.title.startswith("No wages by ")
    assert chart.source == ""
