"""What a visit needs: a server of its own, the moment at which a page is painted, and what a chart then holds."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Locator, Page

ROOT = Path(__file__).resolve().parents[2]
START_LIMIT = 60
"""Seconds that a server may take to answer."""

PAINT_LIMIT = 30_000
"""Milliseconds that a page may take to be painted, on a machine that is busy with other tests."""

CHROMIUM_OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]

PAINTED = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  if (app?.getAttribute('data-test-script-state') !== 'notRunning') return false;
  if (!document.querySelector('h1, [data-testid="stAlert"], [data-testid="stException"]')) return false;
  if (document.querySelector('[data-testid="stSkeleton"], [data-stale="true"]')) return false;
  const charts = [...document.querySelectorAll('[data-testid="stPlotlyChart"]')].filter(chart => chart.offsetParent);
  return charts.every(chart => chart.querySelector('.main-svg'));
}"""

# Plotly keeps arrays in several encodings in `data`; in `_fullData` each of them is an array or a typed one.
TRACES = """card => {
  const plot = document.querySelector(`.st-key-${card} .js-plotly-plot`);
  return (plot?._fullData ?? []).map(one => ({name: one.name, mode: one.mode, x: Array.from(one.x)}));
}"""
NAMES_ARE = f"""([card, names]) => JSON.stringify(
  ({TRACES})(card).filter(one => one.mode === 'markers').map(one => one.name)) === JSON.stringify(names)"""

COUNT_RUNS = """() => {
  window.runsEnded = 0;
  const app = document.querySelector('[data-testid="stApp"]');
  new MutationObserver(() => { window.runsEnded += app.dataset.testScriptState === 'notRunning'; })
    .observe(app, {attributes: true, attributeFilter: ['data-test-script-state']});
}"""


@contextmanager
def serving(script: str = "dashboard.py", folder: Path = ROOT) -> Iterator[str]:
    """Run a Streamlit script of `folder` on a free port; yields its address once it answers, and stops it.

    Raises `RuntimeError` with the server's own words where it stops or does not answer in time.
    """
    address = f"http://127.0.0.1:{_free_port()}"
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.address", "127.0.0.1"]
    command += ["--server.headless", "true", "--server.port", address.rpartition(":")[2]]
    with tempfile.TemporaryFile("w+") as log:
        # Settings of the environment would win over the project's file, which is what a visitor gets.
        settings = {name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")}
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=subprocess.STDOUT, env=settings)
        try:
            if problem := _until_answering(process, address):
                log.seek(0)
                raise RuntimeError(f"The server {problem}. It said:\n{log.read()[-2000:]}")
            yield address
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def settled(page: Page) -> Page:
    """Wait until the script has run and every visible chart is painted; returns the page."""
    page.wait_for_function(PAINTED, timeout=PAINT_LIMIT)
    return page


def card(page: Page, name: str) -> Locator:
    """Return the card of a chart by the chart's name."""
    return page.locator(f".st-key-card-{name}")


def filter_of(page: Page, name: str) -> Locator:
    """Return a filter by its name in the URL."""
    return page.locator(f".st-key-{name}")


def chosen_pills(page: Page, name: str) -> list[str]:
    """Return the labels of a filter's chosen pills."""
    return filter_of(page, name).get_by_role("button", pressed=True).all_inner_texts()


def traces(page: Page, chart: str) -> list[dict]:
    """Return name, mode and x of every trace of a chart that the browser shows."""
    return page.evaluate(TRACES, f"chart-{chart}")


def wait_for_series(page: Page, chart: str, names: list[str]) -> None:
    """Wait until the symbols of a chart that the browser shows are those of `names`, in this order."""
    page.wait_for_function(NAMES_ARE, arg=[f"chart-{chart}", names], timeout=PAINT_LIMIT)


def count_runs(page: Page) -> None:
    """Begin to count the runs of the page's script that have ended."""
    page.evaluate(COUNT_RUNS)


def runs(page: Page) -> int:
    """Return how many runs have ended since `count_runs`."""
    return page.evaluate("window.runsEnded")


def wait_for_run(page: Page) -> None:
    """Wait until a run has ended since `count_runs`, and its result is painted."""
    page.wait_for_function("window.runsEnded > 0", timeout=PAINT_LIMIT)
    settled(page)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _until_answering(process: subprocess.Popen, address: str) -> str:
    """Wait until a server answers; returns what went wrong, empty where nothing did."""
    end = time.monotonic() + START_LIMIT
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return ""
        except OSError:
            try:
                return f"stopped while starting, with code {process.wait(0.1)}"
            except subprocess.TimeoutExpired:
                continue
    return f"did not answer within {START_LIMIT} s"
