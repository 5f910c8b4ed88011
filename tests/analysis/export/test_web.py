"""A page of its own: complete without a network, in words that a screen reader finds."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from analysis.charts import compensation
from analysis.export import web


@pytest.fixture(scope="module")
def exported(out_of):
    return out_of(compensation.bands)


@pytest.fixture(scope="module")
def text(exported) -> str:
    return web.page(exported).decode()


def test_a_page_needs_no_network(text):
    assert not re.search(r"<(script|link|img|iframe)[^>]*\b(src|href)\s*=", text)
    assert text.count("<script") >= 2
    assert len(text) > 1_000_000


def test_a_page_says_title_subtitle_credit_link_and_alternative_text(exported, text):
    assert f"<h1>{exported.chart.title}</h1>" in text
    for words in (exported.chart.subtitle, exported.credit, f'aria-label="{exported.chart.alt}"', '<html lang="en">'):
        assert words in text
    assert f'<a href="{exported.link.replace("&", "&amp;")}">' in text


def test_a_page_holds_the_figures_as_a_table(exported, text):
    table = text[text.index("<table") :]
    assert [str(value) for value in exported.chart.table["People"]] == re.findall(r"<td>(\d+)</td>", table)[
        : len(exported.chart.table)
    ]


def test_words_that_look_like_html_are_shown(exported):
    odd = web.page(replace(exported, chart=replace(exported.chart, title="R&D <b>"))).decode()
    assert "<title>R&amp;D &lt;b&gt;</title>" in odd


def test_a_page_without_an_address_has_no_link(exported):
    assert "<a href" not in web.page(replace(exported, link="")).decode().rpartition("<p>")[2]


def test_a_chart_without_a_figure_is_no_page(exported):
    with pytest.raises(ValueError, match="has no figure"):
        web.page(replace(exported, chart=replace(exported.chart, figure=None)))
