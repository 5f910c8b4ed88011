"""A chart on its way out: with whom to credit, under which licence, for which filters, when, and the way back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from urllib.parse import urlencode, urlsplit

import pandas as pd

from analysis import sources
from analysis.charts.catalogue import CARD, OPEN, Entry, drawn, page_of
from analysis.charts.chart import Chart
from analysis.choices import encoded
from analysis.export import settings
from analysis.package.selection import link_parameters
from analysis.package.tables import Package
from analysis.pages import path_of

STEM = "pm-atlas"
EXAMPLE = "An example with made-up input, nobody's own."


def today() -> date:
    """Return the day, the same for visitors of every time zone (UTC)."""
    return datetime.now(UTC).date()


@dataclass(frozen=True)
class ExportedChart:
    """A light chart with what a file says about it.

    `sources` are the rows of the sources drawn. `credit` is publisher (year), licence · n. `filters` says what was
    chosen, by name. `link` leads back to this very view; empty where no running atlas is known. `day` is the day of
    export. `slug` names everything chosen in a file's name. `example` says that what is drawn is an example, not what
    somebody entered.
    """

    chart: Chart
    sources: tuple[pd.Series, ...]
    credit: str
    filters: Mapping[str, str]
    link: str = ""
    day: date = field(default_factory=today)
    slug: str = ""
    example: bool = False

    @property
    def name(self) -> str:
        """The chart's own name."""
        return self.chart.name

    @property
    def subtitle(self) -> str:
        """The chart's subtitle; of an example it says so first."""
        return f"{EXAMPLE} {self.chart.subtitle}" if self.example else self.chart.subtitle

    @property
    def signature(self) -> str:
        """Who made the file and where the chart is found, short enough to read: the page's address without a query."""
        parts = urlsplit(self.link)
        return " · ".join(filter(None, (sources.ATLAS, f"{parts.netloc}{parts.path}".rstrip("/"))))

    @property
    def footer(self) -> str:
        """The footer of an image or a slide: the credit, who made it and where the chart is found."""
        return " · ".join(filter(None, (self.credit, self.signature)))

    @property
    def described(self) -> str:
        """Everything that a reader who cannot see the chart needs: what it shows, what is absent, whom to credit."""
        return " ".join(filter(None, (self.subtitle, self.chart.alt, self.chart.note.strip(), f"{self.credit}.")))


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
    return ExportedChart(
        chart,
        tuple(rows),
        credit,
        settings.in_words(package, entry, selection),
        link,
        slug=settings.in_name(package, entry, selection, chart),
        example=settings.is_example(package, selection),
    )


def exported_entry(package: Package, entry: Entry, selection: object, root: str) -> ExportedChart:
    """Return a chart for a choice with the link to its page; `root` is the atlas's address, empty for no link."""
    page = f"{root}{path_of(page_of(entry))}"
    link = link_to(package, page, entry, selection, **encoded(package, selection)) if root else ""
    return exported_chart(package, drawn(package, entry.builder, selection, "light"), entry, selection, link)


def link_to(package: Package, address: str, entry: Entry, selection: object, **more: str | list[str]) -> str:
    """Return the link that opens a chart's page with this choice, defaults spelt out, and scrolls to the chart.

    `address` is the page's; `more` are further parameters of the link.
    """
    opened = {OPEN: "true"} if entry.is_folded and CARD not in more else {}
    query = urlencode(link_parameters(package, selection, entry.depends_on) | opened | more, doseq=True)
    return f"{address}{'?' if query else ''}{query}#{entry.name}"
