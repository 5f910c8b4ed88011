"""Every chart on two packages that are not the atlas's, for several choices, and where tables are absent."""

from __future__ import annotations

from typing import Any

import pytest

from analysis.charts.catalogue import CHARTS, Entry
from analysis.package.tables import Package
from tests.analysis.other_packages.folders import REQUIRED, Read, without
from tests.analysis.other_packages.houses import HOUSES, House
from tests.analysis.other_packages.sentences import ends_properly, faults, foreign, texts_of
from tests.analysis.other_packages.tries import choices
from tests.one_process import of_each

ENTRIES = {entry.name: entry for entries in CHARTS.values() for entry in entries}


@pytest.fixture(params=HOUSES, ids=[house.name for house in HOUSES])
def house(request) -> House:
    return request.param


@pytest.fixture(scope="session")
def strange(real):
    return foreign(real)


def found_in(package, entry: Entry, selection: Any, strange, house: House) -> list[str]:
    """Return what is wrong with a chart of a choice; an exception is one thing."""
    try:
        chart = entry.builder(package=package, selection=selection, mode="light")
    except Exception as error:
        return [f"{type(error).__name__}: {error}"]
    wrong = [f"{part}: {one}" for part, text in texts_of(chart).items() for one in faults(text, strange, house)]
    return [*wrong, *ends_properly(chart)]


@pytest.mark.parametrize("name", of_each(ENTRIES))
def test_a_chart_reads_well_whatever_is_chosen(other_packages, house, strange, name):
    package, entry = other_packages[house.name], ENTRIES[name]
    wrong = {
        one: None for choice in choices(package, entry) for one in found_in(package, entry, choice, strange, house)
    }
    assert list(wrong) == []


UNTOLD = {"after-move-levels", "reports", "craft-years", "over-time-by-half-year", "places-by-role"}
UNTOLD |= {"by-survey-shares", "sensitivity-pay", "sensitivity-years"}
"""Charts of tables that the made-up packages do not have, or not for the level first shown."""
REFERRED_TO = {"pay_components"}
"""A table that others name rows of: a folder without it is faulty and is not read."""


@pytest.mark.parametrize("name", of_each(name for name in ENTRIES if name not in UNTOLD))
def test_a_chart_is_drawn_of_what_the_package_holds(other_packages, house, name):
    package, entry = other_packages[house.name], ENTRIES[name]
    chart = entry.builder(package=package, selection=entry.first(package), mode="light")
    assert chart.figure is not None, chart.title
    assert chart.encoding is not None
    assert chart.source.source_ids


@pytest.mark.parametrize("name", of_each(ENTRIES))
def test_a_chart_without_tables_is_a_sentence(other_packages, house, strange, name):
    full, entry = other_packages[house.name], ENTRIES[name]
    package = without(full, set(full) - set(REQUIRED))
    assert found_in(package, entry, entry.first(package), strange, house) == []
    chart = entry.builder(package=package, selection=entry.first(package), mode="light")
    assert chart.figure is None
    assert chart.source == ""


@pytest.mark.parametrize("name", of_each(ENTRIES))
def test_a_chart_reads_well_without_any_one_table_that_it_looks_at(other_packages, strange, name):
    house, entry = HOUSES[0], ENTRIES[name]
    full = other_packages[house.name]
    read = Read(full)
    found_in(Package(read, full.descriptor), entry, entry.first(full), strange, house)
    wrong: dict[str, str] = {}
    for table in sorted(read.names - set(REQUIRED) - REFERRED_TO):
        package = without(full, {table})
        wrong |= dict.fromkeys(found_in(package, entry, entry.first(package), strange, house), table)
    assert wrong == {}
