"""What a visit needs: a server of its own, the moment at which a page is painted, and what a chart then holds."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Download, Locator, Page, WebSocket, WebSocketRoute, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from analysis.package.tables import load
from analysis.pages import pages_of
from tests.atlas import select

ROOT = Path(__file__).resolve().parents[2]
START_LIMIT = 60
"""Seconds that a server may take to answer."""

BANDS = "compensation-bands"
LINK = "compensation?company_type=startup&company_type=corporate"
CHOSEN = select(company_types=("startup", "corporate"))
"""The first chart of a page, the link to it, and the choice that the link holds."""

PAINT_LIMIT = 60_000
"""Milliseconds that a page may take to be painted, on a machine that is busy with other tests."""

CHROMIUM_OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]

PAINTED = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  if (app?.getAttribute('data-test-script-state') !== 'notRunning') return false;
  if (!document.querySelector('h1, h3, [data-testid="stAlert"], [data-testid="stException"]')) return false;
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


AT_REST = """() => document.getAnimations().every(
  one => one.playState !== 'running' || one.effect.getTiming().iterations === Infinity)"""


@contextmanager
def serving(
    script: str = "dashboard.py", folder: Path = ROOT, port: int = 0, told: Mapping[str, str] | None = None
) -> Iterator[str]:
    """Run a Streamlit script of `folder` on a port, a free one unless told; yields its address once it answers.

    The server is stopped at the end. `told` are settings of its environment.

    Raises `RuntimeError` with the server's own words where it stops or does not answer in time.
    """
    address = f"http://127.0.0.1:{port or free_port()}"
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.address", "127.0.0.1"]
    command += ["--server.headless", "true", "--server.port", address.rpartition(":")[2]]
    with tempfile.TemporaryFile("w+") as log:
        # Settings of the environment would win over the project's file, which is what a visitor gets.
        settings = {name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")}
        settings |= told or {}
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=subprocess.STDOUT, env=settings)
        try:
            if problem := until_answering(process, address):
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


def saved(page: Page, button: Locator) -> Download:
    """Save what a button offers; waits until nothing moves, for a press that slips off its button is lost."""
    expect(button).to_be_visible()
    page.wait_for_function(AT_REST)
    with page.expect_download() as download:
        button.click()
    return download.value


def card(page: Page, name: str) -> Locator:
    """Return the card of a chart by the chart's name."""
    return page.locator(f".st-key-card-{name}")


def to_page(page: Page, name: str) -> None:
    """Go to a page by the menu at the top."""
    one = pages_of(load())[name]
    if not one.section:
        page.get_by_test_id("stTopNavLink").filter(has_text=one.title).click()
        return
    page.get_by_test_id("stTopNavSection").filter(has_text=one.section).click()
    page.get_by_test_id("stTopNavDropdownLink").filter(has_text=one.title).click()


def menu_of(page: Page) -> dict[str, str]:
    """Return the pages of the menu, in its order: title to address."""
    links = page.get_by_test_id("stTopNavLink")
    read = "all => all.map(link => [link.innerText.split('\\n').at(-1).trim(), link.href])"
    found = dict(links.evaluate_all(read))
    sections = page.get_by_test_id("stTopNavSection")
    for at in range(sections.count()):
        sections.nth(at).click()
        inside = page.get_by_test_id("stTopNavDropdownLink")
        expect(inside.first).to_be_visible()
        found |= dict(inside.evaluate_all(read))
        page.keyboard.press("Escape")
        expect(inside).to_have_count(0)
    return found


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


class SlowLine:
    """A line from server to browser that can hold back what the server says: a network with a long way to go."""

    def __init__(self, page: Page) -> None:
        """Lay the line; call before the page is opened."""
        self._page, self._holding = page, False
        self._held: list[tuple[WebSocketRoute, bytes]] = []
        page.route_web_socket("**/_stcore/stream", self._connect)

    def hold_until(self, said: bytes, after: Callable[[], None]) -> None:
        """Do `after` and hold back all answers; returns once the server has said `said`, unheard by the browser."""
        self._hold_until(lambda message: said in message, after, repr(said))

    def hold_a_run(self, after: Callable[[], None]) -> None:
        """Do `after` and hold back all answers; returns once the server has ended a run, unheard by the browser."""
        self._hold_until(lambda message: ends_a_run(ForwardMsg.FromString(message)), after, "that a run is complete")

    def _hold_until(self, heard: Callable[[bytes], bool], after: Callable[[], None], what: str) -> None:
        self._holding = True
        after()
        wait_for_message(self._page, lambda: any(heard(message) for _line, message in self._held), what)

    def release(self) -> None:
        """Let through what was held back, and all that follows."""
        self._holding = False
        for line, message in self._held:
            line.send(message)
        self._held.clear()

    def _connect(self, line: WebSocketRoute) -> None:
        server = line.connect_to_server()
        line.on_message(server.send)
        server.on_message(lambda message: self._pass(line, in_bytes(message)))

    def _pass(self, line: WebSocketRoute, message: bytes) -> None:
        if self._holding:
            self._held.append((line, message))
        else:
            line.send(message)


COMPLETE = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)


def in_bytes(message: str | bytes) -> bytes:
    """Return a message of the server as what it always is; Playwright's types allow for text."""
    assert isinstance(message, bytes), "Streamlit speaks in bytes"
    return message


def ends_a_run(message: ForwardMsg) -> bool:
    """Return whether the server says by a message that a run is complete, that is, not cut short by another one."""
    return message.HasField("script_finished") and message.script_finished in COMPLETE


class Runs:
    """Counts the runs of a page's script by what the server says; the page may be too busy to show a short one."""

    def __init__(self, page: Page) -> None:
        """Begin to listen; call before the page is opened."""
        self._page, self.begun, self.completed = page, 0, 0
        page.on("websocket", self._listen)

    def forget(self) -> None:
        """Count from now on."""
        self.begun = self.completed = 0

    def wait(self) -> None:
        """Wait until a run is complete, that is, not cut short by another one, and painted."""
        wait_for_message(self._page, lambda: self.completed, "that a run is complete")
        settled(self._page)

    def _listen(self, line: WebSocket) -> None:
        line.on("framereceived", self._hear)

    def _hear(self, payload: str | bytes) -> None:
        message = ForwardMsg.FromString(in_bytes(payload))
        self.begun += message.WhichOneof("type") == "new_session"
        self.completed += ends_a_run(message)


def wait_for_message(page: Page, heard: Callable[[], object], what: str) -> None:
    """Wait until `heard` is true of what came over the line; raises `TimeoutError` naming `what` never came."""
    end = time.monotonic() + PAINT_LIMIT / 1000
    while not heard():
        if time.monotonic() > end:
            raise TimeoutError(f"The server never said {what}.")
        page.evaluate("1")  # Playwright hands messages on while it waits for an answer


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def until_answering(process: subprocess.Popen, address: str) -> str:
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
