"""Charts as addresses: `/charts/<name>.<format>?<filters>`, and the list of them."""

from __future__ import annotations

from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from analysis.export.exported import ExportedChart, exported_entry, file_name, today
from analysis.export.formats import FORMATS
from analysis.package.selection import first_selection
from analysis.package.tables import Package
from analysis.service import documents, made, replies
from analysis.service.addresses import CHARTS_PATH
from analysis.service.asked import JSON, SAVED, Asked, Refused, asked
from analysis.service.files import Files
from analysis.service.made import Making
from analysis.service.queries import query_of
from analysis.service.the_site import Site

SHOWN = ("png", "square", "svg", "pdf", "html", JSON)
"""Formats that a browser shows; the others are saved."""

CONFINED = (
    "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"
)
"""What a page or a drawing may do that is opened by itself: nothing outside of itself."""


def routes(site: Site, files: Files) -> list[BaseRoute]:
    """Return the routes of charts; `files` makes them."""
    return [
        Route(CHARTS_PATH, partial(_list, site)),
        Route(CHARTS_PATH + "/{name}.{file_format}", partial(_chart, site, files)),
    ]


def _list(site: Site, request: Request) -> Response:
    package = site.load()
    headers = replies.FOR_ALL | {"ETag": replies.tag(replies.fingerprint(package)), "Cache-Control": "no-cache"}
    if replies.is_known(request, headers["ETag"]):
        return replies.unchanged(headers)
    return Response(documents.listed(package), media_type="application/json", headers=headers)


async def _chart(site: Site, files: Files, request: Request) -> Response:
    return await made.answer(files, request, partial(_prepared, site, request))


def _prepared(site: Site, request: Request) -> Making:
    package, root = site.load(), site.root(request)
    file_format = request.path_params["file_format"]
    one = asked(package, request.path_params["name"], file_format, query_of(request))
    headers = _headers(package, one, root, SAVED in request.query_params)
    by_browser = file_format in FORMATS and FORMATS[file_format].needs_browser
    return Making(headers, _media_type(file_format), partial(_made, package, one, root), by_browser)


def _headers(package: Package, one: Asked, root: str, saved: bool) -> dict[str, str]:
    """Return what is said of a file besides itself: its tag, who may keep it, its name and its description."""
    exported = exported_entry(package, one.entry, one.choice, root)
    own = one.entry.first is not first_selection
    described = f"{root}{CHARTS_PATH}/{one.entry.name}.{JSON}{'?' if one.query else ''}{one.query}"
    headers = replies.FOR_ALL | {
        "ETag": replies.tag(replies.fingerprint(package), today(), one.entry.name, one.file_format, one.query, root),
        "Cache-Control": replies.OWN if own else replies.SHARED.format(replies.HOUR),
        "Content-Disposition": replies.disposition(
            _file_name(exported, one.file_format), saved or one.file_format not in SHOWN
        ),
        "Link": f'<{described}>; rel="describedby"',
    }
    return headers | ({"Content-Security-Policy": CONFINED} if one.file_format in ("html", "svg") else {})


def _made(package: Package, one: Asked, root: str) -> bytes:
    """Return a chart's file; raises `Refused` where there is nothing to draw, `ExportError` without a browser."""
    exported = exported_entry(package, one.entry, one.choice, root)
    if one.file_format == JSON:
        return documents.document(package, exported)
    if exported.chart.figure is None:
        raise Refused(404, f"There is nothing to draw for this choice: {exported.chart.title}.")
    return FORMATS[one.file_format].make(exported)


def _file_name(exported: ExportedChart, file_format: str) -> str:
    if file_format in FORMATS:
        return FORMATS[file_format].file_name(exported)
    return file_name((exported.name, exported.slug), file_format)


def _media_type(file_format: str) -> str:
    return FORMATS[file_format].mime if file_format in FORMATS else "application/json"
