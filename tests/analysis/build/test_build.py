"""The build as a whole: the same bytes every time, and a check that says which tables are stale."""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd
import pytest

from analysis.build import __main__ as build
from analysis.build import raw
from analysis.package.tables import DATA, describe, load
from tests.raw import RAW, needs_raw

REPOSITORY = Path(__file__).parents[3]
FRAMES = {
    "progression": pd.DataFrame({"name": ["Zoë"], "years_p50": [1.5]}),
    "coverage": pd.DataFrame({"step": ["read", "kept"], "rows": [3, 2]}),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """Return a folder with the tables computed from the raw observations."""
    folder = tmp_path_factory.mktemp("built")
    build.write(build.tables(RAW, DATA), folder)
    return folder


@pytest.fixture
def small(tmp_path, monkeypatch):
    """Return a function that runs the command line over two small tables in a data folder of its own."""
    raw, data = tmp_path / "raw", tmp_path / "data"
    raw.mkdir()
    data.mkdir()
    monkeypatch.setattr(build, "tables", lambda _raw, _maps: iter(FRAMES.items()))

    def run(*options: str) -> int:
        monkeypatch.setattr(sys, "argv", ["build", "--raw", str(raw), "--data", str(data), *options])
        return build.main()

    run.data = data  # type: ignore[attr-defined]  # what the tests look at stands beside what they call
    return run


@needs_raw
def test_the_same_raw_files_give_the_same_bytes_as_when_the_shipped_tables_were_made(built):
    tables = list(built.glob("*.csv"))
    assert tables
    assert [path.name for path in tables if path.read_bytes() != (DATA / path.name).read_bytes()] == []


@needs_raw
def test_what_is_built_can_be_loaded_as_the_package(built, tmp_path):
    for path in [*DATA.glob("*.*"), *built.glob("*.csv")]:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    assert len(load(tmp_path)) == len(describe()["resources"])


def test_building_writes_every_table_and_leaves_nothing_aside(small):
    assert small() == 0
    assert {path.name for path in small.data.iterdir()} == {"progression.csv", "coverage.csv"}


def test_tables_are_written_in_utf8_with_plain_line_ends(small):
    small()
    assert (small.data / "progression.csv").read_bytes() == "name,years_p50\nZoë,1.5\n".encode()


def test_building_replaces_what_was_there(small):
    (small.data / "coverage.csv").write_text("old\n")
    small()
    assert (small.data / "coverage.csv").read_text() == "step,rows\nread,3\nkept,2\n"


def test_a_check_of_fresh_tables_is_content(small, capsys):
    small()
    assert small("--check") == 0
    assert "All tables are what the raw files give." in capsys.readouterr().out


def test_a_check_names_the_stale_table_alone_and_fails(small, capsys):
    small()
    (small.data / "coverage.csv").write_text("step,rows\nread,4\nkept,2\n")
    assert small("--check") == 1
    assert "Not what the raw files give: coverage.csv\n" in capsys.readouterr().out


def test_a_check_names_a_missing_table(small, capsys):
    assert small("--check") == 1
    assert "Not what the raw files give: progression.csv, coverage.csv\n" in capsys.readouterr().out


def test_a_check_changes_nothing(small):
    small()
    (small.data / "coverage.csv").write_text("stale\n")
    small("--check")
    assert (small.data / "coverage.csv").read_text() == "stale\n"
    assert len(list(small.data.iterdir())) == 2


def test_a_failing_build_leaves_the_old_tables(small, monkeypatch):
    small()

    def broken(_raw, _maps):
        yield "coverage", FRAMES["coverage"].assign(rows=0)
        raise ValueError("a raw file is broken")

    monkeypatch.setattr(build, "tables", broken)
    with pytest.raises(ValueError, match="a raw file is broken"):
        small()
    assert (small.data / "coverage.csv").read_text() == "step,rows\nread,3\nkept,2\n"
    assert len(list(small.data.iterdir())) == 2


def test_a_missing_raw_folder_is_said(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(sys, "argv", ["build", "--raw", str(tmp_path / "nothing")])
    with pytest.raises(SystemExit) as stop:
        build.main()
    assert stop.value.code == 2
    assert "there is no folder" in capsys.readouterr().err


def test_the_period_spans_the_months_of_the_days():
    assert raw.period(pd.Series(["2021-08-17", "2017-06-07", "2020-01-01"])) == "2017-06/2021-08"
