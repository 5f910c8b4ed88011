"""Charts of startups: pooled and single roles with their marks, and rules of thumb that are labelled as claims."""

from __future__ import annotations

from analysis.charts import startups as charts
from tests.atlas import select


def test_pooled_and_single_roles_have_their_own_marks(made_up):
    chart = charts.pay(package=made_up, selection=select(), mode="light")
    drawn = {trace.name: list(trace.x) for trace in chart.figure.data if trace.mode == "markers"}
    assert drawn == {"roles pooled": [110_000, 210_000], "a role alone": [160_000, 100_000]}
    assert "n = 50 people" in chart.source


def test_a_published_mean_is_no_range_and_names_its_grade(made_up):
    chart = charts.pay(package=made_up, selection=select(component="base"), mode="light")
    row = chart.table[chart.table["Who"].str.contains("Article house")].iloc[0]
    assert row["What"] == "mean, evidence grade B"
    assert row["Median (USD)"] == 180_000
    assert chart.table["10th percentile (USD)"].isna().sum() == 1


def test_where_pooling_does_not_help_the_rules_of_thumb_are_pointed_to(made_up):
    chart = charts.pay(package=made_up, selection=select(country="India"), mode="light")
    assert chart.figure is None
    assert "rules of thumb" in chart.note


def test_equity_is_a_range_of_shares_and_a_claim(made_up):
    chart = charts.equity(package=made_up, selection=select(), mode="light")
    thick = next(trace for trace in chart.figure.data if trace.mode == "lines" and trace.line.width == 9)
    assert [x for x in thick.x if x is not None] == [1, 2, 0.4, 1.2]
    assert [one.label for one in chart.key] == ["claim"]
    assert "not observations" in chart.subtitle
    assert chart.table["Evidence"].to_list() == ["B", "B"]
    assert {"0%", "0.5%"} <= set(chart.figure.layout.xaxis.ticktext)
