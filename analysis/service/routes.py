"""The addresses that the atlas answers itself, beside those that Streamlit keeps."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from analysis.package.tables import Package
from analysis.pages import PAGES, browser_title, path_of
from analysis.service import first_html, site
from analysis.service.queries import Query

log = logging.getLogger("pm_career_atlas")


@dataclass(frozen=True)
class Site:
    """What the addresses need: the tables, Streamlit's folder of files, and where the atlas runs.

    `load` returns the tables, or raises `DataError`. `address` is the atlas's own (https://atlas.example), empty where
    that of each request is taken. `base` is the part of the path before every address, empty or /like/this.
    """

    load: Callable[[], Package]
    static: Path
    address: str = ""
    base: str = ""

    @cached_property
    def template(self) -> str:
        """Streamlit's first HTML."""
        return (self.static / "index.html").read_text(encoding="utf-8")

    def root(self, request: Request) -> str:
        """Return the atlas's own address as a link needs it, without a slash at its end."""
        return self.address or f"{str(request.base_url).rstrip('/')}{self.base}"

    @property
    def paths(self) -> frozenset[str]:
        """The paths below `base` at which a page or a file of Streamlit's stands."""
        files = (f"/{path.name}" for path in self.static.iterdir() if path.is_file())
        return frozenset({*map(path_of, PAGES), *files})


def routes(one: Site) -> list[BaseRoute]:
    """Return the routes of a site, those of its pages included."""
    pages = [Route(path_of(name), partial(_page, one, name)) for name in PAGES]
    own = [
        Route("/livez", _lives),
        Route("/healthz", partial(_health, one)),
        Route("/robots.txt", partial(_robots, one)),
        Route("/sitemap.xml", partial(_sitemap, one)),
    ]
    return [Mount(one.base, routes=[*own, *pages])] if one.base else [*own, *pages]


def query_of(request: Request) -> Query:
    """Return a request's query: all values of each parameter."""
    return {name: request.query_params.getlist(name) for name in request.query_params}


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


def _page(one: Site, name: str, request: Request) -> Response:
    """Answer with a page's first HTML; where its words cannot be told, with its title alone: the page says the rest."""
    query = query_of(request)
    try:
        head = first_html.head(first_html.preview(one.load(), name, query, one.root(request)))
        body = first_html.without_scripts(one.load(), name, query)
    except Exception:
        log.exception("The first HTML of %s has no words", name)
        head, body = f"<title>{browser_title(name)}</title>", "<noscript></noscript>"
    return HTMLResponse(first_html.first_html(one.template, head, body), headers={"Cache-Control": "no-cache"})
