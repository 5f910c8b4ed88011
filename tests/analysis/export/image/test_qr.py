"""The code in a sheet's corner is read as the link to the very view; there is none where it would lead nowhere."""

from __future__ import annotations

import base64
import re
from dataclasses import replace

import numpy as np
import pytest
import zxingcpp

from analysis.charts import compensation
from analysis.export.exported import ExportedChart
from analysis.export.image import qr, render
from analysis.export.image.canvas import LANDSCAPE, PLATE, SQUARE, width

LINK = (
    "https://atlas.example.org/compensation?company_type=startup&country=United+Kingdom&currency=GBP#compensation-bands"
)
PIXELS = 4
"""To a module."""


def read(code: qr.Code | None) -> str:
    """Return what a reader of codes finds in an image."""
    assert code is not None
    svg = base64.b64decode(code.image.removeprefix("data:image/svg+xml;base64,")).decode()
    (box,) = re.findall(r'viewBox="([^"]+)"', svg)
    low, _top, side, _height = map(int, box.split())
    assert side == code.side
    drawn = np.full((side, side), 255, np.uint8)
    for column, row in re.findall(r"M(\d+) (\d+)h1v1h-1z", svg):
        drawn[int(row) - low, int(column) - low] = 0
    (found,) = zxingcpp.read_barcodes(
        np.pad(drawn.repeat(PIXELS, 0).repeat(PIXELS, 1), 4 * PIXELS, constant_values=255)
    )
    return found.text


@pytest.fixture
def linked(out_of) -> ExportedChart:
    return replace(out_of(compensation.bands), link=LINK)


def test_the_code_is_the_link():
    assert read(qr.code(LINK)) == LINK


def test_as_long_a_link_as_a_code_holds_is_read_and_a_longer_one_has_none():
    longest = LINK.ljust(qr.LONGEST, "x")
    assert read(qr.code(longest)) == longest
    assert qr.code(f"{longest}x") is None
    assert qr.code(LINK.ljust(9_000, "x")) is None


@pytest.mark.parametrize("host", ["localhost:8501", "127.0.0.1:8501", "[::1]:8501", "atlas.localhost"])
def test_a_link_to_this_machine_has_none(host):
    assert qr.code(LINK.replace("atlas.example.org", host)) is None


def test_a_chart_without_a_link_has_none(out_of):
    assert not render.for_export(replace(out_of(compensation.bands), link="")).layout.images


@pytest.mark.parametrize("canvas", [LANDSCAPE, SQUARE], ids=["landscape", "square"])
def test_it_stands_in_the_corner_and_no_word_runs_into_it(linked, canvas):
    figure = render.for_export(linked, canvas)
    layout = figure.layout
    (image,) = layout.images
    wide, high = (layout.width - layout.margin.l - layout.margin.r, layout.height - layout.margin.t - layout.margin.b)
    made = qr.code(LINK)
    assert made is not None
    assert image.source == made.image
    assert image.sizex * wide == pytest.approx(image.sizey * high)
    pixels = image.sizex * wide * canvas.scale / made.side
    assert pixels == pytest.approx(round(pixels)) == pytest.approx(canvas.code * canvas.scale // made.side)
    bottom = layout.margin.b + image.y * high
    assert bottom == pytest.approx(render.EDGE * canvas.margin)
    assert bottom + image.sizey * high < layout.margin.b, "within the margin below the plot"
    foot = [note for note in layout.annotations if note.y == 0 and note.yref == "paper" and note.x == 0]
    assert len(foot) == 3
    for note in foot:
        for text in re.sub(r"</?a[^>]*>", "", note.text).split("<br>"):
            assert width(text) * note.font.size <= wide - canvas.code


def test_the_middle_of_a_slide_has_none(linked):
    assert not render.for_export(linked, PLATE).layout.images
