"""Every page on two packages that are not the atlas's: it runs, names nothing of the atlas's, says what lacks."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.package.tables import Package
from analysis.pages import HOME, PAGES
from tests.analysis.other_packages.folders import REQUIRED, without
from tests.analysis.other_packages.houses import BANK, HOUSES, House
from tests.analysis.other_packages.sentences import faults, foreign, said
from tests.atlas import atlas
from tests.one_process import of_each

ROUTER = Path(__file__).parents[2] / "pages" / "router.py"
SHOWN = ("title", "header", "subheader", "markdown", "caption", "metric", "warning", "error", "info")

Visit = Callable[[Package, str], AppTest]


@pytest.fixture(params=HOUSES, ids=[house.name for house in HOUSES])
def house(request) -> House:
    return request.param


@pytest.fixture(scope="session")
def strange():
    return foreign(atlas())


@pytest.fixture
def visit(showing) -> Visit:
    """Return the function that opens a page of the atlas where it holds a given package."""

    def opened(package: Package, name: str) -> AppTest:
        showing(package)
        at = AppTest.from_file(ROUTER, default_timeout=60)
        if name != HOME:
            at.switch_page(f"{name}.py")
        return at.run()

    return opened


def texts(at: AppTest) -> str:
    """Return what a page says, labels of what can be chosen among it."""
    values = (one.value for kind in SHOWN for one in at.get(kind) if hasattr(one, "value"))
    chosen = [*at.selectbox, *at.multiselect, *at.radio, *at.number_input, *at.checkbox, *at.expander]
    labels = (one.label for one in chosen)
    options = (option for one in (*at.selectbox, *at.multiselect) for option in one.options)
    return said([*values, *labels, *options])


def led_to(at: AppTest) -> set[str]:
    """Return the places of a page to which its own list of cards leads."""
    return {name for one in at.markdown for name in re.findall(r"\]\(#([\w-]+)\)", one.value)}


def failed(at: AppTest) -> list[str]:
    """Return what went wrong in a page."""
    return [one.message for one in at.exception] + [str(one.value) for one in at.error]


@pytest.mark.parametrize("name", of_each(PAGES))
def test_a_page_reads_well(other_packages, visit, strange, house, name):
    at = visit(other_packages[house.name], name)
    assert failed(at) == []
    assert len(at.title) == 1
    assert list(dict.fromkeys(faults(texts(at), strange, house))) == []
    assert led_to(at) <= {heading.anchor for heading in at.subheader}


@pytest.mark.parametrize("name", of_each(PAGES))
def test_a_page_without_tables_says_what_is_missing(other_packages, visit, strange, name):
    full = other_packages[BANK.name]
    package, page = without(full, set(full) - set(REQUIRED)), PAGES[name]
    at = visit(package, name)
    assert failed(at) == []
    assert list(dict.fromkeys(faults(texts(at), strange, BANK))) == []
    if page.needs:
        assert page.missing in [one.value for one in at.markdown]


def test_the_menu_leaves_out_what_has_nothing_to_show(other_packages):
    full = other_packages[BANK.name]
    bare = without(full, set(full) - set(REQUIRED))
    assert [page for page in PAGES.values() if page.has_something_to_show(bare)] == [
        page for page in PAGES.values() if not page.needs
    ]
    assert all(page.has_something_to_show(full) for page in PAGES.values())


@pytest.mark.parametrize("name", of_each(PAGES))
def test_a_page_runs_without_any_one_table_of_its_own(other_packages, visit, strange, name):
    full, page = other_packages[BANK.name], PAGES[name]
    wrong: dict[str, list[str]] = {}
    for table in sorted({*page.tables, *page.needs} - set(REQUIRED)):
        at = visit(without(full, {table}), name)
        if found := [*failed(at), *faults(texts(at), strange, BANK)]:
            wrong[table] = found
    assert wrong == {}
