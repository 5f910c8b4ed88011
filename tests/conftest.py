"""What a test needs of the machine: tests marked `browser` need Chromium, and fail without it."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.export.image.engine import browser_path

BROWSER_TESTS = Path(__file__).parent / "browser"
NO_BROWSER = (
    "This test needs Chromium or Chrome and found neither: install the package `chromium` (see packages.txt), run "
    "`make browser`, or leave such tests out with `make check`."
)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what lies in `tests/browser`; other tests that need a browser say so themselves."""
    for item in items:
        if item.path.is_relative_to(BROWSER_TESTS):
            item.add_marker("browser")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Fail where there is no browser: a test left out in silence would leave what it checks unknown."""
    if item.get_closest_marker("browser") and browser_path() is None:
        pytest.fail(NO_BROWSER, pytrace=False)
