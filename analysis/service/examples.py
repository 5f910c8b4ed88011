"""How to take figures along by their addresses: examples to copy, and the code that embeds a card."""

from __future__ import annotations

from typing import NamedTuple

from analysis.charts.catalogue import CHARTS
from analysis.package.tables import Package
from analysis.service.addresses import CHARTS_PATH


class Example(NamedTuple):
    """An example: for whom, in which language (as highlighters call it), and its code."""

    label: str
    language: str | None
    code: str


def examples(package: Package, root: str) -> list[Example]:
    """Return how to read a chart's figures with pandas, in a sheet and in R; `root` is the atlas's own address."""
    entry, kind = CHARTS["compensation"][0], next(iter(package.types.ids), "")
    address = f"{root}{CHARTS_PATH}/{entry.name}"
    query = f"?company_type={kind}" if kind else ""
    return [
        Example("Python, pandas", "python", f'import pandas as pd\n\npay = pd.read_csv("{address}.csv{query}")'),
        Example("A sheet (Google Sheets)", None, f'=IMPORTDATA("{address}.csv{query}")'),
        Example("R", "r", f'pay <- jsonlite::fromJSON("{address}.json{query}")\npay$title\npay$rows'),
    ]
