"""A pack: charts collected across pages as one whole, with what stands before and after them in every kind of file."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd

from analysis import sources, words
from analysis.export.exported import ExportedChart, today

CONTENTS, CAVEATS, SOURCES = "Contents", "What these charts cannot tell", "Sources and licences"
"""Headings of what stands before and after the charts."""

BACK = f"Open these charts in the {sources.ATLAS}, each with its filters"
"""What leads back to what was collected, whose address is too long to be read."""

LONGEST_SLUG = 40
"""Characters of a title in the name of a file."""


@dataclass(frozen=True)
class Text:
    """A paragraph before or after the charts, and the address to which it leads, if any."""

    text: str
    address: str = ""


@dataclass(frozen=True)
class Pack:
    """Charts in order, the title that their collector gave them, and the link that collects them again, if known."""

    title: str
    exports: tuple[ExportedChart, ...]
    link: str = ""

    @property
    def subtitle(self) -> str:
        """What the pack is: how many charts, of what, of which day."""
        many = len(self.exports)
        return f"{many} chart{'' if many == 1 else 's'} from the {sources.ATLAS}, {words.day(today())}"

    @property
    def sources(self) -> tuple[pd.Series, ...]:
        """The sources drawn, each once, in the order of the charts."""
        return tuple({row["source_id"]: row for exported in self.exports for row in exported.sources}.values())


def default_title() -> str:
    """Return the title of a pack to which nobody gave one."""
    return f"Charts from the {sources.ATLAS}"


def title_slug(title: str) -> str:
    """Return a title as it stands in the name of a file: its letters and digits, at most so many; empty for none."""
    return re.sub(r"[\W_]+", "-", title.lower()).strip("-")[:LONGEST_SLUG].rstrip("-")


def caveats(pack: Pack) -> list[Text]:
    """Return what the sources of a pack cannot tell, one paragraph a source."""
    return [Text(f"{row['title']}: {row['caveat']}") for row in pack.sources if row["caveat"]]


def citations(pack: Pack) -> list[Text]:
    """Return how to cite each source of a pack, with its licence, one paragraph a source, and the way back."""
    cited = [Text(f"{sources.citation(row)} Licence: {row['licence']}.", row["url"]) for row in pack.sources]
    return [*cited, Text(BACK, pack.link)] if pack.link else cited


def contents(pack: Pack) -> list[Text]:
    """Return the charts of a pack as numbered lines."""
    return [Text(f"{at}. {exported.chart.title}") for at, exported in enumerate(pack.exports, 1)]
