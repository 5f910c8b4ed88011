"""How far the reading of a long file is, and that whoever hears it may end it."""

from __future__ import annotations

import pytest

from analysis.own.fields import PEOPLE
from analysis.own.people import Told, taken
from analysis.own.progress import EVERY, heard_by
from analysis.own.reading import File
from tests.analysis.own.files import book, parquet

ROWS = 2 * EVERY + 1
LONG = {
    "people.csv": b"Level,Base\n" + b"PM,100000\n" * ROWS,
    "people.xlsx": book({"": [["Level", "Base"], *[["PM", 100_000]] * ROWS]}),
    "people.parquet": parquet({"Level": ["PM"] * ROWS, "Base": [100_000] * ROWS}),
}
KINDS = {"people.xlsx": "workbook", "people.parquet": "parquet"}


class Ended(BaseException):
    """How the page's own interruption is one: no fault of the file."""


def opened(name: str) -> File:
    return File(name, LONG[name], KINDS.get(name, "text"))


@pytest.mark.parametrize("name", LONG)
def test_reading_says_how_many_rows_it_has_read(name):
    said: list[str] = []
    with heard_by(said.append):
        opened(name).grid()
    assert said == [f"{name}: 20,000 rows read", f"{name}: 40,000 rows read"]


@pytest.mark.parametrize("name", LONG)
def test_whoever_hears_it_may_end_it(name):
    heard: list[str] = []

    def end(what: str) -> None:
        heard.append(what)
        raise Ended

    with pytest.raises(Ended), heard_by(end):
        opened(name).grid()
    assert len(heard) == 1
    assert len(opened(name).grid().rows) == ROWS, "nobody listens any more"


@pytest.mark.parametrize("name", LONG)
def test_cells_with_one_text_share_it(name):
    levels = [row[0] for row in opened(name).grid().rows]
    assert len({id(level) for level in levels}) == 1


def test_checking_says_which_column_it_is_at():
    said: list[str] = []
    grid = File("few.csv", b"Level,Base\nPM,100000\n").grid()
    with heard_by(said.append):
        taken(grid, PEOPLE, Told({"level": 0, "base": 1}))
    assert said == ["Checking the column of level", "Checking the column of base pay"]
