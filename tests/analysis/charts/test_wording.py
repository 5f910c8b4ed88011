"""The usual faults of grammar in what a chart says of itself, for every choice."""

from __future__ import annotations

import re

import pytest

from analysis import words
from tests.analysis.charts.every_choice import EVERY, charts
from tests.one_process import of_each

FAULTS = {
    "a word twice": re.compile(r"\b([A-Za-z]+) \1\b"),
    "no years": re.compile(r"(?<![\d,.])0 years"),
    "a range of one number": re.compile(r"(?<![\w.])(\$?\d[\d.,]*[km%]?) to \1(?![\d.,\w])"),
    "an id": re.compile(r"[a-z]_[a-z]"),
    "nothing as a word": re.compile(r"\b(?:None|nan|NaN|NaT)\b|<NA>"),
    "a space before a stop": re.compile(r" [,.;:](?!\d)"),
}


@pytest.mark.parametrize("name", of_each(EVERY))
def test_a_chart_says_nothing_twice_and_no_range_of_one_number(drawn_of, name):
    wrong = {
        f"{fault}: {found[0]!r} in {text}"
        for _choice, chart in charts(drawn_of(name))
        for text in (chart.title, chart.subtitle, chart.note, chart.alt)
        for fault, pattern in FAULTS.items()
        if (found := pattern.search(text))
    }
    assert wrong == set()


@pytest.mark.parametrize("name", of_each(EVERY))
def test_a_title_is_short(drawn_of, name):
    titles = {chart.title for _choice, chart in charts(drawn_of(name))}
    assert [title for title in titles if len(title) > words.TITLE] == []
