"""Loading the package: what is typed how, and errors that say file, line, column and what is right."""

from __future__ import annotations

import json
from pathlib import Path
from types import MappingProxyType

import pandas as pd
import pytest

from analysis.package.tables import DATA, DataError, Package, describe, load

FIELDS = [
    {"name": "name", "type": "string", "description": "Label."},
    {"name": "n", "type": "integer", "description": "People the row rests on."},
    {"name": "amount_usd", "type": "number", "description": "Pay, USD a year."},
    {"name": "open", "type": "boolean", "description": "Whether it is open."},
    {"name": "date", "type": "date", "description": "First day of the month."},
]
HEADER = "name,n,amount_usd,open,date\n"
GOOD = "Ada,12,1.5,true,2020-02-01\n"


@pytest.fixture
def package(tmp_path):
    """Return a function that writes a package of one table with the given text and loads it."""
    resource = {"name": "pay", "path": "pay.csv", "schema": {"fields": FIELDS}}
    (tmp_path / "datapackage.json").write_text(json.dumps({"name": "small", "resources": [resource]}))

    def loaded(text: str | None) -> Package:
        if text is not None:
            (tmp_path / "pay.csv").write_text(text, encoding="utf-8")
        return load(tmp_path)

    return loaded


def message(package, text: str | None) -> str:
    with pytest.raises(DataError) as error:
        package(text)
    return str(error.value)


def test_columns_have_the_types_that_the_package_gives_them(package):
    types = package(HEADER + GOOD)["pay"].dtypes.map(lambda one: one.name if one.kind != "M" else "datetime").to_dict()
    assert types == {"name": "str", "n": "Int64", "amount_usd": "float64", "open": "boolean", "date": "datetime"}


def test_a_row_is_read_as_it_stands(package):
    row = package(HEADER + GOOD)["pay"].loc[0]
    assert row.to_list() == ["Ada", 12, 1.5, True, pd.Timestamp("2020-02-01")]


def test_missing_values_are_empty_texts_and_na_elsewhere(package):
    row = package(HEADER + ",,,,\n" + GOOD)["pay"].loc[0]
    assert row["name"] == ""
    assert row.drop("name").isna().all()


def test_the_text_na_stays_a_text(package):
    assert package(HEADER + GOOD.replace("Ada", "NA"))["pay"].at[0, "name"] == "NA"


def test_a_table_without_rows_is_empty_and_typed(package):
    table = package(HEADER)["pay"]
    assert table.empty
    assert table["n"].dtype == "Int64"


def test_a_missing_file_is_named_with_the_command_that_makes_it(package):
    said = message(package, None)
    assert said.startswith("pay.csv is missing")
    assert "make data" in said


@pytest.mark.parametrize(
    "header", ["name,n,amount,open,date", "n,name,amount_usd,open,date", "name,n,amount_usd,open", HEADER[:-1] + ",x"]
)
def test_wrong_columns_are_named_beside_the_right_ones(package, header):
    said = message(package, f"{header}\n")
    assert said.startswith("pay.csv has the columns ")
    assert header.replace(",", ", ") in said
    assert "expected: name, n, amount_usd, open, date" in said


@pytest.mark.parametrize(
    ("wrong", "column", "kind", "right"),
    [
        ("Ada,many,1.5,true,2020-02-01", "n", "integer", "People the row rests on."),
        ("Ada,12,$5,true,2020-02-01", "amount_usd", "number", "Pay, USD a year."),
        ("Ada,12,1.5,yes,2020-02-01", "open", "boolean", "Whether it is open."),
        ("Ada,12,1.5,true,2020-13-01", "date", "date", "First day of the month."),
        ("Ada,12,1.5,true,01.02.2020", "date", "date", "First day of the month."),
    ],
)
def test_a_wrong_value_is_named_with_file_line_column_and_what_is_right(package, wrong, column, kind, right):
    said = message(package, f"{HEADER}{GOOD}{GOOD}{wrong}\n{GOOD}")
    value = wrong.split(",")[HEADER.strip().split(",").index(column)]
    assert said.startswith(f"pay.csv, line 4, column {column}: {value!r} is not a")
    assert kind in said
    assert said.endswith(right)


def test_a_fraction_where_a_whole_number_belongs_is_an_error_in_words(package):
    said = message(package, HEADER + GOOD.replace("12", "12.5"))
    assert said.startswith("pay.csv, line 2, column n: '12.5' is not a")


def test_the_first_of_several_wrong_values_is_named(package):
    bad = GOOD.replace("12", "x")
    assert "line 3" in message(package, HEADER + GOOD + bad + bad)


def test_tables_are_compared_by_identity():
    frames = MappingProxyType({"pay": pd.DataFrame({"n": [1]})})
    one, other = Package(frames), Package(frames)
    assert one == one  # noqa: PLR0124
    assert one != other
    assert len({one, other}) == 2
    assert hash(one) == hash(one)


def test_tables_are_a_mapping_that_takes_no_new_table(package):
    tables = package(HEADER + GOOD)
    assert list(tables) == ["pay"]
    assert len(tables) == 1
    with pytest.raises(TypeError):
        tables.frames["more"] = pd.DataFrame()


def test_what_a_measure_changes_does_not_reach_the_shared_frame(package):
    tables = package(HEADER + GOOD)
    derived = tables["pay"].rename(columns={"n": "people"})
    derived.loc[0, "people"] = 99
    assert tables["pay"].at[0, "n"] == 12


def test_names_and_sources_are_looked_up(made_up):
    assert made_up.name_of("roles", "senior_pm") == "Senior PM"
    assert made_up.name_of("company_types", "big_tech") == "Big tech"
    assert made_up.title_of("survey") == "The survey"
    assert made_up.caveat_of("survey") == "The survey is made up."
    assert made_up.publisher_of("survey") == "Survey house"


def test_the_shipped_package_is_read_whole():
    tables = load()
    assert list(tables) == [resource["name"] for resource in describe()["resources"]]
    assert all(list(tables[name].columns) for name in tables)


def test_a_copy_of_the_package_with_a_broken_line_says_where(tmp_path):
    copy = copy_of_package(tmp_path)
    path = copy / "roles.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[1] = lines[1].replace(",1,", ",first,", 1)
    path.write_text("".join(lines), encoding="utf-8")
    with pytest.raises(DataError, match=r"roles\.csv, line 2, column position: 'first' is not an? integer"):
        load(copy)


def copy_of_package(folder: Path) -> Path:
    for path in DATA.glob("*.*"):
        (folder / path.name).write_bytes(path.read_bytes())
    return folder
