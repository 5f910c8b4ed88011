"""The figures as files: what is read back is what was drawn, and no text is run."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from datetime import date, datetime

import frictionless
import openpyxl
import pandas as pd
import pytest

from analysis.charts import compensation
from analysis.export import tables
from analysis.export.exported import ExportedChart
from analysis.export.typed import dated, number_format, typed
from analysis.package.tables import load


def plain(value: object) -> object:
    """Take off the apostrophe that keeps a text from being run, as the description says."""
    return value[1:] if isinstance(value, str) and re.match(r"'+[=+\-@\t\r]", value) else value


def same(read: pd.DataFrame, drawn: pd.DataFrame, digits: int = 17) -> bool:
    """Compare two tables value by value, whatever the types that hold them; a missing text is an empty one."""
    one, other = (
        frame.astype(object)
        .where(frame.notna(), "")
        .map(lambda value: f"{value:.{digits}g}" if _number(value) else value)
        for frame in (read.reset_index(drop=True), drawn.reset_index(drop=True))
    )
    return list(read.columns) == list(drawn.columns) and one.equals(other)


def _number(value: object) -> bool:
    return not isinstance(value, str) and pd.api.types.is_number(value)


def written(exports: list[ExportedChart], folder) -> None:
    """Write CSVs and their description into a folder, as the command does."""
    package = tables.described(exports)
    for exported, resource in zip(exports, package["resources"], strict=True):
        (folder / resource["path"]).write_bytes(tables.csv(exported))
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")


def test_csv_comes_back_through_its_description_as_it_was_drawn(every, tmp_path):
    written(list(every.values()), tmp_path)
    read = load(tmp_path)
    assert set(read) == set(every)
    for name, exported in every.items():
        assert same(read[name].map(plain), typed(exported.chart.table)), name


def test_csv_and_description_are_a_valid_data_package(every, tmp_path):
    written(list(every.values()), tmp_path)
    report = frictionless.Package(str(tmp_path / "datapackage.json")).validate()
    assert report.flatten(["message"]) == []


def test_the_description_says_whose_figures_they_are(every):
    resource = tables.described([every["compensation-bands"]])["resources"][0]
    assert "Levels.fyi" in resource["sources"][0]["title"]
    assert {field["type"] for field in resource["schema"]["fields"]} == {"string", "integer", "number"}


def test_csv_is_marked_as_utf_8_for_spreadsheets(every):
    assert tables.csv(every["progression-rung-mix"]).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "'=1", "''=1", "plain", "'plain", "a=1"])
def test_a_text_is_inert_in_csv_and_can_be_had_back(out_of, text):
    exported = out_of(compensation.bands)
    odd = replace(exported, chart=replace(exported.chart, table=pd.DataFrame({"Role": [text], "Source": ["x"]})))
    cell = pd.read_csv(io.BytesIO(tables.csv(odd)), dtype="str")["Role"].item()
    assert cell[0] not in "=+-@\t\r"
    assert plain(cell) == text


def test_numbers_below_zero_stay_numbers_in_csv(out_of):
    exported = out_of(compensation.bands)
    below = replace(exported, chart=replace(exported.chart, table=pd.DataFrame({"Change": [-1.5]})))
    assert tables.csv(below).decode("utf-8-sig") == "Change\n-1.5\n"


def test_a_workbook_holds_the_table_cell_by_cell(every):
    for name, exported in every.items():
        book = openpyxl.load_workbook(io.BytesIO(tables.workbook([exported])))
        head, *rows = book["Figures"].iter_rows(values_only=True)
        shown = typed(exported.chart.table).apply(dated)
        read = pd.DataFrame(rows, columns=head).map(lambda one: one.date() if isinstance(one, datetime) else one)
        assert same(read, shown), name


def test_a_workbook_says_source_filters_date_and_licence(every):
    exported = every["compensation-bands"]
    book = openpyxl.load_workbook(io.BytesIO(tables.workbook([exported])))
    said = [(what, text) for _chart, what, text in book["About"].iter_rows(min_row=2, values_only=True)]
    for pair in [
        ("Title", exported.chart.title),
        ("Filter: Country", "United States"),
        ("Licence", "Aggregates only, licence of the collection not confirmed"),
        ("Link", exported.link),
        ("Exported", str(exported.day)),
    ]:
        assert pair in said
    assert any(what == "Source" and "Kaggle" in text for what, text in said)


def test_a_workbook_of_all_charts_has_a_sheet_for_each(every):
    book = openpyxl.load_workbook(io.BytesIO(tables.workbook(list(every.values()))))
    assert book.sheetnames == ["Contents", *(name[:31] for name in every), "About"]
    table = every["ladder"].chart.table
    assert book["ladder"].max_row == len(table) + 1


def test_the_contents_of_a_workbook_lead_to_each_sheet_also_of_one_chart_twice(every):
    exports = [every["compensation-by-country"], every["ladder"], every["compensation-by-country"]]
    book = openpyxl.load_workbook(io.BytesIO(tables.workbook(exports)))
    names = ["compensation-by-country", "ladder", "compensation-by-country 2"]
    assert book.sheetnames == ["Contents", *names, "About"]
    lines = list(book["Contents"].iter_rows(min_row=2))
    assert [line[0].value for line in lines] == [exported.chart.title for exported in exports]
    assert [line[0].hyperlink.location for line in lines] == [f"'{name}'!A1" for name in names]
    assert "Country: United States" not in lines[0][2].value
    assert "Country: United States" in lines[1][2].value
    assert {row[0] for row in book["About"].iter_rows(min_row=2, values_only=True)} == set(names)


def test_names_of_sheets_fit_whatever_repeats(every):
    long = replace(every["ladder"], chart=replace(every["ladder"].chart, name="x" * 40))
    names = tables.sheet_names([long] * 30)
    assert len(set(names)) == 30
    assert max(map(len, names)) == tables.SHEET_NAME


def test_no_number_has_noise(every):
    """15.790000000000001 is 15.79: a reader takes digits for knowledge."""
    for name, exported in every.items():
        text = tables.csv(exported).decode("utf-8-sig")
        assert not re.search(r"\d\.\d{13,}", text), name


def test_percentiles_and_years_are_numbers(every):
    offers = typed(every["offer-total"].chart.table)["Percentile"].tolist()
    assert offers[0] == 45
    assert "<10th" in offers, "what is no number stays as it is said"
    assert set(typed(every["startups-equity"].chart.table)["Year"].map(type)) <= {int}


def sheet_of(exported: ExportedChart):
    return openpyxl.load_workbook(io.BytesIO(tables.workbook([exported])))["Figures"]


def test_months_are_dates_and_amounts_have_their_unit(every):
    months = sheet_of(every["demand-index"])["B"]
    assert (months[1].value.date(), months[1].number_format) == (date(2020, 2, 1), "mmm yyyy")
    heads = {cell.value: cell.column for cell in sheet_of(every["compensation-bands"])[1]}
    page = sheet_of(every["compensation-bands"])
    assert page.cell(2, heads["Median (USD)"]).number_format == '"$"#,##0'
    assert page.cell(2, heads["Largest employer's share of people (%)"]).number_format == '0.0#"%"'
    assert page.cell(2, heads["People"]).number_format == "#,##0"


@pytest.mark.parametrize(
    ("name", "values", "expected"),
    [
        ("Year", [2019, 2020], "0"),
        ("Share (%)", [1, 2], '0"%"'),
        ("Base (EUR)", [1.5], '"€"#,##0'),
        ("Years", [1.5, None], "#,##0.0##"),
        ("Day", [date(2020, 1, 15)], "yyyy-mm-dd"),
    ],
)
def test_a_column_is_shown_in_its_unit(name, values, expected):
    assert number_format(name, pd.Series(values, dtype=object)) == expected


def test_every_sheet_can_be_filtered_and_printed_and_keeps_its_header_in_sight(every):
    book = openpyxl.load_workbook(io.BytesIO(tables.workbook([every["ladder"], every["demand-index"]])))
    for page in book:
        assert page.freeze_panes == "B2", page.title
        assert page.auto_filter.ref == page.dimensions, page.title
        assert (page.page_setup.orientation, page.page_setup.fitToHeight, page.print_title_rows) == (
            *("landscape", 0),
            "$1:$1",
        )
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert all(cell.alignment.wrap_text for cell in page[1]), page.title
    assert book.properties.creator == "PM Career Atlas"
    assert {cell.alignment.wrap_text for cell in book["About"]["C"]} == {True}


def test_the_link_of_a_chart_can_be_followed_and_filters_are_words(every):
    exported = every["compensation-bands"]
    book = openpyxl.load_workbook(io.BytesIO(tables.workbook([exported])))
    links = {
        cell.value: f"{cell.hyperlink.target}#{cell.hyperlink.location}"
        for cell in book["About"]["C"]
        if cell.hyperlink
    }
    assert links == {exported.link: exported.link}
    filters = {row[1].value: row[2].value for row in book["About"].iter_rows() if "Filter" in str(row[1].value)}
    assert filters["Filter: Source"] == "Levels.fyi"
    assert filters["Filter: Company mix"] == "As reported"


def test_a_sheet_has_headings_over_their_figures_and_no_row_higher_than_its_texts(every):
    page = openpyxl.load_workbook(io.BytesIO(tables.workbook([every["compensation-bands"]])))["Figures"]
    sides = {cell.value: cell.alignment.horizontal for cell in page[1]}
    assert [sides[name] for name in ("Role", "People", "Median (USD)", "Source")] == ["left", "right", "right", "left"]
    assert page.cell(2, page.max_column).alignment.indent == 1
    assert all(page.row_dimensions[line].height is None for line in range(2, page.max_row + 1))
