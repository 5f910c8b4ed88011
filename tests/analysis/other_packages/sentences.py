"""Sentences with a hole in them, and words of the shipped package where another one is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from analysis.charts.chart import Chart
from analysis.package.tables import Package
from analysis.pages import PAGES
from tests.analysis.other_packages.houses import House

HOLES = re.compile(
    r"  (?!\n)|\bnan\b|\bNaN\b|\bNone\b|<NA>|NaT| ,| \.(?!\d)|\*\*\*\*|\.\.(?!\.)|,\.|: ?\.|;$|,$|\(\)|[{}]|"
    r"(?<!Offer )\b[Aa] (?=[aeio](?!u|ne)\w)|\b[Aa]n (?=[^aeiouAEIOUhxF\W\d]\w)"
)
"""What a sentence with a hole, or with the other article, has."""

NAMES = (
    *(("roles", column) for column in ("name", "plural", "short_name")),
    *(("company_types", column) for column in ("name", "plural")),
    *(("sources", column) for column in ("title", "publisher")),
    *(("sides", column) for column in ("name", "noun")),
    *((table, "name") for table in ("pay_sources", "skills", "backgrounds", "interview_kinds", "trajectories")),
    *((table, "country") for table in ("progression", "compensation")),
    *((table, "place") for table in ("demand", "wages", "place_pay", "entry_hiring") if table != "wages"),
)
"""Columns of names that are a package's own."""

PLAIN = {"World", "Worldwide", "IT", "Sales", "Marketing"}
"""Names that are plain words of any text."""

MONEY = re.compile(r"[$¥₹]|\bUSD\b|\b[Dd]ollars?\b")
YEARS = re.compile(r"\b(?:19\d\d|20[012]\d)\b")
OWN = ["PM Career Atlas", r"pm-atlas\w*", "pm-career-atlas", *(re.escape(page.title) for page in PAGES.values())]
BRAND = re.compile("|".join([*OWN, *(re.escape(page.question) for page in PAGES.values() if page.question)]))
"""What the atlas calls itself and its pages, whatever it shows."""


def foreign(shipped: Package) -> re.Pattern:
    """Return a pattern of the names of the shipped package, its money and its years."""
    names = {str(name) for table, column in NAMES for name in shipped[table][column] if name} - PLAIN
    ids = {one for column in ("role_id",) for one in shipped["roles"][column] if "_" in one}
    words = "|".join(sorted(map(re.escape, names | ids), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)|{MONEY.pattern}|{YEARS.pattern}")


def faults(text: str, strange: re.Pattern, house: House) -> list[str]:
    """Return what is wrong in a text, each with the words around it."""
    text = BRAND.sub("Atlas", text.replace("\u00a0", " ").strip())
    found = [*HOLES.finditer(text), *strange.finditer(text)]
    return [
        f"{one[0]!r} in …{text[max(one.start() - 40, 0) : one.end() + 40]}…" for one in found if one[0] != house.name
    ]


def texts_of(chart: Chart) -> dict[str, str]:
    """Return the texts of a chart by what they are, its table's words among them."""
    texts = {part: getattr(chart, part) for part in ("title", "subtitle", "alt", "note")} | {
        "source": str(chart.source)
    }
    words = (str(value) for name in chart.table for value in chart.table[name] if isinstance(value, str))
    return texts | {
        "key": "; ".join(one.label for one in chart.key),
        "table": "\n".join([*chart.table.columns, *words]),
    }


def ends_properly(chart: Chart) -> Iterator[str]:
    """Yield the texts of a chart that do not end as they should: a title without full stop, all others with one."""
    if not chart.title or chart.title[-1] in ".,;: ":
        yield f"title: {chart.title}"
    for part in ("subtitle", "alt", "note"):
        text = getattr(chart, part).strip()
        if text and text[-1] not in ".?!":
            yield f"{part}: {text}"


def said(texts: Iterable[str]) -> str:
    """Return texts as one, each on a line of its own."""
    return "\n".join(filter(None, map(str, texts)))
