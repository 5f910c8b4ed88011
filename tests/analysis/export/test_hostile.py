"""Names that spreadsheets, browsers and office programs could obey: in every file they are text, whole and inert."""

from __future__ import annotations

import csv
import html
import io
import re
import xml.etree.ElementTree as ET
from typing import Any

import openpyxl
import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pypdf import PdfReader

from analysis.charts import compensation
from analysis.export import tables, web
from analysis.export.image import qr, render
from analysis.export.office import slides

NAMES = {
    "formula": "=cmd|'/C calc'!A0",
    "function": "@SUM(A1:A9)",
    "plus": "+1-800-555",
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "link": '<a href="javascript:alert(1)">PM</a>',
    "address": "https://example.invalid/pm",
    "right to left": "מנהל מוצר בכיר",
    "emoji": "🦄 wrangler 👩‍💻",
    "control": "Senior\x07 PM\x1b[31m",
    "long": "A title that human resources was paid for by the word " * 12,
}
FORMULA = tuple("=+-@\t\r")


def clean(text: str) -> str:
    """Return a text without control characters and runs of white space."""
    return " ".join("".join(char for char in text if char.isprintable() or char.isspace()).split())


@pytest.fixture(scope="module", params=NAMES.values(), ids=list(NAMES))
def name(request) -> str:
    return request.param


@pytest.fixture(scope="module")
def exported(package_of, out_of, name, made_up):
    """Return the pay chart of a package in which Senior PM bears the name."""
    roles = made_up["roles"].to_dict("records")
    for role in roles:
        if role["role_id"] == "senior_pm":
            role["name"] = role["plural"] = name
    return out_of(compensation.bands, package=package_of(roles=roles))


def test_the_name_is_in_the_chart_that_is_exported(exported, name):
    assert name in set(exported.chart.table["Role"])


def test_csv(exported, name):
    cells = [cell for row in csv.reader(io.StringIO(tables.csv(exported).decode("utf-8-sig"))) for cell in row]
    assert not [cell for cell in cells if cell.startswith(FORMULA)]
    assert name in cells or f"'{name}" in cells


def test_workbook(exported, name):
    book = openpyxl.load_workbook(io.BytesIO(tables.workbook([exported])))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    links = [cell.hyperlink for cell in cells if cell.hyperlink]
    assert [f"{link.target}#{link.location}" for link in links] == [exported.link]
    assert any(clean(str(cell.value)) == clean(name) for cell in cells)


def test_slide_and_the_workbook_behind_it(exported, name):
    slide = Presentation(io.BytesIO(slides.deck([exported]))).slides[0]
    chart = next(shape.chart for shape in slide.shapes if shape.has_chart)
    labels = "\n".join(text.text or "" for text in chart._chartSpace.iter(qn("a:t")))
    assert clean(name) in clean(labels)
    book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink]


def test_page(exported, name):
    text = web.page(exported).decode()
    words = re.sub(r"<script.*?</script>", "", text, flags=re.S)
    assert "<img" not in words
    assert '<a href="javascript' not in words
    assert clean(name) in clean(html.unescape(words))
    data = "".join(re.findall(r"<script[^>]*>(.*?)</script>", text, flags=re.S))
    assert "<script>alert" not in data
    assert "<img src=x" not in data


@pytest.mark.browser
def test_drawing(exported, name):
    drawing = render.svg(exported)
    root = ET.fromstring(drawing)
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert not tags & {"script", "img", "foreignObject"}
    links = {value for element in root.iter() for key, value in element.items() if key.endswith("href")}
    code = qr.code(exported.link)
    assert code is not None
    assert {link for link in links if not link.startswith("#")} <= {exported.link, code.image}
    labels = {"".join(element.itertext()) for element in root.iter() if element.tag.endswith("text")}
    # A name over two lines has no space where it breaks.
    shown = {clean(label).removesuffix("…").replace(" ", "") for label in labels}
    assert any(clean(name).replace(" ", "").startswith(label) and len(label) > 8 for label in shown if label)


@pytest.mark.browser
def test_document(exported):
    document = PdfReader(io.BytesIO(render.pdf(exported)))
    assert len(document.pages) == 1
    assert "/JavaScript" not in document.root_object.get("/Names", {})
    page: Any = document.pages[0]
    notes = [note.get_object() for note in page["/Annots"]]
    assert [note["/A"]["/URI"] for note in notes] == [exported.link], "no link but the one back to the atlas"
