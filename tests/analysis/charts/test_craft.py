"""Charts of craft and of reports: what the measures have is what is drawn, each survey named apart."""

from __future__ import annotations

from analysis import craft as measures
from analysis import reports as measures_of_reports
from analysis.charts import craft, reports
from tests.atlas import select
from tests.drawn import figure_of


def test_each_kind_of_years_is_a_series_named_with_its_place(real):
    chart = craft.years(package=real, selection=select(), mode="light")
    assert [style.label for style in chart.key] == [
        "of all work, the United States",
        "in the specialty, Ukraine",
        "in the post, Argentina",
        "in the job, Ukraine",
    ]
    rows = measures.years(real, select()).rows
    drawn = {trace.name: list(trace.x) for trace in figure_of(chart).data if trace.mode == "markers"}
    for (measure, group), style in zip(rows.groupby("measure", sort=False), chart.key, strict=False):
        label = next(one.label for one in chart.key if measures.MEASURES[measure] in one.label)
        assert drawn[label] == group["p50"].to_list(), style


def test_dou_is_named_with_its_address(real):
    assert "https://dou.ua" in craft.years(package=real, selection=select(), mode="light").source


def test_a_bracket_is_drawn_where_intervals_are_asked_for(real):
    for builder in (craft.years, reports.reports):
        plain, shown = (
            len(figure_of(builder(package=real, selection=select(intervals=choice), mode="light")).data)
            for choice in ("", "shown")
        )
        assert shown == plain + 1


def test_reports_are_those_of_the_measure(real):
    chart = reports.reports(package=real, selection=select(), mode="light")
    medians = [list(trace.x) for trace in figure_of(chart).data if trace.mode == "markers"]
    assert medians == [measures_of_reports.reports(real).rows["p50"].to_list()]
    assert chart.table["People asked"].to_list() == measures_of_reports.reports(real).rows["n"].to_list()


def test_without_rows_nothing_is_drawn(package_of):
    bare = package_of(craft=[], reports=[])
    for builder in (craft.years, reports.reports):
        chart = builder(package=bare, selection=select(), mode="light")
        assert chart.figure is None
        assert chart.key == ()
        assert chart.title.startswith("No ")
