"""A package to begin from: it passes the check, holds the vocabulary that was told, and its tables can be made."""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd
import pytest

from analysis import check, new
from analysis.build import __main__ as build
from analysis.package.tables import load
from tests.analysis.build.people import GOOD, HEADER

FLAGS = ["--title", "Careers at Bank", "--levels", "Clerk, Officer,Banker", "--types", "Retail", "--currency", "gbp"]


@pytest.fixture
def folder(tmp_path) -> Path:
    """Return the folder of a package made by flags."""
    assert new.main([str(tmp_path / "mine"), *FLAGS]) == 0
    return tmp_path / "mine"


def test_it_passes_the_check_and_holds_what_was_told(folder):
    assert check.checked(folder)[1] == []
    package = load(folder)
    assert list(package.ladder.names.values()) == ["Clerk", "Officer", "Banker"]
    assert [one.name for one in package.types] == ["Retail"]
    assert package.currencies.home == "GBP"
    assert package.descriptor["title"] == "Careers at Bank"
    assert not any("caveat" in resource for resource in package.descriptor["resources"])


def test_what_no_flag_says_is_asked(tmp_path, monkeypatch):
    asked = []

    def answer(question: str) -> str:
        asked.append(question)
        return {"Title": "Yard", "Levels": "Mate", "Company": "Yard", "Currency": "EUR"}[question.split()[0].strip(",")]

    monkeypatch.setattr("builtins.input", answer)
    assert new.main([str(tmp_path / "yard"), "--levels", "Mate, Master"]) == 0
    assert [question.split()[0] for question in asked] == ["Title,", "Company", "Currency"]
    assert list(load(tmp_path / "yard").ladder.names.values()) == ["Mate", "Master"]


@pytest.mark.parametrize(
    ("flags", "sentence"),
    [
        ({"--currency": "pounds"}, "'pounds' is no currency"),
        ({"--levels": " , "}, "A package needs a level."),
        ({"--types": ",".join("abcdefg")}, "The column of company types has 7 different values; 6 are told apart"),
    ],
)
def test_what_cannot_be_is_a_sentence_and_nothing_is_written(tmp_path, capsys, flags, sentence):
    told = dict(zip(FLAGS[::2], FLAGS[1::2], strict=True)) | flags
    assert new.main([str(tmp_path / "mine"), *(word for pair in told.items() for word in pair)]) == 1
    assert capsys.readouterr().err.startswith(sentence)
    assert not (tmp_path / "mine").exists()


def test_a_folder_with_something_in_it_is_left_alone(folder, capsys):
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert new.main([str(folder), *FLAGS]) == 1
    assert capsys.readouterr().err == f"{folder} is not empty: nothing was written.\n"
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_where_nobody_answers_the_flags_are_named(tmp_path, monkeypatch, capsys):
    def nobody(_question: str) -> str:
        raise EOFError

    monkeypatch.setattr("builtins.input", nobody)
    assert new.main([str(tmp_path / "mine")]) == 1
    assert capsys.readouterr().err == "Nobody answers here: say it by --title, --levels, --types, --currency.\n"


def test_its_tables_are_made_in_its_own_words_and_money(folder, tmp_path, monkeypatch):
    """Twelve officers of a bank, paid in pounds, and one row of a level that the bank does not have."""
    officer = GOOD.replace("survey,senior_pm,startup,India", "your_data,officer,retail,United Kingdom")
    rows = [HEADER.replace("_usd", "_gbp"), *[officer] * 12, officer.replace("officer", "senior_pm")]
    (tmp_path / "people.csv").write_text("\n".join(rows))
    command = ["build", "--observations", str(tmp_path / "people.csv"), "--data", str(folder), "--out", str(folder)]
    monkeypatch.setattr(sys, "argv", command)
    monkeypatch.setattr("analysis.build.attainment.RESAMPLES", 20)
    assert build.main() == 0
    assert check.checked(folder)[1] == []
    package = load(folder)
    pay = package["compensation"].set_index("component")
    assert pay.loc["total", ["role_id", "company_types", "currency", "n", "amount_p50"]].tolist() == [
        "officer",
        "all",
        "GBP",
        12,
        130_000.0,
    ]
    assert package["coverage"].set_index("step")["rows"].to_dict() == {"read": 13, "left_out": 1, "kept": 12}
    (rejected,) = pd.read_csv(folder / "rejects.csv").to_dict("records")
    assert rejected["why"] == ("role_id is not in column role_id of roles.csv, which has clerk, officer and banker")
