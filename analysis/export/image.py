"""A chart as an image or page that stands on its own: its words set into the figure, on white."""

from __future__ import annotations

import html
import textwrap

import plotly.graph_objects as go

from analysis.charts.chart import Chart
from analysis.charts.theme import INK, Series
from analysis.export.engine import engine

WIDTH = 1200
SCALE = 2
MARGIN = 40
TITLE_SIZE, TEXT_SIZE, SMALL_SIZE = 26, 16, 13
LINE_HEIGHT = 1.32
AVERAGE_GLYPH = 0.53
"""Width of an average character in units of the font size; bold text takes a tenth more. Errs on the wide side."""


def for_export(chart: Chart, width: int = WIDTH) -> go.Figure:
    """Return a copy of a light chart's figure that carries title, subtitle, key, note and source itself.

    Text is wrapped to `width` pixels, the height grows with it, and nothing depends on the page's theme.
    Raises `ValueError` where the chart has no figure.
    """
    if chart.figure is None:
        raise ValueError(f"{chart.name} has no figure to export: {chart.title}")
    figure, ink = go.Figure(chart.figure), INK["light"]
    room = width - 2 * MARGIN
    head = [
        (f"<b>{_wrapped(chart.title, TITLE_SIZE * 1.1, room)}</b>", TITLE_SIZE, ink.text),
        (_wrapped(chart.subtitle, TEXT_SIZE, room), TEXT_SIZE, ink.muted),
        (_key(chart.key, room), TEXT_SIZE, ink.text),
    ]
    foot = [
        (_wrapped(chart.note, SMALL_SIZE, room), SMALL_SIZE, ink.muted),
        (_wrapped(f"{chart.source} PM Career Atlas.", SMALL_SIZE, room), SMALL_SIZE, ink.muted),
    ]
    above, head_height = _stacked(head, top=MARGIN)
    below, foot_height = _stacked(foot, top=44)
    plot_height = figure.layout.height - 44
    figure.update_layout(
        width=width,
        height=round(head_height + 20 + plot_height + foot_height + 24),
        margin={"l": MARGIN, "r": MARGIN, "t": head_height + 20, "b": foot_height + 24},
        paper_bgcolor=ink.page,
        plot_bgcolor=ink.page,
    )
    for text, offset, size, colour in above:
        _write(figure, text, size, colour, y=1, yshift=head_height + 20 - offset)
    for text, offset, size, colour in below:
        _write(figure, text, size, colour, y=0, yshift=-offset)
    return figure


def png(chart: Chart) -> bytes:
    """Return the chart as PNG at twice its size in pixels; raises `ExportError` without a browser."""
    return engine().draw(for_export(chart), format="png", scale=SCALE)


def svg(chart: Chart) -> bytes:
    """Return the chart as SVG; raises `ExportError` without a browser."""
    return engine().draw(for_export(chart), format="svg")


def page(chart: Chart) -> bytes:
    """Return the chart as an interactive HTML page that needs neither server nor network."""
    body = for_export(chart).to_html(include_plotlyjs=True, full_html=True, config={"displaylogo": False})
    title = f"<head><title>{html.escape(chart.title)}</title>"
    return body.replace("<head>", title, 1).replace("<html>", '<html lang="en">', 1).encode()


def _wrapped(text: str, size: float, room: float) -> str:
    lines = textwrap.wrap(text, int(room / (size * AVERAGE_GLYPH)))
    return "<br>".join(html.escape(line, quote=False) for line in lines)


def _key(key: tuple[Series, ...], room: float) -> str:
    """Return the entries of a key, as many on a line as there is room for."""
    lines, width = [[]], 0.0
    for one in key:
        needs = (len(one.label) + 6) * TEXT_SIZE * AVERAGE_GLYPH
        if lines[-1] and width + needs > room:
            lines, width = [*lines, []], 0.0
        lines[-1].append(f'<span style="color:{one.colour}">{one.sign}</span> {html.escape(one.label, quote=False)}')
        width += needs
    return "<br>".join("    ".join(line) for line in lines)


def _stacked(blocks: list[tuple[str, int, str]], top: float) -> tuple[list[tuple[str, float, int, str]], float]:
    """Place blocks of text below one another; returns text, offset, size and colour each, and the end."""
    placed, offset = [], float(top)
    for text, size, colour in blocks:
        if text and text != "<b></b>":
            placed.append((text, offset, size, colour))
            offset += size * LINE_HEIGHT * (text.count("<br>") + 1) + 8
    return placed, offset


def _write(figure: go.Figure, text: str, size: int, colour: str, **place: float) -> None:
    # Offsets are pixels from the plot's edge: fractions would move with the height.
    figure.add_annotation(
        text=text,
        x=0,
        xref="paper",
        yref="paper",
        xanchor="left",
        yanchor="top",
        align="left",
        showarrow=False,
        font={"size": size, "color": colour},
        **place,
    )
