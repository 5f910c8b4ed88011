"""A wide sheet: names at the left of their rows, values beside their marks, n at the right edge."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import pytest

from analysis.charts.forms.dumbbells import dumbbells
from analysis.charts.forms.ranges import Group, ranges
from analysis.charts.forms.stacked import stacked
from analysis.charts.theme import BLUE, BOLD, CAPTION, COUNT, HIGH, LOW, PALETTES, REMARK, VALUE, SeriesStyle
from analysis.export.image.beside import NAMES, set_beside, wide

LOOK = {"one": SeriesStyle("one", BLUE, "blue", "circle", "●")}
ROOM = 1000


def group(name: str, *ends: float, caption: str = "", remark: str = "") -> Group:
    """Return rows of ranges up to `ends`, with a value and n each."""
    rows = pd.DataFrame({"p90": ends})
    rows = rows.assign(**dict.fromkeys(("p10", "p25", "p50", "p75"), rows["p90"] / 2))
    rows = rows.assign(series="one", value=[f"v{end:g}" for end in ends], n=1234, hover="hover")
    return Group(name, rows, remark=remark, caption=caption)


def beside(*groups: Group, stretch: float = 1) -> go.Figure:
    figure = ranges(groups, LOOK, str, "light")
    for note in figure.layout.annotations:
        note.font.size = note.font.size or 14
    set_beside(figure, ROOM, 1, stretch)
    return figure


def notes(figure: go.Figure, name: str) -> list[go.layout.Annotation]:
    return [note for note in figure.layout.annotations if note.name == name]


def marks(figure: go.Figure) -> list[float]:
    return [y for trace in figure.data if trace.mode == "markers" for y in trace.y]


def test_a_name_stands_at_the_left_at_the_height_of_its_first_row():
    figure = beside(group("First", 10, 20), group("Second", 30))
    names, heights = notes(figure, BOLD), marks(figure)
    assert [note.y for note in names] == [heights[0], heights[2]]
    assert all(note.x == 0 and wide(note) < figure.layout.xaxis.domain[0] * ROOM for note in names)


def test_a_value_keeps_clear_of_a_wide_mark_and_only_a_minus_has_a_ground():
    def value(text: str, size: int) -> go.layout.Annotation:
        row = group("First", 10)
        figure = ranges([Group("First", row.rows.assign(p50=10, value=text))], LOOK, str, "light")
        figure.update_traces(marker_size=size, selector={"mode": "markers"})
        for note in figure.layout.annotations:
            note.font.size = note.font.size or 14
        set_beside(figure, ROOM, 1, 1)
        return notes(figure, VALUE)[0]

    assert value("10", 40).xshift - value("10", 20).xshift == 10
    assert (value("10", 12).bgcolor, value("−10", 12).bgcolor) == (None, PALETTES["light"].page)


def test_a_value_stands_to_the_right_of_its_range_and_n_at_the_edge():
    figure = beside(group("First", 10, 20))
    values, counts = notes(figure, VALUE), notes(figure, COUNT)
    assert [(note.text, note.x, note.xref, note.xanchor) for note in values] == [
        ("v10", 10, "x", "left"),
        ("v20", 20, "x", "left"),
    ]
    assert [note.text for note in counts if note.visible] == ["n = 1,234", "1,234"]
    assert all(note.x == 1 and note.xanchor == "right" for note in counts)
    room = (1 - figure.layout.xaxis.domain[1]) * ROOM
    assert max(map(wide, values)) + max(map(wide, counts)) < room


def test_a_remark_joins_the_value_that_stands_where_it_would_stand():
    figure = beside(group("First", 10, remark="2019"))
    assert [note.text for note in notes(figure, VALUE)] == ["v10 · 2019"]
    assert [note.visible for note in notes(figure, REMARK)] == [False]


def test_a_caption_stands_below_its_name_in_the_same_column():
    figure = beside(group("First", 10, caption="Of whom"), group("Second", 20, caption="Of whom"))
    for name, caption in zip(notes(figure, BOLD), notes(figure, CAPTION), strict=True):
        assert (name.x, name.y) == (caption.x, caption.y)
        assert name.yshift > caption.yshift


def test_a_long_name_is_set_smaller_and_then_cut():
    figure = beside(group("A name that goes on for ever and ever " * 6, 10))
    (name,) = notes(figure, BOLD)
    assert wide(name) <= NAMES * ROOM
    assert name.text.endswith("…</b>")


def test_a_long_name_takes_two_lines_where_rows_are_high_enough():
    long = "Principal product managers and above, a level up, of all company types, pooled"
    groups = [group("First", 10), group(long, 10), group("Third", 10)]
    high, low = beside(*groups), beside(*groups, stretch=0.8)
    (name,) = [note for note in notes(high, BOLD) if "Principal" in note.text]
    assert name.text == "<b>Principal product managers and above,<br>a level up, of all company types, pooled</b>"
    assert (name.align, wide(name) <= NAMES * ROOM) == ("left", True)
    (name,) = [note for note in notes(low, BOLD) if "Principal" in note.text]
    assert name.text.endswith("…</b>")


def test_a_long_caption_takes_two_lines_below_its_name_where_there_is_room():
    said = "self-reports of whoever came, nearly half of them from five employers, each counted once"
    groups = [group(name, 10, caption=said) for name in ("First", "Second")]
    high, low = beside(*groups, stretch=3), beside(*groups, stretch=0.5)
    for name, caption in zip(notes(high, BOLD), notes(high, CAPTION), strict=True):
        assert caption.text.replace("<br>", " ") == said
        assert caption.text.count("<br>") == 1
        below = name.yshift - caption.yshift
        assert below == pytest.approx(1.32 / 2 * (name.font.size + 2 * caption.font.size))
    assert all(caption.text.endswith("…") for caption in notes(low, CAPTION))


def test_all_stays_within_the_plot():
    figure = beside(group("First", 10), Group("Second", group("", 1).rows.iloc[:0], remark="nobody"), group("Third", 5))
    low, high = sorted(figure.layout.yaxis.range)
    assert all(low < y < high for y in [*marks(figure), *(note.y for note in figure.layout.annotations)])


def test_bars_and_scales_have_their_names_at_the_left_too():
    bars = stacked(pd.DataFrame({"one": [40.0, 60.0]}), ["First", "Second"], LOOK, "light")
    scales = pd.DataFrame(
        {
            "dimension_id": ["a", "b"],
            "dimension": ["First", "Second"],
            "low_end": "Low",
            "high_end": "High",
            "side": "one",
            "score": [1, 5],
            "statement": "Said",
        }
    )
    for figure in (bars, dumbbells(scales, LOOK, "light")):
        set_beside(figure, ROOM, 1, 1)
        names = notes(figure, BOLD)
        assert [note.x for note in names] == [0, 0]
        drawn = sorted({y for trace in figure.data for y in trace.y if y is not None})
        assert [note.y for note in names] == pytest.approx([drawn[0], drawn[-1]])
    low, high = notes(figure, LOW), notes(figure, HIGH)
    assert {note.x for note in low} == {figure.layout.xaxis.domain[0]}
    assert {note.x for note in high} == {figure.layout.xaxis.domain[1]}
    assert [note.y for note in low] == [note.y for note in names] == [note.y for note in high]
