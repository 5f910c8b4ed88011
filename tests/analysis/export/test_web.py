"""A page of its own: complete without a network, in words that a screen reader finds."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest

from analysis.charts import compensation
from analysis.charts.theme import PALETTES
from analysis.export import web
from analysis.export.web import in_dark


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
    for words in (
        exported.chart.subtitle,
        html.escape(exported.credit),
        f'aria-label="{exported.chart.alt}"',
        '<html lang="en">',
    ):
        assert words in text
    assert f'<a href="{exported.link.replace("&", "&amp;")}">' in text


def test_a_page_holds_the_figures_as_a_table(exported, text):
    table = text[text.index("<table") :]
    rows = re.findall(r"<tr>(.*?)</tr>", table)[1:]
    at = list(exported.chart.table).index("People")
    shown = [html.unescape(re.findall(r"<td[^>]*>(.*?)</td>", row)[at]) for row in rows]
    assert shown == [f"{value:,}" for value in exported.chart.table["People"]]
    assert '<td class="figure">$' in table, "amounts are written in their currency"


def test_words_that_look_like_html_are_shown(exported):
    odd = web.page(replace(exported, chart=replace(exported.chart, title="R&D <b>"))).decode()
    assert "<title>R&amp;D &lt;b&gt;</title>" in odd


def test_a_page_without_an_address_has_no_link(exported):
    assert "<a href" not in web.page(replace(exported, link="")).decode().rpartition("<p>")[2]


def test_a_chart_without_a_figure_is_no_page(exported):
    with pytest.raises(ValueError, match="has no figure"):
        web.page(replace(exported, chart=replace(exported.chart, figure=None)))


def test_without_scripts_a_page_says_what_is_drawn_and_shows_the_table(exported, text):
    words = re.search(r"<noscript>(.*?)</noscript>", text, flags=re.S)
    assert words
    assert html.escape(exported.chart.alt) in words[1]
    assert "<details open>" in text


def test_a_page_has_the_colours_of_light_and_of_dark(text):
    for mode, palette in PALETTES.items():
        assert f"--text: {palette.text}; --muted: {palette.muted}" in text, mode
    dark = text[text.index("const looks") :]
    assert PALETTES["dark"].grid in dark
    assert PALETTES["light"].grid not in dark


def test_letters_on_marks_and_marks_keep_their_colours_in_the_dark():
    light, dark = PALETTES["light"], PALETTES["dark"]
    edge = {"line": {"color": light.page}}
    assert in_dark({"marker": edge}) == {"marker": {"line": {"color": dark.page}}}
    figure = {"marker": {"color": "#0072B2"}, "font": {"color": light.page}, "layout": {"paper_bgcolor": light.page}}
    assert in_dark(figure) == {
        "marker": {"color": "#0072B2"},
        "font": {"color": light.page},
        "layout": {"paper_bgcolor": dark.page},
    }
    assert in_dark({"font": {"color": light.muted}, "scale": [[0, light.page]]}) == {
        "font": {"color": dark.muted},
        "scale": [[0, dark.page]],
    }
