"""Charts of pay: the numbers in the figure are the measure's, the title its finding."""

from __future__ import annotations

import plotly.graph_objects as go
import pytest

from analysis.charts import compensation as charts
from analysis.pay import claim
from analysis.pay import compensation as measures
from tests.atlas import select


def symbols(figure: go.Figure) -> dict[str, list[float]]:
    """Return the medians drawn, by the series' label."""
    return {trace.name: list(trace.x) for trace in figure.data if trace.mode == "markers"}


def segments(figure: go.Figure, width: int) -> list[tuple[float, float]]:
    """Return the ends of all segments of one width, in the order of series."""
    lines = [trace for trace in figure.data if trace.mode == "lines" and trace.line.width == width]
    return [(line.x[at], line.x[at + 1]) for line in lines for at in range(0, len(line.x), 3)]


@pytest.fixture
def bands(made_up):
    return charts.bands(package=made_up, selection=select(), mode="light")


def test_bands_draw_the_measures_medians(bands):
    assert symbols(bands.figure) == {"startup": [160_000, 100_000], "big tech": [165_000, 150_000]}


def test_bands_draw_the_middle_half_thick_and_the_outer_range_thin(bands, made_up):
    rows = measures.bands(made_up, select()).rows
    in_order = [*rows[rows["company_types"] == "startup"].index, *rows[rows["company_types"] == "big_tech"].index]
    assert segments(bands.figure, 9) == [tuple(rows.loc[at, ["p25", "p75"]]) for at in in_order]
    assert segments(bands.figure, 2) == [tuple(rows.loc[at, ["p10", "p90"]]) for at in in_order]


def test_a_symbol_stands_within_its_segment_and_at_its_height(bands):
    for thin, _thick, medians in zip(*[iter(bands.figure.data)] * 3, strict=True):
        for at, (x, y) in enumerate(zip(medians.x, medians.y, strict=True)):
            assert thin.x[3 * at] <= x <= thin.x[3 * at + 1]
            assert thin.y[3 * at] == y


def test_the_title_is_the_finding(bands, made_up):
    assert bands.title == measures.bands(made_up, select()).sentence


def test_bands_say_measure_unit_population_place_and_period(bands):
    for fact in ("USD a year", "United States", "all company types", "nominal dollars", "Jan 2020 to Dec 2020"):
        assert fact in bands.subtitle


def test_n_is_that_of_the_rows_drawn(bands):
    assert "n = 80 people" in bands.source


def test_cells_without_people_are_named(bands):
    assert "Not shown (fewer than ten people)" in bands.note
    assert "public tech" in bands.note


def test_hover_texts_carry_median_count_and_interval(bands):
    text = bands.figure.data[2].customdata[0]
    assert "<b>$160k</b> median, n = 20" in text
    assert "90% interval $150k to $170k" in text


def test_the_axis_has_ticks_in_dollars(bands):
    assert all(tick.startswith("$") for tick in bands.figure.layout.xaxis.ticktext)


def test_rows_are_labelled_with_their_values(bands):
    texts = [note.text for note in bands.figure.layout.annotations]
    assert {"<b>Senior PM</b>", "<b>Product manager</b>", "$160k", "$165k", "$100k", "$150k", "n", "20"} == set(texts)


def test_only_the_chosen_types_are_in_the_key(made_up):
    chart = charts.bands(package=made_up, selection=select(("startup", "corporate")), mode="light")
    assert [one.label for one in chart.key] == ["startup"]


def test_the_table_holds_what_is_drawn(bands):
    assert bands.table["Median (USD)"].to_list() == [160_000, 165_000, 100_000, 150_000]
    assert bands.table["Company type"].to_list() == ["Startup", "Big tech"] * 2


def test_countries_are_drawn_from_the_highest_down(made_up):
    chart = charts.by_country(package=made_up, selection=select(), mode="light")
    assert [x for xs in symbols(chart.figure).values() for x in xs] == [162_000, 60_000]
    assert chart.title == "Median total pay of senior PMs: $162k in the United States, $60k in India"
    assert chart.table["Country"].to_list() == ["United States", "India"]


def test_one_country_and_none_are_said(made_up):
    one = charts.by_country(package=made_up, selection=select(role="director"), mode="light")
    assert one.title == "Only in the United States do ten or more directors report total pay"
    none = charts.by_country(package=made_up, selection=select(role="cpo"), mode="light")
    assert none.title == "Too few CPOs report total pay across all company types in any country"
    assert none.figure is None


def test_shares_are_stacked_to_a_hundred(made_up):
    chart = charts.pay_mix(package=made_up, selection=select(), mode="light")
    bars = {bar.name: list(bar.x) for bar in chart.figure.data}
    assert bars == {"base salary": [50, 70], "bonus": [10, 10], "equity": [40, 20]}
    assert chart.figure.layout.barmode == "stack"
    assert chart.title == "Equity is 20% of the pay of senior PMs and 40% of that of directors, on average"


def test_people_of_the_mix_are_counted_once(made_up):
    assert "n = 60 people" in charts.pay_mix(package=made_up, selection=select(), mode="light").source


def test_the_claim_stands_above_what_directors_report(made_up):
    chart = charts.director_claim(package=made_up, selection=select(), mode="light")
    assert (125_000, 175_000) in segments(chart.figure, 9)
    assert symbols(chart.figure)["startup"] == [200_000]
    assert chart.title == claim.director_claim(made_up, select()).sentence
    assert "The article" in chart.note
    assert "claim" in [one.label for one in chart.key]


def test_the_claim_is_not_drawn_where_nobody_can_be_held_against_it(made_up):
    chart = charts.director_claim(package=made_up, selection=select(country="India"), mode="light")
    assert chart.figure is None
    assert chart.title.startswith("Too few directors")


def test_cells_of_one_employer_are_named_and_the_table_has_both_intervals(package_of, band):
    told = {"employers": 7, "share_largest": 59.3, "amount_employer_low": 90_000, "amount_employer_high": 130_000}
    told |= {"rest_n": 12, "amount_rest_p50": 105_000, "amount_rest_low": 95_000, "amount_rest_high": 120_000}
    rows = [band("compensation", "senior_pm", "big_tech", 100_000, 98_000, 102_000, **told)]
    drawn = charts.bands(package=package_of(compensation=rows), selection=select(), mode="light")
    assert drawn.note.endswith("One employer has over half of the senior PMs at big tech (59%).")
    row = drawn.table.iloc[0]
    assert row["Median, 90% interval from (USD)"] == 90_000
    assert row["Median, 90% interval, people taken for independent, to (USD)"] == 102_000
    assert row["Median without the largest employer (USD)"] == 105_000
    assert row["Employers"] == 7
