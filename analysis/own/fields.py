"""What a row about a person or a band can say, and which header is meant by it: proposed, never taken in silence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

ALIKE = 0.84
"""How alike a header has to be to a word for the field to be proposed, from 0 to 1."""


@dataclass(frozen=True)
class Field:
    """A column of an upload: its name, what it holds, the headers under which people have it; `kind` is that of cells.

    Kinds are text, years, people and amount; a text has to fit the pattern, which `rule` says.
    """

    key: str
    label: str
    what: str
    words: tuple[str, ...]
    kind: str = "text"
    is_needed: bool = False
    pattern: str = ""
    rule: str = ""


PEOPLE = (
    Field(
        "level",
        "Level",
        "Level or title on your ladder.",
        ("level", "grade", "job level", "role", "title", "job title", "position", "band"),
        is_needed=True,
    ),
    Field(
        "company_type",
        "Company type",
        "Kind of company, business or unit; without this column everybody is of one.",
        ("company type", "type", "business unit", "division", "entity", "company"),
    ),
    Field(
        "place",
        "Place",
        "Country or other place of work; without this column everybody is at one.",
        ("place", "country", "location", "office", "site", "city", "region"),
        pattern=r"[^\x00-@\[-`{-\x9f][^<>\[\]\x00-\x1f\x7f-\x9f]*",
        rule="which begins with a letter and has no line break, <, >, [ or ]",
    ),
    Field(
        "years",
        "Years of work",
        "Years of work experience, all trades.",
        ("years", "years of work", "years of experience", "experience", "yoe", "total experience"),
        "years",
    ),
    Field(
        "years_here",
        "Years at the company",
        "Years at the current employer.",
        ("years at the company", "years at company", "tenure", "seniority", "years here", "length of service"),
        "years",
    ),
    Field(
        "years_in_level",
        "Years in the level",
        "Years in the present level or post.",
        ("years in level", "years in role", "time in level", "time in role", "years in grade"),
        "years",
    ),
    Field(
        "reports",
        "Direct reports",
        "How many people report to the person.",
        ("reports", "direct reports", "span", "span of control", "team size"),
        "people",
    ),
    Field(
        "group",
        "Group to compare",
        "Whom to compare at equal level, as gender or site; empty is compared with nobody.",
        ("group", "gender", "sex"),
    ),
    Field(
        "base",
        "Base pay",
        "Fixed pay.",
        ("base", "base pay", "base salary", "salary", "annual salary", "gross salary", "fixed pay", "pay"),
        "amount",
    ),
    Field("bonus", "Bonus", "Pay that depends on results; empty counts as none.", ("bonus", "variable"), "amount"),
    Field(
        "equity",
        "Equity",
        "Value of the shares granted; empty counts as none.",
        ("equity", "shares", "stock", "rsu", "grant", "options"),
        "amount",
    ),
)
"""What a row about a person can say."""

BANDS = (
    PEOPLE[0],
    Field("low", "Lowest pay", "Lower end of the band.", ("low", "min", "minimum", "from"), "amount", is_needed=True),
    Field("mid", "Middle", "Middle of the band.", ("mid", "midpoint", "middle", "median"), "amount", is_needed=True),
    Field("high", "Highest pay", "Upper end of the band.", ("high", "max", "maximum", "to"), "amount", is_needed=True),
)
"""What a row about a band of pay can say."""


def proposed(fields: Sequence[Field], header: Sequence[str]) -> dict[str, int]:
    """Return which column of a header, by its place from 0, each field may be; each column is proposed once.

    A field whose word a header has goes before one that it is only like. Of columns with one name, whatever its case,
    none is proposed.
    """
    folded = [name.casefold() for name in header]
    plain = [_plain(name) if folded.count(name.casefold()) == 1 else "" for name in header]
    found: dict[str, int] = {}
    for cutoff in (1.0, ALIKE):
        for field in fields:
            free = [name for at, name in enumerate(plain) if name and at not in found.values()]
            words = (field.key.replace("_", " "), _plain(field.label), *field.words)
            near = next((match for word in words for match in get_close_matches(word, free, 1, cutoff)), None)
            if near is not None and field.key not in found:
                found[field.key] = next(
                    at for at, name in enumerate(plain) if name == near and at not in found.values()
                )
    return found


def known(header: Sequence[str]) -> int:
    """Return how many columns of a header are proposed for fields of people or of bands, whichever are more."""
    return max(len(proposed(form, header)) for form in (PEOPLE, BANDS))


def likeness(fields: Sequence[Field], header: Sequence[str]) -> int:
    """Return how many of the fields that a row needs have a column proposed; the more, the likelier it is of them."""
    return sum(field.key in proposed(fields, header) for field in fields if field.is_needed)


def _plain(name: str) -> str:
    """Return a header in small letters without units in brackets and signs: Base salary (GBP) is base salary."""
    return re.sub(r"[\W_]+", " ", re.sub(r"\(.*?\)|\[.*?\]", " ", name.lower())).strip()
