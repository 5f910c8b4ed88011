"""A chart: a figure with the words and the table that belong to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd
import plotly.graph_objects as go

from analysis import words
from analysis.charts.theme import SeriesStyle
from analysis.package.selection import Selection
from analysis.package.tables import Package


class SourceLine(str):
    """The line under a chart. It is text, and remembers which sources it names and how many observations.

    `n` counts what `unit` says, `None` where nothing is counted.
    """

    source_ids: tuple[str, ...]
    n: int | None
    unit: str

    def __new__(cls, text: str = "", source_ids: Sequence[str] = (), n: int | None = None, unit: str = "people"):
        """Return the line; it cannot be changed, as text cannot."""
        line = super().__new__(cls, text)
        line.source_ids, line.n, line.unit = tuple(source_ids), n, unit
        return line


Form = Literal[
    "ranges",
    "lines",
    "steps",
    "fan",
    "shares",
    "matrix",
    "points",
    "panels",
    "seasons",
    "dumbbells",
    "differences",
    "levels",
    "map",
]
"""Shapes that a chart may have, each with a module in `forms`."""


@dataclass(frozen=True)
class Encoding:
    """What stands for what in a chart, by columns of its table; figure, slide and fit to a sheet follow from it.

    `groups` are the columns that name a row, outer first (role, company type). `x` is the column along the axis of
    time or years, or that of a matrix; `value` the column that is drawn as a length, a height or a shade; `series` the
    column that tells series apart, whose labels come in the order `order`. `points` are the columns of what one row
    has several of, by name: percentiles and ends of a range (p10 to p90), symbols of a skill. `low` and `high` are the
    columns of an interval. `marked` are columns of what a row is set against, by its name in the key. `unit` is
    that of what is drawn: a currency's code, years, %, or empty for a bare number;
    `units` the column that says it where rows differ in it.

    `count` is the column that tells on how many a row rests; under `thin` of them its symbol is hollow. `bracketed`
    says that the interval is drawn as a bracket. `kinds` name the key's entry of each row where no column does,
    `colours` (#RRGGBB) are those of the series in their order where there is no key. `beside` are columns with
    their units whose values are written after a row's own. `apart` gives each series a plot of its own. `turns` are
    series and place along the axis of the points that have a symbol, where not all have one.
    """

    form: Form
    unit: str = ""
    groups: tuple[str, ...] = ()
    x: str = ""
    value: str = ""
    series: str = ""
    order: tuple[str, ...] = ()
    points: tuple[tuple[str, str], ...] = ()
    low: str = ""
    high: str = ""
    units: str = ""
    marked: tuple[tuple[str, str], ...] = ()
    count: str = ""
    thin: float = 0
    bracketed: bool = False
    kinds: tuple[str, ...] = ()
    colours: tuple[str, ...] = ()
    beside: tuple[tuple[str, str], ...] = ()
    apart: bool = False
    turns: tuple[tuple[str, str], ...] = ()

    @property
    def columns(self) -> frozenset[str]:
        """The columns of the table that are named here."""
        own = (*self.groups, self.x, self.value, self.series, self.low, self.high, self.units, self.count)
        several = (*(column for _point, column in (*self.points, *self.marked)), *(one for one, _unit in self.beside))
        return frozenset(filter(None, (*own, *several)))


@dataclass(frozen=True)
class Chart:
    """What a card shows and what an export carries.

    `name` is the stem of file names and of keys (`compensation-bands`). `title` is the finding, computed from
    what is drawn. `subtitle` says measure, unit, population, place, period and active filters. `source` is the
    source line with n, which knows its sources. `alt` says what a reader sees. `table` holds exactly what is
    drawn, with column names for readers. `note` names what is absent and why. `figure` is None where the data
    cannot carry the chart; the title then says so. `slug` names the filters in a file name. `encoding` says what of
    the table is drawn how; None where there is no figure.
    """

    name: str
    title: str
    subtitle: str
    source: SourceLine
    alt: str
    table: pd.DataFrame
    figure: go.Figure | None = None
    key: tuple[SeriesStyle, ...] = ()
    note: str = ""
    slug: str = ""
    encoding: Encoding | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.source, SourceLine):
            raise TypeError(f"{self.name}: the line of sources is {self.source!r}, which does not know its sources.")


def nothing(name: str, title: str) -> Chart:
    """Return a chart of which the package holds nothing: its title says so, in one sentence without full stop."""
    return Chart(name=name, title=title, subtitle="", source=SourceLine(), alt=f"{title}.", table=pd.DataFrame())


def slug(selection: Selection, *parts: str) -> str:
    """Return the filters as they stand in a file name: united-states_startup-corporate."""
    company_types = "-".join(selection.company_types) or "all-company-types"
    texts = [selection.country, company_types, *parts]
    return hyphenated(*texts)


def hyphenated(*texts: str) -> str:
    """Return ids and names as they stand in a file name: united-states_senior-pm; empty ones are left out."""
    return "_".join(text.lower().replace(" ", "-").replace("_", "-") for text in texts if text)


def source_line(package: Package, source_ids: Iterable[str], n: int | None = None, unit: str = "people") -> SourceLine:
    """Return the line under a chart, derived from the sources of the rows drawn: publisher, period and n."""
    once = list(dict.fromkeys(source_ids))
    if not once:
        return SourceLine()
    sources = package["sources"].set_index("source_id").loc[once]
    names = [
        f"{row.attribution} ({words.period(row.period)})" if row.period else row.attribution
        for row in sources.itertuples()
    ]
    count = "" if n is None else f", n = {n:,} {unit}"
    return SourceLine(f"Source{'s' if len(names) > 1 else ''}: {'; '.join(names)}{count}.", once, n, unit)
