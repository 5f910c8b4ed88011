"""What a test needs of the machine: tests marked `browser` need Chromium and fail without it, others find none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from analysis.export.image import engine
from analysis.package.tables import Package
from tests.one_process import group_of

BROWSER_TESTS = Path(__file__).parent / "browser"
NO_BROWSER = (
    "This test needs Chromium or Chrome and found neither: run `make browser`, which installs what packages.txt names, "
    "or leave such tests out with `make check`."
)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what lies in `tests/browser`, which comes first; other tests that need a browser say so themselves."""
    for item in items:
        if item.path.is_relative_to(BROWSER_TESTS):
            item.add_marker("browser")
    items.sort(key=lambda item: not item.path.is_relative_to(BROWSER_TESTS))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Hand tests to processes by their groups (`tests/one_process.py`)."""
    from xdist.scheduler import LoadScopeScheduling  # the plugin may be absent

    class ByGroup(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return group_of(nodeid)

    return ByGroup(config, log)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Hide the browser from tests that are not marked: on a machine without one they say the same."""
    if item.get_closest_marker("browser"):
        return (yield)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "find_browser", lambda: None)
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
