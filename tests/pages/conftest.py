"""What tests that run pages share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from types import SimpleNamespace

import pytest
from streamlit.components.v2 import manifest_scanner

from analysis.package.tables import Package
from pages.parts import shared

SEARCH = "scan_component_manifests"


@pytest.fixture(scope="session", autouse=True)
def packages_are_searched_once() -> Iterator[None]:
    """Let Streamlit search the installed packages for components once, not in each run of a page: they do not change.

    The search takes longer than most pages do.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, SEARCH, cache(getattr(manifest_scanner, SEARCH)))
        yield


@pytest.fixture
def showing(monkeypatch) -> Callable[[Package], None]:
    """Return the function that gives the pages another package than the atlas's."""

    def show(package: Package) -> None:
        monkeypatch.setattr(shared, "installed", lambda: SimpleNamespace(current=lambda: package))

    return show
