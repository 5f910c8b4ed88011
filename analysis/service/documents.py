"""A chart as data: what its file in JSON says, and the list of all charts."""

from __future__ import annotations

import json
import re
from typing import Any

import pandas as pd

from analysis import choices, sources
from analysis.charts.catalogue import CHARTS, Entry, drawn
from analysis.charts.chart import Chart, Encoding
from analysis.export.exported import ExportedChart
from analysis.export.formats import FORMATS
from analysis.inputs import Choice, Choices
from analysis.package.memory import kept
from analysis.package.tables import Package
from analysis.pages import pages_of, path_of
from analysis.service.addresses import CHARTS_PATH, heeded
from analysis.service.asked import JSON
from analysis.typed import Number

IN_BRACKETS = re.compile(r"\(([^()]+)\)$")

PRECISION = 15
"""Digits of a number: all that it has."""


def document(package: Package, exported: ExportedChart) -> bytes:
    """Return a chart as JSON: words, rows exactly as drawn with their units, n, interval, sources and release."""
    chart, encoding = exported.chart, exported.chart.encoding
    told = {
        "name": chart.name,
        "title": chart.title,
        "finding": f"{chart.title}.",
        "subtitle": chart.subtitle,
        "description": chart.alt,
        "note": chart.note,
        "filters": dict(exported.filters),
        "n": chart.source.n,
        "n_counts": chart.source.unit if chart.source.n is not None else None,
        "unit": encoding.unit if encoding else "",
        "columns": _columns(chart),
        "interval": _interval(package, encoding),
        "rows": json.loads(chart.table.to_json(orient="records", date_format="iso", double_precision=PRECISION)),
        "sources": [_source(row) for row in exported.sources],
        "licence": list(dict.fromkeys(row["licence"] for row in exported.sources)),
        "credit": exported.credit,
        "link": exported.link,
        "release": release(package),
        "made": str(exported.day),
    }
    return json.dumps(told, ensure_ascii=False).encode()


def release(package: Package) -> dict[str, str]:
    """Return the version of the data and the day on which it was made, as its descriptor says."""
    return {name: str(package.descriptor.get(name, "")) for name in ("version", "created")}


@kept(most=1)
def listed(package: Package) -> bytes:
    """Return every chart as JSON: name, title for what is shown first, page, filters that it heeds, and formats."""
    formats = (JSON, *FORMATS)
    charts = [_listed(package, page, entry) for page, entries in CHARTS.items() for entry in entries]
    told = {"release": release(package), "formats": formats, "charts": charts}
    return json.dumps(told, ensure_ascii=False).encode()


def _listed(package: Package, page: str, entry: Entry) -> dict[str, Any]:
    every = choices.inputs(package)
    return {
        "name": entry.name,
        "title": drawn(package, entry.builder, entry.first(package), "light").title,
        "page": pages_of(package)[page].title,
        "link": f"{path_of(page)}#{entry.name}",
        "address": f"{CHARTS_PATH}/{entry.name}.{JSON}",
        "filters": {name: _allowed(every[name]) for name in heeded(package, entry)},
    }


def _allowed(one: object) -> list[str] | dict[str, int] | None:
    """Return what a filter knows: its values, or the bounds of a number."""
    if isinstance(one, Choice | Choices):
        return list(one.options)
    return {"least": one.least, "most": one.most} if isinstance(one, Number) else None


def _columns(chart: Chart) -> list[dict[str, str]]:
    """Return name, kind and unit of each column: that of what is drawn, else the one in brackets at the name's end."""
    encoding, table = chart.encoding, chart.table
    measured = {encoding.value, encoding.low, encoding.high, *dict(encoding.points).values()} if encoding else set()
    return [
        {
            "name": str(name),
            "type": _kind(table[name]),
            "unit": encoding.unit if encoding and name in measured else "".join(IN_BRACKETS.findall(str(name))),
        }
        for name in table.columns
    ]


def _kind(column: pd.Series) -> str:
    if pd.api.types.is_bool_dtype(column):
        return "boolean"
    if pd.api.types.is_datetime64_any_dtype(column):
        return "date"
    return "number" if pd.api.types.is_numeric_dtype(column) else "string"


def _interval(package: Package, encoding: Encoding | None) -> dict[str, Any] | None:
    """Return the columns of the interval's ends and how often such intervals hold the true value, from 0 to 1."""
    if encoding is None or not encoding.low:
        return None
    return {"low": encoding.low, "high": encoding.high, "level": package.rules["interval"] / 100}


def _source(row: pd.Series) -> dict[str, str]:
    told = ("source_id", "title", "publisher", "date", "period", "url", "licence", "licence_url", "method", "caveat")
    return {name: str(row[name]) for name in told} | {"citation": sources.citation(row)}
