"""A site without Streamlit behind it: the addresses that the atlas answers itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.applications import Starlette

from analysis.package.tables import Package
from analysis.service.middleware import middleware
from analysis.service.routes import routes
from analysis.service.the_site import Site

INDEX = """<!DOCTYPE html><html><head><title>Streamlit</title><script src="./static/js/x.js"></script></head>
<body><noscript>You need to enable JavaScript.</noscript><div id="root"></div></body></html>"""


@pytest.fixture
def static(tmp_path: Path) -> Path:
    """Return a folder like that of Streamlit's own files."""
    (tmp_path / "index.html").write_text(INDEX)
    (tmp_path / "favicon.png").write_bytes(b"")
    return tmp_path


@pytest.fixture
def served(static: Path, real: Package) -> Callable[..., Starlette]:
    """Return a function that makes a site; what it is given replaces the atlas's own tables, address or base."""

    def made(**given: object) -> Starlette:
        site = Site(**({"load": lambda: real, "static": static} | given))  # type: ignore[arg-type]
        own = routes(site)
        return Starlette(routes=own, middleware=middleware(site, own, dict, 20 * 2**20))

    return made
