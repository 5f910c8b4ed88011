"""The chart of sources side by side: each with its own period and count, no row pooled, no interval invented."""

from __future__ import annotations

import pytest

from analysis.charts import pay_sources as charts
from tests.atlas import select


@pytest.fixture
def chart(made_up):
    return charts.side_by_side(package=made_up, selection=select(), mode="light")


def texts(chart) -> list[str]:
    return [note.text for note in chart.figure.layout.annotations]


def test_each_source_names_itself_its_period_and_its_count(chart):
    assert {"<b>The adverts</b>", "2022 to Jan 2023", "n = 30 advertisements, Made up"} <= set(texts(chart))
    assert {"<b>The office</b>", "May 2022", "n = 10,000, Made up"} <= set(texts(chart))


def test_medians_stand_where_the_sources_put_them(chart):
    drawn = {trace.name: list(trace.x) for trace in chart.figure.data if trace.mode == "markers"}
    assert drawn["product managers"] == [190_000]
    assert drawn["related occupation"] == [100_000]
    assert drawn["published mean"] == [120_000]


def test_a_rule_of_thumb_is_a_range_without_a_middle(chart):
    assert "$100k to $140k" in texts(chart)
    row = chart.table[chart.table["Who"].str.contains("rule of thumb")].iloc[0]
    assert row[["25th percentile (USD)", "75th percentile (USD)"]].to_list() == [100_000, 140_000]
    assert chart.table["Median (USD)"].isna().sum() == 1


def test_only_what_was_observed_has_an_interval(made_up):
    shown = charts.side_by_side(package=made_up, selection=select(intervals="shown"), mode="light")
    bracket = shown.figure.data[-1]
    assert [x for x in bracket.x if x is not None] == [185_000, 185_000, 185_000, 195_000, 195_000, 195_000]
    assert "90% interval of the median (bracket)" in shown.subtitle


def test_it_says_that_nothing_is_pooled_and_what_to_beware_of(chart):
    assert "never pooled" in chart.note
    assert "Made up." in chart.table["Beware"].to_list()
    assert "n =" not in chart.source


def test_the_company_types_chosen_do_not_narrow_it(made_up, chart):
    startups = charts.side_by_side(package=made_up, selection=select(("startup",)), mode="light")
    assert startups.table.equals(chart.table)
    assert "all company types" in startups.subtitle


def test_money_is_said_and_applied(made_up):
    euros = charts.side_by_side(package=made_up, selection=select(currency="EUR", dollars="today"), mode="light")
    assert "EUR a year" in euros.subtitle
    assert "0.5 EUR a dollar" in euros.subtitle
    assert "dollars of Aug 2026" in euros.subtitle
    assert "€190k" in texts(euros)
