"""PM Career Atlas: start it with `streamlit run dashboard.py` or serve `dashboard:app` with any ASGI server.

A launcher and nothing more. Beside a main script, Streamlit takes a `pages/` folder for its old multipage
layout, and a first visitor who opens a deep link would break the menu for everyone. The app's own script
therefore lives in `pages/`, where there is no such folder.
"""

import gc
import os
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.formparsers import MultiPartParser
from streamlit.runtime import get_instance

from analysis.own.given_back import keep_few_arenas
from analysis.own.reading import MEGABYTE
from analysis.package.schema import DataFaults
from analysis.service.logs import noted_on_console
from analysis.service.middleware import middleware
from analysis.service.routes import routes
from analysis.service.the_site import Site
from pages.parts.frame import say_error
from pages.parts.possible import ignore_impossible
from pages.parts.shared import installed, warm
from pages.parts.sign_in import SignInFault, configured
from pages.parts.watch import tell_of_caches

FAULTY = 2
"""Exit status: no page would be right, or be shown to the right people alone, so none is served."""

RARELY = (20_000, 20, 50)
"""Objects made before a search for garbage, searches before one of older objects, and those before one of all: a run
makes some thousands that are gone at its end, and with Python's own numbers searches were a twentieth of its time."""

keep_few_arenas()
try:
    tables, sign_in = installed(), configured()
except DataFaults as found:
    print(*found.faults, sep="\n", file=sys.stderr)
    sys.exit(FAULTY)
except SignInFault as fault:
    print(fault, file=sys.stderr)
    sys.exit(FAULTY)

# Above this size an upload would be put into a file of the disk: what a visitor brings stays in memory.
largest = MEGABYTE * st.get_option("server.maxUploadSize")
MultiPartParser.spool_max_size = 2 * largest

base = str(st.get_option("server.baseUrlPath")).strip("/")
site = Site(
    load=tables.current,
    static=Path(st.__file__).parent / "static",
    address=os.environ.get("ATLAS_ADDRESS", "").rstrip("/"),
    base=f"/{base}" if base else "",
)
own = routes(site)
noted_on_console()
ignore_impossible()


def held() -> dict[str, int]:
    """Return the bytes that are held of uploads, by visit."""
    storage = dict(get_instance().uploaded_file_mgr.file_storage)  # type: ignore[attr-defined]  # kept in memory
    return {visit: sum(len(file.data) for file in list(files.values())) for visit, files in storage.items()}


def make_ready() -> None:
    """Draw the first charts, and spare what all visits share from every search for garbage: it stays to the end."""
    warm()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*RARELY)


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Draw the first charts while nobody waits for them; a visitor who comes meanwhile is served."""
    tell_of_caches()
    threading.Thread(target=make_ready, name="first charts", daemon=True).start()
    yield


app = st.App(
    Path(__file__).resolve().parent / "pages" / "router.py",
    routes=own,
    lifespan=lifespan,
    middleware=middleware(site, own, held, largest, os.environ.get("ATLAS_METRICS_TOKEN", ""), sign_in),
    on_script_error=say_error,
)
