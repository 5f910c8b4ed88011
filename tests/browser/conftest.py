"""One server and one browser for the package, a window of its own for every test."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from analysis.charts import compensation
from analysis.charts.chart import Chart
from analysis.export.image.engine import browser_path
from analysis.package.tables import Package
from tests.atlas import atlas
from tests.browser.visit import CHOSEN, CHROMIUM_OPTIONS, PAINT_LIMIT, serving, settled

expect.set_options(timeout=PAINT_LIMIT)

# The package's scope, not the session's: while Playwright is open, no other test of the process can run asyncio.


@pytest.fixture(scope="package")
def server() -> Iterator[str]:
    """Return the address of a running atlas that the package's tests share."""
    with serving() as address:
        yield address


@pytest.fixture(scope="package")
def chart(package: Package) -> Chart:
    """Return the chart that the page of `LINK` shows first."""
    return compensation.bands(package=package, selection=CHOSEN, mode="light")


@pytest.fixture
def fresh_server() -> Iterator[str]:
    """Return the address of a running atlas that nobody has visited."""
    with serving() as address:
        yield address


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Return a running Chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser_path(), args=CHROMIUM_OPTIONS)
        yield chromium
        chromium.close()


@pytest.fixture
def window(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Return a function that opens an empty window of a new visitor; its options are Playwright's context's."""
    contexts = []

    def opened(**options: Any) -> Page:
        options = {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"} | options
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.set_default_timeout(PAINT_LIMIT)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def visit(server: str, window: Callable[..., Page]) -> Callable[..., Page]:
    """Return a function that opens a path of the shared server as a new visitor and waits until it is painted."""

    def opened(path: str, **options: Any) -> Page:
        page = window(**options)
        page.goto(f"{server}/{path}")
        return settled(page)

    return opened


@pytest.fixture(scope="package")
def package() -> Package:
    """Return the tables that the server shows."""
    return atlas()
