"""A card in a page of someone else: the code that embeds it, and what oEmbed says of a link."""

from __future__ import annotations

import html
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from analysis.address import Query
from analysis.charts.catalogue import CARD, Entry, drawn
from analysis.charts.chart import Chart
from analysis.package.tables import Package
from analysis.pages import ATLAS, HOME, PAGES
from analysis.service.addresses import chart_address, chart_of, choice_for, query_of
from analysis.service.asked import Refused

EXTRA = 500
"""Pixels that a card needs besides its figure, on a narrow page."""

WIDTH = 720
"""Pixels of a card where nobody says how wide it may be."""

HEIGHT = "atlasHeight"
"""Name under which a card alone tells the page around it how high it is, in pixels."""

ADAPTS = (
    '<script>(f=>addEventListener("message",e=>{if(e.source===f.contentWindow&&'
    f"e.data?.{HEIGHT}>0)f.height=e.data.{HEIGHT}}}))(document.currentScript.previousElementSibling)</script>"
)
"""Stands after the frame and makes it as high as the card in it says; without scripts the height stays as it is."""


def height_of(chart: Chart) -> int:
    """Return how high a frame is, in pixels, before its card has said so."""
    return EXTRA + (int(chart.figure.layout.height) if chart.figure else 0)


def frame(chart: Chart, address: str) -> str:
    """Return the code that embeds a card; `address` is that of the card alone."""
    return (
        f'<iframe src="{html.escape(address)}" title="{html.escape(chart.title)}" width="100%" '
        f'height="{height_of(chart)}" style="border: 0" loading="lazy"></iframe>\n{ADAPTS}'
    )


def oembed(package: Package, root: str, asked: Query) -> dict[str, Any]:
    """Return what oEmbed (1.0, rich) says of a link in `url`; `maxwidth` and `maxheight` bound the frame, in pixels.

    Raises `Refused`: 404 for a link that is not to a chart of ours, 501 for another format than JSON.
    """
    if (asked.get("format") or ["json"])[0] != "json":
        raise Refused(501, "Only JSON is told here: leave format out, or say json.")
    entry, query = _linked(root, next(iter(asked.get("url", ())), ""))
    choice = choice_for(package, entry, query)
    chart = drawn(package, entry.builder, choice, "light")
    alone = f"{root}/?{urlencode({CARD: entry.name, 'embed': 'true'})}&{query_of(package, entry, choice)}"
    about = {
        "version": "1.0",
        "type": "rich",
        "title": chart.title,
        "provider_name": ATLAS,
        "provider_url": root,
        "html": frame(chart, alone),
        "width": min(WIDTH, _bound(asked, "maxwidth")),
        "height": min(height_of(chart), _bound(asked, "maxheight")),
        "cache_age": 3600,
    }
    if chart.figure is None:
        return about
    picture = {"thumbnail_url": f"{root}{chart_address(package, entry, choice, 'png')}"}
    return about | picture | {"thumbnail_width": 2400, "thumbnail_height": 1350}


def _linked(root: str, address: str) -> tuple[Entry, Query]:
    """Return the chart and the query of a link: the card or the place on the page that it names, else the first."""
    parts, own = urlsplit(address), urlsplit(root)
    page = parts.path.removeprefix(own.path).strip("/") or HOME
    if parts.netloc != own.netloc or not parts.path.startswith(own.path) or page not in PAGES:
        raise Refused(404, "url is not the link to a page of this atlas.")
    query = parse_qs(parts.query)
    entry = chart_of(page, query if CARD in query else {CARD: [parts.fragment]})
    if entry is None:
        raise Refused(404, "url is the link to a page without a chart.")
    return entry, query


def _bound(asked: Query, name: str) -> int:
    """Return a bound in pixels; where none is said, or no number, more than any frame needs."""
    said = next(iter(asked.get(name, ())), "")
    return int(said) if said.isascii() and said.isdigit() and 0 < len(said) < 6 else 10_000
