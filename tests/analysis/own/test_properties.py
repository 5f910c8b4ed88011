"""Tables of any kind, made by hypothesis: no exception, no figure changed, and faults found are faults planted."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.own.fields import PEOPLE
from analysis.own.numbers import COMMA, POINT
from analysis.own.people import MOST, Told, taken
from analysis.own.reading import File
from analysis.package.sheet import read_sheet
from tests.analysis.own.corpus import TABLE
from tests.analysis.own.corpus_tables import TABLES
from tests.analysis.own.reads import read

FEW = settings(max_examples=30, deadline=None, derandomize=True, database=None)
HEADER = ["Level", "Place", "Years", "Base pay"]
KEYS = ("level", "place", "years", "base")
GROUP = {POINT: ",", COMMA: "."}
WRONG = {
    "level": [""],
    "place": ["<b>", "5th floor", "=1+1", "a[b]"],
    "years": ["-1", "71", "many", "5+", "1e9"],
    "base": ["0", "-5", "31k", "NaN", "inf", "1e308", "#DIV/0!", "31000 a year"],
}
"""Cells that are wrong in each column, whatever marks decimals."""

texts = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=8)
places = st.sampled_from(["Leeds", "Zürich", "Großbritannien", "東京", "São Paulo"])
years = st.integers(0, 70)
cents = st.integers(1, 100 * MOST["amount"])


@dataclass(frozen=True)
class Written:
    """How a table is written: between values, in which encoding, with which decimals, and thousands marked or not."""

    mark: str
    encoding: str
    decimal: str
    grouped: bool

    def amount(self, value: int) -> str:
        """Return cents as an amount."""
        whole, part = divmod(value, 100)
        shown = f"{whole:,}".replace(",", GROUP[self.decimal]) if self.grouped else str(whole)
        return f"{shown}{self.decimal}{part:02}"

    def table(self, rows: list[list[str]]) -> bytes:
        """Return rows of cells below the header as a file."""
        made = io.StringIO(newline="")
        csv.writer(made, delimiter=self.mark, quoting=csv.QUOTE_ALL).writerows([HEADER, *rows])
        return made.getvalue().encode(self.encoding)


written = st.builds(
    Written,
    st.sampled_from(",;\t|"),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.sampled_from([POINT, COMMA]),
    st.booleans(),
)
people = st.lists(st.tuples(texts, places, years, cents), min_size=1, max_size=12)


def cells(how: Written, rows: list) -> list[list[str]]:
    """Return people as cells."""
    return [[level, place, str(count), how.amount(pay)] for level, place, count, pay in rows]


def told(how: Written) -> Told:
    """Return what the owner of such a table says of it."""
    return Told(dict(zip(KEYS, range(4), strict=True)), {"years": POINT, "base": how.decimal})


@FEW
@given(written, people)
def test_no_figure_is_changed_however_a_table_is_written(how, rows):
    found = taken(File("staff.csv", how.table(cells(how, rows))).grid(), PEOPLE, told(how))
    assert found.faults == ()
    assert found.rows[list(KEYS)].values.tolist() == [
        [level, place, float(count), pay / 100] for level, place, count, pay in rows
    ]


@FEW
@given(written, people, st.data())
def test_faults_found_are_faults_planted_and_all_other_rows_are_kept(how, rows, data):
    table = cells(how, rows)
    spots = st.tuples(st.integers(0, len(rows) - 1), st.integers(0, 3))
    planted = data.draw(st.sets(spots, max_size=6))
    for row, column in planted:
        table[row][column] = data.draw(st.sampled_from(WRONG[KEYS[column]]))
    found = taken(File("staff.csv", how.table(table)).grid(header_row=1), PEOPLE, told(how))
    assert {(fault.row - 2, fault.column - 1) for fault in found.faults} == planted
    assert len(found.faults) == len(planted)
    bad = {row for row, _column in planted}
    assert found.left_out == len(bad)
    good = [row for at, row in enumerate(rows) if at not in bad]
    assert found.rows[["level", "base"]].values.tolist() == [[level, pay / 100] for level, _place, _years, pay in good]


@FEW
@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace"))))
def test_whatever_bytes_are_brought_there_is_a_sentence_or_rows(content):
    read(content)
    read_sheet("roles.csv", content)


@FEW
@given(st.sampled_from([TABLE.encode(), TABLES["workbook"], TABLES["Parquet"]]), st.data())
def test_a_file_that_is_spoilt_anywhere_is_a_sentence_or_rows(content, data):
    spoilt = bytearray(content)
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=8)):
        spoilt[at] = data.draw(st.integers(0, 255))
    read(bytes(spoilt[: data.draw(st.integers(1, len(content)))]))
