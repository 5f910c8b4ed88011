"""Files as visitors bring them, whole and broken, made here by name; `corpus.csv` says what is read of each."""

from __future__ import annotations

import codecs
import gzip
import json

from tests.analysis.own.files import zipped

HEADER = "Level,Place,Years,Base pay"
ROWS = ("Analyst,Leeds,3,31000", "Officer,Leeds,5,42000")
TABLE = "\n".join([HEADER, *ROWS, ""])
FORMULA = "=cmd|' /C calc'!A0"
UNREADABLE = bytes(range(128, 256)) * 4


def paid(cell: str) -> str:
    """Return a table whose second row has a cell of pay as given."""
    return "\n".join([HEADER, ROWS[0], f'Officer,Leeds,5,"{cell}"', ""])


def level(cell: str) -> str:
    """Return a table whose second row has a level as given."""
    return TABLE.replace("Officer", '"' + cell.replace('"', '""') + '"')


def swollen(content: bytes) -> bytes:
    """Return a zip of one file that says of itself that it unpacks to three gigabytes."""
    at = content.rfind(b"PK\x01\x02") + 24
    return content[:at] + (3 * 10**9).to_bytes(4, "little") + content[at + 4 :]


def far_down(row: int) -> bytes:
    """Return a table with one byte that is no letter, in a row by its number, among letters that are."""
    return "\n".join(["Level", *["Prüfer"] * (row - 2)]).encode() + b"\nPr\xfcfer\nOfficer\n"


def column(*cells: str) -> str:
    """Return a table with a row for each cell of pay."""
    return "\n".join([HEADER, *(f'Analyst,Leeds,3,"{cell}"' for cell in cells), ""])


DELIMITED: dict[str, str | bytes] = {
    "commas": TABLE,
    "semicolons": TABLE.replace(",", ";"),
    "tabs": TABLE.replace(",", "\t"),
    "bars": TABLE.replace(",", "|"),
    "separator told to Excel": f"sep=;\r\n{TABLE.replace(',', ';')}",
    "comma at each row's end": TABLE.replace("\n", ",\n"),
    "commas within quotes": TABLE.replace("Leeds", '"Leeds, Yorkshire"'),
    "semicolons and decimal commas": TABLE.replace(",", ";").replace("000\n", "000,5\n"),
    "spaces after commas": TABLE.replace(",", ", "),
    "line ends of Windows": TABLE.replace("\n", "\r\n"),
    "line ends of an old Mac": TABLE.replace("\n", "\r"),
    "blank lines": TABLE.replace("\n", "\n\n\n"),
    "no line end at the end": TABLE.rstrip("\n"),
}
"""Tables in any separator."""

ENCODED: dict[str, str | bytes] = {
    "UTF-8 with its mark": codecs.BOM_UTF8 + TABLE.replace("Leeds", "Zürich").encode(),
    "UTF-16": TABLE.replace("Leeds", "Zürich").encode("utf-16"),
    "UTF-16 without its mark": TABLE.replace("Leeds", "Zürich").encode("utf-16-le"),
    "UTF-16, big end first": codecs.BOM_UTF16_BE + TABLE.encode("utf-16-be"),
    "Windows-1252": TABLE.replace("Leeds", "Zürich").encode("cp1252"),
    "one bad byte": TABLE.replace("Leeds", "Zürich", 1).encode() + b"Partner,Bern\xff,9,90000\n",
    "letters lost before": TABLE.replace("Leeds", "Z\ufffdrich", 1),
    "zero bytes": TABLE.replace("Leeds", "Le\0eds", 1),
    "emoji and right to left": TABLE.replace("Analyst", "מנהל 🎉").replace("Officer", "‏مدير"),
    "letters of China": TABLE.replace("Analyst", "分析师"),
    "bytes of no text": UNREADABLE,
    "a bad byte in row 100,001": far_down(100_001),
}
"""Tables in any encoding."""

SHAPED = {
    "title above the header": f"Staff of the bank\n\n{TABLE}",
    "header two lines down": f"\n\n{TABLE}",
    "too few headers": TABLE.replace(",Base pay", ""),
    "too many headers": TABLE.replace("Base pay", "Base pay,Note"),
    "two headers alike": TABLE.replace("Years", "Base pay"),
    "two headers alike but for case": TABLE.replace("Years", "base PAY"),
    "a header without a name": TABLE.replace("Years", ""),
    "header over two lines": TABLE.replace("Base pay", '"Base pay\n(GBP)"'),
    "headers in other words": TABLE.replace(HEADER, "Grade,Office,YoE,Annual salary"),
    "headers in German": TABLE.replace(HEADER, "Stufe,Ort,Jahre,Gehalt"),
    "header alone": f"{HEADER}\n",
    "no header": "\n".join(ROWS),
    "nothing": "",
    "spaces alone": "  \n \n",
    "a row too long": f"{TABLE}Partner,Leeds,9,90000,more\n",
    "a row too short": f"{TABLE}Partner,Leeds\n",
    "a quote never closed": f'{HEADER}\nAnalyst,"Leeds,3,31000\n{ROWS[1]}\n',
    "text after a quote": f'{HEADER}\nAnalyst,"Leeds"x,3,31000\n{ROWS[1]}\n',
    "a line break in quotes": TABLE.replace("Leeds", '"Leeds\nYorkshire"', 1),
    "quotes within quotes": level('The "Officer"'),
    "10,000 columns": f"{','.join(f'c{at}' for at in range(10_000))}\n",
    "a value of 200,000 letters": level("x" * 200_000),
}
"""Tables of any shape."""

AMOUNTS = [
    *("31,000", "31 000", "31'000", "31\u00a0000", "£31,000", "GBP 31000", "31000 GBP", "3.1e4", "31000.00", "31k"),
    *("31000 a year", "$31,000", "€31000", "(31000)", "-5", "0", "NaN", "inf", "1e308", "1e999", "#DIV/0!", "n/a", "-"),
    *("true", "2026-01-31", "0x7918", "٣١٠٠٠", "３１０００", "31.000.000,5", "3,10,000", "9999999999"),
    *("£31k", "€ 31.000,00", "31.000,-", "31'000.–", "10%", "25000-31000", "\N{MINUS SIGN}31000", "31.01.2026"),
    *("######", "US$ 31000", "31000,50.00", "ca. 31000", "~31000"),
]
NUMBERS = {f"pay of {cell}": paid(cell) for cell in AMOUNTS} | {
    "pay that is missing": paid(""),
    "18.500,00": column("18.500,00", "9.250"),
    "18,500.00": column("18,500.00", "9,250"),
    "18.500 alone": column("18.500", "9.250"),
    "both marks of decimals": column("18.500,00", "18,500.00"),
    "points, and one comma among them": column("31000.50", "42000.25", "18,5"),
    "years as a range": TABLE.replace(",5,", ",3-5,"),
    "years with their word": TABLE.replace(",5,", ",5 years,"),
    "years beyond a life": TABLE.replace(",5,", ",99,"),
    "years below none": TABLE.replace(",5,", ",-1,"),
    "years and more": TABLE.replace(",5,", ",5+,"),
}
"""Numbers as people write them."""

NAMES = {
    "a level that is a formula": level(FORMULA),
    "a level with markup": level("<b>Officer</b> ![x](http://x)"),
    "a level of 101 characters": level("x" * 101),
    "levels alike but for case and spaces": level(" ANALYST\u00a0"),
    "no level": TABLE.replace("Officer", ""),
    "no level anywhere": TABLE.replace("Analyst", "").replace("Officer", ""),
    "41 levels": "\n".join([HEADER, *(f"L{at},Leeds,3,31000" for at in range(41))]),
    "seven company types": "\n".join([f"{HEADER},Business unit", *(f"L1,Leeds,3,31000,U{at}" for at in range(7))]),
    "a place with markup": TABLE.replace("Leeds", "<script>", 1),
    "a place that is a formula": TABLE.replace("Leeds", FORMULA, 1),
    "nulls everywhere": f"{HEADER}\n,,,\n,,,\n",
    "people without pay": "Level,Years\nAnalyst,3\nOfficer,5\n",
}
"""Levels and places."""

BANDS = {
    "bands": "Level,Min,Midpoint,Max\nAnalyst,28000,31000,36000\nOfficer,36000,42000,50000\n",
    "a band that is crossed": "Level,Min,Midpoint,Max\nAnalyst,28000,31000,36000\nOfficer,45000,42000,50000\n",
    "a band told twice": "Level,Min,Midpoint,Max\nAnalyst,28000,31000,36000\nAnalyst,36000,42000,50000\n",
    "a band without its middle": "Level,Min,Midpoint,Max\nAnalyst,28000,,36000\nOfficer,36000,42000,50000\n",
}
"""Bands of pay, a row a level."""

STRANGERS: dict[str, str | bytes] = {
    "a picture called .csv": b"\x89PNG\r\n\x1a\n" + bytes(40),
    "a photograph": b"\xff\xd8\xff" + bytes(40),
    "a moving picture": b"GIF89a" + bytes(40),
    "a PDF": b"%PDF-1.7\n",
    "gzip": gzip.compress(TABLE.encode()),
    "an old Excel, or one with a password": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(40),
    "JSON": json.dumps([{"Level": "Analyst", "Base pay": 31000}]),
    "a web page called .xls": "<html><body><table><tr><td>Level</td></tr></table></body></html>",
    "a program": b"\x7fELF" + bytes(60),
    "a damaged zip": b"PK\x03\x04 and no more",
    "an empty zip": zipped({}),
    "a zip in a zip": zipped({"inner.zip": zipped({"staff.csv": TABLE})}),
    "a zip of a document": zipped({"word/document.xml": "<w:document/>", "[Content_Types].xml": "<Types/>"}),
    "names that climb": zipped({"../../etc/staff.csv": TABLE}),
    "what a Mac adds": zipped({"staff.csv": TABLE, "__MACOSX/._staff.csv": "x", ".DS_Store": "x"}),
    "two files of one name": zipped({"a/staff.csv": TABLE, "b/staff.csv": TABLE}),
    "301 files": zipped({f"{at}.csv": TABLE for at in range(301)}),
    "a zip that unpacks to gigabytes": swollen(zipped({"staff.csv": TABLE})),
}
"""Files that are no tables, and tables within others."""

TEXTS: dict[str, str | bytes] = {**DELIMITED, **ENCODED, **SHAPED, **NUMBERS, **NAMES, **BANDS, **STRANGERS}
CORPUS = {name: content.encode() if isinstance(content, str) else content for name, content in TEXTS.items()}
"""Every file of text and every stranger, by name; `corpus_tables.py` has workbooks and Parquet."""
