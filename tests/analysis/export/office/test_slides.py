"""Slides: a native chart whose numbers are the table's, the words around it, and notes to speak from."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pandas as pd
import pytest
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml.ns import qn

from analysis.charts import compensation
from analysis.export.image import render
from analysis.export.image.engine import NO_BROWSER, ExportError
from analysis.export.office import slides
from analysis.export.office.native import cells, native
from tests.analysis.export.conftest import EVERY, made

TABLES = {"progression-rung-mix", "demand-published", "demand-role-mix"}
"""Charts that PowerPoint has no form for: they stand on their slides as tables."""


def native_of(every) -> dict:
    """Return the charts that PowerPoint has a form for, by name."""
    return {name: exported for name, exported in every.items() if native(exported.chart)}


@pytest.fixture(scope="module")
def deck(every):
    return Presentation(io.BytesIO(slides.deck(list(every.values()))))


@pytest.fixture(scope="module")
def slide_of(every, deck):
    """Return the slide of each chart by the chart's name."""
    return dict(zip(every, deck.slides, strict=True))


def drawn(slide, kind: str):
    return next((getattr(shape, kind) for shape in slide.shapes if getattr(shape, f"has_{kind}", False)), None)


def texts(slide) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def numbers(chart) -> list[float]:
    """Return all numbers of a slide's chart in order of size."""
    values = [value for series in chart.plots[0].series for value in series.values]
    return sorted(value for value in values if value is not None)


def test_every_chart_has_its_slide_in_order_with_its_words(every, slide_of):
    for name, exported in every.items():
        slide = slide_of[name]
        assert slide.shapes.title.text == exported.chart.title
        for words in (exported.chart.subtitle, exported.credit, exported.link):
            assert words in texts(slide), name


def test_the_numbers_of_a_slide_are_those_of_the_table(every, slide_of):
    for name, exported in native_of(every).items():
        chart = drawn(slide_of[name], "chart")
        values = [value for series in native(exported.chart).series.values() for value in series if value is not None]
        table = exported.chart.table.select_dtypes("number").to_numpy().ravel()
        assert numbers(chart) == sorted(values), name
        assert set(values) <= {float(value) for value in table if pd.notna(value)}, name


def test_each_row_of_the_table_is_a_point_of_the_slide(every, slide_of):
    for name, exported in native_of(every).items():
        chart = drawn(slide_of[name], "chart")
        form, rows = native(exported.chart).form, len(exported.chart.table)
        per_row = len(chart.plots[0].series) if form == "ranges" else 1
        missing = (
            sum(exported.chart.table[column].isna().sum() for column in native(exported.chart).series)
            if per_row > 1
            else 0
        )
        assert len(numbers(chart)) == rows * per_row - missing, name


def test_the_workbook_behind_a_slide_holds_the_same_numbers(slide_of):
    for name in ("compensation-bands", "compensation-pay-mix", "demand-index"):
        chart = drawn(slide_of[name], "chart")
        book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
        values = [cell for row in book.active.iter_rows(min_row=2, values_only=True) for cell in row]
        assert sorted(value for value in values if isinstance(value, int | float)) == numbers(chart), name


def test_medians_are_named_by_role_and_company_type(every, slide_of):
    chart = drawn(slide_of["compensation-bands"], "chart")
    table = every["compensation-bands"].chart.table
    medians = next(series for series in chart.plots[0].series if series.name == "Median (USD)")
    paths = [tuple(path) for path in chart.plots[0].categories.flattened_labels]
    assert dict(zip(paths, medians.values, strict=True)) == dict(
        zip(zip(table["Role"], table["Company type"], strict=True), table["Median (USD)"], strict=True)
    )


def test_each_form_is_the_one_that_fits(slide_of):
    kinds = {
        "compensation-pay-mix": XL_CHART_TYPE.BAR_STACKED_100,
        "demand-index": XL_CHART_TYPE.LINE,
        "progression-attainment": XL_CHART_TYPE.LINE,
        "scope-dumbbells": XL_CHART_TYPE.BAR_CLUSTERED,
    }
    for name, kind in kinds.items():
        assert drawn(slide_of[name], "chart").chart_type == kind, name


def test_a_range_is_a_box_of_the_middle_half_with_a_line_from_end_to_end(slide_of):
    plot = drawn(slide_of["compensation-bands"], "chart").plots[0]
    order = [child.tag for child in plot._element]
    assert order.index(qn("c:hiLowLines")) < order.index(qn("c:upDownBars")) < order.index(qn("c:marker"))
    names = [series.name for series in plot.series]
    assert (names[0], names[-1]) == ("25th percentile (USD)", "75th percentile (USD)")


def test_what_has_no_form_is_a_table_with_its_numbers(every, slide_of):
    for name in TABLES:
        table, shown = cells(every[name].chart), drawn(slide_of[name], "table")
        rows = [[cell.text for cell in row.cells] for row in shown.rows]
        assert rows[0] == list(map(str, table.columns)), name
        assert [row[0] for row in rows[1:]] == table.iloc[:, 0].tolist(), name
        last = table.iloc[-1, -2] if name == "demand-published" else table.iloc[-1, -1]
        assert float(rows[-1][-2 if name == "demand-published" else -1].replace(",", "") or 0) == pytest.approx(
            0 if pd.isna(last) else last, abs=0.05
        )


def test_the_notes_state_finding_source_licence_and_what_it_cannot_tell(every, slide_of):
    for name, exported in every.items():
        notes = slide_of[name].notes_slide.notes_text_frame.text
        assert notes.startswith(exported.chart.title), name
        for row in exported.sources:
            assert row["licence"] in notes, name
            assert row["caveat"] in notes, name


def test_a_chart_without_data_gets_a_slide_that_says_so(out_of):
    exported = out_of(compensation.bands)
    empty = replace(
        exported, chart=replace(exported.chart, figure=None, title="Too few people", note="Only nine report.")
    )
    slide = Presentation(io.BytesIO(slides.deck([empty]))).slides[0]
    assert drawn(slide, "chart") is None
    assert "Too few people" in texts(slide)
    assert "Only nine report." in texts(slide)


@pytest.fixture
def formless(out_of):
    """Return a chart that is no form of PowerPoint's, and whose table is too long for a slide."""
    exported = out_of(compensation.bands)
    long = pd.DataFrame({"Name": [f"row {number}" for number in range(60)], "Source": "x"})
    return replace(exported, chart=replace(exported.chart, table=long))


def test_a_chart_of_no_form_is_a_picture(formless, monkeypatch):
    pixel = io.BytesIO()
    from PIL import Image

    Image.new("RGB", (240, 135), "white").save(pixel, "PNG")
    monkeypatch.setattr(render, "png", lambda exported: pixel.getvalue())
    slide = Presentation(io.BytesIO(slides.deck([formless]))).slides[0]
    picture = next(shape for shape in slide.shapes if shape.shape_type == 13)
    assert picture._element.nvPicPr.cNvPr.get("descr") == formless.chart.alt


def test_without_a_browser_the_slide_says_why_there_is_no_picture(formless, monkeypatch):
    def no_browser(_out):
        raise ExportError(NO_BROWSER)

    monkeypatch.setattr(render, "png", no_browser)
    slide = Presentation(io.BytesIO(slides.deck([formless]))).slides[0]
    assert "install the package chromium" in texts(slide)


def test_series_of_different_units_or_below_nought_share_no_axis(every):
    """A slide would set openings per person beside percentages, or cut off what lies below the trend."""
    for name in ("neighbours-sector", "neighbours-threads", "forecast-season"):
        assert native(every[name].chart) is None, name


def test_more_ranges_than_a_slide_can_hold_are_a_picture(every):
    assert len(every["wages-metro-map"].chart.table) > 300
    assert native(every["wages-metro-map"].chart) is None


def test_no_two_series_of_a_slide_have_one_colour(slide_of):
    chart = drawn(slide_of["scope-dumbbells"], "chart")
    colours = [str(series.format.fill.fore_color.rgb) for series in chart.plots[0].series]
    assert len(set(colours)) == len(colours) == 2


def test_an_axis_of_dates_names_a_dozen_at_most(slide_of):
    axis = drawn(slide_of["demand-index"], "chart").category_axis._element
    assert axis.find(qn("c:tickLblSkip")).get("val") == "7", "78 months"


def test_titles_are_set_in_the_typeface_that_they_are_measured_in(slide_of):
    for name, slide in slide_of.items():
        assert {paragraph.font.name for paragraph in slide.shapes.title.text_frame.paragraphs} == {"Arial"}, name


def test_shares_run_to_a_hundred_percent(slide_of):
    """The axis of stacked shares counts from 0 to 1."""
    assert drawn(slide_of["compensation-pay-mix"], "chart").value_axis.tick_labels.number_format == "0%"


@pytest.mark.parametrize(
    ("name", "currency", "expected"),
    [
        ("compensation-bands", "USD", '"$"#,##0'),
        ("compensation-bands", "EUR", '"€"#,##0'),
        ("progression-experience", "USD", '#,##0" y"'),
        ("progression-attainment", "USD", '0"%"'),
        ("compensation-pay-mix", "USD", "0%"),
        ("demand-index", "USD", "#,##0"),
    ],
)
def test_an_axis_writes_its_values_in_the_unit_of_the_encoding(real, name, currency, expected):
    slide = Presentation(io.BytesIO(slides.deck([made(real, *EVERY[name], currency=currency)]))).slides[0]
    assert drawn(slide, "chart").value_axis.tick_labels.number_format == expected


def test_a_plan_is_drawn_as_lines_that_can_be_edited(slide_of):
    for name in ("planner-chance", "planner-rungs", "planner-pay"):
        assert drawn(slide_of[name], "chart").chart_type == XL_CHART_TYPE.LINE, name
