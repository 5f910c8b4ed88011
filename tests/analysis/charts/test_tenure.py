"""Charts of tenure: claims above what is observed, and years at the employer."""

from __future__ import annotations

from analysis import tenure as measures
from analysis.charts import tenure as charts
from tests.atlas import select
from tests.drawn import figure_of


def thick(figure) -> list[tuple[float, float]]:
    bars = [trace for trace in figure.data if trace.mode == "lines" and trace.line.width == 9]
    return [(bar.x[at], bar.x[at + 1]) for bar in bars for at in range(0, len(bar.x), 3)]


def test_claims_and_observations_are_drawn_as_the_measure_has_them(made_up):
    chart = charts.claims(package=made_up, selection=select(), mode="light")
    rows = measures.claims(made_up, select()).rows
    expected = [
        (row.p25, row.p75)
        for name in charts.claimed(made_up)
        for row in rows[rows["series"] == name].itertuples(index=False)
    ]
    assert thick(chart.figure) == expected
    assert chart.title == measures.claims(made_up, select()).sentence


def test_claims_alone_are_not_drawn(made_up):
    chart = charts.claims(package=made_up, selection=select(country="Nowhere"), mode="light")
    assert chart.figure is None
    assert "too few people" in chart.title


def test_the_key_calls_a_claim_a_claim(made_up):
    chart = charts.claims(package=made_up, selection=select(), mode="light")
    assert chart.key[0].label.startswith("stated by")


def test_years_at_the_employer_are_the_measures(made_up):
    chart = charts.at_employer(package=made_up, selection=select(), mode="light")
    medians = {trace.name: list(trace.x) for trace in figure_of(chart).data if trace.mode == "markers"}
    assert medians == {"startup": [2], "big tech": [5]}
    assert chart.title == measures.at_employer(made_up, select()).sentence
    assert "Time so far" in chart.note


def test_no_outer_range_is_made_up_where_there_are_quartiles_alone(made_up):
    figure = figure_of(charts.at_employer(package=made_up, selection=select(), mode="light"))
    thin = [trace for trace in figure.data if trace.mode == "lines" and trace.line.width == 2]
    assert [(line.x[0], line.x[1]) for line in thin] == thick(figure)
