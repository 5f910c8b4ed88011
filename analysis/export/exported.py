"""A chart on its way out: with whom to credit, under which licence, for which filters, when, and the way back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from urllib.parse import urlencode

import pandas as pd

from analysis import sources
from analysis.charts.catalogue import CARD, OPEN, Entry
from analysis.charts.chart import Chart
from analysis.package.selection import link_parameters
from analysis.package.tables import Package

STEM = "pm-atlas"


def today() -> date:
    """Return the day, the same for visitors of every time zone (UTC)."""
    return datetime.now(UTC).date()


@dataclass(frozen=True)
class ExportedChart:
    """A light chart with what a file says about it.

    `sources` are the rows of the sources drawn. `credit` is publisher (year) · n · licence. `filters` says what was
    chosen, by name. `link` leads back to this very view; empty where no running atlas is known. `day` is the day of
    export.
    """

    chart: Chart
    sources: tuple[pd.Series, ...]
    credit: str
    filters: Mapping[str, str]
    link: str = ""
    day: date = field(default_factory=today)

    @property
    def footer(self) -> str:
        """The footer of an image or a slide: the credit and the link to this view."""
        return " · ".join(filter(None, (self.credit, self.link or sources.ATLAS)))


def file_name(parts: Iterable[str], extension: str) -> str:
    """Return the name of a file from what it holds and for which filters, with the day."""
    return f"{'_'.join(filter(None, (STEM, *parts)))}_{today()}.{extension}"


def exported_chart(package: Package, chart: Chart, entry: Entry, selection: object, link: str = "") -> ExportedChart:
    """Return a chart ready to be exported; `link` as `link_to` makes it."""
    line = chart.source
    rows, credit = (
        sources.described(package, line.source_ids),
        sources.credit(package, line.source_ids, line.n, line.unit),
    )
    return ExportedChart(chart, tuple(rows), credit, filters_in_words(package, entry, selection), link)


def link_to(package: Package, address: str, entry: Entry, selection: object, **more: str | list[str]) -> str:
    """Return the link that opens a chart's page with this choice, defaults spelt out, and scrolls to the chart.

    `address` is the page's; `more` are further parameters of the link.
    """
    opened = {OPEN: "true"} if entry.is_folded and CARD not in more else {}
    query = urlencode(link_parameters(package, selection, entry.depends_on) | opened | more, doseq=True)
    return f"{address}{'?' if query else ''}{query}#{entry.name}"


def filters_in_words(package: Package, entry: Entry, selection: object) -> dict[str, str]:
    """Return what was chosen in words: the names that the tables give to ids, else the values themselves."""
    names = {
        "company_type": dict(package["company_types"][["company_type", "name"]].itertuples(index=False)),
        "role": dict(package["roles"][["role_id", "name"]].itertuples(index=False)),
    }
    return {
        name.replace("_", " ").capitalize(): ", ".join(names.get(name, {}).get(value, value) for value in values)
        for name, values in link_parameters(package, selection, entry.depends_on).items()
    }
