"""Panels that a page has below one another stand two abreast on a sheet that is wider than high."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import pytest

from analysis.charts.forms.panels import Panel, panels
from analysis.charts.theme import BLUE, SeriesStyle
from analysis.export.image.abreast import COLUMNS, set_abreast

PEAK = 7


def drawn(count: int) -> go.Figure:
    """Return so many panels, the first of 1, the second of 2 and so on, each with a peak in its third month."""
    dates = pd.date_range("2020-01-01", periods=6, freq="MS")
    values = [[at, at, at + PEAK, at, at, at] for at in range(1, count + 1)]
    rows = [pd.DataFrame({"date": dates, "value": one, "trend": [float("nan")] * 6}) for one in values]
    looks = [SeriesStyle(f"panel {at}", BLUE, "blue", "circle", "●") for at in range(count)]
    return panels([Panel(look, "unit", one, 1) for one, look in zip(rows, looks, strict=True)], "light")


def place(figure: go.Figure, trace: go.Scatter) -> tuple[list[float], list[float]]:
    """Return where on the sheet the plot of a trace stands: its ends from left to right, and from bottom to top."""
    across = figure.layout[(trace.xaxis or "x").replace("x", "xaxis")]
    upright = figure.layout[(trace.yaxis or "y").replace("y", "yaxis")]
    assert upright.anchor == (trace.xaxis or "x"), "labels stand beside another panel"
    return list(across.domain or (0, 1)), list(upright.domain)


@pytest.mark.parametrize("count", [3, 4, 5])
def test_panels_are_read_from_left_to_right_and_keep_what_they_show(count):
    figure, made = drawn(count), drawn(count)
    set_abreast(made)
    places = [place(made, trace) for trace in made.data]
    assert [across for across, _up in places] == [list(COLUMNS[at % 2]) for at in range(count)]
    tops = [up[1] for _across, up in places]
    assert tops == pytest.approx(sorted(tops, reverse=True))
    assert all(tops[at] == pytest.approx(tops[at + 1]) for at in range(0, count - 1, 2))
    assert all(0 <= end <= 1 for _across, up in places for end in up)
    for before, after in zip(figure.data, made.data, strict=True):
        assert (list(after.x), list(after.y), after.name) == (list(before.x), list(before.y), before.name)


def test_notes_stand_with_their_panel():
    figure = drawn(4)
    set_abreast(figure)
    (name,) = [note for note in figure.layout.annotations if "panel 3" in note.text]
    (last,) = [trace for trace in figure.data if trace.name == "panel 3"]
    _across, up = place(figure, last)
    assert (name.xref, name.y) == ("x2 domain", pytest.approx(up[1]))
    peaks = [note for note in figure.layout.annotations if note.text.endswith("in Mar 2020")]
    assert [(note.xref, note.yref, note.y) for note in peaks] == [
        *(("x", "y", 1 + PEAK), ("x2", "y2", 2 + PEAK), ("x", "y3", 3 + PEAK), ("x2", "y4", 4 + PEAK))
    ]


def test_a_sheet_as_high_as_two_lines_of_panels_is_enough():
    figure, made = drawn(4), drawn(4)
    set_abreast(made)
    assert made.layout.height == figure.layout.height / 2
    assert made.layout.meta == {"panels": 2}


def test_two_panels_stay_below_each_other():
    figure, made = drawn(2), drawn(2)
    set_abreast(made)
    assert made == figure
