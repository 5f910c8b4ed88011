"""A page of its own: complete without a network, in words that a screen reader finds."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from analysis.charts import compensation
from analysis.export import web


@pytest.fixture(scope="module")
def out(out_of):
    return out_of(compensation.bands)


@pytest.fixture(scope="module")
def text(out) -> str:
    return web.page(out).decode()


def test_a_page_needs_no_network(text):
    assert not re.search(r"<(script|link|img|iframe)[^>]*\b(src|href)\s*=", text)
    assert text.count("<script") >= 2
    assert len(text) > 1_000_000


def test_a_page_says_title_subtitle_credit_link_and_alternative_text(out, text):
    assert f"<h1>{out.chart.title}</h1>" in text
    for words in (out.chart.subtitle, out.credit, f'aria-label="{out.chart.alt}"', '<html lang="en">'):
        assert words in text
    assert f'<a href="{out.link.replace("&", "&amp;")}">' in text


def test_a_page_holds_the_figures_as_a_table(out, text):
    table = text[text.index("<table") :]
    assert [str(value) for value in out.chart.table["People"]] == re.findall(r"<td>(\d+)</td>", table)[
        : len(out.chart.table)
    ]


def test_words_that_look_like_html_are_shown(out):
    odd = web.page(replace(out, chart=replace(out.chart, title="R&D <b>"))).decode()
    assert "<title>R&amp;D &lt;b&gt;</title>" in odd


def test_a_page_without_an_address_has_no_link(out):
    assert "<a href" not in web.page(replace(out, link="")).decode().rpartition("<p>")[2]


def test_a_chart_without_a_figure_is_no_page(out):
    with pytest.raises(ValueError, match="has no figure"):
        web.page(replace(out, chart=replace(out.chart, figure=None)))
