"""What every site answers: whether it lives and is ready, what may be searched, its pages, and what is not there."""

from __future__ import annotations

import html
from collections.abc import Callable
from urllib.parse import quote

from analysis.package.tables import DataError, Package
from analysis.pages import ATLAS, PAGES, path_of

RESERVED = ("_stcore", "static", "media", "component", "auth", "oauth2callback", "app")
"""First parts of the paths that Streamlit keeps for itself."""

NOT_FOUND = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Not found · {atlas}</title></head>
<body style="font: 1rem/1.5 sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem">
<h1>There is no such page</h1><p>The {atlas} has nothing at this address. Its pages:</p><ul>{pages}</ul></body></html>
"""


def not_ready(load: Callable[[], Package]) -> str:
    """Return why no page would be right, empty where the tables are loaded and keep their rules."""
    try:
        load()
    except DataError as error:
        return str(error)
    return ""


def robots(root: str) -> str:
    """Return robots.txt: everything may be searched but what only a browser asks for."""
    return f"User-agent: *\nDisallow: /_stcore/\nDisallow: /oembed\nSitemap: {root}/sitemap.xml\n"


def sitemap(package: Package, root: str) -> str:
    """Return sitemap.xml: every page that has something to show, as of the day of the data."""
    day = str(package.descriptor.get("created", ""))[:10]
    changed = f"<lastmod>{html.escape(day)}</lastmod>" if day else ""
    urls = (
        f"<url><loc>{html.escape(root + quote(path_of(name)))}</loc>{changed}</url>"
        for name, page in PAGES.items()
        if page.has_something_to_show(package)
    )
    opened = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return f"{opened}{''.join(urls)}</urlset>\n"


def not_found(base: str = "") -> str:
    """Return what is shown at an address where nothing is; `base` is the part of the path before every address."""
    pages = (f'<li><a href="{base}{path_of(name)}">{html.escape(page.title)}</a></li>' for name, page in PAGES.items())
    return NOT_FOUND.format(atlas=ATLAS, pages="".join(pages))
