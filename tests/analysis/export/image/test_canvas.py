"""Texts fitted to a sheet: no line is too wide, nothing is lost, and Plotly's own marks are shown."""

from __future__ import annotations

import html

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from analysis.charts.theme import BLUE, SeriesStyle
from analysis.export.image.canvas import balanced, key_lines, shortened, width, wrapped

TEXTS = {
    "plain": "The quick brown fox jumps over the lazy dog " * 6,
    "one word": "Donaudampfschifffahrtsgesellschaftskapitän" * 5,
    "wide": "产品经理" * 40,
    "emoji": "🦄🚀" * 40,
    "address": "https://atlas.example/compensation?company_type=startup&company_type=corporate&country=United+States"
    * 2,
    "right to left": "שלום עולם " * 20,
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("room", [200, 1128])
def test_wrapped_lines_fit_and_lose_nothing(text, room):
    lines = html.unescape(wrapped(text, 20, room)).split("<br>")
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width(line) * 20 <= room for line in lines)


def test_a_title_is_broken_into_lines_as_even_as_can_be():
    text = "Half are at or above product manager by year 2, senior PM by year 5"
    wide, even = (make(text, 1, width(text) - 1).split("<br>") for make in (wrapped, balanced))
    assert [len(wide), len(even)] == [2, 2]
    assert " ".join(even) == text
    assert abs(width(even[0]) - width(even[1])) < 5 < width(wide[0]) - width(wide[1])
    assert balanced(text, 1, width(text) + 1) == text


def test_an_address_is_broken_at_its_joints():
    lines = html.unescape(wrapped(TEXTS["address"], 20, 500)).split("<br>")
    assert all(line[-1] in "&?/#" for line in lines[:-1])


def test_marks_of_plotly_are_shown_not_obeyed():
    assert wrapped("<b>R&D</b>", 10, 500) == "&lt;b&gt;R&amp;D&lt;/b&gt;"


def test_a_text_is_shortened_only_where_it_has_to_be():
    assert shortened("Senior PM", width("Senior PM")) == "Senior PM"
    cut = shortened("Senior PM of everything", 6)
    assert cut.endswith("…")
    assert width(cut) <= 6


def test_wide_characters_count_as_wide():
    assert width("产") > width("W") > width("i")


def test_a_key_breaks_into_lines_between_its_entries():
    key = tuple(SeriesStyle(f"entry {number}", BLUE, "blue", "circle", "●") for number in range(6))
    lines = key_lines(key, 20, 300).split("<br>")
    assert len(lines) > 1
    assert sum(line.count("entry") for line in lines) == 6


def test_an_entry_wider_than_the_sheet_is_shortened():
    assert "…" in key_lines((SeriesStyle("x" * 200, BLUE, "blue", "circle", "●"),), 20, 300)


def test_latin_text_runs_as_wide_as_the_face_says_and_bold_wider():
    text = "Median pay of senior PMs: $235k – über 1,234 people…"
    assert width(text) == pytest.approx(stringWidth(text, "Helvetica", 1))
    assert width(text, bold=True) == pytest.approx(stringWidth(text, "Helvetica-Bold", 1))
    assert width(text, bold=True) > width(text)
