"""A chart as an interactive page of its own, which needs neither server nor network."""

from __future__ import annotations

import html
from string import Template

import plotly.graph_objects as go

from analysis.charts.chart import Chart
from analysis.charts.theme import FONT, PALETTES
from analysis.export.exported import ExportedChart

PAGE = Template("""<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>$title</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
body { font: 16px/1.45 $font; color: $text; background: $page; max-width: 960px; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem }
p, summary { color: $muted; margin: .5rem 0; overflow-wrap: anywhere }
.key span { white-space: nowrap; margin-right: 1rem; color: $text }
.scroll { overflow-x: auto }
table { border-collapse: collapse; font-size: .85rem }
td, th { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid $grid }
</style></head>
<body><main>
<h1>$title</h1>
<p>$subtitle</p>
<p class="key">$key</p>
<figure role="img" aria-label="$alt" style="margin: 0">$plot</figure>
<p>$note</p>
<p>$credit $link</p>
<details><summary>The figures as a table</summary><div class="scroll">$table</div></details>
</main></body>
</html>
""")


def page(exported: ExportedChart) -> bytes:
    """Return the chart as an HTML page: its words as text, the figure to touch, the table below.

    Raises `ValueError` where the chart has no figure.
    """
    chart, palette = exported.chart, PALETTES["light"]
    if chart.figure is None:
        raise ValueError(f"{chart.name} has no figure to export: {chart.title}")
    texts = {"title": chart.title, "subtitle": chart.subtitle, "alt": chart.alt, "note": chart.note}
    link = html.escape(exported.link)
    filled = PAGE.substitute(
        {name: html.escape(text) for name, text in texts.items()},
        credit=html.escape(exported.credit) + (" ·" if link else ""),
        link=f'<a href="{link}">{link}</a>' if link else "",
        key=_key(chart),
        plot=_plot(chart.figure),
        table=chart.table.to_html(index=False, border=0, na_rep=""),
        font=FONT,
        text=palette.text,
        muted=palette.muted,
        grid=palette.grid,
        page=palette.page,
    )
    return filled.encode()


def _key(chart: Chart) -> str:
    entries = (f'<b style="color: {one.colour}">{one.glyph}</b> {html.escape(one.label)}' for one in chart.key)
    return "".join(f"<span>{entry}</span>" for entry in entries)


def _plot(figure: go.Figure) -> str:
    return figure.to_html(
        full_html=False,
        include_plotlyjs=True,
        default_height=f"{figure.layout.height}px",
        config={"responsive": True, "displayModeBar": False, "scrollZoom": False},
    )
