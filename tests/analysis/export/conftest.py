"""Charts ready to be exported, from the made-up package and from the real one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analysis.charts.catalogue import PAGES, Entry, entry_of, narrowed
from analysis.dataset import Tables
from analysis.export.engine import browser_path
from analysis.export.handout import Handout, handout, link_to
from analysis.selection import Chosen

ADDRESS = "https://atlas.example"
EVERY = {entry.name: (page, entry) for page, entries in PAGES.items() for entry in entries}
needs_browser = pytest.mark.skipif(browser_path() is None, reason="needs Chromium to draw images")


def made(tables: Tables, page: str, entry: Entry, **values: object) -> Handout:
    """Return the handout of an entry of the catalogue, with a link as a page makes it."""
    chosen = narrowed(entry, **values)
    chart = entry.builder(tables=tables, chosen=chosen, mode="light")
    return handout(tables, chart, entry, chosen, link_to(f"{ADDRESS}/{page}", entry, chosen))


@pytest.fixture(scope="session")
def out_of(made_up: Tables) -> Callable[..., Handout]:
    """Return a function that makes a builder's handout from the made-up package, or from other tables."""

    def make(builder: object, chosen: object = Chosen(), tables: Tables = made_up) -> Handout:  # noqa: B008
        entry = entry_of(builder)
        chart = builder(tables=tables, chosen=chosen, mode="light")
        return handout(tables, chart, entry, chosen, link_to(f"{ADDRESS}/page", entry, chosen))

    return make


@pytest.fixture(scope="session")
def every(real: Tables) -> dict[str, Handout]:
    """Return the handout of every chart of the atlas by the chart's name, as the pages show them at first."""
    return {name: made(real, page, entry) for name, (page, entry) in EVERY.items()}
