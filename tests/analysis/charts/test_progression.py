"""Charts of progression: curves in percent with their bands, half marked where the measure says, shaded shares."""

from __future__ import annotations

import pytest

from analysis import attainment as attained
from analysis import progression as measures
from analysis.charts import planner
from analysis.charts import progression as charts
from tests.atlas import plan_of, select
from tests.drawn import figure_of


@pytest.fixture
def curves(made_up):
    return charts.attainment(package=made_up, selection=select(), mode="light")


def test_experience_draws_the_measures_medians(made_up):
    chart = charts.experience(package=made_up, selection=select(), mode="light")
    medians = {trace.name: list(trace.x) for trace in figure_of(chart).data if trace.mode == "markers"}
    assert medians == {"startup": [8, 4], "big tech": [8.5, 6]}
    assert chart.title == measures.experience(made_up, select()).sentence


def test_a_curve_holds_the_shares_in_percent(curves):
    drawn = {trace.name: list(trace.y) for trace in figure_of(curves).data if trace.name}
    assert drawn == {"Product manager or above": [20, 60, 100], "Senior PM or above": [0, 40, 80]}


def test_a_curve_has_its_band_around_it(curves):
    high, low, share = figure_of(curves).data[:3]
    assert list(high.y) == pytest.approx([30, 70, 100])
    assert list(low.y) == pytest.approx([10, 50, 90])
    assert low.fill == "tonexty"
    assert share.line.shape == "hv"


def test_half_is_marked_where_the_measure_says(curves, made_up):
    half = attained.half_by_rung(made_up, select())
    marked = figure_of(curves).data[-1]
    assert list(marked.x) == half["p50"].to_list() == [1, 2]
    assert set(marked.y) == {50}


def test_the_title_says_when_half_are_there(curves):
    assert curves.title == "Half are product managers or above by year 1 and senior PMs or above by year 2"


def test_curves_are_named_in_the_figure_or_its_key(curves):
    assert [one.label for one in curves.key] == ["Product manager or above", "Senior PM or above"]


def test_people_are_counted_once_for_all_rungs(curves):
    assert "n = 60 people" in curves.source


def test_the_table_holds_percentages(curves):
    senior = curves.table[curves.table["Curve"] == "Senior PM or above"]
    assert senior["Share at or above (%)"].to_list() == [0, 40, 80]
    assert senior["Years of experience"].to_list() == [0, 1, 2]


def test_types_are_drawn_apart_for_one_rung(made_up):
    chart = charts.attainment_by_type(package=made_up, selection=select(), mode="light")
    assert {trace.name: list(trace.y) for trace in figure_of(chart).data if trace.name} == {
        "startup": [10, 60, 90],
        "big tech": [0, 20, 40],
    }
    marked = [trace for trace in figure_of(chart).data if trace.mode == "markers"]
    places = [(x, y) for trace in marked for x, y in zip(trace.x, trace.y, strict=True)]
    assert places == [(1, 50), (2, 40)], "half at startups; big tech ends below"
    assert chart.title == attained.attainment_by_type(made_up, select()).sentence
    assert "n = 120 people" in chart.source


def test_without_fifty_people_there_is_no_curve(made_up):
    chart = charts.attainment(package=made_up, selection=select(country="India"), mode="light")
    assert chart.figure is None
    assert chart.title == "Too few people across all company types in India for a curve"


def test_shares_of_roles_are_stacked_with_the_lowest_role_first(made_up):
    chart = charts.rung_mix(package=made_up, selection=select(), mode="light")
    drawn = [(one.name, [None if value != value else value for value in one.y]) for one in figure_of(chart).data]
    assert drawn == [
        ("Associate PM", [75, None]),
        ("Product manager", [25, None]),
        ("Senior PM", [None, 40]),
        ("Director", [None, 60]),
    ]
    assert list(figure_of(chart).layout.xaxis.ticktext) == ["0–<br>1", "21+"]
    texts = [note.text for note in figure_of(chart).layout.annotations]
    assert (
        {"75", "25", "Senior PM 40%", "Director 60%", "Associate PM", "Product manager"}
        >= set(texts)
        >= {"75", "Director 60%"}
    )


def test_the_figures_of_a_band_add_up_to_a_hundred(package_of, made_up):
    rows = made_up["rung_mix"].to_dict("records")
    thirds = [
        rows[0] | {"role_id": role, "share": 100 / 3} for role in ("associate_pm", "product_manager", "senior_pm")
    ]
    chart = charts.rung_mix(package=package_of(rung_mix=thirds), selection=select(), mode="light")
    ends = [note.text for note in figure_of(chart).layout.annotations if note.text.endswith("%")]
    assert sum(int(text.rpartition(" ")[2][:-1]) for text in ends) == 100


def test_the_title_names_the_commonest_role_of_the_first_and_last_band(made_up):
    chart = charts.rung_mix(package=made_up, selection=select(), mode="light")
    assert chart.title == ("With 0–1 years the most common role is Associate PM (75%), with 21+ years Director (60%)")


def test_people_of_a_band_are_counted_once(made_up):
    assert "n = 40 people" in charts.rung_mix(package=made_up, selection=select(), mode="light").source


def test_no_band_at_all_is_said(made_up):
    chart = charts.rung_mix(package=made_up, selection=select(country="India"), mode="light")
    assert chart.figure is None
    assert chart.title.startswith("Too few people")


@pytest.mark.parametrize("builder", [charts.experience, charts.attainment, charts.rung_mix])
def test_a_chart_says_that_people_are_seen_once(made_up, builder):
    assert attained.ONE_MOMENT in builder(package=made_up, selection=select(), mode="light").note


def test_where_no_type_has_ten_people_all_are_drawn_together(made_up):
    chart = charts.experience(package=made_up, selection=select(country="India"), mode="light")
    medians = [x for trace in figure_of(chart).data if trace.mode == "markers" for x in trace.x]
    assert medians == chart.table["Median (years)"].to_list() == [9]
    assert [one.label for one in chart.key] == ["chosen company types together"]
    assert chart.table["Company type"].to_list() == ["All company types"]


def test_rungs_look_as_their_tracks_do_and_the_fork_as_its_management(real):
    styles = charts.rung_styles(real)
    assert [(rung, style.hue, style.symbol) for rung, style in styles.items()][:5] == [
        (2, "blue", "circle"),
        (3, "blue", "diamond"),
        (4, "orange", "square"),
        (5, "green", "triangle-up"),
        (6, "green", "triangle-down"),
    ]


@pytest.mark.parametrize("length", [3, 12])
def test_each_rung_of_any_ladder_has_a_symbol_of_its_own(package_of, length):
    roles = [
        {"role_id": f"r{at}", "position": at, "rung": at, "track": "individual", "name": f"R{at}", "plural": f"r{at}s"}
        for at in range(1, length + 1)
    ]
    styles = charts.rung_styles(package_of(roles=roles))
    assert len(styles) == length - 1
    assert len({(style.symbol, style.colour) for style in styles.values()}) == length - 1
    assert len({style.glyph for style in styles.values()}) == length - 1


def test_each_company_type_has_a_plot_of_its_own_with_the_others_behind(real):
    figure = figure_of(charts.attainment_by_type(package=real, selection=select(), mode="light"))
    named = [note.text for note in figure.layout.annotations]
    own = [trace for trace in figure.data if trace.mode == "lines" and trace.hoverinfo != "skip"]
    assert len(named) == len(own) == 4
    assert len({trace.xaxis for trace in own}) == 4
    for trace in own:
        behind = [one for one in figure.data if one.xaxis == trace.xaxis and one.opacity == 0.5]
        assert len(behind) == 3


def test_a_curve_that_ends_before_others_has_an_open_end_and_its_last_share(real):
    figure = figure_of(planner.chance(package=real, selection=plan_of(), mode="light"))
    ends = next(trace for trace in figure.data if trace.mode == "markers" and trace.marker.symbol == "circle")
    (year,) = ends.x
    assert ends.customdata[0].endswith(f"seen to year {year}")
    assert sum(note.text.endswith("%") for note in figure.layout.annotations) == 2
