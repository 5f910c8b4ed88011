"""What a test needs of the machine: tests marked `browser` need Chromium and fail without it, others find none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis.export.image import engine
from analysis.package.tables import Package

BROWSER_TESTS = Path(__file__).parent / "browser"
BROWSERS = 2
"""Processes that browser tests are shared by."""
NO_BROWSER = (
    "This test needs Chromium or Chrome and found neither: install the package `chromium` (see packages.txt), run "
    "`make browser`, or leave such tests out with `make check`."
)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what lies in `tests/browser`; other tests that need a browser say so themselves.

    A file's tests run in one process, but for those of pages and charts (`tests/one_process.py`). Those of
    `tests/browser` come first and in few processes, for each of these starts a server and a browser.
    """
    files = list(dict.fromkeys(item.path for item in items if item.path.is_relative_to(BROWSER_TESTS)))
    for item in items:
        if item.path in files:
            item.add_marker("browser")
            item.add_marker(pytest.mark.xdist_group(f"browser {files.index(item.path) % BROWSERS}"))
        elif not item.get_closest_marker("xdist_group"):
            item.add_marker(pytest.mark.xdist_group(str(item.path)))
    items.sort(key=lambda item: item.path not in files)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Hide the browser from tests that are not marked: on a machine without one they say the same."""
    if item.get_closest_marker("browser"):
        return (yield)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine.Chromium, "find_browser", lambda **_options: None)
        engine.browser_path.cache_clear()
        result = yield
    engine.browser_path.cache_clear()
    return result


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Fail where there is no browser: a test left out in silence would leave what it checks unknown."""
    if item.get_closest_marker("browser") and engine.browser_path() is None:
        pytest.fail(NO_BROWSER, pytrace=False)


@pytest.fixture(scope="session")
def other_packages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Package]:
    """Return the made-up packages that are not the atlas's, by the names of their houses, read from folders."""
    from tests.analysis.other_packages.folders import loaded  # few tests need them
    from tests.analysis.other_packages.houses import HOUSES

    return {house.name: loaded(tmp_path_factory.mktemp(house.name), house) for house in HOUSES}
