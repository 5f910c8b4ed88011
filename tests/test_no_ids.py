"""The house knows no package by heart: outside readers of raw sources, no module names a row of the tables."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from analysis.package.tables import Package
from tests.atlas import atlas

ROOT = Path(__file__).resolve().parent.parent
IDS = {
    "roles": "role_id",
    "company_types": "company_type",
    "sources": "source_id",
    "claims": "claim_id",
    "demand_series": "series_id",
    "backgrounds": "background_id",
    "interview_kinds": "kind_id",
    "skills": "skill_id",
    "exchange_rates": "currency",
}
"""The column of a table whose values no module names."""

YEAR = re.compile(r"\b(19\d\d|20(?!00)\d\d)\b")
"""A year in a text; 2000 is a round number as often as a year."""
COINCIDENCE = {"it", "constraints", "which is written like 2021-08-31"}
"""Plain words that happen to be an id, and an example of a date."""


def constants(tree: ast.Module) -> Iterator[object]:
    """Yield the constants of a module, docstrings and strings that stand alone left out."""
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    found = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in alone)
    yield from (value for value in found if value not in COINCIDENCE)


def known(package: Package) -> tuple[set[str], re.Pattern]:
    """Return the ids of a package, and a pattern of the countries that it names."""
    ids = {str(value) for table, column in IDS.items() for value in package[table][column]}
    countries = {*package["progression"]["country"], *package["compensation"]["country"]}
    return ids, re.compile(rf"\b({'|'.join(map(re.escape, sorted(countries)))})\b")


def named(tree: ast.Module, ids: set[str], countries: re.Pattern) -> list[object]:
    """Return the constants of a module that are an id, hold a country or a year, or are one."""
    found = []
    for value in constants(tree):
        text = isinstance(value, str) and (value in ids or countries.search(value) or YEAR.search(value))
        if text or (isinstance(value, int) and 2001 <= value <= 2100):
            found.append(value)
    return found


def modules() -> list[Path]:
    """Return the modules that may name nothing: all but the build, whose readers know their raw sources."""
    every = [*(ROOT / "analysis").rglob("*.py"), *(ROOT / "pages").rglob("*.py"), ROOT / "dashboard.py"]
    return [path for path in every if "build" not in path.relative_to(ROOT).parts]


def test_no_module_names_a_row_of_the_tables():
    ids, countries = known(atlas())
    found = {
        str(path.relative_to(ROOT)): names
        for path in modules()
        if (names := named(ast.parse(path.read_text(encoding="utf-8")), ids, countries))
    }
    assert found == {}


def test_what_would_be_found():
    ids, countries = known(atlas())
    for line in ('x = "senior_pm"', 'x = "In the United States"', "x = 2023", 'x = f"since {y} 2020"', 'f("EUR")'):
        assert named(ast.parse(line), ids, countries), line
    for line in ('"""senior_pm"""', 'x = "senior"', "x = 1_000", 'x = "in the United Nations"'):
        assert not named(ast.parse(line), ids, countries), line
