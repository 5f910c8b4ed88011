"""A chart as an interactive page of its own, which needs neither server nor network."""

from __future__ import annotations

import html
import json
from dataclasses import fields
from string import Template
from typing import Any

import plotly.graph_objects as go
from plotly.utils import PlotlyJSONEncoder

from analysis import sources
from analysis.charts.chart import Chart
from analysis.charts.theme import FONT, PALETTES, Mode
from analysis.export.exported import ExportedChart
from analysis.export.html_table import html_table

PAGE = Template("""<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>$title</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="$alt">
<meta name="author" content="$atlas">
<style>
:root { color-scheme: light dark; $light }
@media (prefers-color-scheme: dark) { :root { $dark } }
body { font: 16px/1.45 $font; color: var(--text); background: var(--page); max-width: 960px; margin: 2rem auto;
  padding: 0 1rem }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem }
p, summary, caption { color: var(--muted); margin: .5rem 0; overflow-wrap: anywhere; text-align: left }
a { color: inherit }
.key span { white-space: nowrap; margin-right: 1rem; color: var(--text) }
.scroll { overflow-x: auto }
table { border-collapse: collapse; font-size: .85rem }
td, th { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid var(--grid) }
thead th { position: sticky; top: 0; background: var(--page) }
.figure { text-align: right; font-variant-numeric: tabular-nums }
td.figure { white-space: nowrap }
@media print { .scroll { overflow: visible } }
</style></head>
<body><main>
<h1>$title</h1>
<p>$subtitle</p>
<p class="key">$key</p>
<noscript><style>figure { display: none }</style>
<p>A script draws the chart, and scripts are switched off here: $alt The figures are in the table below.</p>
</noscript>
<figure role="img" aria-label="$alt" style="margin: 0">$plot</figure>
<p>$note</p>
<p>$credit</p>
<p>$signature</p>
<details open><summary>The figures as a table</summary><div class="scroll">$table</div></details>
</main>
<script>
document.querySelector("details").open = false; // with scripts the chart is seen first
const plot = document.getElementById("chart"), dark = matchMedia("(prefers-color-scheme: dark)");
const looks = { false: { data: plot.data, layout: plot.layout }, true: $dark_figure };
const dress = () => Plotly.react(plot, looks[dark.matches].data, looks[dark.matches].layout);
dark.addEventListener("change", dress);
if (dark.matches) dress();
</script>
</body>
</html>
""")


def page(exported: ExportedChart) -> bytes:
    """Return the chart as an HTML page: its words as text, the figure to explore in light and dark, the table below.

    Without scripts it has the words and the table. Raises `ValueError` where the chart has no figure.
    """
    chart = exported.chart
    if chart.figure is None:
        raise ValueError(f"{chart.name} has no figure to export: {chart.title}")
    texts = {"title": chart.title, "subtitle": exported.subtitle, "alt": chart.alt, "note": chart.note}
    filled = PAGE.substitute(
        {name: html.escape(text) for name, text in texts.items()},
        atlas=sources.ATLAS,
        credit=html.escape(exported.credit),
        signature=_signature(exported),
        key=_key(chart),
        plot=_plot(chart.figure),
        dark_figure=_script(in_dark(chart.figure.to_plotly_json())),
        table=html_table(chart.table, chart.title),
        font=FONT,
        light=_variables("light"),
        dark=_variables("dark"),
    )
    return filled.encode()


def in_dark(part: Any, within: str = "") -> Any:
    """Return a light figure, or a part of one, in the colours of the dark page; marks, and letters on them, stay."""
    if isinstance(part, dict):
        on_marks = within.endswith("font") and part.get("color") == PALETTES["light"].page
        return {key: value if on_marks else in_dark(value, key) for key, value in part.items()}
    if isinstance(part, list | tuple):
        return [in_dark(value, within) for value in part]
    return IN_DARK.get(part, part) if isinstance(part, str) else part


IN_DARK = {
    getattr(PALETTES["light"], one.name): getattr(PALETTES["dark"], one.name) for one in fields(PALETTES["light"])
}
"""The colours of a light page as they are on a dark one."""


def _variables(mode: Mode) -> str:
    return "; ".join(f"--{one.name}: {getattr(PALETTES[mode], one.name)}" for one in fields(PALETTES[mode]))


def _signature(exported: ExportedChart) -> str:
    """Return who made the page, with the link to the very view behind its short address."""
    name, _mark, address = exported.signature.partition(" · ")
    link = f' · <a href="{html.escape(exported.link)}">{html.escape(address)}</a>' if exported.link else ""
    return f"{html.escape(name)}{link}, {exported.day}"


def _script(value: Any) -> str:
    """Return a value as a script has it; no text in it ends the script."""
    return json.dumps(value, cls=PlotlyJSONEncoder).replace("<", "\\u003c")


def _key(chart: Chart) -> str:
    entries = (f'<b style="color: {one.colour}">{one.glyph}</b> {html.escape(one.label)}' for one in chart.key)
    return "".join(f"<span>{entry}</span>" for entry in entries)


def _plot(figure: go.Figure) -> str:
    return figure.to_html(
        full_html=False,
        include_plotlyjs=True,
        div_id="chart",
        default_height=f"{figure.layout.height}px",
        config={"responsive": True, "displayModeBar": False, "scrollZoom": False},
    )
