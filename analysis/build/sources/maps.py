"""The maps that give a company its one name and its type on a day, and a level its role.

Four tables that a person can read and correct: `companies.csv`, `company_aliases.csv`, `company_levels.csv` and
`title_rules.csv`. This file reads them and applies the two of companies.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from pathlib import Path

import pandas as pd


@dataclass(frozen=True)
class Company:
    """What a company is on its own, and whose it is; days are ISO dates, empty where there is none."""

    company_type: str
    listed_on: str = ""
    """From this day a startup is public tech."""

    parent: str = ""
    parent_from: str = ""
    """The day on which the parent came to hold the majority."""

    parent_until: str = ""
    """The day on which it was sold, empty while it is not."""

    def owner(self, day: str) -> str:
        """Return the parent on an ISO day, empty without one."""
        owned = self.parent_from <= day < (self.parent_until or "9999")
        return self.parent if owned else ""


@dataclass(frozen=True)
class Maps:
    """The four maps, ready to be looked up."""

    aliases: dict[str, str]
    companies: dict[str, Company]
    levels: dict[tuple[str, str], str]
    titles: list[tuple[re.Pattern[str], str]]


def read_maps(maps: Path) -> Maps:
    """Read the four CSVs in the folder `maps`; raises FileNotFoundError or KeyError where one is not as described."""
    aliases, companies, levels, titles = (
        pd.read_csv(maps / f"{name}.csv", dtype=str, keep_default_na=False)
        for name in ("company_aliases", "companies", "company_levels", "title_rules")
    )
    titles = titles.sort_values("priority", key=pd.to_numeric, kind="stable")
    facts = [field.name for field in fields(Company)]
    known = companies.set_index("company").reindex(columns=facts, fill_value="").to_dict("index")
    return Maps(
        aliases=dict(zip(aliases["alias"], aliases["company"], strict=True)),
        companies={name: Company(**row) for name, row in known.items()},
        levels={(row.company, row.level): row.role_id for row in levels.itertuples()},
        titles=[(re.compile(row.pattern, re.IGNORECASE), row.role_id) for row in titles.itertuples()],
    )


def company_of(name: str, maps: Maps) -> str:
    """Return the one name of a company: lower case, single spaces, aliases resolved."""
    plain = " ".join(name.lower().split())
    return maps.aliases.get(plain, plain)


def type_of(company: str, day: str, maps: Maps) -> str | None:
    """Return a company's type on an ISO day; None for a company that the map does not know.

    One rule for all that are owned: while a parent holds the majority, a company is what its parent is. Otherwise, with
    a listing date, a company is a startup before it and public tech from it on.
    """
    known = maps.companies.get(company)
    if known is None:
        return None
    if parent := known.owner(day):
        return type_of(parent, day, maps)
    if not known.listed_on:
        return known.company_type
    return "startup" if day < known.listed_on else "public_tech"
