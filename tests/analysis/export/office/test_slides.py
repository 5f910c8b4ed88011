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
from pptx.util import Inches

from analysis.charts import compensation
from analysis.export.exported import today
from analysis.export.image import render
from analysis.export.image.engine import NO_BROWSER, ExportError
from analysis.export.office import parts, plot, slides
from analysis.export.office.dots import dots
from analysis.export.office.native import cells, native
from tests.analysis.export.conftest import EVERY, made

TABLES = {"demand-published"}
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


def plots(slide) -> list:
    """Return the charts of a slide, of which some have several."""
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def texts(slide) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def addresses(slide) -> list[str]:
    """Return where the texts of a slide lead."""
    runs = [
        run for shape in slide.shapes if shape.has_text_frame for one in shape.text_frame.paragraphs for run in one.runs
    ]
    return [run.hyperlink.address for run in runs if run.hyperlink.address]


def along(series) -> list[float]:
    """Return the values of a series of points along the axis of figures."""
    return [float(one.text) for one in series._element.find(qn("c:xVal")).iter(qn("c:v"))]


def rows_of(every) -> dict:
    """Return the charts that stand as rows of marks and spans, by name."""
    return {name: rows for name, exported in every.items() if (rows := dots(exported.chart))}


def numbers(chart) -> list[float]:
    """Return all numbers of a slide's chart in order of size."""
    values = [value for series in chart.plots[0].series for value in series.values]
    return sorted(value for value in values if value is not None)


def test_every_chart_has_its_slide_in_order_with_its_words(every, slide_of):
    for name, exported in every.items():
        slide = slide_of[name]
        assert slide.shapes.title.text == exported.chart.title
        for words in (exported.chart.subtitle, exported.credit, exported.signature):
            assert words in texts(slide), name
        assert exported.link in addresses(slide), name


def test_the_numbers_of_a_slide_are_those_of_the_table(every, slide_of):
    for name, exported in native_of(every).items():
        chart = drawn(slide_of[name], "chart")
        values = [value for series in native(exported.chart).series.values() for value in series if value is not None]
        table = exported.chart.table.select_dtypes("number").to_numpy().ravel()
        assert numbers(chart) == sorted(values), name
        assert set(values) <= {float(value) for value in table if pd.notna(value)}, name


def test_each_row_of_the_table_is_a_point_of_the_slide(every, slide_of):
    for name, exported in native_of(every).items():
        assert len(numbers(drawn(slide_of[name], "chart"))) == len(exported.chart.table), name


def test_marks_and_spans_stand_at_the_figures_of_the_table(every, slide_of):
    for name, rows in rows_of(every).items():
        table = every[name].chart.table.select_dtypes("number").to_numpy().ravel()
        known = {float(value) for value in table if pd.notna(value)}
        for part in plots(slide_of[name]):
            seen = [one for one in part.plots[0].series if one.name not in (plot.LABELS, plot.ENDS)]
            assert seen, name
            for one in seen:
                assert set(along(one)) <= known, (name, one.name)
                assert all(rows.low <= value <= rows.high for value in along(one)), (name, one.name)


def test_each_series_has_the_colour_and_the_symbol_of_the_chart(every, slide_of):
    key = {one.label.casefold(): one for one in every["compensation-bands"].chart.key}
    series = list(drawn(slide_of["compensation-bands"], "chart").plots[0].series)
    marks = [one for one in series if one.name.casefold() in key]
    assert [one.name.casefold() for one in marks] == list(key)
    for one in marks:
        style = key[one.name.casefold()]
        assert f"#{one.marker.format.fill.fore_color.rgb}" == style.colour
        assert one.marker.style == parts.SYMBOLS[style.symbol]


def test_a_bar_and_a_line_reach_over_the_percentiles_of_their_row(every, slide_of):
    table = every["compensation-bands"].chart.table
    row = table[table["Company type"] == "Big tech"].iloc[0]
    series = {one.name: along(one) for one in drawn(slide_of["compensation-bands"], "chart").plots[0].series}
    assert series["Big tech: line"][:2] == [row["10th percentile (USD)"], row["90th percentile (USD)"]]
    assert series["Big tech: bar"][:2] == [row["25th percentile (USD)"], row["75th percentile (USD)"]]
    assert series["Big tech"][0] == row["Median (USD)"]


def test_rows_stand_in_the_order_of_the_ladder_with_their_names_and_values(every, slide_of):
    series = list(drawn(slide_of["ladder"], "chart").plots[0].series)
    names, values = ([point.data_label.text_frame.text for point in _points(one)] for one in series[-2:])
    assert [name.strip() for name in names] == every["ladder"].chart.table["Role"].tolist()
    assert values[-1].strip() == "1 year · $157k · n = 338"


def _points(series) -> list:
    return [series.points[at] for at in range(len(along(series)))]


def test_the_offer_is_drawn(every, slide_of):
    series = {one.name: along(one) for one in drawn(slide_of["offer-total"], "chart").plots[0].series}
    assert series["The offer"] == every["offer-total"].chart.table["Offered (USD)"].tolist()


def test_series_are_of_one_length(slide_of):
    """LibreOffice loses each series that stands before a longer one."""
    for name, slide in slide_of.items():
        for chart in plots(slide):
            if chart.chart_type != XL_CHART_TYPE.XY_SCATTER:
                continue
            counts = {one.get("val") for one in chart._chartSpace.iter(qn("c:ptCount"))} - {"1"}
            assert len(counts) == 1, name


def test_the_workbook_behind_a_slide_holds_the_same_numbers(slide_of):
    for name in ("compensation-pay-mix", "demand-index"):
        chart = drawn(slide_of[name], "chart")
        book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
        values = [cell for row in book.active.iter_rows(min_row=2, values_only=True) for cell in row]
        assert sorted(value for value in values if isinstance(value, int | float)) == numbers(chart), name


def test_each_form_is_the_one_that_fits(slide_of):
    kinds = {
        "compensation-pay-mix": XL_CHART_TYPE.BAR_STACKED_100,
        "demand-index": XL_CHART_TYPE.LINE,
        "progression-attainment": XL_CHART_TYPE.XY_SCATTER,
        "planner-pay": XL_CHART_TYPE.LINE_MARKERS,
        "scope-dumbbells": XL_CHART_TYPE.XY_SCATTER,
    }
    for name, kind in kinds.items():
        assert drawn(slide_of[name], "chart").chart_type == kind, name


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
    monkeypatch.setattr(render, "plate", lambda exported: pixel.getvalue())
    slide = Presentation(io.BytesIO(slides.deck([formless]))).slides[0]
    picture = next(shape for shape in slide.shapes if shape.shape_type == 13)
    assert picture._element.nvPicPr.cNvPr.get("descr") == formless.chart.alt


def test_without_a_browser_the_slide_says_why_there_is_no_picture(formless, monkeypatch):
    def no_browser(_out):
        raise ExportError(NO_BROWSER)

    monkeypatch.setattr(render, "plate", no_browser)
    slide = Presentation(io.BytesIO(slides.deck([formless]))).slides[0]
    assert "install the package chromium-headless-shell" in texts(slide)


def test_series_of_different_units_or_below_nought_share_no_axis(every):
    """A slide would set openings per person beside percentages, or cut off what lies below the trend."""
    for name in ("neighbours-sector", "neighbours-threads", "forecast-season"):
        assert native(every[name].chart) is None, name


def test_more_ranges_than_a_slide_can_hold_are_a_picture(every):
    assert len(every["wages-metro-map"].chart.table) > 300
    assert native(every["wages-metro-map"].chart) is None
    bands = every["compensation-bands"].chart
    assert dots(replace(bands, table=pd.concat([bands.table] * 3))) is None


def test_a_dumbbell_has_two_marks_in_two_colours_joined_by_a_line(every, slide_of):
    link, *sides = list(drawn(slide_of["scope-dumbbells"], "chart").plots[0].series)[:3]
    assert [str(one.marker.format.fill.fore_color.rgb) for one in sides] == ["0072B2", "D55E00"]
    assert [one.name for one in sides] == ["Startup", "Corporate"]
    assert along(link)[:2] == [2.0, 5.0]


def test_months_are_dates_on_an_axis_that_names_years(slide_of):
    axis = drawn(slide_of["demand-index"], "chart").category_axis
    assert (type(axis).__name__, axis.tick_labels.number_format) == ("DateAxis", "yyyy")
    assert axis._element.find(qn("c:majorTimeUnit")).get("val") == "years"


def test_shares_in_a_bar_add_up_to_a_hundred(slide_of):
    series = list(drawn(slide_of["compensation-pay-mix"], "chart").plots[0].series)
    for at in range(7):
        texts = [one.points[at].data_label.text_frame.text for one in series]
        assert sum(int(text.rstrip("%")) for text in texts) == 100, texts


def test_titles_have_one_size(slide_of):
    sizes = {one.font.size.pt for slide in slide_of.values() for one in slide.shapes.title.text_frame.paragraphs}
    assert sizes == {slides.TITLE_SIZES[0]}


def test_the_properties_of_the_file_are_our_own(deck, formless):
    said = deck.core_properties
    assert (said.author, said.last_modified_by, said.language) == ("PM Career Atlas", "PM Career Atlas", "en-US")
    assert said.created.date() == said.modified.date() == today()


def test_a_title_of_any_length_makes_a_deck(every):
    exported = every["ladder"]
    long = replace(exported, chart=replace(exported.chart, title=f"A\x07 {'long title ' * 60}"))
    said = Presentation(io.BytesIO(slides.deck([long]))).core_properties.title
    assert said.startswith("A long title")
    assert len(said) <= 255


def test_charts_tables_and_pictures_have_a_text_for_those_who_cannot_see_them(every, slide_of):
    for name, slide in slide_of.items():
        shown = [one for one in slide.shapes if one.has_chart or one.has_table or one.shape_type == 13]
        texts = [one._element.xpath(".//p:cNvPr")[0].get("descr") for one in shown]
        assert set(texts) == ({every[name].chart.alt} if shown else set()), name


def test_every_slide_has_its_number(slide_of):
    for at, slide in enumerate(slide_of.values(), 1):
        fields = [one for one in slide._element.iter(qn("a:fld")) if one.get("type") == "slidenum"]
        assert [field.find(qn("a:t")).text for field in fields] == [str(at)]


@pytest.mark.browser
def test_a_picture_on_a_slide_has_no_second_title(every):
    figure = render.for_export(every["forecast-fan"], render.PLATE)
    said = " ".join(note.text for note in figure.layout.annotations)
    assert every["forecast-fan"].chart.title.split()[0] not in said
    assert every["forecast-fan"].credit not in said


def test_titles_are_set_in_the_typeface_that_they_are_measured_in(slide_of):
    for name, slide in slide_of.items():
        assert {paragraph.font.name for paragraph in slide.shapes.title.text_frame.paragraphs} == {"Arial"}, name


def test_shares_run_to_a_hundred_percent(slide_of):
    """The axis of stacked shares counts from 0 to 1."""
    assert drawn(slide_of["compensation-pay-mix"], "chart").value_axis.tick_labels.number_format == "0%"


@pytest.mark.parametrize(
    ("name", "currency", "expected"),
    [
        ("compensation-bands", "USD", '[>=1000000]"$"0.0,,"m";[=0]"$"0;"$"#,##0,"k"'),
        ("compensation-bands", "EUR", '[>=1000000]"€"0.0,,"m";[=0]"€"0;"€"#,##0,"k"'),
        ("progression-experience", "USD", '#,##0" y";"−"#,##0" y"'),
        ("places-within-companies", "USD", '0"%";"−"0"%"'),
        ("planner-pay", "USD", '[>=1000000]"$"0.0,,"m";[=0]"$"0;"$"#,##0,"k"'),
        ("compensation-pay-mix", "USD", "0%"),
        ("demand-index", "USD", '#,##0;"−"#,##0'),
    ],
)
def test_an_axis_writes_its_values_in_the_unit_of_the_encoding(real, name, currency, expected):
    slide = Presentation(io.BytesIO(slides.deck([made(real, *EVERY[name], currency=currency)]))).slides[0]
    chart = drawn(slide, "chart")
    axis = chart.category_axis if chart.chart_type == XL_CHART_TYPE.XY_SCATTER else chart.value_axis
    assert axis.tick_labels.number_format == expected


def test_the_parts_of_a_slides_bars_are_in_the_order_of_the_ladder(every, slide_of):
    parts_drawn = [one.name for one in drawn(slide_of["progression-rung-mix"], "chart").plots[0].series]
    ranks = [name for name in every["ladder"].chart.table["Role"] if name in parts_drawn]
    assert parts_drawn in (ranks, ranks[::-1])
    assert len(parts_drawn) > 2


def test_a_table_on_a_slide_keeps_above_the_note(slide_of):
    for name in TABLES:
        shape = next(one for one in slide_of[name].shapes if one.has_table)
        assert shape.top + sum(row.height for row in shape.table.rows) <= Inches(6.4), name


def test_lines_of_one_colour_differ_in_their_dashes(slide_of):
    for name, slide in slide_of.items():
        for chart in plots(slide):
            if chart.chart_type in (XL_CHART_TYPE.LINE, XL_CHART_TYPE.LINE_MARKERS):
                lines = [one.format.line for one in chart.plots[0].series]
                assert len({(str(line.color.rgb), line.dash_style) for line in lines}) == len(lines), name
