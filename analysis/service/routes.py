"""The addresses that the atlas answers itself, beside those that Streamlit keeps."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from functools import partial

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from analysis.pages import PAGES, browser_title, path_of
from analysis.service import chart_routes, deck_routes, embed, first_html, page_files, replies, site, table_routes
from analysis.service.asked import Refused
from analysis.service.files import Files
from analysis.service.queries import query_of
from analysis.service.the_site import Site

log = logging.getLogger("pm_career_atlas")


def routes(one: Site) -> list[BaseRoute]:
    """Return the routes of a site, those of its pages included."""
    pages = [Route(path_of(name), partial(_page, one, name)) for name in PAGES]
    own = [
        Route("/livez", _lives),
        Route("/healthz", partial(_health, one)),
        Route("/robots.txt", partial(_robots, one)),
        Route("/sitemap.xml", partial(_sitemap, one)),
        Route("/oembed", partial(_oembed, one)),
    ]
    files = Files()
    every = [*own, *page_files.routes(), *deck_routes.routes(one, files), *chart_routes.routes(one, files)]
    every += [*table_routes.routes(one), *pages]
    return [Mount(one.base, routes=every)] if one.base else every


def _lives(_request: Request) -> Response:
    return PlainTextResponse("alive\n")


def _health(one: Site, _request: Request) -> Response:
    reason = site.not_ready(one.load)
    told: Mapping[str, str] = {"status": "not ready", "reason": reason} if reason else {"status": "ready"}
    return JSONResponse(told, 503 if reason else 200, headers={"Cache-Control": "no-store"})


def _robots(one: Site, request: Request) -> Response:
    return PlainTextResponse(site.robots(one.root(request)))


def _sitemap(one: Site, request: Request) -> Response:
    return Response(site.sitemap(one.load(), one.root(request)), media_type="application/xml")


def _oembed(one: Site, request: Request) -> Response:
    try:
        told = embed.oembed(one.load(), one.root(request), query_of(request))
    except Refused as why:
        return replies.refused(why.status, why.sentence)
    return JSONResponse(told, headers=replies.FOR_ALL)


def _page(one: Site, name: str, request: Request) -> Response:
    """Answer with a page's first HTML; where its words cannot be told, with its title alone: the page says the rest."""
    query = tuple((parameter, tuple(values)) for parameter, values in query_of(request).items())
    try:
        head, body = first_html.head_and_body(one.load(), name, query, one.root(request))
    except Exception:
        log.exception("The first HTML of %s has no words", name)
        head, body = f"<title>{browser_title(PAGES, name)}</title>", "<noscript></noscript>"
    head = f"{head}\n    {page_files.elements()}"
    return HTMLResponse(first_html.first_html(one.template, head, body), headers={"Cache-Control": "no-cache"})
