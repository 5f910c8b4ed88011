"""A self-assessment as a sheet for a review talk: PDF to print and CSV to work on. Needs no browser."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable
from xml.sax.saxutils import escape

import pandas as pd

from analysis import growth, skills, words
from analysis.export import sheet
from analysis.growth import Assessment
from analysis.package.tables import Package
from analysis.sources import ATLAS, citation

LINES_TO_FILL = "Name ______________________   Date ______________   With ______________________"
COLUMN_WIDTHS = (0.34, 0.17, 0.17, 0.20, 0.12)
"""Of the table of skills, as shares of the page's width."""


def csv(package: Package, mine: Assessment, done: tuple[str, ...]) -> bytes:
    """Return skills and milestones as one table (UTF-8 with a mark that spreadsheets look for).

    Columns: role, next_rung, section, item, you, your_rung, next, missing (levels), done, what_to_do, source.
    """
    rows = pd.concat([_skill_rows(package, mine), _milestone_rows(package, mine, done)], ignore_index=True)
    rows.insert(0, "role", words.role(package, mine.role))
    rows.insert(1, "next_rung", skills.next_names(package, mine.role))
    return sheet.csv(rows)


def pdf(package: Package, mine: Assessment, done: tuple[str, ...]) -> bytes:
    """Return the sheet as a PDF of A4 pages: where one stands, what to do, milestones with their ticks, sources."""
    from reportlab.lib.pagesizes import A4  # heavy, and needed by whoever asks for a sheet alone
    from reportlab.lib.units import mm
    from reportlab.platypus import SimpleDocTemplate

    opening = growth.opening(package, mine, done)
    title, page = f"Growth review: {words.role(package, mine.role)}", io.BytesIO()
    margins = {f"{side}Margin": 18 * mm for side in ("left", "right", "top", "bottom")}
    document = SimpleDocTemplate(
        page, pagesize=A4, title=printable(title), author=ATLAS, lang="en", invariant=1, **margins
    )
    document.build(
        [
            *_paragraphs([title], "Title"),
            *_paragraphs([LINES_TO_FILL, *_plain([opening.sentence])]),
            _skill_table(package, mine, document.width),
            *_section("What to work on", _plain(growth.work_on(package, mine).notes)),
            *_checklist(package, mine, done),
            *_section("The levels", _plain(skills.levels_in_words(package))),
            *_section("Where this comes from", [*opening.notes, skills.mapping(package), *_sources(package, mine)]),
        ]
    )
    return page.getvalue()


def printable(text: str) -> str:
    """Return a text in the letters that every PDF reader has (Windows-1252): others lose their accents or become ?."""
    return "".join(_printable(char) for char in text)


def _printable(char: str) -> str:
    try:
        char.encode("cp1252")
    except UnicodeEncodeError:
        plain = unicodedata.normalize("NFKD", char).encode("ascii", "ignore").decode()
        return plain or "?"
    return char if char.isprintable() else " "


def _skill_rows(package: Package, mine: Assessment) -> pd.DataFrame:
    rows = growth.comparison(package, mine)
    advised = growth.work_on(package, mine).rows
    advice = advised.set_index("skill_id")["advice"] if len(advised) else pd.Series(dtype="str")
    sources = package["skill_levels"].drop_duplicates("skill_id").set_index("skill_id")["source_id"]
    return pd.DataFrame(
        {
            "section": "skill",
            "item": rows["name"],
            "you": rows["me"],
            "your_rung": rows["rung"],
            "next": rows["next"],
            "missing": rows["gap"],
            "done": "",
            "what_to_do": rows["skill_id"].map(advice).fillna(""),
            "source": rows["skill_id"].map(sources).map(package.publisher_of),
        }
    )


def _milestone_rows(package: Package, mine: Assessment, done: tuple[str, ...]) -> pd.DataFrame:
    rows = growth.milestones(package, mine.role, done)
    return pd.DataFrame(
        {
            "section": ["milestone to " + words.role(package, role) for role in rows["to_role_id"]],
            "item": rows["milestone"],
            "done": rows["done"].map({True: "yes", False: "no"}),
            "source": rows["source_id"].map(package.publisher_of),
        }
    )


def _plain(lines: Iterable[str]) -> list[str]:
    """Return lines without the marks of bold text."""
    return [line.replace("**", "") for line in lines]


def _section(heading: str, lines: list[str]) -> list:
    """Return a heading with its lines, which no end of a page parts; nothing where there is no line."""
    from reportlab.platypus import KeepTogether

    return [KeepTogether([*_paragraphs([heading], "Heading2"), *_paragraphs(lines)])] if lines else []


def _paragraphs(lines: Iterable[str], style: str = "Normal") -> list:
    """Return lines as paragraphs; what looks like mark-up is text."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph

    sheet = getSampleStyleSheet()[style]
    sheet.spaceAfter = 4
    return [Paragraph(escape(printable(line)), sheet) for line in lines]


def _skill_table(package: Package, mine: Assessment, width: float) -> object:
    from reportlab.lib import colors
    from reportlab.platypus import Table

    rows, names = growth.comparison(package, mine), package["mastery_levels"].set_index("level")["name"]
    head = ["Skill", "You", words.role(package, mine.role), skills.next_names(package, mine.role), "Missing"]
    cells = [
        [row.name, *(_level(names, value) for value in (row.me, row.rung, row.next)), _count(row.gap)]
        for row in rows.itertuples(index=False)
    ]
    look = [
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.lightgrey),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
    ]
    table = [_paragraphs(head, "Heading5"), *(_paragraphs(line) for line in cells)]
    return Table(table, [share * width for share in COLUMN_WIDTHS], style=look, repeatRows=1, hAlign="LEFT")


def _level(names: pd.Series, level: int) -> str:
    return "" if pd.isna(level) else f"{names[level]} ({level})"


def _count(gap: int) -> str:
    return "" if pd.isna(gap) else str(gap)


def _checklist(package: Package, mine: Assessment, done: tuple[str, ...]) -> list:
    sections = []
    for role, rows in growth.milestones(package, mine.role, done).groupby("to_role_id", sort=False):
        lines = [
            f"[{'x' if row.done else '  '}] {row.milestone} ({package.publisher_of(row.source_id)})"
            for row in rows.itertuples()
        ]
        sections += _section(f"Before the step to {words.role(package, role)}", lines)
    return sections


def _sources(package: Package, mine: Assessment) -> list[str]:
    """Return how to cite what the sheet draws on, with licence, and what it cannot tell."""
    used = [
        *package["skill_levels"]["source_id"],
        *growth.work_on(package, mine).sources,
        *growth.milestones(package, mine.role, ())["source_id"],
    ]
    rows = package["sources"].set_index("source_id", drop=False).loc[list(dict.fromkeys(used))]
    return [f"{citation(row)} {row['licence']}. {row['caveat']}" for _id, row in rows.iterrows()]
