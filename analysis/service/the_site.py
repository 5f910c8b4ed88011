"""What the addresses need to know of the site that they stand in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from starlette.requests import Request

from analysis.package.tables import Package
from analysis.pages import PAGES, path_of


@dataclass(frozen=True)
class Site:
    """The tables, Streamlit's folder of files, and where the atlas runs.

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

    @cached_property
    def paths(self) -> frozenset[str]:
        """The paths below `base` at which a page or a file of Streamlit's stands."""
        files = (f"/{path.name}" for path in self.static.iterdir() if path.is_file())
        return frozenset({*map(path_of, PAGES), *files})

    def root(self, request: Request) -> str:
        """Return the atlas's own address as a link needs it, without a slash at its end."""
        return self.address or f"{str(request.base_url).rstrip('/')}{self.base}"
