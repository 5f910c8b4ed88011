"""A build on a machine that has no room, or no folder: it says so in a sentence, and what was there stays."""

from __future__ import annotations

import pytest

from tests.analysis.build.people import GOOD, HEADER
from tests.limits_of_the_machine import full_disk

ROOM = 500
"""Bytes, fewer than any file of a build has."""


@pytest.fixture
def crowded(tmp_path, run):
    """Return a file of people, beside an old table in the folder `out`."""
    run.out.mkdir()
    (run.out / "old.csv").write_text("as it was")
    (tmp_path / "people.csv").write_text("\n".join([HEADER, *[GOOD] * 200]))
    return tmp_path / "people.csv"


def test_where_the_disk_is_full_the_old_tables_stay_and_nothing_else_is_left(crowded, run, tmp_path, capsys):
    with full_disk(ROOM):
        assert run(crowded) == 1
    said = capsys.readouterr().err
    assert said.splitlines()[-1].endswith("File too large.")
    assert "Traceback" not in said
    assert (run.out / "old.csv").read_text() == "as it was"
    assert {path.name for path in tmp_path.iterdir()} == {"out", "people.csv"}
    assert run(crowded) == 0


def test_where_no_folder_can_be_made_that_is_said(crowded, run, capsys):
    assert run(crowded, "--out", str(crowded / "out")) == 1
    assert capsys.readouterr().err == f"{crowded}: File exists.\n"
