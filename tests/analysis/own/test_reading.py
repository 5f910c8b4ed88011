"""Files of every sensible kind give the same cells; what cannot be read is named with its place, and hides nothing."""

from __future__ import annotations

import codecs
import datetime
import random
import zipfile

import pytest

from analysis.own import reading
from analysis.own.faults import SHOWN, Unreadable, by_kind, csv, letter, table
from analysis.own.grid import Broken, Grid, as_text
from analysis.own.reading import File, files
from tests.analysis.own.files import Sheets, book, parquet, zipped

TABLE = "Level,Base\nAnalyst,31000\nPärtner,90000\n"
CELLS = [["Analyst", "31000"], ["Pärtner", "90000"]]
BOOK: Sheets = {"Staff": [["Level", "Base"], ["Analyst", 31000], ["Pärtner", 90000]]}
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(40)


def grid(content: bytes | str, name: str = "people.csv", **options: object) -> Grid:
    """Return the cells of the one file in an upload."""
    (file,) = files([(name, content.encode() if isinstance(content, str) else content)])
    return file.grid(**options)  # type: ignore[arg-type]


def texts(found: Grid) -> list[list[str]]:
    return [[as_text(cell) for cell in row] for row in found.rows]


def refused(content: bytes, name: str = "people.csv") -> str:
    with pytest.raises(Unreadable) as error:
        [file.grid() for file in files([(name, content)])]
    return str(error.value)


@pytest.mark.parametrize(
    ("content", "note"),
    [
        (TABLE.encode(), "UTF-8 with commas"),
        (codecs.BOM_UTF8 + TABLE.encode(), "UTF-8 with commas"),
        (TABLE.encode("utf-16"), "UTF-16 with commas"),
        (TABLE.encode("utf-16-be"), "UTF-16 with commas"),
        (codecs.BOM_UTF16_BE + TABLE.encode("utf-16-be"), "UTF-16 with commas"),
        (TABLE.encode("cp1252"), "Windows-1252 with commas"),
        (TABLE.replace(",", ";").encode(), "UTF-8 with semicolons"),
        (TABLE.replace(",", "\t").encode("utf-16"), "UTF-16 with tabs"),
        (TABLE.replace(",", "|").encode(), "UTF-8 with bars"),
        (f"sep=;\r\n{TABLE.replace(',', ';')}".encode(), "UTF-8 with semicolons"),
        (TABLE.replace("\n", "\r\n").encode(), "UTF-8 with commas"),
        (TABLE.replace("\n", "\r").encode(), "UTF-8 with commas"),
        (TABLE.replace("\n", "\n\n").encode(), "UTF-8 with commas"),
        (TABLE.replace("\n", ",,\n").encode(), "UTF-8 with commas"),
    ],
)
def test_text_of_any_kind_gives_the_same_cells(content, note):
    found = grid(content)
    assert (found.header[:2], [row[:2] for row in texts(found)]) == (["Level", "Base"], CELLS)
    assert found.notes[0] == f"read as {note} between values"
    assert found.faults == []


def test_workbooks_and_parquet_give_the_same_cells():
    assert texts(grid(book(BOOK))) == CELLS
    found = grid(parquet({"Level": ["Analyst", "Pärtner"], "Base": [31000, 90000]}))
    assert (found.header, texts(found), found.faults) == (["Level", "Base"], CELLS, [])


def test_what_a_file_is_called_does_not_count():
    assert texts(grid(book(BOOK), "staff (final) 2.csv")) == CELLS
    assert texts(grid(TABLE, "Gehälter 2026.xlsx")) == CELLS


def test_decimal_commas_do_not_part_values():
    found = grid("Level;Base\nAnalyst;31000,50\nOfficer;40000,25\n")
    assert texts(found) == [["Analyst", "31000,50"], ["Officer", "40000,25"]]


def test_an_encoding_that_is_stated_holds():
    assert texts(grid(TABLE.encode(), encoding="cp1252"))[1][0] == "PÃ¤rtner"
    assert texts(grid(codecs.BOM_UTF8 + TABLE.encode(), encoding="utf-8")) == CELLS


@pytest.mark.parametrize(
    "content",
    [
        "\n\nStaff of the bank\n\nLevel,Base\nAnalyst,31000\n",
        "Staff of the bank,\n,\nLevel,Base\nAnalyst,31000\n",
        book({"A": [[], ["Staff of the bank", None], [], [None], ["Level", "Base"], ["Analyst", 31000]]}),
    ],
)
def test_the_header_is_found_below_what_stands_above_it(content):
    found = grid(content)
    assert found.header == ["Level", "Base"]
    assert texts(found) == [["Analyst", "31000"]]
    assert found.numbers == [found.header_row + 1]
    assert f"the header is row {found.header_row}, what stands above it is left out" in found.notes


def test_what_stands_between_values_can_be_stated():
    assert grid("a,b;c\n1,2;3\n", mark=";").header == ["a,b", "c"]
    assert grid("a,b;c\n1,2;3\n", mark=",").header == ["a", "b;c"]


def test_the_header_can_be_stated():
    found = grid("Level,Base\nlevel,base\nAnalyst,31000\n", header_row=2)
    assert found.header == ["level", "base"]


def test_rows_are_counted_as_a_spreadsheet_does():
    found = grid('Level,Note\n\nAnalyst,"two\nlines"\nOfficer,one\n')
    assert found.numbers == [3, 4]


@pytest.mark.parametrize(
    ("content", "sentences"),
    [
        ("", ["people.csv: there is nothing in it, and a header and rows are needed."]),
        ("Level,Base\n", ["people.csv: there is a header and no row below it, and one is needed."]),
        (
            "a,b\n1,2,x\n",
            ["people.csv, row 2, column C: 'x' stands after the last column, and the header has 2"],
        ),
        ("a,b\n1\n", ["people.csv, row 2, column B (b): the row ends before it, after 1 value, and the header has 2"]),
        (
            'a,b\n1,"2\n3,4\n',
            ["people.csv, row 2: a quote is opened and never closed, and a value that begins"],
        ),
        (
            'a,b\n1,"2"x\n3,4\n',
            ["people.csv, row 2: text follows a closing quote, and a quote within a value"],
        ),
        (
            b"\xc3\xa4,b\n\xc3\xa4,2\n\xff,4\n",
            ["people.csv, row 3, column A (ä): '�' has a letter"],
        ),
        ("a,b\n1,2\0\n", ["people.csv: there are zero bytes, which no text has; they are passed over."]),
    ],
)
def test_what_is_wrong_has_its_sentence(content, sentences):
    content = content.encode() if isinstance(content, str) else content
    found = delimited(content)
    assert len(found) == len(sentences)
    assert all(one.startswith(start) for one, start in zip(found, sentences, strict=True)), found


def delimited(content: bytes) -> list[str]:
    return [str(fault) for fault in File("people.csv", content).grid().faults]


def test_one_bad_byte_far_down_hides_no_row():
    lines = [f"Bürgel {at},{at}" for at in range(1000)]
    content = "\n".join(["name,n", *lines]).encode().replace(b"B\xc3\xbcrgel 900", b"B\xfcrgel 900")
    found = grid(content)
    assert len(found.rows) == 1000
    assert [(fault.row, letter(fault.column)) for fault in found.faults] == [(902, "A")]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "people.csv is empty."),
        (PICTURE, "people.csv is a picture (PNG), not a table."),
        (b"%PDF-1.7", "people.csv is a PDF, not a table."),
        (b"\xd0\xcf\x11\xe0" + bytes(20), "people.csv has a password, or is of an old Excel (.xls)"),
        (b"PK\x03\x04garbage", "people.csv is a damaged zip."),
        (book(BOOK)[:-60], "people.csv is a damaged zip."),
        (zipped({"xl/workbook.xml": "<workbook/>"}), "people.csv cannot be read as a workbook of Excel"),
        (b"PAR1garbage", "people.csv cannot be read as Parquet: it is damaged."),
        (parquet({"a": [[1, 2]]}), "people.csv: column a holds lists or records, and one value a cell is read."),
        (zipped({"b.zip": zipped({"a.csv": "a\n1\n"})}), "people.csv holds another zip, b.zip: pack the files"),
        (zipped({"a.csv": PICTURE}), "a.csv is a picture (PNG), not a table."),
        (zipped({"a.csv": TABLE, "x/a.csv": TABLE}), "Two files are called a.csv; each needs a name of its own."),
        (",".join(map(str, range(10_000))).encode(), "people.csv has 10,000 columns; 300 are read at most."),
    ],
)
def test_what_cannot_be_read_is_a_sentence(content, sentence):
    assert refused(content).startswith(sentence)


def test_a_zip_with_a_password_is_a_sentence():
    content = bytearray(zipped({"a.csv": TABLE}))
    for at in (content.find(b"PK\x03\x04") + 6, content.find(b"PK\x01\x02") + 8):
        content[at] |= 1
    assert refused(bytes(content)) == "people.csv has a password: pack it without one."


def test_a_zip_gives_its_files_without_their_folders_and_what_a_mac_adds():
    content = zipped({"../../etc/roles.csv": TABLE, "__MACOSX/._roles.csv": "x", "d/.DS_Store": "x", "d/b.csv": TABLE})
    assert [file.name for file in files([("all.zip", content)])] == ["roles.csv", "b.csv"]


def test_cells_of_a_workbook_are_what_they_are():
    rows: list[list[object]] = [
        ["what", "value"],
        ["error", "#DIV/0!"],
        ["formula", "=1+1"],
        ["day", datetime.date(2026, 11, 25)],
    ]
    rows += [["share", 0.125], ["whole", 5.0], ["yes", True], ["none", None]]
    made = book({"First": [["a"], ["b"]], "Second sheet": rows})
    (file,) = files([("a.xlsx", made)])
    assert file.sheets() == ["First", "Second sheet"]
    found = file.grid("Second sheet")
    cells = {row[0]: row[1] for row in found.rows}
    assert {name for name, cell in cells.items() if isinstance(cell, Broken)} == {"error", "formula"}
    assert cells["formula"] == "a formula without a result"
    told = {"error": "#DIV/0!", "day": "2026-11-25", "share": "0.125", "whole": "5", "yes": "true", "none": ""}
    assert {name: as_text(cells[name]) for name in told} == told


def test_columns_have_the_letters_of_a_spreadsheet():
    assert [letter(column) for column in (1, 26, 27, 52, 53, 702, 703)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_faults_are_counted_by_kind_and_saved_all_of_them():
    found = grid("a,b\n" + "1,2,=3\n" * (SHOWN + 5))
    assert by_kind(found.faults) == {"Rows that do not fit the header": SHOWN + 5}
    assert len(table(found.faults)) == SHOWN + 5
    assert csv(found.faults).count(b"people.csv") == SHOWN + 5


def test_made_up_tables_come_back_as_they_were_whatever_they_hold():
    """Twenty tables of texts with quotes, marks and letters, each written in every way."""
    draw = random.Random(13)
    letters = "abcüß漢🎉‏ ,;\t|\"'\n=-0123456789"
    for _table in range(20):
        rows = [["".join(draw.choices(letters, k=draw.randint(1, 6))) + "x" for _c in range(4)] for _r in range(9)]
        for mark in ",;\t|":
            for encoding in ("utf-8", "utf-8-sig", "utf-16"):
                lines = [["Level", "Base", "Bonus", "Note"], *rows]
                quoted = (mark.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in lines)
                found = grid("\r\n".join(quoted).encode(encoding))
                assert (found.rows, found.faults) == (rows, [])


def test_a_zip_that_unpacks_to_too_much_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(reading, "UNPACKED", 1_000_000)
    content = zipped({"a.csv": bytes(1_000_001)})
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_args, **_options: pytest.fail("unpacked"))
    assert refused(content) == "people.csv unpacks to more than 1 MB or 300 files."
