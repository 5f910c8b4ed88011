"""The first HTML of a page, before any script has run: title, description, preview of a link, and the answer."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from analysis.address import Query
from analysis.charts.catalogue import drawn
from analysis.charts.chart import Chart
from analysis.export.html_table import html_table
from analysis.package.memory import kept
from analysis.package.tables import Package
from analysis.pages import ATLAS, browser_title, pages_of, path_of
from analysis.service import addresses
from analysis.service.answers import answer

LONGEST_DESCRIPTION = 300
"""Characters: more than that no search shows."""

LONGEST_TABLE = 60
"""Rows of a chart's table without scripts; the CSV behind the link below has them all."""

Spelt = tuple[tuple[str, tuple[str, ...]], ...]
"""A query whose parts cannot change."""

TITLE = re.compile(r"<title>.*?</title>", re.S)
NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.S)


@dataclass(frozen=True)
class Preview:
    """What a link to a page says of itself: name, description, addresses of atlas, page, this view and a picture.

    `picture` is empty where the page has no chart; `about` says what the picture shows.
    """

    title: str
    description: str
    root: str
    canonical: str
    address: str
    picture: str = ""
    about: str = ""


@kept(most=256)
def head_and_body(package: Package, page: str, query: Spelt, root: str) -> tuple[str, str]:
    """Return a page's own head, and what it says without scripts; kept, since many come by the same link."""
    asked = dict(query)
    return head(preview(package, page, asked, root)), without_scripts(package, page, asked)


def preview(package: Package, page: str, query: Query, root: str) -> Preview:
    """Return what a link to a page says of itself; `root` is the atlas's own address without a slash at its end."""
    canonical = f"{root}{path_of(page)}"
    asked = urlencode(query, doseq=True)
    one = Preview(
        title=browser_title(pages_of(package), page),
        description=_short(_described(package, page, query)),
        root=root,
        canonical=canonical,
        address=f"{canonical}{'?' if asked else ''}{asked}",
    )
    entry = addresses.chart_of(page, query)
    if entry is None:
        return one
    choice = addresses.choice_for(package, entry, query)
    chart = drawn(package, entry.builder, choice, "light")
    if chart.figure is None:
        return one
    picture = f"{root}{addresses.chart_address(package, entry, choice, 'png')}"
    return replace(one, picture=picture, about=chart.title)


def head(one: Preview) -> str:
    """Return the elements of the head that say what a page is, to people who search and to whoever shares a link."""
    about = {"og:title": one.title, "og:description": one.description, "og:url": one.address}
    about |= {"og:type": "website", "og:site_name": ATLAS}
    if one.picture:
        about |= {"og:image": one.picture, "og:image:alt": one.about}
    named = {"description": one.description, "twitter:card": "summary_large_image" if one.picture else "summary"}
    lines = [f"<title>{html.escape(one.title)}</title>"]
    lines += [f'<meta name="{name}" content="{html.escape(text)}" />' for name, text in named.items()]
    lines += [f'<meta property="{name}" content="{html.escape(text)}" />' for name, text in about.items()]
    lines += [f'<link rel="canonical" href="{html.escape(one.canonical)}" />']
    if one.picture:
        asked = html.escape(f"{one.root}/oembed?{urlencode({'url': one.address})}")
        lines += [f'<link rel="alternate" type="application/json+oembed" href="{asked}" />']
    return "\n    ".join(lines)


def without_scripts(package: Package, page: str, query: Query) -> str:
    """Return what a page says where no script runs: its answer, its first chart as a table, and the other pages.

    Links lead on from the page's own address: a page stands right below the atlas's.
    """
    pages = pages_of(package)
    parts = [f"<h1>{html.escape(pages[page].title)}</h1>", f"<p>{html.escape(answer(package, page, query))}</p>"]
    entry = addresses.chart_of(page, query)
    if entry is not None:
        choice = addresses.choice_for(package, entry, query)
        csv = addresses.chart_address(package, entry, choice, "csv")
        parts += _table(drawn(package, entry.builder, choice, "light"), csv)
    shown = {name: one for name, one in pages.items() if one.has_something_to_show(package)}
    ways = (f'<li><a href=".{path_of(name)}">{html.escape(one.title)}</a></li>' for name, one in shown.items())
    parts += ["<p>Charts and filters need JavaScript. The pages:</p>", f"<ul>{''.join(ways)}</ul>"]
    return f"<noscript>{''.join(parts)}</noscript>"


def first_html(template: str, head_of_page: str, body: str) -> str:
    """Return Streamlit's first HTML with a page's own head in place of its title, and its own text without scripts."""
    made = TITLE.sub(lambda _found: head_of_page, template, count=1)
    return NOSCRIPT.sub(lambda _found: body, made, count=1)


def _table(chart: Chart, csv: str) -> list[str]:
    words_of_chart = f"<h2>{html.escape(chart.title)}</h2><p>{html.escape(chart.subtitle)}</p>"
    if chart.figure is None:
        return [words_of_chart]
    rows = html_table(chart.table.head(LONGEST_TABLE), f"Table: {chart.title}")
    link = f'<a href=".{html.escape(csv)}">All rows as CSV</a>'
    return [words_of_chart, rows, f"<p>{html.escape(chart.source)} {html.escape(chart.note)} {link}</p>"]


def _described(package: Package, page: str, query: Query) -> str:
    """Return the question that a page answers, and its answer."""
    told, question = answer(package, page, query), pages_of(package)[page].question
    return told if told == question else f"{question} {told}".strip()


def _short(text: str) -> str:
    """Return a text of no more characters than a search shows, cut between words."""
    if len(text) <= LONGEST_DESCRIPTION:
        return text
    return f"{text[:LONGEST_DESCRIPTION].rpartition(' ')[0].rstrip(',;:')}…"
