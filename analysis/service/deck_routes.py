"""What is collected as files by an address: `/charts/deck.<format>?deck=…&deck_title=…`, the deck's own link."""

from __future__ import annotations

from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from analysis.address import Query
from analysis.export import collected
from analysis.export.collected import DECK, TITLE, Items
from analysis.export.exported import today
from analysis.export.packs import PACKS, pack_name, pack_of
from analysis.package.tables import Package
from analysis.service import made, replies
from analysis.service.addresses import CHARTS_PATH
from analysis.service.asked import Refused, check_format, check_values
from analysis.service.files import Files
from analysis.service.made import Making
from analysis.service.queries import query_of
from analysis.service.the_site import Site


def routes(site: Site, files: Files) -> list[BaseRoute]:
    """Return the routes of what is collected; `files` makes them."""
    return [Route(f"{CHARTS_PATH}/{collected.PAGE}.{{file_format}}", partial(_deck, site, files))]


def asked(package: Package, file_format: str, query: Query) -> tuple[Items, str]:
    """Return the charts and the title that an address asks for; raises `Refused`: 404 for a format, 400 for a chart."""
    check_format(file_format, PACKS)
    every = collected.inputs(package)
    items, title = list(query.get(DECK, ())), list(query.get(TITLE, ()))
    for name, values in ((DECK, items), (TITLE, title)):
        check_values(every[name], name, values)
    if not items:
        raise Refused(400, f"Nothing is collected: say {DECK}=<chart> for each chart.")
    return every[DECK].read(items), str(every[TITLE].read(title))


async def _deck(site: Site, files: Files, request: Request) -> Response:
    return await made.answer(files, request, partial(_prepared, site, request))


def _prepared(site: Site, request: Request) -> Making:
    package, root, file_format = site.load(), site.root(request), request.path_params["file_format"]
    items, title = asked(package, file_format, query_of(request))
    kind = PACKS[file_format]
    headers = replies.FOR_ALL | {
        "ETag": replies.tag(
            replies.fingerprint(package), today(), file_format, [item.text for item in items], title, root
        ),
        "Cache-Control": replies.OWN,
        "Content-Disposition": replies.disposition(pack_name(title, file_format), saved=True),
    }
    return Making(
        headers, kind.mime, lambda: kind.make(pack_of(package, items, title, root)), by_browser=kind.needs_browser
    )
