"""The registry of pages: every page, every table, and which pages have something to show."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

import pytest

from analysis.charts.catalogue import CHARTS
from analysis.package.tables import Package
from analysis.pages import HOME, OF_SIDES, PAGES, pages_of

FILES = {path.stem for path in (Path(__file__).parents[2] / "pages").glob("*.py")} - {"router"}


def without(package: Package, tables: tuple[str, ...]) -> Package:
    """Return a package in which some tables are empty."""
    frames = {name: frame.iloc[:0] if name in tables else frame for name, frame in package.frames.items()}
    return Package(MappingProxyType(frames), package.descriptor)


def test_the_registry_names_every_page_and_no_other():
    assert set(PAGES) == FILES
    assert set(CHARTS) <= FILES
    assert next(iter(PAGES)) == HOME


def test_every_table_that_a_page_shows_or_needs_exists(real):
    named = {table for page in PAGES.values() for table in (*page.tables, *page.needs)}
    assert named <= set(real)


def test_a_table_is_shown_on_one_page():
    shown = [table for page in PAGES.values() for table in page.tables]
    assert len(shown) == len(set(shown))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_something_to_show_until_all_that_it_needs_is_gone(real, name):
    page = PAGES[name]
    assert page.has_something_to_show(real)
    assert page.has_something_to_show(without(real, page.needs[1:]))
    assert page.has_something_to_show(without(real, page.needs)) == (not page.needs)


def test_what_is_missing_is_said():
    assert PAGES["demand"].missing == "This data has nothing to show here: no row in demand or hiring_by_type."


def test_the_page_of_the_sides_is_called_by_those_of_the_package(real, other_packages):
    titles = [pages_of(package)[OF_SIDES].title for package in (real, *other_packages.values())]
    assert titles[0] == "Startup or corporate"
    assert titles[1] == " or ".join(
        side.name if at == 0 else side.name.lower() for at, side in enumerate(other_packages["bank"].sides)
    )
    assert pages_of(without(real, ("sides", "scope", "interview_listens")))[OF_SIDES].title == "Kinds of company"
