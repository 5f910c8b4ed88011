"""CSVs that are written in another way: read as stated, else a sentence that says what to state; never guessed."""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd
import pytest

from analysis.build import __main__ as build
from analysis.build.intake import observed
from analysis.build.intake.dialect import Dialect
from tests.analysis.build.conftest import EVERY
from tests.analysis.build.people import GOOD, HEADER, crowd

GERMAN = ("--delimiter", ";", "--encoding", "cp1252", "--decimal", ",")
ROW = "survey;senior_pm;startup;{country};2024-05-01;6,5;2;90.000;5.000,50;0;95.000,50;schön"


def german(folder: Path, rows: list[str], encoding: str = "cp1252") -> Path:
    """Write observations as a German Excel does; returns the file."""
    header = f"{HEADER.replace(',', ';')};comments"
    (folder / "people.csv").write_bytes("\r\n".join([header, *rows, ""]).encode(encoding))
    return folder / "people.csv"


def totals(run) -> pd.DataFrame:
    """Return the cells of total pay, by country."""
    pay = pd.read_csv(run.out / "compensation.csv")
    return pay[(pay["component"] == "total") & (pay["company_types"] == "startup")].set_index("country")


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_what_is_stated_is_read(run, tmp_path, encoding):
    rows = [ROW.format(country="Österreich")] * 60
    assert run(german(tmp_path, rows, encoding), *GERMAN[:3], encoding, *GERMAN[4:]) == 0
    cell = totals(run).loc["Österreich"]
    assert (cell["n"], cell["amount_p50"]) == (60, 95_000.0)  # 95.000,50, rounded to even
    assert pd.read_csv(run.out / "rejects.csv").empty


def test_thousands_and_decimals_are_those_of_the_mark_that_is_stated(run, tmp_path):
    rows = [ROW.format(country="Germany")] * 12
    rows += [rows[0].replace("95.000,50", wrong) for wrong in ("95,000.50", "9.50", "95.0000", "1.000.00")]
    rows += [rows[0].replace("95.000,50", right) for right in ("95000,5", "95000", "1.095.000")]
    assert run(german(tmp_path, rows), *GERMAN) == 0
    assert totals(run).loc["Germany", "n"] == 15
    assert pd.read_csv(run.out / "rejects.csv")["why"].tolist() == [
        f"total_usd is not a number: '{wrong}'" for wrong in ("95,000.50", "9.50", "95.0000", "1.000.00")
    ]


def test_line_breaks_in_values_are_read_with_other_marks_too(run, tmp_path):
    rows = [ROW.format(country="Germany").replace("schön", '"schön;\nund\n\n""gut"""')] * 12
    rows += [ROW.format(country="Germany").replace("95.000,50", "viel"), *rows[:2]]
    assert run(german(tmp_path, rows), *GERMAN) == 0
    assert totals(run).loc["Germany", "n"] == 14
    assert pd.read_csv(run.out / "rejects.csv")["line"].tolist() == [2 + 12 * 4]


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        (
            (),
            "semicolons stand between the values and the encoding is Windows-1252 and a point or a comma may mark "
            "decimals; say --delimiter ';', --encoding cp1252, --decimal . or --decimal ,.",
        ),
        (GERMAN[:2], "the encoding is Windows-1252 and a point or a comma may mark decimals; say --encoding cp1252, "),
        (GERMAN[:4], "a point or a comma may mark decimals; say --decimal . or --decimal ,."),
        (("--delimiter", "tab", *GERMAN[2:]), "semicolons stand between the values; say --delimiter ';'."),
    ],
)
def test_what_is_not_stated_is_asked(run, tmp_path, capsys, stated, said):
    path = german(tmp_path, [ROW.format(country="Österreich")] * 12)
    assert run(path, *stated) == 1
    assert capsys.readouterr().err.splitlines()[-1].startswith(f"{path}: {said}")
    assert not list(run.out.iterdir())


def test_another_encoding_is_asked_where_nothing_could_be_read_without_it(run, tmp_path, capsys):
    (tmp_path / "people.csv").write_bytes("\n".join([HEADER, *[GOOD] * 12]).encode("utf-16"))
    assert run(tmp_path / "people.csv") == 1
    assert "people.csv: the encoding is UTF-16; say --encoding utf-16." in capsys.readouterr().err
    assert run(tmp_path / "people.csv", "--encoding", "utf-16") == 0


@pytest.mark.parametrize("flags", [("--delimiter", ";;"), ("--encoding", "klingon"), ("--decimal", ";")])
def test_what_cannot_be_stated_is_said(run, tmp_path, capsys, flags):
    with pytest.raises(SystemExit):
        run(tmp_path / "people.csv", *flags)
    assert f"argument {flags[0]}: invalid" in capsys.readouterr().err


def test_parquet_has_no_dialect(run, tmp_path, capsys):
    crowd(20).to_parquet(tmp_path / "people.parquet")
    assert run(tmp_path / "people.parquet", *GERMAN) == 1
    assert "is Parquet: --delimiter, --encoding and --decimal are of CSV." in capsys.readouterr().err


def test_cells_that_a_spreadsheet_would_run_are_inert(run, tmp_path):
    formula = "=cmd|' /C calc'!A0"
    (tmp_path / "people.csv").write_text("\n".join([HEADER, *[GOOD] * 10, GOOD.replace("survey", formula)]))
    assert run(tmp_path / "people.csv") == 0
    (row,) = pd.read_csv(run.out / "rejects.csv").to_dict("records")
    assert row["row"] == "'" + GOOD.replace("survey", formula)


def test_a_value_of_forty_megabytes_is_a_sentence(run, tmp_path, capsys):
    (tmp_path / "people.csv").write_text("\n".join([HEADER, *[GOOD] * 10, GOOD.replace("India", "x" * 40_000_000)]))
    assert run(tmp_path / "people.csv") == 1
    path = tmp_path / "people.csv"
    assert capsys.readouterr().err.splitlines()[-1] == f"{path}: a row has more than 8 MB, the most that is read."


def test_a_long_name_of_a_column_is_a_sentence(run, tmp_path, capsys):
    (tmp_path / "people.csv").write_text(f"{HEADER},{'x' * 200_000}\n{GOOD},y\n")
    assert run(tmp_path / "people.csv") == 1
    assert "people.csv: the header cannot be read (field larger than field limit" in capsys.readouterr().err


def test_parquet_that_is_damaged_further_down_is_a_sentence(run, tmp_path, capsys):
    crowd(200).to_parquet(tmp_path / "people.parquet", compression=None)
    content = bytearray((tmp_path / "people.parquet").read_bytes())
    content[4:2_000] = bytes(1_996)
    (tmp_path / "people.parquet").write_bytes(content)
    assert run(tmp_path / "people.parquet") == 1
    assert capsys.readouterr().err.splitlines()[-1].startswith(f"{tmp_path}/people.parquet: DuckDB cannot go on (")
    assert not list(run.out.iterdir())


@pytest.mark.parametrize(
    ("fault", "status", "said"),
    [
        (
            OSError(28, "No space left on device", "/out/rows-0.parquet"),
            1,
            "/out/rows-0.parquet: No space left on device.",
        ),
        (OSError(13, "Permission denied", "/out/a.csv"), 1, "/out/a.csv: Permission denied."),
        (KeyboardInterrupt(), 130, "Stopped. {out} is as it was."),
    ],
)
def test_whatever_stops_a_run_is_a_sentence_and_the_old_tables_stay(
    run, people, monkeypatch, capsys, fault, status, said
):
    run(people)
    old = {path.name: path.read_bytes() for path in run.out.iterdir()}

    def stopped(*_arguments: object) -> None:
        raise fault

    monkeypatch.setattr(observed, "TABLES", {"compensation": EVERY["compensation"], "tenure": stopped})
    capsys.readouterr()
    assert run(people) == status
    assert capsys.readouterr().err.splitlines()[-1] == said.format(out=run.out)
    assert {path.name: path.read_bytes() for path in run.out.iterdir()} == old
    assert [path.name for path in run.out.parent.iterdir() if path.name.startswith(".build")] == []


def test_a_folder_that_cannot_be_made_is_a_sentence(people, tmp_path, monkeypatch, capsys):
    (tmp_path / "file").write_text("mine")
    out = tmp_path / "file" / "out"
    monkeypatch.setattr(sys, "argv", ["build", "--observations", str(people), "--out", str(out)])
    assert build.main() == 1
    assert capsys.readouterr().err.startswith(f"{out.parent}: ")


def test_a_comma_and_utf8_are_what_is_read_unless_stated():
    assert (Dialect().mark, Dialect().codec, Dialect(encoding="utf-8").codec) == (",", "utf-8-sig", "utf-8-sig")
