"""The chart of shares by who reports: each source a row in its band, its interval the line."""

from __future__ import annotations

from analysis.charts import by_survey
from tests.analysis.test_by_survey import EMPLOYED, band
from tests.atlas import select

ROWS = [band("survey", (5, 7), 400, 0.6, **EMPLOYED), band("index", (5, 7), 40, 0.1)]


def drawn(package_of, rows):
    return by_survey.shares(package=package_of(attainment_by_survey=rows), selection=select(), mode="light")


def test_each_source_is_a_row_with_its_interval(package_of):
    chart = drawn(package_of, ROWS)
    assert [style.label for style in chart.key] == ["Survey house", "Index house"]
    assert chart.table["Share (%)"].to_list() == [60, 10]
    assert chart.table["90% interval to (%)"].to_list() == [70, 20]
    assert chart.table["Years of work"].to_list() == ["5–7 years"] * 2
    lines = [trace for trace in chart.figure.data if trace.mode == "lines"]
    assert [list(trace.x)[:2] for trace in lines[::2]] == [[50, 70], [0, 20]]
    assert chart.source.n == 440


def test_nothing_is_drawn_of_one_source(package_of):
    chart = drawn(package_of, ROWS[:1])
    assert chart.figure is None
    assert chart.encoding is None
    assert not chart.source
