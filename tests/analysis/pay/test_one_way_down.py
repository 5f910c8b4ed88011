"""Charts and pages of pay: one measure each, named alike and computed once, and whatever pay lacks is a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from analysis.charts import compensation as compensation_charts
from analysis.charts import pay_sources as source_charts
from analysis.charts import places as place_charts
from analysis.charts import startups as startup_charts
from analysis.charts import wages as wage_charts
from analysis.charts.catalogue import Builder
from analysis.charts.chart import SourceLine
from analysis.finding import Finding
from analysis.package.selection import first_selection, select
from analysis.package.tables import Package
from analysis.pay import claim, compensation, pay_sources, places, standardised, startups, wages
from tests.analysis.other_packages.folders import without
from tests.analysis.other_packages.sentences import HOLES

Measure = Callable[[Package, Any], Finding]

CHARTS: dict[Builder, Measure] = {
    compensation_charts.bands: compensation.bands,
    compensation_charts.by_country: compensation.by_country,
    compensation_charts.pay_mix: compensation.pay_mix,
    compensation_charts.director_claim: claim.director_claim,
    source_charts.side_by_side: pay_sources.side_by_side,
    startup_charts.pay: startups.pay,
    startup_charts.equity: startups.equity,
    place_charts.by_role: places.by_role,
    place_charts.within_companies: places.within_companies,
    place_charts.staying: places.staying,
    wage_charts.metro_map: wages.metro_map,
    wage_charts.ranked: wages.ranked,
    wage_charts.industries: wages.industries,
}
OPENINGS = (compensation.opening, places.opening, wages.opening)
WAYS: tuple[dict[str, str], ...] = ({}, {"dollars": "today", "mix": "equal", "intervals": "shown"})
TABLES = (
    *("compensation", "compensation_real", "compensation_standardised", "standard_mix", "startup_pay"),
    *("published_pay", "pay_mix", "pay_sources", "claims", "wages", "metros", "outline", "states"),
    *("place_pay", "pay_within", "cpi", "exchange_rates", "countries", "coverage"),
)
"""Tables of pay, each of which may be absent; others name the components of pay, which are not absent alone."""


def drawn(package: Package) -> Iterator[tuple[str, str]]:
    """Draw every chart of pay in each way to look at it; yield where a text of a chart or an opening stands, and it."""
    for way in WAYS:
        selection = select(package, **way)
        for builder in CHARTS:
            chart = builder(package=package, selection=selection, mode="light")
            assert isinstance(chart.source, SourceLine)
            assert (chart.figure is None) == (chart.encoding is None) == (not chart.source), chart.name
            yield from ((f"{chart.name} {part}", getattr(chart, part)) for part in ("title", "subtitle", "alt", "note"))
        for opening in OPENINGS:
            found = opening(package, selection)
            yield (
                opening.__module__,
                " ".join([found.sentence, *found.notes, *(" ".join(one) for one in found.figures)]),
            )
            yield "what is shown", pay_sources.describe(package, selection)


def faults(texts: Iterator[tuple[str, str]]) -> dict[str, str]:
    return {where: text for where, text in texts if HOLES.search(text.strip())}


@pytest.mark.parametrize(("builder", "measure"), CHARTS.items())
def test_a_measure_is_named_like_its_builder_and_computed_once(made_up, builder, measure):
    assert builder.__name__ == measure.__name__
    selection = first_selection(made_up)
    found = measure(made_up, selection)
    assert measure(made_up, selection) is found
    assert builder(package=made_up, selection=selection, mode="light").title == found.sentence


@pytest.mark.parametrize("opening", OPENINGS)
def test_an_opening_is_computed_once(made_up, opening):
    assert opening(made_up, first_selection(made_up)) is opening(made_up, first_selection(made_up))


def test_the_bands_at_equal_mix_are_one_finding(made_up):
    selection = select(made_up, mix="equal")
    assert compensation.bands(made_up, selection) is standardised.at_equal_mix(made_up, selection)


@pytest.mark.parametrize("table", TABLES)
def test_a_table_of_pay_may_be_absent(other_packages, table):
    assert faults(drawn(without(other_packages["bank"], [table]))) == {}


@pytest.mark.parametrize("house", ["bank", "yard"])
def test_all_tables_of_pay_may_be_absent(other_packages, house):
    package = without(other_packages[house], [*TABLES, "pay_components"])
    texts = dict(drawn(package))
    assert faults(iter(texts.items())) == {}
    titles = [text for where, text in texts.items() if where.endswith(" title")]
    assert len(titles) == len(CHARTS)
    assert all(title.startswith(("No ", "Too few ")) for title in titles)
