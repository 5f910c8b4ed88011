"""The check of a package: every fault at once, an exit status for machines, and the same as JSON."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from analysis import check, new

TOLD = {"title": "Careers", "levels": "Clerk, Officer", "types": "Retail", "currency": "GBP"}


@pytest.fixture
def folder(tmp_path) -> Path:
    """Return the folder of a small package."""
    new.write(tmp_path / "mine", new.package(TOLD, date(2026, 11, 25)))
    return tmp_path / "mine"


def test_a_package_without_faults_is_said(folder, capsys):
    assert check.main([str(folder)]) == 0
    assert capsys.readouterr().out == f"{folder}: checked, no faults; 9 rows in 5 tables.\n"


def test_every_fault_of_every_file_is_told(folder, capsys):
    roles, types = folder / "roles.csv", folder / "company_types.csv"
    roles.write_text(roles.read_text().replace("individual", "sideways").replace("\nofficer,2,", "\nofficer,two,"))
    types.write_text(types.read_text().replace("your_data", "nobody"))
    assert check.main([str(folder)]) == 1
    told = capsys.readouterr()
    starts = [
        line.partition(",")[0] + ": " + line.partition(": ")[2].partition(",")[0] for line in told.out.splitlines()
    ]
    assert starts == [
        "company_types.csv: 'nobody' is not in column source_id of sources.csv",
        "roles.csv: 'sideways' is not allowed",
        "roles.csv: 'two' is not a whole number",
        "roles.csv: 'sideways' is not allowed",
    ]
    assert told.err == f"{folder}: 4 faults.\n"


def test_more_faults_than_a_page_tells_are_all_told(folder, capsys):
    roles = folder / "roles.csv"
    header, first, *_ = roles.read_text().splitlines()
    roles.write_text("\n".join([header, *(first.replace("individual", f"track {at}") for at in range(50))]))
    assert check.main([str(folder)]) == 1
    assert sum("is not allowed" in line for line in capsys.readouterr().out.splitlines()) == 50


def test_it_is_said_as_json(folder, capsys):
    roles = folder / "roles.csv"
    roles.write_text(roles.read_text().replace("\nofficer,2,", "\nofficer,,"))
    (folder / "compensaton.csv").write_text("a\n1\n")
    assert check.main([str(folder), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    fault = {"file": "roles.csv", "line": 3, "column": "position", "found": "the value is missing"}
    assert found == {
        "rows": {},
        "faults": [fault | {"right": "and every row needs it"}],
        "not_read": ["compensaton.csv"],
    }


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"{", "datapackage.json, line 1: this is not JSON"),
        (b"\xff{}", "datapackage.json: it cannot be read ('utf-8' codec can't decode byte 0xff"),
        (b"[]", "datapackage.json: tables are not described as they should be"),
    ],
)
def test_a_descriptor_that_is_none_is_a_fault(folder, capsys, content, sentence):
    (folder / "datapackage.json").write_bytes(content)
    assert check.main([str(folder)]) == 1
    assert capsys.readouterr().out.startswith(sentence)


def test_a_folder_that_is_not_there_is_a_fault(tmp_path, capsys):
    assert check.main([str(tmp_path / "nope")]) == 1
    assert "there is no such folder" in capsys.readouterr().out
