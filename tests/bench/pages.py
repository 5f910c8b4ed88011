"""Measure what a visitor waits for, beside a Streamlit page that holds one constant chart.

Everything is measured in one run on one machine, so that the ratios to a bare Streamlit page mean something where
the seconds do not. Nothing is asserted: a busy machine is no fault of the atlas.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from analysis.export.image.engine import browser_path
from tests.browser.visit import CHROMIUM_OPTIONS, PAINT_LIMIT, ROOT, menu_of, serving, settled

BARE = """
import plotly.graph_objects as go
import streamlit as st

st.title("Bare")
st.plotly_chart(go.Figure(go.Bar(x=[1, 2, 3], y=[2, 1, 3])))
"""
BARE_NAME = "bare page, one constant chart"
CLICK = """async ([pill, chart]) => {
  const button = [...document.querySelectorAll('.st-key-company_type button')].find(one => one.innerText === pill);
  const drawn = () => document.querySelector(`.st-key-chart-${chart} .js-plotly-plot`)?._fullData.map(one => one.name);
  const before = JSON.stringify(drawn()), start = performance.now();
  const frame = () => new Promise(requestAnimationFrame);
  button.click();
  while (!drawn() || JSON.stringify(drawn()) === before) {
    if (performance.now() - start > LIMIT) throw new Error('the chart did not change');
    await frame();
  }
  await frame();
  return (performance.now() - start) / 1000;
}""".replace("LIMIT", str(PAINT_LIMIT))


@dataclass(frozen=True)
class Measured:
    """What was measured: the seconds of each time, and how many bytes came of it."""

    name: str
    seconds: list[float]
    size: float | None = None

    @property
    def median(self) -> float:
        """The middle of the seconds."""
        return statistics.median(self.seconds)


class Received:
    """Counts the bytes that a page receives, by request and by the socket through which Streamlit speaks."""

    def __init__(self, page: Page) -> None:
        self.size = 0.0
        network = page.context.new_cdp_session(page)
        network.send("Network.enable")
        network.on("Network.loadingFinished", lambda event: self._add(event["encodedDataLength"]))
        network.on("Network.webSocketFrameReceived", lambda event: self._frame(event["response"]))

    def _add(self, size: float) -> None:
        self.size += size

    def _frame(self, response: dict) -> None:
        binary = response["opcode"] == 2
        self._add(len(response["payloadData"]) * (3 / 4 if binary else 1))  # binary payloads come as base64


def load_of(browser: Browser, address: str) -> tuple[float, float]:
    """Open an address as a visitor with an empty cache; returns seconds to painted charts, and bytes received."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light")
    page = context.new_page()
    received, start = Received(page), time.perf_counter()
    page.goto(address)
    settled(page)
    seconds = time.perf_counter() - start
    context.close()
    return seconds, received.size


def loads(browser: Browser, addresses: dict[str, str], times: int) -> list[Measured]:
    """Measure page loads by name, taking turns, so that what else the machine does meets all of them alike.

    The first round is not counted: a server's first visit reads tables and builds charts.
    """
    rounds = [[load_of(browser, address) for address in addresses.values()] for _ in range(times + 1)][1:]
    return [
        Measured(name, [seconds for seconds, _size in results], statistics.median(size for _seconds, size in results))
        for name, results in zip(addresses, zip(*rounds, strict=True), strict=True)
    ]


def clicks(browser: Browser, address: str, times: int) -> Measured:
    """Measure the time from a click on a company type to the changed pay chart; the first click is not counted."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}/compensation")
    settled(page)
    seconds = []
    for _ in range(times + 1):
        seconds.append(page.evaluate(CLICK, ["Startup", "compensation-bands"]))
        settled(page)
    page.close()
    return Measured("compensation: click on a company type", seconds[1:])


def table(results: list[Measured]) -> str:
    """Return the results as a text table: median, fastest, slowest, ratio to the bare page, kilobytes."""
    bare = next(one.median for one in results if one.name == BARE_NAME)
    lines = [f"{'':44}{'median s':>9}{'min':>8}{'max':>8}{'x bare':>8}{'kB':>9}"]
    for one in results:
        size = "" if one.size is None else f"{one.size / 1000:,.0f}"
        spread = f"{one.median:>9.2f}{min(one.seconds):>8.2f}{max(one.seconds):>8.2f}"
        lines.append(f"{one.name:44}{spread}{one.median / bare:>8.2f}{size:>9}")
    return "\n".join(lines)


def run(times: int) -> None:
    """Run the measurements and print them; `times` is how many of each kind."""
    path = browser_path()
    if path is None:
        sys.exit("The measurements of pages need Chromium or Chrome: run `make browser`.")
    with _bare_server() as bare, serving() as atlas, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_OPTIONS)
        results = loads(browser, {BARE_NAME: bare} | _pages(browser, atlas), times)
        results += [clicks(browser, atlas, times)]
        browser.close()
    print(f"Medians of {times}, empty cache at each page load, {len(results)} measurements in one run:")
    print(table(results))


@contextmanager
def _bare_server() -> Iterator[str]:
    """Serve the bare page with the atlas's own settings, which change a server's speed."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / ".streamlit", Path(folder, ".streamlit"))
        Path(folder, "bare.py").write_text(BARE, encoding="utf-8")
        with serving("bare.py", Path(folder)) as address:
            yield address


def _pages(browser: Browser, address: str) -> dict[str, str]:
    """Return the addresses of the menu's pages by what is measured of them."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(address)
    links = list(menu_of(settled(page)).values())
    page.close()
    return {f"{link.removeprefix(address).strip('/') or 'first page'}: page load": link for link in links}
