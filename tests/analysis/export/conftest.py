"""Charts ready to be exported, from the made-up package and from the real one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analysis.charts.catalogue import CHARTS, Builder, Entry, entry_of, narrowed
from analysis.export.exported import ExportedChart, exported_chart, link_to
from analysis.package.tables import Package
from tests.atlas import select

ADDRESS = "https://atlas.example"
EVERY = {entry.name: (page, entry) for page, entries in CHARTS.items() for entry in entries}


def made(package: Package, page: str, entry: Entry, **values: object) -> ExportedChart:
    """Return the export of an entry of the catalogue, with a link as a page makes it."""
    selection = narrowed(package, entry, **values)
    chart = entry.builder(package=package, selection=selection, mode="light")
    return exported_chart(package, chart, entry, selection, link_to(package, f"{ADDRESS}/{page}", entry, selection))


@pytest.fixture(scope="session")
def out_of(made_up: Package) -> Callable[..., ExportedChart]:
    """Return a function that makes a builder's export from the made-up package, or from other tables."""

    def make(builder: Builder, selection: object = select(), package: Package = made_up) -> ExportedChart:  # noqa: B008
        entry = entry_of(builder)
        chart = builder(package=package, selection=selection, mode="light")
        return exported_chart(package, chart, entry, selection, link_to(package, f"{ADDRESS}/page", entry, selection))

    return make


@pytest.fixture(scope="session")
def every(real: Package) -> dict[str, ExportedChart]:
    """Return the export of every chart of the atlas by the chart's name, as the pages show them at first."""
    return {name: made(real, page, entry) for name, (page, entry) in EVERY.items()}
