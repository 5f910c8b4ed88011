"""Every page, as everyone meets it: whole, quiet, readable on a phone and in the dark, and told to a screen reader."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import ConsoleMessage, Page, Request, Response, ViewportSize, expect

from analysis.pages import HOME
from tests.browser.accessible import faults
from tests.browser.visit import ROOT, settled

PAGES = sorted({path.stem for path in Path(ROOT, "pages").glob("[!_]*.py")} - {"router"})
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "color_scheme": "dark"}

# Streamlit scrolls containers of its own, the page's and a chart's, so what is too wide does not widen the document.
TOO_WIDE = """() => ['html', '[data-testid="stAppViewContainer"]', '[data-testid="stMain"]', '.stElementContainer']
  .flatMap(name => [...document.querySelectorAll(name)])
  .filter(one => one.scrollWidth > one.clientWidth && getComputedStyle(one).overflowX !== 'visible')
  .map(one => `${one.className || one.tagName}: ${one.scrollWidth - one.clientWidth} px too wide`)"""
CUT_TEXTS = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap(plot => {
  const frame = plot.getBoundingClientRect();
  return [...plot.querySelectorAll('.main-svg text')].filter(text => {
    const box = text.getBoundingClientRect();
    return box.width > 0 && (box.left < frame.left - 1 || box.right > frame.right + 1);
  }).map(text => text.textContent);
})"""
MEETING_TEXTS = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap(plot => {
  const boxes = [...plot.querySelectorAll('.main-svg text')]
    .map(text => ({text: text.textContent, box: text.getBoundingClientRect()})).filter(one => one.box.width > 0);
  const overlap = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
  return boxes.flatMap((one, at) => boxes.slice(at + 1)
    .filter(other => overlap(one.box, other.box)).map(other => `${one.text} | ${other.text}`));
})"""
LUMINANCE = """css => {
  const [red, green, blue] = css.match(/[\\d.]+/g).map(Number);
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}"""
LIGHT = (
    f"""() => ({LUMINANCE})(getComputedStyle(document.querySelector('[data-testid="stApp"]')).backgroundColor) > 0.9"""
)
DARK = f"""() => {{
  const light = {LUMINANCE}, app = document.querySelector('[data-testid="stApp"]');
  const charts = [...document.querySelectorAll('.js-plotly-plot')].map(
    chart => [...chart.querySelectorAll('.xtick text, .ytick text, .annotation-text, .scattergeo text')]);
  return light(getComputedStyle(app).backgroundColor) < 0.15
    && charts.every(texts => texts.length) && charts.flat().every(text => light(getComputedStyle(text).fill) > 0.5);
}}"""


def address(name: str) -> str:
    """Return the path of a page, which for the first one is empty."""
    return "" if name == HOME else name


class Noise:
    """What a page should not do: errors in the console, what its policy forbids, requests that fail or go elsewhere."""

    def __init__(self, page: Page, server: str) -> None:
        self.errors: list[str] = []
        self.elsewhere: list[str] = []
        self._server = server
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._console)
        page.on("response", self._response)
        page.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" or "Policy" in message.text or "Refused" in message.text:
            self.errors.append(message.text)

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.errors.append(f"{response.status} {response.url}")

    def _request(self, request: Request) -> None:
        where = urlsplit(request.url)
        if where.scheme.startswith(("http", "ws")) and where.netloc != urlsplit(self._server).netloc:
            self.elsewhere.append(request.url)


@pytest.mark.parametrize("name", PAGES)
def test_page_is_whole_and_quiet_and_fits_a_phone_in_the_dark(window, server, name):
    """A page is right on a phone in the dark, then on a wide screen in the light.

    It has one title, no error in view or in the console, and a name for each chart and table. axe-core finds nothing
    but Streamlit's own. Nothing has to be pushed sideways, no word of a chart is cut off or met by another, and a dark
    page can be read: the server learns of a dark page from the browser only, and must then draw its charts for it. The
    browser speaks with the atlas alone: no telemetry, no fonts, icons or outlines of maps from elsewhere.
    """
    page = window(**PHONE)
    noise = Noise(page, server)
    page.goto(f"{server}/{address(name)}")
    is_whole(page)
    page.wait_for_function(DARK)
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate(CUT_TEXTS) == []
    assert page.evaluate(MEETING_TEXTS) == []
    assert faults(page) == []
    page.set_viewport_size(DESKTOP)
    page.emulate_media(color_scheme="light")
    page.wait_for_function(LIGHT)
    is_whole(page)
    assert faults(page) == []
    assert noise.errors == []
    assert noise.elsewhere == []


def is_whole(page: Page) -> None:
    """Wait until a page is painted, and hold its title, its errors and the names of what it shows against the rules."""
    settled(page)
    for fault in ("stException", "stAlertContentError"):
        expect(page.get_by_test_id(fault)).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    for kind, named in (("stPlotlyChart", ""), ("stTable", " table")):
        names = page.locator(f'[data-testid="{kind}"]{named}').evaluate_all(
            "all => all.map(one => one.getAttribute('aria-label') ?? '')"
        )
        assert all(len(text.split()) >= 3 for text in names), f"a {kind} says too little of itself: {names}"
