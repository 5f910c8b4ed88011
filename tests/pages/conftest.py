"""What tests that run pages share."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from streamlit.components.v2 import manifest_scanner

SEARCH = "scan_component_manifests"


@pytest.fixture(scope="session", autouse=True)
def packages_are_searched_once() -> Iterator[None]:
    """Let Streamlit search the installed packages for components once, not in each run of a page: they do not change.

    The search takes longer than most pages do.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, SEARCH, cache(getattr(manifest_scanner, SEARCH)))
        yield
