"""Parquet whose names or columns an engine would take for something else: every row counts once, as it stands."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet
import pytest

from tests.analysis.build.people import crowd


def countries(run) -> dict[str, int]:
    """Return how many people of each country were kept: all `alike`, so in one cell whose total everybody states."""
    return pd.read_csv(run.out / "compensation.csv").groupby("country")["n"].max().to_dict()


def alike(people: int, country: str) -> pd.DataFrame:
    """Return people of one role, one type and one source, so that they make one cell of pay."""
    return crowd(people).assign(country=country, role_id="senior_pm", company_type="startup", source_id="survey")


def test_a_name_with_glob_characters_is_a_name(run, tmp_path):
    alike(300, "Germany").to_parquet(tmp_path / "people1.parquet")
    alike(200, "France").to_parquet(tmp_path / "people[1].parquet")
    assert run(tmp_path / "*.parquet") == 0
    assert countries(run) == {"France": 200, "Germany": 300}


@pytest.mark.parametrize("folder", ["country=DE", "source_id=x", "observed_on=2020-01-01", "role_id=director"])
def test_a_folder_named_like_a_column_says_nothing(run, tmp_path, folder):
    alike(20, "Germany").to_parquet(tmp_path / "plain.parquet")
    run(tmp_path / "plain.parquet")
    plain = (run.out / "compensation.csv").read_bytes()
    (tmp_path / folder).mkdir()
    alike(20, "Germany").to_parquet(tmp_path / folder / "people.parquet")
    assert run(tmp_path / "*=*" / "*.parquet") == 0
    assert (run.out / "compensation.csv").read_bytes() == plain


@pytest.mark.parametrize("name", ["filename", "file_row_number", "file", "line", "_metadata"])
def test_a_column_named_like_one_of_an_engine_is_not_read(run, tmp_path, name):
    people = alike(30, "Germany").assign(**{name: 7})
    people.loc[11, "total_usd"] = -1
    people.to_parquet(tmp_path / "people.parquet")
    assert run(tmp_path / "people.parquet") == 0
    assert countries(run) == {"Germany": 29}
    assert pd.read_csv(run.out / "rejects.csv")["line"].tolist() == [12]


def test_columns_that_differ_in_capitals_are_told_apart(run, tmp_path):
    people = alike(20, "Germany")
    people.insert(0, "Country", "Atlantis")
    people.to_parquet(tmp_path / "people.parquet")
    assert run(tmp_path / "people.parquet") == 0
    assert countries(run) == {"Germany": 20}


def test_an_empty_column_is_missing_values(run, tmp_path):
    table = pa.Table.from_pandas(alike(20, "Germany").assign(years_at_company=np.nan))
    at = table.column_names.index("years_at_company")
    table = table.set_column(at, "years_at_company", pa.nulls(len(table)))
    pa.parquet.write_table(table, tmp_path / "people.parquet")
    assert run(tmp_path / "people.parquet") == 0
    assert countries(run) == {"Germany": 20}


def test_a_damaged_file_is_named_and_the_old_tables_stay(run, tmp_path, capsys):
    run.out.mkdir()
    (run.out / "compensation.csv").write_text("old\n")
    (tmp_path / "people.parquet").write_bytes(b"PAR1 and no more")
    assert run(tmp_path / "people.parquet") == 1
    assert "people.parquet: this is not a whole Parquet file" in capsys.readouterr().err
    assert (run.out / "compensation.csv").read_text() == "old\n"


def test_an_empty_pattern_is_said(run, capsys):
    assert run("") == 1
    assert "--observations names no file" in capsys.readouterr().err
