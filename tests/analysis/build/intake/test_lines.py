"""Line breaks in values: every row is kept, a fault is named by the line of the file on which its row begins."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from tests.analysis.build.people import GOOD, HEADER

COMMENT = '"had two offers,\nasked ""both"" and\n\nstayed"'
"""A value over four lines, one of them empty."""


def write(folder: Path, rows: list[str], header: str = f"{HEADER},comments", end: str = "\n") -> Path:
    """Write a CSV with the line end given, within values too; returns its path."""
    path = folder / "people.csv"
    path.write_bytes("\n".join([header, *rows, ""]).replace("\n", end).encode())
    return path


def kept(run) -> int:
    return int(pd.read_csv(run.out / "compensation.csv")["n"].max())


@pytest.mark.parametrize("block", [300, 1_000, 8 << 20])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_values_over_several_lines_are_kept(run, tmp_path, monkeypatch, block, end):
    monkeypatch.setattr("analysis.build.intake.lines.BLOCK", block)
    rows = [f"{GOOD},{COMMENT if at % 3 == 0 else 'fine'}" for at in range(30)]
    assert run(write(tmp_path, rows, end=end)) == 0
    assert kept(run) == 30
    assert pd.read_csv(run.out / "rejects.csv").empty


def test_a_header_over_two_lines_is_read(run, tmp_path):
    assert run(write(tmp_path, [f"{GOOD},fine"] * 20, f'{HEADER},"comments\n(optional)"')) == 0
    assert kept(run) == 20
    assert pd.read_csv(run.out / "rejects.csv").empty


def test_faults_are_named_by_the_lines_of_the_file(run, tmp_path):
    bad = f"{GOOD.replace('130000', 'much')},{COMMENT}"
    rows = [f"{GOOD},{COMMENT}", bad, *[f"{GOOD},fine"] * 12, "short", f"{GOOD},{COMMENT}", "", f"{GOOD},fine"]
    run(write(tmp_path, rows, f'{HEADER},"comments\n(optional)"'))
    named = pd.read_csv(run.out / "rejects.csv")
    assert sorted(named["line"]) == [7, 23, 28]
    assert kept(run) == 15


def test_a_stray_quote_costs_its_own_row_only(run, tmp_path):
    stray = GOOD.replace("India", '"India')
    rows = [f"{GOOD},{COMMENT}", f"{stray},", *[f"{GOOD},fine"] * 12, f"{stray},", f"{GOOD},{COMMENT}", f"{GOOD},fine"]
    run(write(tmp_path, rows))
    named = pd.read_csv(run.out / "rejects.csv")
    assert sorted(named["line"]) == [6, 19]
    assert set(named["why"]) == {"a quote is opened and not closed"}
    assert kept(run) == 15


def test_a_line_break_where_none_may_be_is_shown(run, tmp_path):
    run(write(tmp_path, [*[f"{GOOD},fine"] * 10, GOOD.replace("130000", '"13\n0000"') + ","]))
    (named,) = pd.read_csv(run.out / "rejects.csv").to_dict("records")
    assert named["why"] == "total_usd is not a number: '13\\n0000'"
    assert named["row"].endswith(',"13\n0000"')


def test_a_header_alone_is_a_sentence(run, tmp_path, capsys):
    (tmp_path / "people.csv").write_text(HEADER)
    assert run(tmp_path / "people.csv") == 1
    assert "people.csv" in capsys.readouterr().err


def test_a_value_larger_than_a_block_is_a_sentence(run, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("analysis.build.intake.lines.BLOCK", 4_096)
    assert run(write(tmp_path, [*[f"{GOOD},fine"] * 20, f"{GOOD},{'x' * 40_000}", f"{GOOD},fine"])) == 1
    assert "people.csv: a row has more than 8 MB, the most that is read." in capsys.readouterr().err
