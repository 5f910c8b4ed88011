"""The pay reports read a second time, from the raw files with the standard library alone.

Nothing here calls the atlas: the rules that it states (README of the raw files, `CONTRIBUTING.md`, the docstrings of
the build) are written down once more, so that an error in either reading shows as a difference. The maps of companies,
levels and titles are judgement and are read, not repeated.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from math import floor, sqrt
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

Row = dict[str, Any]
HOME = "United States"
FILES = {"levels": ("timestamp", "%m/%d/%Y %H:%M:%S"), "levels_2022": ("date", "%Y-%m-%d")}
FIGURES = ("yearsofexperience", "yearsatcompany", "basesalary", "bonus", "stockgrantvalue", "totalyearlycompensation")
SAME_TITLE = (
    (r"\s+", " "),
    (r"\b(sr|snr)\b\.?", "senior"),
    (r"\b(product|offering|product line) man\w*?er(?=\d|\b)", "pm"),
    (r"\bpm ?(i|1)\b", "pm 1"),
    (r"\bpm ?(ii|ll|2)\b", "pm 2"),
    (r"\bpm ?(iii|3)\b", "pm 3"),
)
NUMBER = r"0*(\d{1,3}([.-]\d)?[ab]?)"
TRACKS = r"ict|ic|[begilptx]"


class Cell(NamedTuple):
    """What is published of the people of a cell: the median's interval is that of order statistics."""

    n: int
    p50: float
    low: float
    high: float
    employers: int
    share_largest: float
    rest_p50: float | None


def table(path: Path) -> list[Row]:
    """Return the rows of a CSV, all values as text."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def reports(raw: Path, maps: Path) -> list[Row]:
    """Return the reports that have a role, a company type and a country: figures as numbers, None where unknown."""
    known = _Maps(maps)
    seen: set[tuple] = set()
    return [row for row in _read(raw) if not _repeated(row, known, seen) and _classified(row, known)]


def cell(people: Iterable[Row], figure: str) -> Cell:
    """Return what is published of a figure of people."""
    rows = [row for row in people if row[figure] is not None]
    companies = Counter(row["company"] for row in rows)
    largest = min(companies, key=lambda name: (-companies[name], name))
    values = sorted(row[figure] for row in rows)
    others = [row[figure] for row in rows if row["company"] != largest]
    n, rank = len(values), floor(len(values) / 2 + 0.5 - 1.6448536269514722 * sqrt(len(values)) / 2)
    share = round(100 * companies[largest] / n, 1)
    rest = median(others) if len(others) >= 10 else None
    return Cell(n, median(values), values[rank - 1], values[n - rank], len(companies), share, rest)


def curve(people: Iterable[Row], reached: Iterable[str]) -> list[float]:
    """Return the share at one of the roles `reached` by whole years of work: the least squares that never falls.

    By pooling neighbours that fall (Ayer et al., 1955). It ends with the last year that ten people have worked.
    """
    at: dict[float, list[int]] = {}
    for row in people:
        if row["yearsofexperience"] is not None:
            at.setdefault(floor(row["yearsofexperience"] * 10) / 10, []).append(row["role_id"] in set(reached))
    pools: list[list[float]] = []
    for years in sorted(at):
        pools.append([years, sum(at[years]), len(at[years])])
        while len(pools) > 1 and pools[-2][1] * pools[-1][2] >= pools[-1][1] * pools[-2][2]:
            _years, hits, people_in = pools.pop()
            pools[-1][1:] = [pools[-1][1] + hits, pools[-1][2] + people_in]
    ages = sorted((years for years, ones in at.items() for _one in ones), reverse=True)
    shares = []
    for year in range(int(ages[9]) + 1):
        before = [pool for pool in pools if pool[0] <= year]
        shares.append(before[-1][1] / before[-1][2] if before else 0.0)
    return shares


class _Maps:
    def __init__(self, folder: Path) -> None:
        self.alias = {row["alias"]: row["company"] for row in table(folder / "company_aliases.csv")}
        self.companies = {row["company"]: row for row in table(folder / "companies.csv")}
        self.levels = {(row["company"], row["level"]): row["role_id"] for row in table(folder / "company_levels.csv")}
        self.titles = sorted(table(folder / "title_rules.csv"), key=lambda row: int(row["priority"]))

    def company(self, name: str) -> str:
        plain = " ".join(name.lower().split())
        return self.alias.get(plain, plain)

    def type_on(self, company: str, day: str) -> str | None:
        known = self.companies.get(company)
        if known and known["parent"] and known["parent_from"] <= day < (known["parent_until"] or "9999"):
            return self.type_on(known["parent"], day)
        if known and known["listed_on"]:
            return "public_tech" if day >= known["listed_on"] else "startup"
        return known["company_type"] if known else None

    def role(self, company: str, level: str) -> str | None:
        text = level.lower().strip()
        for pattern, spelling in SAME_TITLE:
            text = re.sub(pattern, spelling, text)
        found = re.fullmatch(rf"((level|grade|band|{TRACKS})[ -]*)?{NUMBER}", text)
        code = found[3] if found else None
        if not found and (within := re.search(rf"\b((level|grade|band)[ -]*|{TRACKS}){NUMBER}\b", text)):
            code = within[3]
        for key in (text, code):
            if key and (company, key) in self.levels:
                return self.levels[company, key]
        return next((one["role_id"] for one in self.titles if re.search(one["pattern"], text, re.IGNORECASE)), None)


def _read(raw: Path) -> Iterator[Row]:
    for folder, (date, written) in FILES.items():
        for row in table(raw / folder / "pm_rows.csv"):
            figures = {name: float(row[name]) if row[name] else None for name in FIGURES}
            yield row | figures | {"day": datetime.strptime(row[date], written).date().isoformat()}


def _repeated(row: Row, known: _Maps, seen: set[tuple]) -> bool:
    row["company"] = known.company(row["company"])
    key = tuple(row[name] for name in ("company", "level", "location", "tag", *FIGURES))
    repeated = key in seen
    seen.add(key)
    return repeated


def _classified(row: Row, known: _Maps) -> bool:
    """Add type, country and role to a report, drop what contradicts its rest, and say whether it is kept."""
    parts = [part.strip() for part in row["location"].split(",")]
    at_home = len(parts) == 2 and re.fullmatch("[A-Z]{2}", parts[1])
    row["country"] = HOME if at_home else parts[-1] if len(parts) > 2 else None
    row["company_type"] = known.type_on(row["company"], row["day"])
    row["role_id"] = known.role(row["company"], row["level"])
    total, pay = row["totalyearlycompensation"], [row[name] for name in ("basesalary", "bonus", "stockgrantvalue")]
    if pay[0] == 0 or abs(sum(pay) - total) / total > 0.1:
        row |= dict.fromkeys(("basesalary", "bonus", "stockgrantvalue"))
    return bool(total > 10_000 and row["country"] and row["company_type"] and row["role_id"])
