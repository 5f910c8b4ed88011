"""Tables of a package from any files: read as the atlas reads its own, or every fault with its place."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from analysis.own.faults import Unreadable, letter
from analysis.own.reading import files
from analysis.own.whole import Whole, is_package, package_of
from analysis.package.tables import Package
from tests.analysis.other_packages.folders import written
from tests.analysis.other_packages.houses import BANK
from tests.analysis.own.files import book, zipped

Check = Callable[..., Whole]


@pytest.fixture(scope="module")
def bank(tmp_path_factory) -> dict[str, bytes]:
    """Return the files of the made-up bank by name."""
    folder = written(tmp_path_factory.mktemp("bank"), BANK)
    return {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}


@pytest.fixture
def check(real: Package) -> Check:
    """Return the function that checks uploads by name and content."""

    def checked(**uploads: bytes) -> Whole:
        return package_of(files([(name.replace("__", "."), content) for name, content in uploads.items()]), real)

    return checked


def same(one: Package, other: Package) -> bool:
    return all(one[name].equals(other[name]) for name in other)


def said(whole: Whole) -> list[str]:
    return [str(fault) for fault in whole.faults]


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode())))


def test_a_zip_is_the_package_that_a_folder_is(check, bank, other_packages):
    whole = check(bank__zip=zipped(bank))
    assert (whole.faults, whole.notes) == ([], [])
    assert same(whole.own.package, other_packages["bank"])
    assert whole.own.label.startswith("Your data, The ways of banking, ")
    assert whole.own.package.trade == other_packages["bank"].trade
    assert whole.own.package.caveat_on("scope") == "These rows are our own reading."


def test_a_workbook_with_a_sheet_a_table_is_the_same_package(check, bank, other_packages):
    sheets = {name.removesuffix(".csv"): rows(content) for name, content in bank.items() if name.endswith(".csv")}
    assert same(check(a__xlsx=book(sheets)).own.package, other_packages["bank"])


def test_other_separators_and_encodings_are_the_same_package(check, bank, other_packages):
    def semicolons(content: bytes) -> bytes:
        made = io.StringIO(newline="")
        csv.writer(made, delimiter=";").writerows(rows(content))
        return made.getvalue().encode("utf-16")

    uploads = {name: content if name.endswith(".json") else semicolons(content) for name, content in bank.items()}
    assert same(check(all__zip=zipped(uploads)).own.package, other_packages["bank"])


def test_faults_have_the_place_in_the_file_and_all_are_told(check, bank):
    pay = rows(bank["compensation.csv"])
    amount, role = pay[0].index("amount_p50"), pay[0].index("role_id")
    pay[1][amount], pay[2][role], pay[3][amount] = "lots", "janitor", ""
    sheets = {name.removesuffix(".csv"): rows(content) for name, content in bank.items() if name.endswith(".csv")}
    whole = check(a__xlsx=book(sheets | {"compensation": [[], *pay]}))
    assert whole.own.left_out == 3
    assert len(whole.own.package["compensation"]) == len(pay) - 1 - 3
    assert whole.own.package["sources"]["licence"].str.endswith(", 3 rows left out").all()
    assert said(whole) == [
        f"a.xlsx, sheet compensation, row 3, column {letter(amount + 1)} (amount_p50): 'lots' is not a number, "
        "which is written like 1234.5.",
        "a.xlsx, sheet compensation, row 4, column B (role_id): 'janitor' is not in column role_id of roles.csv, "
        "which has analyst, banker, desk_head, officer and partner.",
        f"a.xlsx, sheet compensation, row 5, column {letter(amount + 1)} (amount_p50): the value is missing, "
        "and every row needs it.",
    ]


def test_rows_that_name_a_row_that_is_left_out_go_with_it(check, bank):
    roles = rows(bank["roles.csv"])
    roles[1][roles[0].index("position")] = "first"
    files = {name.replace(".", "__"): content for name, content in bank.items()}
    files["roles__csv"] = "\n".join(",".join(f'"{cell}"' for cell in row) for row in roles).encode()
    whole = check(**files)
    gone = roles[1][0]
    assert whole.own.left_out > 1
    for table in ("roles", "compensation", "progression"):
        assert gone not in set(whole.own.package[table]["role_id"])
    assert any("position" in sentence for sentence in said(whole))


def test_nothing_can_be_used_where_a_header_is_wrong(check, bank):
    files = {name.replace(".", "__"): content for name, content in bank.items()}
    files["roles__csv"] = bank["roles.csv"].replace(b"role_id", b"role", 1)
    assert check(**files).own is None


def test_tables_without_sources_stand_on_the_atlas_words(check, real):
    columns = list(real["progression"].columns)
    row = real["progression"].iloc[0]
    text = "\n".join([",".join(columns), ",".join("" if pd.isna(row[name]) else str(row[name]) for name in columns)])
    whole = check(Progression__csv=text.encode())
    assert said(whole) == []
    assert len(whole.own.package["progression"]) == 1
    assert whole.notes == [
        "No sources are among the tables, so these are the atlas's: sources, company_types, roles, pay_components, "
        "pay_sources and countries."
    ]
    assert whole.own.package["claims"].empty


def test_what_is_no_table_is_passed_over_and_said(check, bank):
    whole = check(bank__zip=zipped(bank | {"notes.txt": "a,b\n1,2\n"}))
    assert whole.notes == ["notes.txt is passed over, for no table is called that."]
    assert whole.own is not None


def test_the_least_number_of_people_can_be_lowered_to_five_and_no_further(check, bank):
    def with_least(value: float) -> Whole:
        descriptor = json.loads(bank["datapackage.json"])
        next(rule for rule in descriptor["rules"] if rule["name"] == "least_n")["value"] = value
        return check(bank__zip=zipped(bank | {"datapackage.json": json.dumps(descriptor)}))

    assert with_least(5).own.package.rules["least_n"] == 5
    assert said(with_least(4)) == ["datapackage.json: least_n is 4, and 5 is the least allowed."]


def test_an_uploaded_descriptor_cannot_change_the_rules_of_tables(check, bank):
    descriptor = json.loads(bank["datapackage.json"])
    descriptor["resources"] = [one for one in descriptor["resources"] if one["name"] != "compensation"]
    whole = check(bank__zip=zipped(bank | {"datapackage.json": json.dumps(descriptor)}))
    assert "compensation" in whole.own.package


@pytest.mark.parametrize(
    "content", ["no json", "[]", '{"rules": 5}', '{"trade": 1}', '{"resources": [{}], "rules": [{}]}']
)
def test_a_descriptor_that_is_none_is_a_sentence(check, bank, content):
    with pytest.raises(Unreadable, match=r"^datapackage.json does not describe a data package: "):
        check(bank__zip=zipped(bank | {"datapackage.json": content}))


def test_a_byte_that_is_no_letter_is_a_fault_of_its_cell(check, bank):
    content = bank["roles.csv"].replace(b"Partner", b"P\xe9rtner", 1) + b"\n"
    whole = check(roles__csv=content.replace(b"Analyst", "Änalyst".encode(), 1), sources__csv=bank["sources.csv"])
    assert any(
        one.startswith("roles.csv, row 6, column E (name): 'P�rtner' has a letter that is lost") for one in said(whole)
    )


def test_a_table_given_twice_is_a_sentence(check, bank):
    with pytest.raises(Unreadable, match=r"is the table roles a second time; one can be read\.$"):
        check(roles__csv=bank["roles.csv"], a__xlsx=book({"Roles": rows(bank["roles.csv"]), "x": [["a"]]}))


def test_a_package_is_told_by_names_and_columns(real, bank):
    def told(name: str, content: bytes) -> bool:
        return is_package(files([(name, content)]), real)

    assert told("bank.zip", zipped(bank))
    assert told("Pay mix.csv", bank["pay_mix.csv"])
    assert not told("staff.csv", b"Level,Base\nAnalyst,3\n")
    assert not told("compensation.csv", b"Employee,Level,Base\nJo,Analyst,3\n")
