"""Hundreds of ways to spoil the shipped tables: each is told with its line, or changes nothing; none is silent."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pytest

from analysis.package.checks import check
from analysis.package.compiled import compiled
from analysis.package.references import check_references
from analysis.package.schema import DataFaults
from analysis.package.sheet import read_sheet
from analysis.package.tables import DATA, describe, load

Rows = list[list[str]]
RESOURCES = {resource["name"]: resource for resource in describe()["resources"]}


def spoilt_row(rows: Rows) -> int:
    """Return which row is spoilt, the header being row 0: the second one, where there are two."""
    return min(2, len(rows) - 1)


TABLES = {table.name: table for table in compiled(describe())}
CHECKED = {
    name: check(table, read_sheet(table.file, (DATA / table.file).read_bytes())) for name, table in TABLES.items()
}


def said(name: str, text: str | bytes) -> list[str]:
    """Return what is said of the package with a table of another text: of that table, and of ids that refer to it."""
    content = text.encode() if isinstance(text, str) else text
    spoilt = check(TABLES[name], read_sheet(TABLES[name].file, content))
    near = {
        other
        for table in TABLES.values()
        if table.name == name or any(reference.table == name for reference in table.references)
        for other in (table.name, *(reference.table for reference in table.references))
    }
    faults = [*spoilt.faults, *check_references({other: CHECKED[other] for other in near} | {name: spoilt})]
    return [str(fault) for fault in DataFaults(faults).faults]


def rows_of(name: str) -> Rows:
    text = (DATA / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.reader(io.StringIO(text, newline="")))


def written(rows: Rows) -> str:
    """Return rows as a CSV; the rows of a broken shape stay as they are."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def fields(name: str, keep: Callable[[dict], bool]) -> list[int]:
    """Return the places of the fields that are kept, in the order of the file."""
    known = {field["name"]: field for field in RESOURCES[name]["schema"]["fields"]}
    return [at for at, column in enumerate(rows_of(name)[0]) if keep(known[column])]


def limits(field: dict) -> dict:
    return field.get("constraints", {})


def references(name: str) -> set[str]:
    schema = RESOURCES[name]["schema"]
    named = {field["name"] for field in schema["fields"] if "names" in field}
    return named | {column for key in schema.get("foreignKeys", ()) for column in key["fields"]}


CELLS: dict[str, tuple[Callable[[dict], bool], str]] = {
    "a word for a number": (lambda field: field["type"] in ("integer", "number"), "many"),
    "infinity": (lambda field: field["type"] in ("integer", "number"), "inf"),
    "no number": (lambda field: field["type"] in ("integer", "number"), "nan"),
    "an absurd number": (lambda field: field["type"] in ("integer", "number"), "1e300"),
    "beyond 64 bit": (lambda field: field["type"] == "integer", "9" * 20),
    "a fraction": (lambda field: field["type"] == "integer", "12.5"),
    "a decimal comma": (lambda field: field["type"] == "number", "1,5"),
    "below the least": (lambda field: limits(field).get("minimum") == 0, "-50000"),
    "under ten people": (lambda field: "least" in field, "3"),
    "no date": (lambda field: field["type"] == "date", "2021-02-30"),
    "neither true nor false": (lambda field: field["type"] == "boolean", "yes"),
    "nothing": (lambda field: bool(limits(field).get("required")), ""),
    "a word that is not allowed": (lambda field: "enum" in limits(field), "whatever"),
    "what is not written so": (lambda field: "pattern" in limits(field), "<b>![x](https://elsewhere)</b>"),
    "a line break in a name": (lambda field: "pattern" in limits(field), "two\nlines"),
    "an unknown set": (lambda field: "pool" in field, "all+none"),
    "an unknown list": (lambda field: "list" in field, "none;other"),
}
"""What is put into a cell of which fields."""


def spoilt_cells(name: str) -> Iterator[tuple[str, str, Rows]]:
    """Yield what is done, the column and the rows, one column of a kind at a time, the first and the last."""
    for kind, (keep, text) in CELLS.items():
        places = fields(name, keep)
        for at in dict.fromkeys(places[:1] + places[-1:]):
            rows = rows_of(name)
            rows[spoilt_row(rows)][at] = text
            yield kind, rows[0][at], rows
    for column in sorted(references(name)):
        rows = rows_of(name)
        number = [field["type"] for field in RESOURCES[name]["schema"]["fields"] if field["name"] == column] != [
            "string"
        ]
        rows[spoilt_row(rows)][rows[0].index(column)] = "99" if number else "elsewhere"
        yield "an unknown id", column, rows


def spoilt_order(name: str) -> Iterator[tuple[str, str, Rows]]:
    for columns in RESOURCES[name].get("ordered", ()):
        rows = rows_of(name)
        low, high = (rows[0].index(column) for column in (columns[0], columns[-1]))
        full = next(row for row in rows[1:] if row[low] and row[high] and row[low] != row[high])
        full[low], full[high] = full[high], full[low]
        yield "crossed", columns[0], rows


def lines_of(rows: Rows) -> list[int]:
    """Return the line on which each row begins."""
    lines, line = [], 1
    for row in rows:
        lines.append(line)
        line += 1 + sum(cell.count("\n") for cell in row)
    return lines


@pytest.mark.parametrize("name", RESOURCES)
def test_a_spoilt_cell_is_named_with_its_line_and_column(name):
    for kind, column, rows in [*spoilt_cells(name), *spoilt_order(name)]:
        told = said(name, written(rows))
        assert told, f"{kind} in {name}.{column} is silent"
        places = {sentence.partition(":")[0] for sentence in told}
        changed = [at for at, (new, old) in enumerate(zip(rows, rows_of(name), strict=True)) if new != old]
        line = lines_of(rows)[changed[0]]
        named = {place for place in places if place.startswith(f"{name}.csv, line {line},")}
        ordered = {column, *(one for group in RESOURCES[name].get("ordered", ()) if column in group for one in group)}
        assert any(place.endswith(f"column {one}") for place in named for one in ordered), (kind, column, told[:3])


SHAPES: dict[str, Callable[[list[str]], list[str]]] = {
    "a surplus value": lambda row: [*row[:1], "surplus", *row[1:]],
    "a comma at the end": lambda row: [*row, ""],
    "a value too few": lambda row: row[:-1],
}


@pytest.mark.parametrize("name", RESOURCES)
def test_a_spoilt_row_is_named_with_its_line(name):
    original = rows_of(name)
    at = spoilt_row(original)
    line = lines_of(original)[at]
    for kind, spoil in SHAPES.items():
        told = said(name, written([*original[:at], spoil(original[at]), *original[at + 1 :]]))
        assert told, f"{kind} in {name} is silent"
        assert [one for one in told if one.startswith(f"{name}.csv, line {line}, column")], (kind, told[:3])
        assert len(told) == 1, (kind, told[:3])


@pytest.mark.parametrize("name", RESOURCES)
def test_a_row_that_is_there_twice_is_named(name):
    rows = rows_of(name)
    at = spoilt_row(rows)
    told = said(name, written([*rows, rows[at]]))
    assert told
    line = lines_of([*rows, rows[at]])[-1]
    assert all(one.startswith(f"{name}.csv, line {line}, column") for one in told)
    assert f"in line {lines_of(rows)[at]} already" in told[0]


@pytest.mark.parametrize("name", RESOURCES)
def test_a_spoilt_file_is_named(name):
    text = (DATA / f"{name}.csv").read_text(encoding="utf-8")
    lines = text.split("\n")
    at = min(2, len(lines) - 2)
    opened = "\n".join([*lines[:at], '"' + lines[at].replace('"', ""), *lines[at + 1 :]])
    contents: dict[str, str | bytes] = {
        "line 1: the file is empty": "",
        "line 1: the file is in UTF-16": text.encode("utf-16"),
        f"line {at + 1}: a quote is opened": opened,
        f"line {len(lines)}: the byte 0xFF": text.encode() + b"\xff\xfe,x",
        "line 1: there is a zero byte": "\0" + text,
        "line 1: semicolons": written([[";".join(row)] for row in rows_of(name)]).replace('"', ""),
    }
    for sentence, content in contents.items():
        told = said(name, content)
        assert told, f"{name}: {sentence} is silent"
        assert any(one.startswith(f"{name}.csv, {sentence}") for one in told), (sentence, told[:3])


@pytest.fixture
def folder(tmp_path) -> Path:
    for path in DATA.glob("*.*"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    return tmp_path


SAME: dict[str, Callable[[Rows], str]] = {
    "columns in another order": lambda rows: written([list(reversed(row)) for row in rows]),
    "more columns": lambda rows: written([[*row, "more" if at == 0 else f"{at}"] for at, row in enumerate(rows)]),
    "blank lines": lambda rows: "\n" + written(rows).replace("\n", "\n\n", 1),
    "a mark of UTF-8": lambda rows: "\ufeff" + written(rows),
    "another end of lines": lambda rows: written(rows).replace("\n", "\r\n"),
}


@pytest.mark.parametrize("how", SAME)
def test_what_may_differ_gives_the_same_frames(folder, real, how):
    for name in RESOURCES:
        (folder / f"{name}.csv").write_bytes(SAME[how](rows_of(name)).encode())
    package = load(folder)
    for name in RESOURCES:
        pd.testing.assert_frame_equal(package[name], real[name])


def test_a_description_without_one_table_leaves_it_out(folder):
    kept = [resource for resource in RESOURCES.values() if resource["name"] != "wages"]
    (folder / "datapackage.json").write_text(json.dumps(describe() | {"resources": kept}))
    assert "wages" not in load(folder)


@pytest.mark.parametrize(
    ("name", "old", "new", "sentence"),
    [
        (
            "example_plan",
            "group_pm",
            "grupo_pm",
            "example_plan.csv, line 2, column to_role_id: 'grupo_pm' is not in column role_id of roles.csv, where "
            "'group_pm' is nearest.",
        ),
        (
            "example_offers",
            ",big_tech",
            ",bigtech",
            "example_offers.csv, line 3, column company_type: 'bigtech' is not in column company_type of "
            "company_types.csv, where 'big_tech' is nearest.",
        ),
        (
            "example_offers",
            "170000",
            "170k",
            "example_offers.csv, line 2, column base: '170k' is not a number, which is written like 1234.5.",
        ),
    ],
)
def test_what_stands_in_a_form_at_first_is_held_to_the_package(name, old, new, sentence):
    text = (DATA / f"{name}.csv").read_text(encoding="utf-8")
    assert said(name, text.replace(old, new)) == [sentence]


@pytest.mark.parametrize(
    ("name", "old", "new", "sentence"),
    [
        (
            "claims",
            ",years_to_level,",
            ",years_to_levels,",
            "line 2, column measure: 'years_to_levels' is not allowed, where 'years_to_level' is nearest.",
        ),
        (
            "claims",
            ",years,,",
            ",yeears,,",
            "line 2, column unit: 'yeears' is not written as a currency, years, percent, people, postings, levels or "
            "grade, as years is.",
        ),
        (
            "published_pay",
            ",USD,",
            ",USS,",
            "line 15, column unit: 'USS' is not in column currency of exchange_rates.csv, where 'USD' is nearest.",
        ),
        (
            "coverage",
            ",read,",
            ",reead,",
            "line 2, column step: 'reead' is not written read, kept, left_out, or one of the latter two with _ and a "
            "word after it, as left_out_level is.",
        ),
        ("changes", ",tenure,", ",tenures,", "column table: 'tenures' is not allowed, where 'tenure' is nearest."),
    ],
)
def test_a_word_that_code_knows_is_told_with_the_nearest_right_one(name, old, new, sentence):
    text = (DATA / f"{name}.csv").read_text(encoding="utf-8")
    assert old in text
    told = said(name, text.replace(old, new, 1))
    assert len(told) == 1, told
    assert told[0].startswith(f"{name}.csv, line ")
    assert told[0].endswith(sentence)


def test_where_no_rate_of_exchange_is_told_any_currency_is_taken():
    paid = {"published_pay": CHECKED["published_pay"]}
    rates = TABLES["exchange_rates"]
    empty = check(rates, read_sheet(rates.file, written(rows_of("exchange_rates")[:1]).encode()))
    assert list(check_references(paid | {"exchange_rates": empty})) == []
