"""Words around a chart: file-name filters and the derived source line."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pandas as pd
import pytest

from analysis.charts.chart import Chart, SourceLine, slug, source_line
from tests.atlas import select


def test_the_slug_names_place_types_and_more():
    assert slug(select()) == "united-states_all-company-types"
    assert slug(select(("startup", "big_tech"), "India"), "senior_pm") == "india_startup-big-tech_senior-pm"


def test_the_source_line_is_derived_from_the_rows(made_up):
    line = source_line(made_up, ["survey", "survey"], 1_234)
    assert line == "Source: Survey house, by hand (Jan 2020 to Dec 2020), n = 1,234 people."


def test_several_sources_stand_in_order_and_once(made_up):
    line = source_line(made_up, ["article", "survey", "article"], 12, "postings")
    assert line == ("Sources: Article house, by hand; Survey house, by hand (Jan 2020 to Dec 2020), n = 12 postings.")


def test_a_source_line_without_a_count(made_up):
    assert source_line(made_up, ["article"]) == "Source: Article house, by hand."


def test_an_unknown_source_is_an_error(made_up):
    with pytest.raises(KeyError):
        source_line(made_up, ["nobody"])


def test_a_chart_cannot_be_changed():
    chart = Chart("name", "Title", "Subtitle", SourceLine("Source"), "Alt", pd.DataFrame())
    with pytest.raises(FrozenInstanceError):
        chart.title = "Another"  # type: ignore[misc]  # that it is refused is what is tested


def test_a_plain_text_is_no_line_of_sources():
    with pytest.raises(TypeError, match="name: the line of sources is 'Source', which does not know its sources"):
        Chart("name", "Title", "Subtitle", "Source", "Alt", pd.DataFrame())  # type: ignore[arg-type]  # as above


def test_a_source_line_is_text_that_remembers_sources_and_count(made_up):
    line = source_line(made_up, ["survey", "article", "survey"], 12, "postings")
    assert (line.source_ids, line.n, line.unit) == (("survey", "article"), 12, "postings")
    assert isinstance(line, str)
    assert line == str(line)
