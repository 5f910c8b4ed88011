"""Charts of claims: the stated range above the observed interval, and open ends."""

from __future__ import annotations

import pytest

from analysis import claims as measures
from analysis.charts import claims as charts
from tests.atlas import select
from tests.drawn import figure_of


def thick(figure) -> list[tuple[float, float]]:
    bars = [trace for trace in figure.data if trace.mode == "lines" and trace.line.width == 9]
    return [(bar.x[at], bar.x[at + 1]) for bar in bars for at in range(0, len(bar.x), 3)]


@pytest.mark.parametrize("name", ["years", "pay"])
def test_ranges_and_intervals_are_drawn_as_the_measure_has_them(real, name):
    chart = getattr(charts, name)(package=real, selection=select(), mode="light")
    rows = getattr(measures, name)(real, select()).rows
    largest = charts.BEYOND * rows[["p25", "p75"]].astype(float).max(axis=None)
    expected = [
        (row.p25, largest if row.p75 != row.p75 else row.p75)
        for series in (measures.STATED, measures.OBSERVED)
        for row in rows[rows["series"] == series].itertuples()
    ]
    assert thick(figure_of(chart)) == expected
    assert len(expected) == len(chart.table)


def test_an_open_end_is_empty_in_the_table(real):
    chart = charts.years(package=real, selection=select(), mode="light")
    stated = chart.table[chart.table["What"] == "Stated"]
    assert stated["To (years)"].isna().sum() == 1


def test_without_a_claim_nothing_is_drawn(package_of):
    for builder in (charts.years, charts.pay):
        chart = builder(package=package_of(claims=[]), selection=select(), mode="light")
        assert chart.figure is None
        assert chart.title.startswith("Too few claims")
