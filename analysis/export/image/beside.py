"""A plot of rows with names at the left and values beside their marks, as a wide sheet has room for.

Forms draw names above their rows, for a phone; `theme.of_rows` says which pixels these take.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go

from analysis.charts.theme import BOLD, CAPTION, COUNT, HIGH, LOW, REMARK, VALUE, Head
from analysis.export.image.canvas import LINE_HEIGHT, balanced, shortened, width

NAMES, VALUES = 0.32, 0.24
"""Shares of a sheet that names and values get at most."""

NAMED = (BOLD, CAPTION, REMARK, VALUE, COUNT, LOW, HIGH)

SMALLEST = 0.72
"""How much smaller names may be set than on a page, to be read whole."""

TWO_LINES = 2.3
"""Height of a name over two lines with the room around it, in units of its size."""

ABOVE = 18
"""Pixels from the top to the middle of the first row, before scaling."""

GAP = 10
"""Pixels between a mark and its value, and between the plot and its names, before scaling."""

MINUS = "−"

LINE = 15
"""Pixels between a name and the caption below it, before scaling."""


@dataclass(frozen=True)
class Rows:
    """The rows of a plot by `meta`: where they end, and the names above them."""

    end: float
    heads: Sequence[Head]

    @classmethod
    def of(cls, meta: Mapping[str, Any]) -> Rows:
        """Return the rows that a figure's `meta` describes."""
        return cls(meta["end"], [Head(*head) for head in meta["heads"]])

    @property
    def height(self) -> float:
        """Pixels of the rows without their names."""
        return self.moved(self.end) + self.above

    @property
    def above(self) -> float:
        """Pixels above the first row, so that no mark of it is cut."""
        first = min((self.moved(head.top + head.first) for head in self.heads), default=ABOVE)
        return max(0.0, ABOVE - first)

    @property
    def pitch(self) -> float:
        """Pixels between the two names that stand nearest to each other."""
        tops = sorted(self.moved(head.top + head.first) for head in self.heads)
        return min((below - above for above, below in pairwise(tops)), default=self.height)

    def moved(self, y: float) -> float:
        """Return where what stands at `y` comes to stand without the names above."""
        return y - sum(head.spared for head in self.heads if head.top + head.height <= y + 0.5)

    def head_at(self, y: float) -> Head | None:
        """Return the name that stands at `y`, None where rows stand."""
        return next((head for head in self.heads if head.top <= y < head.top + head.height), None)


def set_beside(figure: go.Figure, room: float, factor: float, stretch: float) -> None:
    """Set names at the left of a figure's rows and values beside their marks, in place.

    `room` is the sheet's width in pixels, `factor` how much type has been scaled, `stretch` the height of rows.
    """
    rows, notes = Rows.of(figure.layout.meta), list(figure.layout.annotations)
    heads = {id(note): rows.head_at(note.y) for note in notes}
    by_name = {name: [note for note in notes if note.name == name] for name in NAMED}
    for note in notes:
        note.visible = not _joined(note, by_name, heads[id(note)])
    by_name[COUNT] = [note for note in by_name[COUNT] if note.visible]
    by_name[REMARK] = [note for note in by_name[REMARK] if note.visible]
    names = [note for name in (BOLD, CAPTION) for note in by_name[name] if heads[id(note)]]
    captioned = {head for note in by_name[CAPTION] if (head := heads[id(note)])}
    pitch = rows.pitch * stretch
    _shrink(names, NAMES * room, {BOLD: 0 if captioned else pitch, CAPTION: pitch - LINE * factor})
    lifts = _lifts([(note, heads[id(note)]) for note in names], factor)
    left = [_column(names, room), _column(by_name[LOW], VALUES * room), factor * (figure.layout.margin.l or 0)]
    right = [_column(by_name[VALUE] + by_name[REMARK] + by_name[HIGH], VALUES * room), _column(by_name[COUNT], room)]
    gaps = [sum(1.6 * GAP * factor for one in side if one) for side in (left, right)]
    domain = ((sum(left) + gaps[0]) / room, 1 - (sum(right) + gaps[1]) / room)
    ends = {rows.moved(y): end for y, end in _ends(figure).items()}
    for note in notes:
        head = heads[id(note)]
        note.y = rows.moved(note.y) if head is None else rows.moved(head.top + head.first)
        if head is not None and note.name in (BOLD, CAPTION):
            note.update(x=0, xshift=0, yshift=lifts[id(note)], bgcolor=None, align="left")
        elif note.name in (LOW, HIGH):
            _set_at_scale(note, rows, domain, factor)
        elif note.name in (VALUE, REMARK) and note.xref == "paper":
            _set_at_end(note, ends, domain[1], factor)
        elif note.name == COUNT:
            note.update(x=1, xshift=0, bgcolor=None)
        elif note.xref == "paper":
            if not note.x:  # what begins with the plot begins beside the line of zero
                note.xshift = 2 * GAP * factor
            note.x = domain[0] + (domain[1] - domain[0]) * note.x
    _move(figure, rows)
    figure.update_layout(xaxis={"domain": domain}, yaxis={"range": [rows.height - rows.above, -rows.above]})


def _lifts(names: Sequence[tuple[go.layout.Annotation, Head | None]], factor: float) -> dict[int, float]:
    """Return how far above the middle of its row each name and caption stands, so that the two fill it together."""
    captions = {head: note for note, head in names if note.name == CAPTION}
    lifts = {}
    for note, head in names:
        caption = captions.get(head)
        lines = caption.text.count("<br>") + 1 if caption is not None else 0
        if lines > 1:
            other = next(one for one, its in names if its == head and (one.name == CAPTION) != (note.name == CAPTION))
            away = LINE_HEIGHT / 2 * other.font.size * (1 if note.name == CAPTION else lines)
        else:
            away = LINE / 2 * factor * lines
        lifts[id(note)] = -away if note.name == CAPTION else away
    return lifts


def _joined(
    note: go.layout.Annotation, by_name: Mapping[str, Sequence[go.layout.Annotation]], head: Head | None
) -> bool:
    """Join a remark to the value of its first row, and the heading of n to the first n; says whether it has been."""
    if head is None or note.name not in (REMARK, COUNT):
        return False
    first = head.top + head.first
    beside = by_name[VALUE if note.name == REMARK else COUNT]
    own = next((one for one in beside if abs(one.y - first) < 1), None)
    if own is not None:
        own.text = f"{own.text} · {note.text}" if note.name == REMARK else f"{note.text} = {own.text}"
    return own is not None


def _set_at_scale(note: go.layout.Annotation, rows: Rows, domain: tuple[float, float], factor: float) -> None:
    """Set the name of a scale's end beside the scale: the low end at its left, the high one at its right."""
    low = note.name == LOW
    above = max((head for head in rows.heads if rows.moved(head.top + head.first) <= note.y), key=lambda one: one.top)
    place = {"x": domain[0], "xanchor": "right"} if low else {"x": domain[1], "xanchor": "left"}
    note.update(place, y=rows.moved(above.top + above.first), xshift=(-1 if low else 1) * GAP * factor)


def _ends(figure: go.Figure) -> dict[float, tuple[float, float]]:
    """Return how far to the right marks reach, by their height: where the last one stands, and the pixels beyond."""
    ends: dict[float, tuple[float, float]] = {}
    for trace in figure.data:
        if trace.type == "heatmap":
            continue
        beyond = trace.marker.size / 2 if trace.type == "scatter" and "markers" in trace.mode else 0
        for x, y in zip(trace.x, trace.y, strict=True):
            if x is not None and y is not None and x == x:
                # Bars that are stacked end where the next one begins.
                reach = (ends.get(y, (0, 0))[0] + x, 0) if trace.type == "bar" else (x, beyond)
                ends[y] = max(reach, ends.get(y, reach))
    return ends


def _set_at_end(
    note: go.layout.Annotation, ends: Mapping[float, tuple[float, float]], edge: float, factor: float
) -> None:
    """Set a value to the right of its row's marks; where it has none, to the right of the plot."""
    end, beyond = next((end for y, end in ends.items() if abs(y - note.y) < 1), (None, 0))
    beside = {"x": edge, "xref": "paper"} if end is None else {"x": end, "xref": "x"}
    # Rows stand so near that a ground would cut the value above. A minus has one: a line through it makes a plus.
    ground = note.bgcolor if MINUS in note.text else None
    note.update(beside, xanchor="left", xshift=GAP * factor + beyond, bgcolor=ground)


def _move(figure: go.Figure, rows: Rows) -> None:
    for trace in figure.data:
        trace.y = [None if y is None else rows.moved(y) for y in trace.y]
    for shape in figure.layout.shapes:
        shape.update(y0=rows.moved(shape.y0), y1=rows.moved(shape.y1))


def _shrink(names: Sequence[go.layout.Annotation], room: float, spare: Mapping[str, float]) -> None:
    """Set names smaller where the widest is wider than `room`, down to a point, then over two lines, and then cut it.

    `spare` is the pixels that a name, or the caption below it, has up to the next one, which two lines need.
    """
    share = max(SMALLEST, min(1, room / max(map(wide, names), default=room)))
    for note in names:
        note.font.size *= share
        if wide(note) > room and spare[note.name] >= TWO_LINES * note.font.size:
            lines = balanced(plain(note.text), note.font.size, room, bold=note.name == BOLD)
            if lines.count("<br>") == 1:
                note.text = f"<b>{lines}</b>" if note.name == BOLD else lines
        cut(note, room)


def _column(notes: Sequence[go.layout.Annotation], most: float) -> float:
    """Return the pixels that the widest of some labels takes, `most` at most."""
    return min(max(map(wide, notes), default=0), most)


def wide(note: go.layout.Annotation) -> float:
    """Return the pixels that a label's text takes."""
    return max(width(line, bold=note.name == BOLD) for line in plain(note.text).split("\n")) * note.font.size


def cut(note: go.layout.Annotation, room: float) -> None:
    """Cut a label off with an ellipsis where it is wider than `room`; the table has it whole."""
    if wide(note) <= room:
        return
    bold = note.name == BOLD
    text = html.escape(shortened(plain(note.text), room / note.font.size, bold=bold), quote=False)
    note.text = f"<b>{text}</b>" if bold else text


def plain(text: str) -> str:
    """Return a label's text without Plotly's marks."""
    return html.unescape(re.sub(r"<[^>]*>", "", text.replace("<br>", "\n")))
