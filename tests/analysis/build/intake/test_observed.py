"""Observations of one's own: checked row by row, computed, named where they do not fit, and made into tables."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.build.intake import observed
from analysis.build.intake.dialect import Dialect
from analysis.package.tables import DATA, DataError, load
from tests.analysis.build.people import BAD, GOOD, HEADER, crowd

TABLES = {f"{name}.csv" for name in observed.TABLES} | {"coverage.csv"}


def test_parquet_gives_the_same_tables_as_csv(run, every_table, tmp_path):
    crowd().to_csv(tmp_path / "people.csv", index=False, date_format="%Y-%m-%d")
    crowd().to_parquet(tmp_path / "people.parquet")
    run(tmp_path / "people.csv")
    from_csv = {path.name: path.read_bytes() for path in run.out.iterdir()}
    run(tmp_path / "people.parquet")
    assert {path.name: path.read_bytes() for path in run.out.iterdir()} == from_csv
    assert set(from_csv) == TABLES | {"rejects.csv"}


def test_a_glob_takes_all_files_together(run, tmp_path):
    crowd().iloc[:100].to_parquet(tmp_path / "one.parquet")
    crowd().iloc[100:].to_parquet(tmp_path / "two.parquet")
    run(tmp_path / "*.parquet")
    in_two = (run.out / "compensation.csv").read_text()
    crowd().to_parquet(tmp_path / "all.parquet")
    run(tmp_path / "all.parquet")
    assert (run.out / "compensation.csv").read_text() == in_two


def test_each_source_has_the_months_of_its_own_rows(run, tmp_path):
    survey = crowd().assign(source_id="survey")
    other = crowd().assign(source_id="other", observed_on=pd.Timestamp("2019-03-09"))
    pd.concat([survey, other]).to_parquet(tmp_path / "people.parquet")
    run(tmp_path / "people.parquet")
    periods = pd.read_csv(run.out / "compensation.csv").groupby("source_id")["period"].unique()
    assert [list(period) for period in periods[["other", "survey"]]] == [["2019-03/2019-03"], ["2023-11/2024-08"]]


def test_each_bad_row_is_named_with_file_line_and_reason(run, people):
    assert run(people) == 0
    named = pd.read_csv(run.out / "rejects.csv").set_index("line")
    lines = people.read_text().splitlines()
    assert sorted(named.index) == [lines.index(bad) + 1 for bad in BAD]
    for bad, why in BAD.items():
        row = named.loc[lines.index(bad) + 1]
        assert row["file"] == str(people)
        assert row["why"].startswith(why)


def test_a_bad_row_is_kept_as_it_was(run, tmp_path):
    (tmp_path / "people.csv").write_text("\n".join([HEADER, *[GOOD] * 10, *BAD]))
    run(tmp_path / "people.csv")
    rows = set(pd.read_csv(run.out / "rejects.csv", keep_default_na=False)["row"])
    assert rows == {bad or "," * 10 for bad in BAD}


def test_bad_rows_count_in_no_table_and_are_counted_aloud(run, tmp_path, capsys):
    (tmp_path / "people.csv").write_text("\n".join([HEADER, *[GOOD] * 12, *BAD]))
    run(tmp_path / "people.csv")
    assert set(pd.read_csv(run.out / "compensation.csv")["n"]) == {12}
    said = capsys.readouterr().out
    assert "12 observations; 14 rows set aside, named in rejects.csv" in said
    assert "2 × total_usd is not a number" in said


def test_text_that_is_not_utf8_is_set_aside(run, tmp_path):
    (tmp_path / "people.csv").write_bytes(
        "\n".join([HEADER, *[GOOD] * 10, ""]).encode() + GOOD.replace("India", "México").encode("latin-1")
    )
    run(tmp_path / "people.csv")
    assert pd.read_csv(run.out / "rejects.csv")["why"].tolist() == ["country is not UTF-8: 'M\ufffdxico'"]


def test_lines_are_right_across_blocks(run, tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.build.intake.lines.BLOCK", 4_096)
    lines = [HEADER, *[GOOD] * 500]
    bad = {37: "short", 250: GOOD.replace("130000", "much"), 251: "", 499: GOOD + ","}
    for line, text in bad.items():
        lines[line - 1] = text
    (tmp_path / "people.csv").write_text("\n".join(lines))
    run(tmp_path / "people.csv")
    assert sorted(pd.read_csv(run.out / "rejects.csv")["line"]) == sorted(bad)
    assert set(pd.read_csv(run.out / "compensation.csv")["n"]) == {496}


def test_bad_rows_of_a_parquet_file_are_named_by_their_row(run, tmp_path):
    people = crowd()
    people.loc[4, "total_usd"] = -1
    people.loc[9, "role_id"] = None
    people.to_parquet(tmp_path / "people.parquet")
    run(tmp_path / "people.parquet")
    named = pd.read_csv(run.out / "rejects.csv")
    assert named[["line", "why"]].to_numpy().tolist() == [
        [5, "total_usd is under 0, the least allowed"],
        [10, "role_id is missing, and every row needs it"],
    ]
    assert named["file"].unique().tolist() == [str(tmp_path / "people.parquet")]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"drop": "role_id"}, "there is no column role_id. The file has: source_id, company_type"),
        ({"text": "total_usd"}, "the column total_usd holds string; a number is expected. Total pay, USD a year"),
        ({"number": "country"}, "the column country holds float64; a string is expected. Country of the workplace"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_in_words(run, tmp_path, capsys, change, said):
    people = crowd()
    if "drop" in change:
        people = people.drop(columns=change["drop"])
    for name in (change.get("text"), change.get("number")):
        if name:
            people[name] = "many" if "text" in change else 1.5
    people.to_parquet(tmp_path / "people.parquet")
    assert run(tmp_path / "people.parquet") == 1
    assert said in capsys.readouterr().err
    assert not list(run.out.iterdir())


def test_a_csv_without_a_column_is_refused_in_words(run, tmp_path, capsys):
    (tmp_path / "people.csv").write_text("role,pay\npm,1\n")
    assert run(tmp_path / "people.csv") == 1
    assert "there is no column source_id, role_id" in capsys.readouterr().err


def test_no_file_and_mixed_files_are_refused_in_words(tmp_path):
    with pytest.raises(DataError, match="There is no file"):
        observed.files(str(tmp_path / "nothing*.csv"), Dialect())
    for name in ("one.csv", "two.parquet"):
        (tmp_path / name).write_text("")
    with pytest.raises(DataError, match=r"all in \.parquet; .* gives: \.csv, \.parquet\.$"):
        observed.files(str(tmp_path / "*"), Dialect())


def test_a_day_before_the_year_1_is_set_aside(run, tmp_path):
    (tmp_path / "people.csv").write_text("\n".join([HEADER, *[GOOD] * 10, GOOD.replace("2024-05-01", "0000-01-01")]))
    assert run(tmp_path / "people.csv") == 0
    (why,) = pd.read_csv(run.out / "rejects.csv")["why"]
    assert why == "observed_on is under 1990-01-01, the least allowed"


def test_a_file_in_the_place_of_the_folder_is_a_sentence(run, tmp_path, capsys):
    (tmp_path / "people.csv").write_text("\n".join([HEADER, *[GOOD] * 10]))
    run.out.write_text("mine")
    assert run(tmp_path / "people.csv") == 1
    assert f"{run.out}: File exists." in capsys.readouterr().err
    assert run.out.read_text() == "mine"


def test_when_no_row_is_left_the_old_tables_stay(run, tmp_path, capsys):
    run.out.mkdir()
    (run.out / "compensation.csv").write_text("old\n")
    (tmp_path / "people.csv").write_text("\n".join([HEADER, *BAD]))
    assert run(tmp_path / "people.csv") == 1
    assert "No row is as the observations schema says" in capsys.readouterr().err
    assert [path.name for path in run.out.iterdir()] == ["compensation.csv"]


def test_an_empty_table_replaces_a_full_one_only_when_told_to(run, tmp_path, capsys):
    (tmp_path / "people.csv").write_text("\n".join([HEADER, *[GOOD] * 12]))
    (tmp_path / "few.csv").write_text("\n".join([HEADER, *[GOOD] * 5]))
    run(tmp_path / "people.csv")
    full = {path.name: path.read_bytes() for path in run.out.iterdir()}
    rows = len(pd.read_csv(run.out / "compensation.csv"))
    assert rows > 0
    assert run(tmp_path / "few.csv") == 1
    said = capsys.readouterr().err
    assert f"5 observations give no row for tables that have some now: compensation.csv ({rows} rows)" in said
    assert "--allow-empty" in said
    assert {path.name: path.read_bytes() for path in run.out.iterdir()} == full
    assert run(tmp_path / "few.csv", "--allow-empty") == 0
    assert pd.read_csv(run.out / "compensation.csv").empty


def test_what_is_built_can_be_loaded_as_the_package(run, every_table, people, tmp_path):
    package = tmp_path / "package"
    package.mkdir()
    for path in DATA.glob("*.*"):
        (package / path.name).write_bytes(path.read_bytes())
    run(people)
    for name in TABLES:
        (package / name).write_bytes((run.out / name).read_bytes())
    with (package / "sources.csv").open("a", encoding="utf-8") as sources:
        for name in ("survey", "other"):
            sources.write(f"{name},The {name},Somebody,2024,,Own,,survey,2024,Asked.,Made up.,Somebody\n")
    assert set(load(package)["compensation"]["source_id"]) == {"survey", "other"}
