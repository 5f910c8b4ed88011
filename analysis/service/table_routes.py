"""Tables as addresses: `/data/<table>.csv` and `/data/datapackage.json`, the files of the data package as they are."""

from __future__ import annotations

from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from analysis import words
from analysis.address import LONGEST_ECHO
from analysis.package.compiled import DESCRIPTOR
from analysis.service import replies
from analysis.service.the_site import Site


def routes(site: Site) -> list[BaseRoute]:
    """Return the routes of the data package."""
    return [
        Route(f"/data/{DESCRIPTOR}", partial(_descriptor, site)),
        Route("/data/{table}.csv", partial(_table, site)),
    ]


def _descriptor(site: Site, request: Request) -> Response:
    return _file(site, request, DESCRIPTOR, site.load().files[DESCRIPTOR], "application/json")


def _table(site: Site, request: Request) -> Response:
    table, package = request.path_params["table"], site.load()
    paths = {one["name"]: one["path"] for one in package.descriptor.get("resources", ())}
    if paths.get(table) not in package.files:
        name = table[:LONGEST_ECHO] if table.isprintable() else "of that name"
        return replies.refused(404, f"There is no table {name}; choose from {words.listed(sorted(paths), 'or')}.")
    return _file(site, request, paths[table], package.files[paths[table]], "text/csv")


def _file(site: Site, request: Request, name: str, content: bytes, media_type: str) -> Response:
    headers = replies.FOR_ALL | {
        "ETag": replies.tag(content),
        "Cache-Control": replies.SHARED.format(replies.HOUR),
        "Content-Disposition": replies.disposition(name, saved=media_type == "text/csv"),
        "Link": f'<{site.root(request)}/data/{DESCRIPTOR}>; rel="describedby"',
    }
    if replies.is_known(request, headers["ETag"]):
        return replies.unchanged(headers)
    return Response(content, media_type=media_type, headers=headers)
