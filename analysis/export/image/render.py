"""A chart as an image that stands on its own: its words set into the figure, on white, on a sheet of a set size."""

from __future__ import annotations

import html
from dataclasses import dataclass
from itertools import count

import plotly.graph_objects as go

from analysis import sources, words
from analysis.charts.theme import PALETTES
from analysis.export.exported import ExportedChart
from analysis.export.image import document, qr, stamp
from analysis.export.image.abreast import FEWEST, FEWEST_ON_SQUARE, set_abreast
from analysis.export.image.canvas import (
    BETWEEN,
    LANDSCAPE,
    LINE_HEIGHT,
    PLATE,
    SQUARE,
    Canvas,
    balanced,
    key_lines,
    shortened,
    width,
    wrapped,
)
from analysis.export.image.engine import engine
from analysis.export.image.fit import best_fit, fitted

LEAST_PLOT = 0.42
"""Share of a sheet's height that the plot gets at least."""

TITLE_SIZES = (1, 0.88, 0.76)
"""A title over two lines is set smaller, down to the last of these."""

EDGE = 0.6
"""Room below the last line, in margins."""


@dataclass(frozen=True)
class Block:
    """Lines of text of one size and colour."""

    text: str
    size: float
    colour: str

    @property
    def height(self) -> float:
        """Pixels from the top of the block to the top of the next."""
        return self.size * (LINE_HEIGHT * (self.text.count("<br>") + 1) + BETWEEN)


def for_export(exported: ExportedChart, canvas: Canvas = LANDSCAPE) -> go.Figure:
    """Return a copy of a light chart's figure that carries title, subtitle, key, note and credit itself.

    Nothing depends on the page's theme. A chart with so many rows or words that its type would be too small to read
    gets a sheet twice as high, or three times. Raises `ValueError` where the chart has no figure.
    """
    chart, palette = exported.chart, PALETTES["light"]
    if chart.figure is None:
        raise ValueError(f"{chart.name} has no figure to export: {chart.title}")
    figure, head, foot = go.Figure(chart.figure), _head(exported, canvas), _foot(exported, canvas)
    set_abreast(figure, FEWEST if canvas.width > canvas.height else FEWEST_ON_SQUARE)
    link = None if canvas.bare else qr.code(exported.link)
    below_plot = max(_height(foot), canvas.code if link else 0)
    top, bottom = round(canvas.margin + _height(head)), round(EDGE * canvas.margin + below_plot)
    for sheets in count(1):
        height = sheets * canvas.height
        room = height - top - bottom
        fit = best_fit(figure, canvas, room)
        if room >= LEAST_PLOT * canvas.height and fit.factor >= canvas.least:
            break
    fitted(figure, fit, canvas)
    figure.update_layout(
        width=canvas.width,
        height=height,
        margin={"l": canvas.margin, "r": canvas.margin, "t": top, "b": height - top - fit.height},
        paper_bgcolor=palette.page,
        plot_bgcolor=palette.page,
    )
    labels = [note.to_plotly_json() | {"text": words.printable(note.text)} for note in figure.layout.annotations]
    above = notes_of(head, y=1, offset=-(top - canvas.margin))
    below = notes_of(foot, y=0, offset=height - top - fit.height - bottom)
    # All at once: Plotly looks at every note again with each that is added.
    figure.layout.annotations = [*labels, *above, *below]
    if link:
        figure.add_layout_image(_in_corner(link, figure, canvas))
    return figure


def _in_corner(link: qr.Code, figure: go.Figure, canvas: Canvas) -> dict:
    """Return a code in the sheet's lower right corner, for a figure whose size and margins are set."""
    layout, side = figure.layout, link.pixels(canvas.code, canvas.scale)
    wide, high = layout.width - layout.margin.l - layout.margin.r, layout.height - layout.margin.t - layout.margin.b
    foot = (EDGE * canvas.margin - layout.margin.b) / high
    corner = {"xref": "paper", "yref": "paper", "x": 1, "xanchor": "right", "y": foot, "yanchor": "bottom"}
    return corner | {"source": link.image, "sizex": side / wide, "sizey": side / high}


def png(exported: ExportedChart) -> bytes:
    """Return the chart as PNG, 1200 by 675 at twice its pixels; raises `ExportError` without a browser."""
    return stamp.png(_drawn(exported, LANDSCAPE, "png"), exported)


def square(exported: ExportedChart) -> bytes:
    """Return the chart as PNG of 1080 by 1080 pixels; raises `ExportError` without a browser."""
    return stamp.png(_drawn(exported, SQUARE, "png"), exported)


def svg(exported: ExportedChart) -> bytes:
    """Return the chart as SVG, 1200 by 675; raises `ExportError` without a browser."""
    return stamp.svg(_drawn(exported, LANDSCAPE, "svg"), exported)


def plate(exported: ExportedChart) -> bytes:
    """Return the chart as PNG without its words, for the middle of a slide; raises `ExportError` without a browser."""
    return stamp.png(_drawn(exported, PLATE, "png"), exported)


def pdf(exported: ExportedChart) -> bytes:
    """Return the chart as PDF of one page, its text as text; raises `ExportError` without a browser."""
    made = document.Document()
    made.add(_drawn(exported, LANDSCAPE, "pdf"), exported.chart.title, exported.described)
    made.lead_back(exported, link_place(exported))
    return made.finished(exported.chart.title)


def numbered(figure: go.Figure, number: int, canvas: Canvas = LANDSCAPE) -> go.Figure:
    """Return the figure of a page with the page's number in the corner below."""
    below = figure.layout.margin.b - 0.25 * canvas.margin
    place = {"x": 1, "xref": "paper", "xanchor": "right", "y": 0, "yref": "paper", "yanchor": "bottom"}
    font = {"size": canvas.small, "color": PALETTES["light"].muted}
    return figure.add_annotation(place, text=str(number), yshift=-below, showarrow=False, font=font)


def size(exported: ExportedChart, canvas: Canvas) -> tuple[int, int]:
    """Return the pixels of an image of the chart: width and height."""
    layout = for_export(exported, canvas).layout
    return round(layout.width * canvas.scale), round(layout.height * canvas.scale)


def link_place(exported: ExportedChart, canvas: Canvas = LANDSCAPE) -> document.Place:
    """Return where the last line of a sheet stands, which leads back to the chart."""
    bottom, line = EDGE * canvas.margin, _foot(exported, canvas)[-1]
    wide = width(shortened(exported.signature, canvas.room / line.size)) * line.size
    return canvas.margin, bottom, canvas.margin + wide, bottom + line.height


def _drawn(exported: ExportedChart, canvas: Canvas, file_format: str) -> bytes:
    return engine().draw(
        for_export(exported, canvas), format=file_format, scale=canvas.scale if file_format == "png" else 1
    )


def _head(exported: ExportedChart, canvas: Canvas) -> list[Block]:
    chart, palette, room = exported.chart, PALETTES["light"], canvas.room
    for share in TITLE_SIZES:
        size = share * canvas.title
        title = balanced(chart.title, size, room, bold=True)
        if title.count("<br>") <= 1:
            break
    said = (
        Block(f"<b>{title}</b>", size, palette.text),
        Block(wrapped(exported.subtitle, canvas.text, room), canvas.text, palette.muted),
    )
    key = Block(key_lines(chart.key, canvas.text, room), canvas.text, palette.text)
    return _filled(*(() if canvas.bare else said), key)


def _foot(exported: ExportedChart, canvas: Canvas) -> list[Block]:
    if canvas.bare:
        return []
    muted, size = PALETTES["light"].muted, canvas.small
    room = canvas.room - (canvas.code + canvas.margin / 2 if qr.has_code(exported.link) else 0)
    signed = html.escape(shortened(exported.signature, room / size), quote=False)
    if exported.link:
        name = f"{sources.ATLAS} · "
        signed = f'{name}<a href="{html.escape(exported.link)}">{signed.removeprefix(name)}</a>'
    return _filled(
        *(Block(wrapped(text, size, room), size, muted) for text in (exported.chart.note, exported.credit)),
        Block(signed, size, muted),
    )


def _filled(*blocks: Block) -> list[Block]:
    return [block for block in blocks if block.text]


def _height(blocks: list[Block]) -> float:
    return sum(block.height for block in blocks)


def notes_of(blocks: list[Block], y: int, offset: float) -> list[dict]:
    """Return blocks as notes below one another, from `offset` pixels below the plot's top (`y` 1) or bottom (0)."""
    # Pixels from the plot's edge: fractions would move with the height.
    place = {"x": 0, "xref": "paper", "xanchor": "left", "y": y, "yref": "paper", "yanchor": "top", "align": "left"}
    notes = []
    for block in blocks:
        font = {"size": block.size, "color": block.colour}
        notes.append(place | {"text": block.text, "yshift": -offset, "showarrow": False, "font": font})
        offset += block.height
    return notes
