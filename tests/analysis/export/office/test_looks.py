"""What a chart says of itself is drawn on its slide: bands, brackets, hollow symbols, open ends, distances of time."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pptx import Presentation
from pptx.enum.dml import MSO_FILL
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn

from analysis.charts.theme import contrast
from analysis.export.office import plot, slides
from analysis.export.office.curves import curves
from analysis.export.office.dots import dots
from analysis.export.office.pack import presentation
from analysis.export.pack import Pack

NAMES = (
    "ladder",
    "progression-attainment",
    "progression-attainment-by-type",
    "progression-rung-mix",
    "tenure-claims",
    "startups-pay",
    "over-time-by-years",
    "places-within-companies",
    "scope-dumbbells",
    "scope-pay-spread",
    "demand-published",
    "hiring-levels",
    "planner-dates",
    "claims-pay",
)


@pytest.fixture(scope="module")
def slide_of(every):
    made = Presentation(io.BytesIO(slides.deck([every[name] for name in NAMES])))
    return dict(zip(NAMES, made.slides, strict=True))


def charts(slide) -> list:
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def series(chart) -> dict:
    return {one.name: one for one in chart.plots[0].series}


def values(one, axis: str) -> list[float]:
    return [float(found.text) for found in one._element.find(qn(f"c:{axis}")).iter(qn("c:v"))]


def written(slide, name: str = plot.ENDS) -> list[str]:
    """Return the texts at the ends of rows, of all plots of a slide."""
    found = [series(chart)[name] for chart in charts(slide)]
    return [
        one.points[at].data_label.text_frame.text.strip() for one in found for at in range(len(values(one, "xVal")))
    ]


def named(chart) -> list[str]:
    """Return the series that the legend shows."""
    gone = {int(one.find(qn("c:idx")).get("val")) for one in chart._chartSpace.iter(qn("c:legendEntry"))}
    return [one.name for at, one in enumerate(chart.plots[0].series) if at not in gone]


def test_a_curve_goes_in_steps_with_its_band_and_its_symbol_where_half_are_there(every, slide_of):
    table = every["progression-attainment"].chart.table
    own = table[table["Curve"] == "Senior PM or above"]
    (chart,) = charts(slide_of["progression-attainment"])
    drawn = series(chart)
    line = drawn["Senior PM or above: line"]
    shares = own["Share at or above (%)"].tolist()
    assert values(line, "xVal")[:5] == [0, 1, 1, 2, 2]
    assert values(line, "yVal")[:5] == [shares[0], shares[0], shares[1], shares[1], shares[2]]
    band = drawn["Senior PM or above: band"]
    assert values(band, "yVal")[:2] == own[["90% band from (%)", "90% band to (%)"]].iloc[0].tolist()
    assert values(band, "xVal")[:2] == [0.5, 0.5]
    mark = drawn["Senior PM or above"]
    assert (values(mark, "xVal"), values(mark, "yVal")) == ([5.0], [50.0])
    assert named(chart) == list(every["progression-attainment"].chart.encoding.order)


def test_a_band_is_as_wide_as_a_year_and_can_be_seen_through(slide_of):
    (chart,) = charts(slide_of["progression-attainment"])
    band = series(chart)["Senior PM or above: band"].format.line
    inner = float(chart._chartSpace.find(f".//{qn('c:w')}").get("val"))
    assert band.width.pt == pytest.approx(slides.WIDE * 72 * inner / 30, abs=0.1)
    assert band._ln.find(f".//{qn('a:alpha')}").get("val") == "16000"


def test_a_curve_that_stays_below_half_has_its_symbol_at_its_end(every):
    last = curves(every["progression-attainment"].chart)[-1]
    assert max(last.shares) < 50
    assert last.mark == (last.years[-1], last.shares[-1])


def test_curves_that_the_page_sets_apart_have_a_plot_each_with_its_name(every, slide_of):
    own = charts(slide_of["progression-attainment-by-type"])
    assert [chart.chart_title.text_frame.text for chart in own] == ["Startup", "Corporate", "Public tech", "Big tech"]
    assert {(chart.category_axis.maximum_scale, chart.value_axis.maximum_scale) for chart in own} == {(30, 100)}
    assert all(not chart.has_legend for chart in own)


def test_symbols_of_few_people_are_hollow_and_each_row_says_its_n(every, slide_of):
    table = every["startups-pay"].chart.table
    (chart,) = charts(slide_of["startups-pay"])
    drawn = series(chart)
    few = table[table["People"] < 30]["Median (USD)"].tolist()
    hollow = [name for name in drawn if name.endswith(plot.FEW)]
    assert sorted(value for name in hollow for value in values(drawn[name], "xVal")) == sorted(few)
    assert {drawn[name].marker.format.fill.type for name in hollow} == {MSO_FILL.BACKGROUND}
    assert drawn["A role alone"].marker.format.fill.type == MSO_FILL.SOLID
    assert [text.split(" · ")[-1] for text in written(slide_of["startups-pay"])] == [
        f"n = {n}" for n in table["People"]
    ]
    assert named(chart) == ["Roles pooled", "A role alone"]
    alone = Presentation(io.BytesIO(slides.deck([every["compensation-director-claim"]]))).slides[0]
    assert named(charts(alone)[0])[:2] == ["As claimed", "Startup"]


def test_rows_have_the_looks_of_the_key_where_no_column_tells_them(slide_of):
    (chart,) = charts(slide_of["tenure-claims"])
    stated = "Stated by an article or guide"
    assert set(named(chart)) == {
        stated,
        "Half have reached it by (90% interval)",
        "Experience of the people in the role",
    }
    assert str(series(chart)["Experience of the people in the role"].marker.format.fill.fore_color.rgb) == "009E73"


def test_intervals_are_brackets_where_the_chart_has_them(every, slide_of):
    rows = every["over-time-by-years"].chart.table
    ends = [column for column in rows if column.startswith("Median, 90% interval ")]
    found = [values(series(chart)[plot.BRACKETS], "xVal") for chart in charts(slide_of["over-time-by-years"])]
    assert sorted(set().union(*found)) == sorted(set(rows[ends].to_numpy().ravel()))
    assert dots(every["ladder"].chart).brackets == ()
    rows = dots(every["over-time-by-half-year"].chart)
    reach = {at: value for at, value, _text in rows.ends}
    assert all(reach[at] >= end and rows.high >= end for at, _start, end in rows.brackets)


def test_rows_too_many_for_one_plot_stand_in_two_parted_at_a_group(every, slide_of):
    one, other = charts(slide_of["over-time-by-years"])
    names = [text for chart in (one, other) for text in [series(chart)[plot.LABELS]]]
    first = names[1].points[0].data_label.text_frame.text
    assert first.startswith("8–9 years: ")
    assert len(written(slide_of["over-time-by-years"])) == len(every["over-time-by-years"].chart.table)
    assert one.category_axis.maximum_scale == other.category_axis.maximum_scale
    assert max(len(values(name, "xVal")) for name in names) <= plot.MOST_ROWS


def test_an_end_that_was_not_seen_is_an_arrow(slide_of):
    assert [text.startswith("→ ") for text in written(slide_of["planner-dates"])] == [False, True, False, True]
    assert "→ $250k" in written(slide_of["claims-pay"])


def test_what_is_said_beside_a_value_is_written(slide_of):
    assert written(slide_of["ladder"])[-1] == "1 year · $157k · n = 338"
    assert written(slide_of["scope-pay-spread"])[0].startswith("$196k · ×2.9 · n = ")
    assert written(slide_of["hiring-levels"])[0].startswith("1% · 0.6% · n = ")


def test_a_text_stands_right_of_every_mark_of_its_row(every):
    rows = dots(every["hiring-levels"].chart)
    for at, end, _text in rows.ends:
        assert end >= max(value for one in rows.marks for row, value in one.points if row == at)


def test_differences_have_their_sign_and_zero_its_line(every, slide_of):
    (chart,) = charts(slide_of["places-within-companies"])
    assert written(slide_of["places-within-companies"])[:2] == ["0%", "−0.7%"]
    assert "+12.5%" in [text for _at, _end, text in dots(every["sensitivity-years"].chart).ends]
    upright = chart.value_axis
    assert upright.visible
    assert upright._element.find(qn("c:crosses")).get("val") == "autoZero"


def test_a_scale_names_its_ends_and_begins_at_its_first_place(slide_of):
    (chart,) = charts(slide_of["scope-dumbbells"])
    assert (
        written(slide_of["scope-dumbbells"], plot.LABELS)[0] == "Product surface: one feature (1) to whole product (5)"
    )
    assert (chart.category_axis.minimum_scale, chart.category_axis.maximum_scale) == (1, 5)


def test_roles_have_the_colours_of_the_page_and_figures_that_can_be_read_on_them(every, slide_of):
    (chart,) = charts(slide_of["progression-rung-mix"])
    drawn = list(chart.plots[0].series)
    grounds = [str(one.format.fill.fore_color.rgb) for one in drawn]
    assert tuple(f"#{ground}" for ground in grounds) == every["progression-rung-mix"].chart.encoding.colours
    assert len(set(grounds)) == len(drawn)
    for one, ground in zip(drawn, grounds, strict=True):
        for label in one._element.iter(qn("c:dLbl")):
            ink = label.find(f".//{qn('a:srgbClr')}").get("val")
            assert contrast(f"#{ink}", f"#{ground}") >= 4.5


def test_figures_of_a_table_stand_at_the_right_and_months_are_read_as_such(slide_of):
    table = next(shape.table for shape in slide_of["demand-published"].shapes if shape.has_table)
    head = [cell.text for cell in table.rows[0].cells]
    sides = [cell.text_frame.paragraphs[0].alignment for cell in table.rows[1].cells]
    assert [name for name, side in zip(head, sides, strict=True) if side == PP_ALIGN.RIGHT] == ["Value"]
    assert table.cell(1, head.index("Month")).text == "Oct 2015"
    assert all(cell.text_frame.paragraphs[0].font.bold for cell in table.rows[0].cells)


def test_the_address_of_a_source_alone_is_a_link(every):
    made = Presentation(io.BytesIO(presentation(Pack("Deck", (every["ladder"],)))))
    paragraph = made.slides[-1].shapes[1].text_frame.paragraphs[0]
    linked = [run.text for run in paragraph.runs if run.hyperlink.address]
    assert linked == [every["ladder"].sources[0]["url"]]
    assert {run.font.size for run in paragraph.runs} == {paragraph.runs[0].font.size}
    assert "Licence:" in paragraph.runs[-1].text


def test_every_word_of_a_slide_is_in_one_typeface(slide_of):
    for name, slide in slide_of.items():
        for chart in charts(slide):
            faces = {one.get("typeface") for one in chart._chartSpace.iter(qn("a:latin"))}
            assert faces == {"Arial"}, name


def test_a_subtitle_follows_its_title_whatever_its_lines(every):
    short = replace(every["ladder"], chart=replace(every["ladder"].chart, title="Short"))
    one, two = Presentation(io.BytesIO(slides.deck([short, every["ladder"]]))).slides
    tops = [slide.shapes[1].top / 914400 for slide in (one, two)]
    assert tops[0] < tops[1] < slides.BODY[1]
    for slide in (one, two):
        assert (slide.shapes[1].top + slide.shapes[1].height) / 914400 == pytest.approx(slides.BODY[1], abs=1e-4)


def test_a_table_without_a_count_has_no_hollow_symbol(every):
    chart = every["startups-pay"].chart
    bare = replace(chart, table=chart.table.drop(columns="People"))
    assert not any(one.hollow for one in dots(bare).marks)
