"""A corpus of files as visitors bring them: of each the rows that are read, or the very sentences said of it."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis.own import grid
from tests.analysis.own.corpus import CORPUS, TABLE
from tests.analysis.own.corpus_tables import TABLES
from tests.analysis.own.reads import read

FILES: dict[str, bytes] = CORPUS | TABLES
KNOWN = pd.read_csv(Path(__file__).with_name("corpus.csv"), dtype=str, keep_default_na=False).set_index("file")
"""What is kept of each file (level and yearly pay of each row, or how many rows), and what is said, one line each."""

FEW = 4


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_read_or_has_its_sentence(name):
    found = read(FILES[name])
    kept = found.kept if len(found.kept) <= FEW else (f"{len(found.kept)} rows",)
    assert ("\n".join(kept), "\n".join(found.said)) == tuple(KNOWN.loc[name, ["kept", "said"]])


def test_every_file_has_its_row_and_every_row_its_file():
    assert list(KNOWN.index) == list(FILES)
    assert len(FILES) >= 80


def test_a_stated_encoding_holds_beside_the_mark_of_another():
    assert read(b"\xef\xbb\xbf" + TABLE.encode(), encoding="cp1252").kept == ("Analyst 31000", "Officer 42000")


def test_more_rows_than_are_read_are_a_sentence(monkeypatch):
    monkeypatch.setattr(grid, "ROWS", 1)
    assert read(TABLE.encode()).said == ("staff.csv has more than 1 rows, the most that are read.",)
