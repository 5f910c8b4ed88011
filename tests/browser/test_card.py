"""The chart card's promises: the same numbers as a table, and files that stand on their own."""

import io
import re
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from playwright.sync_api import Download, Page, expect

from analysis import compensation
from analysis.charts import compensation as charts
from analysis.charts.chart import Chart
from analysis.charts.theme import COMPANY_TYPES, INK
from analysis.selection import Chosen
from tests.browser.visit import Runs, card, settled

BANDS = "compensation-bands"
LINK = "compensation?company_type=startup&company_type=corporate"
CHOSEN = Chosen(company_types=("startup", "corporate"))
WHITE = (255, 255, 255)
CELLS = "rows => rows.map(row => [...row.cells].map(cell => cell.innerText))"


@pytest.fixture(scope="package")
def chart(tables) -> Chart:
    """Return the chart that the page of `LINK` shows first."""
    return charts.bands(tables=tables, chosen=CHOSEN, mode="light")


def saved(page: Page, form: str) -> Download:
    """Save the pay chart from its card as a visitor does."""
    card(page, BANDS).get_by_role("button", name="Save").click()
    with page.expect_download() as download:
        page.get_by_test_id("stPopoverBody").get_by_role("button", name=form).click()
    return download.value


def squeezed(text: str) -> str:
    """Return a text without its white space, which wrapping moves."""
    return re.sub(r"\s", "", text)


def rgb(colour: str) -> tuple[int, ...]:
    """Return red, green and blue of a colour written as #RRGGBB."""
    return tuple(bytes.fromhex(colour.removeprefix("#")))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_png_is_a_picture_on_white_whatever_the_page(visit, scheme):
    """A picture goes into slides and papers: wide, marks in their colours, dark ink on white even in dark mode."""
    download = saved(visit(LINK, color_scheme=scheme), "Image (PNG)")
    picture = Image.open(io.BytesIO(Path(download.path()).read_bytes()))
    assert picture.format == "PNG"
    assert picture.width == 2400
    assert picture.height > 600
    right, bottom = picture.width - 1, picture.height - 1
    flat = picture.convert("RGB")
    assert {flat.getpixel(at) for at in [(0, 0), (right, 0), (0, bottom), (right, bottom)]} == {WHITE}
    colours = {colour: count for count, colour in flat.getcolors(maxcolors=1 << 24)}
    assert len(colours) > 20
    for key in CHOSEN.company_types:
        assert colours.get(rgb(COMPANY_TYPES[key].colour), 0) > 100, f"no symbols of {key}"
    assert colours.get(rgb(INK["light"].text), 0) > 100, "no dark ink"
    assert rgb(INK["dark"].page) not in colours
    name = r"pm-atlas_compensation-bands_united-states_\S*startup-corporate\S*\.png"
    assert re.fullmatch(name, download.suggested_filename)


def test_svg_carries_all_its_words(visit, tables, chart):
    """A drawing that travels without its page still says what it shows, of whom, from where and from how many."""
    download = saved(visit(LINK), "Drawing (SVG)")
    root = ElementTree.fromstring(Path(download.path()).read_bytes())
    assert root.tag.endswith("}svg")
    text = squeezed("".join(root.itertext()))
    people = compensation.bands(tables, CHOSEN)["n"].sum()
    words = [chart.title, chart.subtitle, chart.source, "United States", "startups", "corporates", f"n = {people:,}"]
    for one in [*words, *(series.label for series in chart.key)]:
        assert squeezed(one) in text
    assert download.suggested_filename.endswith(".svg")


def test_html_works_without_a_network(visit, window, chart):
    """A saved page opens years later on a machine that is offline: everything it needs is inside."""
    path = Path(saved(visit(LINK), "Interactive page (HTML)").path())
    source = path.read_text(encoding="utf-8")
    assert chart.title in unescape(re.search(r"<title>(.*?)</title>", source)[1])
    assert not re.search(r"<(script|link|img)\b[^>]*(src|href)\s*=", source[:5000] + source[-5000:])
    page, asked = window(offline=True), []
    page.on("request", lambda request: asked.append(request.url))
    copy = path.with_suffix(".html")
    copy.write_text(source, encoding="utf-8")
    page.goto(copy.as_uri())
    expect(page.locator(".main-svg").first).to_be_visible()
    assert [url for url in asked if url.startswith("http")] == []
    assert squeezed(chart.title) in squeezed("".join(page.locator(".main-svg text").all_text_contents()))


def test_saving_does_not_run_the_page_again(window, server):
    """A download is no choice: no run of the script, and the chart on the page stays the one it was."""
    page = window()
    runs = Runs(page)
    page.goto(f"{server}/{LINK}")
    plot = card(settled(page), BANDS).locator(".js-plotly-plot").element_handle()
    assert runs.begun, "the count of runs counts nothing"
    runs.forget()
    for form in ("Image (PNG)", "Interactive page (HTML)"):
        saved(page, form)
        page.keyboard.press("Escape")
        expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)
    settled(page)
    assert runs.begun == 0
    assert plot.evaluate("plot => plot.isConnected")


def test_table_view_holds_the_numbers_of_the_measure(visit, tables, chart):
    """The table is the chart for those who do not see it: an HTML table, a row a cell, the measure's numbers."""
    page = visit(LINK)
    card(page, BANDS).get_by_role("radio", name="Table").click()
    table = card(page, BANDS).get_by_role("table")
    expect(table).to_be_visible()
    expect(card(page, BANDS).get_by_test_id("stPlotlyChart")).to_have_count(0)
    assert table.get_attribute("aria-label")
    head, *rows = table.locator("tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.innerText))"
    )
    expected = compensation.bands(tables, CHOSEN)
    assert len(rows) == len(expected)
    shown = [dict(zip(head, row, strict=True)) for row in rows]
    for column, measure in [("Median (USD)", "p50"), ("90th percentile (USD)", "p90"), ("People", "n")]:
        assert [float(row[column].replace(",", "")) for row in shown] == expected[measure].tolist()
    for column in ("Role", "Company type"):
        assert [row[column] for row in shown] == chart.table[column].tolist()
