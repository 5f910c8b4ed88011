"""The catalogue: every chart by its name, and which filters it heeds, held against what the charts do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest

from analysis.charts import compensation, ladder, scope
from analysis.charts.catalogue import CHARTS, Entry, entry_of, found, name_of, narrowed
from analysis.charts.chart import Chart
from analysis.package.selection import first_selection
from tests.one_process import of_each

ENTRIES = {entry.name: entry for entries in CHARTS.values() for entry in entries}
OTHERS: dict[str, list[Any]] = {
    "company_types": [("startup",), ("corporate", "public_tech")],
    "country": ["India", "United Kingdom"],
    "role": ["product_manager", "director"],
    "component": ["base"],
    "series": ["indeed_all_postings"],
    "background": ["marketing"],
    "source": ["aijobs"],
    "dollars": ["today"],
    "currency": ["EUR"],
    "mix": ["equal"],
    "intervals": ["shown"],
    "state": ["CA"],
}
"""Values other than those that stand at first, by field of the choice."""


def shown(chart: Chart) -> tuple:
    """Return what a reader sees of a chart."""
    figure = None if chart.figure is None else chart.figure.to_json()
    return chart.title, chart.subtitle, chart.source, chart.note, chart.slug, figure


@pytest.mark.parametrize("name", of_each(ENTRIES))
def test_a_chart_bears_the_name_that_the_catalogue_knows(real, name):
    entry = ENTRIES[name]
    assert entry.builder(package=real, selection=entry.first(real), mode="light").name == name


def test_names_are_unique():
    assert len(ENTRIES) == sum(map(len, CHARTS.values()))


@pytest.mark.parametrize("name", of_each(name for name, one in ENTRIES.items() if one.first is first_selection))
def test_a_chart_heeds_the_filters_that_the_catalogue_names_and_no_other(real, name):
    entry = ENTRIES[name]
    first = entry.first(real)

    def with_other(**values: Any) -> tuple:
        return shown(entry.builder(package=real, selection=replace(first, **values), mode="light"))

    before, named = with_other(), set(OTHERS if entry.depends_on is None else entry.depends_on) & set(OTHERS)
    deaf = {field for field in named if all(with_other(**{field: value}) == before for value in OTHERS[field])}
    assert deaf == set()
    for turn in range(2):
        others = {field: values[turn % len(values)] for field, values in OTHERS.items() if field not in named}
        assert with_other(**others) == before, others


def test_a_chart_is_found_on_its_page_alone():
    assert found("compensation", "compensation-bands").builder is compensation.bands
    assert found("compensation", "ladder") is None
    assert found("nowhere", "ladder") is None
    assert found("ladder", "<script>") is None


def test_the_name_of_a_module_is_not_said_twice():
    assert name_of(ladder.ladder) == "ladder"
    assert name_of(scope.equity_share) == "scope-equity-share"


def test_a_builder_outside_the_catalogue_heeds_everything():
    assert entry_of(replace).depends_on is None
    assert entry_of(compensation.pay_mix).depends_on == ("company_types", "country", "source")


@dataclass(frozen=True)
class OfAnotherPage:
    """A choice with a field of its own and one that others have."""

    company_types: tuple[str, ...] = ()
    years: int = 3


def test_a_choice_is_narrowed_where_it_has_the_field(real):
    entry = Entry(compensation.bands, lambda package: OfAnotherPage())
    assert narrowed(real, entry, company_types=("startup",), country="India") == OfAnotherPage(("startup",), 3)
