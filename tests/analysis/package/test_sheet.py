"""Shapes that a CSV should not have: each is named with its line and hides no other fault, and none is an exception."""

from __future__ import annotations

import codecs

import pytest

from analysis.package.sheet import read_sheet
from tests.analysis.package.conftest import TEXTS

COLUMNS = "role_id, types, n, low, middle, high, is_open, date, like and note"
QUOTE_RIGHT = "and a value that begins with one ends with one"


def shapes(content: bytes | str) -> list[str]:
    """Return what is said of the shape of a file."""
    return [
        str(fault) for fault in read_sheet("a.csv", content.encode() if isinstance(content, str) else content).faults
    ]


def test_cells_stand_on_the_lines_of_the_file():
    sheet = read_sheet("a.csv", b'a,b,c\r\n\r\n1,"two\r\nlines",3\r\n4,5,6')
    assert (sheet.header, sheet.rows) == (["a", "b", "c"], [["1", "two\r\nlines", "3"], ["4", "5", "6"]])
    assert sheet.lines == [3, 5]
    assert [sheet.line_of(0, column) for column in range(3)] == [3, 3, 4]
    assert sheet.faults == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_on_any_machine(end):
    sheet = read_sheet("a.csv", end.join(["a,b", "1,2", '"x', 'y",4', "5,6"]).encode())
    assert sheet.lines == [2, 3, 5]
    assert sheet.faults == []


def test_the_mark_at_the_beginning_of_a_file_is_no_text():
    assert read_sheet("a.csv", codecs.BOM_UTF8 + b"a,b\n").header == ["a", "b"]


def test_a_fault_after_blank_lines_and_cells_of_several_lines_has_the_files_own_line(faults):
    assert faults("pay", "director,startup,40", '\n\n"director",startup,4') == [
        "pay.csv, line 8, column n: 4 is under 10, the least number of people in a cell."
    ]
    assert faults("pay", "director,all", '"director","\n\nsome"') == [
        "pay.csv, line 4, column types: 'some' is not in column type_id of types.csv, "
        "which has agency, corporate and startup.",
        "pay.csv, line 10, column n: 4 is under 10, the least number of people in a cell.",
    ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("1,2,", "a.csv, line 3, column 3: an empty value is one value too many, for the header has 2 columns."),
        ("1,2,3", "a.csv, line 3, column 3: '3' is one value too many, for the header has 2 columns."),
        ("1,2,3,,5,6", "a.csv, line 3, column 3: '3', an empty value, '5' and 1 more are 4 values too many, "),
        ("1", "a.csv, line 3, column b: the row ends before it, after 1 value, and the header has 2 columns."),
        ('"1\n",2,3', "a.csv, line 4, column 3: '3' is one value too many, for the header has 2 columns."),
        ('"1"x,2', "a.csv, line 3: text follows a closing quote, and a quote within a value is written twice."),
        ('"1,2', f"a.csv, line 3: a quote is opened and never closed, {QUOTE_RIGHT}."),
        ('1,"', f"a.csv, line 3: a quote is opened and never closed, {QUOTE_RIGHT}."),
        ("x" * 140_000 + ",2", "a.csv, line 3: a value has more than 131,072 characters, the most that is read."),
    ],
)
@pytest.mark.parametrize("after", ["", '\n7,8\n"7","8"\n'])
def test_a_row_of_another_shape_is_named_and_the_others_are_read(row, said, after):
    sheet = read_sheet("a.csv", f"a,b\n5,6\n{row}{after}".encode())
    assert len(sheet.faults) == 1
    assert str(sheet.faults[0]).startswith(said)
    good = [cells for at, cells in enumerate(sheet.rows) if at not in sheet.uneven]
    assert good == [["5", "6"], *[["7", "8"]] * (2 if after else 0)]


def test_columns_without_a_name_at_the_end_may_be_left_out():
    assert shapes("a,b,,\n1,2\n1,2,\n1,2,,\n") == []
    assert len(shapes("a,b,,\n1\n1,2,,,\n")) == 2


def test_a_comma_at_each_rows_end_is_named_in_each_and_shifts_nothing(folder, faults):
    path = folder / "roles.csv"
    path.write_text(TEXTS["roles"].replace("management", "manager").replace("\n", ",\n").replace("track,", "track"))
    assert faults("pay", "12,1,", "3,1,") == [
        "pay.csv, line 2, column n: 3 is under 10, the least number of people in a cell.",
        "roles.csv, line 2, column 5: an empty value is one value too many, for the header has 4 columns.",
        "roles.csv, line 3, column 5: an empty value is one value too many, for the header has 4 columns.",
    ]


def test_windows_1252_is_named_with_the_letter_that_was_meant(faults):
    assert faults("pay", "Ada\n\ndirector", "Zoë\n\nchief", encoding="cp1252") == [
        "pay.csv, line 2: the byte 0xEB is not UTF-8 (ë in Windows-1252), which the file should be saved as.",
        "pay.csv, line 4, column role_id: 'chief' is not in column role_id of roles.csv, "
        "which has director and senior_pm.",
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_named_and_read(faults, encoding):
    assert faults("pay", "12,1,", "3,1,", encoding=encoding) == [
        "pay.csv, line 1: the file is in UTF-16, and UTF-8 is read: save it as such.",
        "pay.csv, line 2, column n: 3 is under 10, the least number of people in a cell.",
    ]


def test_semicolons_are_named_and_read(folder, faults):
    (folder / "types.csv").write_text(TEXTS["types"].replace(",", ";"))
    assert faults("pay", "startup+agency", "agent") == [
        "pay.csv, line 2, column types: 'agent' is not in column type_id of types.csv, where 'agency' is nearest.",
        "types.csv, line 1: semicolons stand between the values, where commas are read.",
    ]


@pytest.mark.parametrize("content", [b"", b"\n\r\n\n", codecs.BOM_UTF8])
def test_an_empty_file_is_told_what_belongs_into_it(folder, faults, content):
    (folder / "pay.csv").write_bytes(content)
    (folder / "roles.csv").write_bytes(b"")
    assert faults("types", "", "") == [
        f"pay.csv, line 1: the file is empty, and its first line should name the columns {COLUMNS}.",
        "roles.csv, line 1: the file is empty, and its first line should name the columns "
        "role_id, position, name and track.",
    ]


def test_zero_bytes_are_named_with_their_lines(faults):
    told = faults("pay", "Ada\n\ndirector,all,40", "A\0da\n\ndirector,all,\x004")
    assert told == [
        "pay.csv, line 2: there is a zero byte, which no text has: save the file anew.",
        "pay.csv, line 4: there is a zero byte, which no text has: save the file anew.",
        "pay.csv, line 4, column n: 4 is under 10, the least number of people in a cell.",
    ]
    assert shapes(b"\0" * 4_000) == ["a.csv, line 1: there is a zero byte, which no text has: save the file anew."]


def test_a_file_that_cannot_be_read_is_named(folder, faults):
    (folder / "pay.csv").unlink()
    (folder / "pay.csv").mkdir()
    assert faults("types", "", "") == ["pay.csv: it cannot be read (Is a directory), which it must be."]


@pytest.mark.parametrize(
    "content", [b"\xff\xfe", b"\xff\xfe\0\0a\0\0\0", b"\xef\xbb", b'"', b"\x81\x8d,\n", b"a\r\n\r"]
)
def test_any_bytes_are_an_answer_in_words(folder, faults, content):
    (folder / "pay.csv").write_bytes(content)
    assert all(sentence.startswith("pay.csv") for sentence in faults("types", "", ""))


def test_many_open_quotes_are_read_in_time_that_grows_with_the_file():
    told = shapes("a,b\n" + 'x,"open\n' * 3_000)
    assert 1_000 < len(told) <= 3_000


def test_a_row_of_another_shape_still_has_its_id(faults):
    assert faults("roles", "director,2", 'director,"2') == [
        f"roles.csv, line 3: a quote is opened and never closed, {QUOTE_RIGHT}."
    ]
