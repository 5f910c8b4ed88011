"""The chart card's promises: the same numbers as a table, and files that stand on their own."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from PIL import Image
from playwright.sync_api import Download, Locator, Page, expect
from pptx import Presentation
from pypdf import PdfReader

from analysis.charts.theme import PALETTES, type_style
from analysis.export.exported import today
from analysis.export.formats import FORMATS
from analysis.pay import compensation
from tests.browser.visit import BANDS, CHOSEN, LINK, PAINT_LIMIT, Runs, card, saved, settled, wait_for_message

PNG = "Image (PNG, 2400 × 1350)"
LABELS = {"png": PNG, "square": "Square image (PNG, 1080 × 1080)"}
"""Of those formats whose label says pixels."""

WHITE = (255, 255, 255)
FOCUSED = "document.activeElement.innerText.split('\\n').find(line => ['Share', 'Export'].includes(line)) ?? ''"


def opened(page: Page, action: str) -> Locator:
    """Open what a card offers below it, sharing or export, or the page's own export; returns where it stands."""
    if action == "Export this page":
        page.get_by_role("button", name=action).click()
        return page.locator(".st-key-export-page")
    card(page, BANDS).get_by_role("button", name=action).click()
    place = card(page, BANDS)
    expect(place.get_by_test_id("stCode" if action == "Share" else "stLinkButton").first).to_be_visible()
    return place


def exported(page: Page, form: str, menu: str = "Export") -> Download:
    """Save the pay chart from its card as a visitor does, or the whole page from the page's own menu."""
    return saved(page, opened(page, menu).get_by_role("link", name=form, exact=True))


@dataclass(frozen=True)
class Saved:
    """A file that a visitor has saved."""

    name: str
    path: Path


@pytest.fixture(scope="module")
def files(server, browser) -> Iterator[dict[str, Saved]]:
    """Return the files of the pay chart by format, all saved in one visit in the light."""
    context = browser.new_context(color_scheme="light")
    page = context.new_page()
    page.set_default_timeout(PAINT_LIMIT)
    page.goto(f"{server}/{LINK}")
    menu, made = opened(settled(page), "Export"), {}
    for name, form in FORMATS.items():
        download = saved(page, menu.get_by_role("link", name=LABELS.get(name, form.label), exact=True))
        made[name] = Saved(download.suggested_filename, Path(download.path()))
    yield made
    context.close()


def content(download: Download) -> bytes:
    """Return the bytes of a download."""
    return Path(download.path()).read_bytes()


def squeezed(text: str) -> str:
    """Return a text without its white space, which wrapping moves."""
    return re.sub(r"\s", "", text)


def rgb(colour: str) -> tuple[int, ...]:
    """Return red, green and blue of a colour written as #RRGGBB."""
    return tuple(bytes.fromhex(colour.removeprefix("#")))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_png_is_a_picture_on_white_whatever_the_page(request, package, chart, scheme):
    """A picture goes into slides and papers: wide, marks in their colours, dark ink on white even in dark mode."""
    if scheme == "light":
        made = request.getfixturevalue("files")["png"]
    else:
        download = exported(request.getfixturevalue("visit")(LINK, color_scheme=scheme), PNG)
        made = Saved(download.suggested_filename, Path(download.path()))
    picture = Image.open(made.path)
    assert (picture.format, picture.size) == ("PNG", (2400, 1350))
    right, bottom = picture.width - 1, picture.height - 1
    flat = picture.convert("RGB")
    assert {flat.getpixel(at) for at in [(0, 0), (right, 0), (0, bottom), (right, bottom)]} == {WHITE}
    colours = {colour: count for count, colour in flat.getcolors(maxcolors=1 << 24) or []}
    assert len(colours) > 20
    for key in CHOSEN.company_types:
        assert colours.get(rgb(type_style(package, key).colour), 0) > 100, f"no symbols of {key}"
    assert colours.get(rgb(PALETTES["light"].text), 0) > 100, "no dark ink"
    assert rgb(PALETTES["dark"].page) not in colours
    assert made.name == f"pm-atlas_compensation-bands_{chart.slug}_{today()}.png"


def test_svg_carries_all_its_words(files, package, chart):
    """A drawing that travels without its page still says what it shows, of whom, from where and from how many."""
    root = ElementTree.fromstring(files["svg"].path.read_bytes())
    assert root.tag.endswith("}svg")
    text = squeezed("".join(root.itertext()))
    people = compensation.bands(package, CHOSEN).rows["n"].sum()
    words = [chart.title, chart.subtitle, "United States", "startups", "corporates", f"n = {people:,}", "/compensation"]
    for one in [*words, *(series.label for series in chart.key)]:
        assert squeezed(one) in text
    assert files["svg"].name.endswith(".svg")


def test_html_works_without_a_network(files, window, chart):
    """A saved page opens years later on a machine that is offline: everything it needs is inside."""
    path = files["html"].path
    source = path.read_text(encoding="utf-8")
    assert chart.title in unescape(source.partition("<title>")[2].partition("</title>")[0])
    assert not re.search(r"<(script|link|img)\b[^>]*(src|href)\s*=", source[:5000] + source[-5000:])
    page, asked = window(offline=True), []
    page.on("request", lambda request: asked.append(request.url))
    copy = path.with_suffix(".html")
    copy.write_text(source, encoding="utf-8")
    page.goto(copy.as_uri())
    expect(page.locator(".main-svg").first).to_be_visible()
    assert [url for url in asked if url.startswith("http")] == []
    expect(page.get_by_role("heading", level=1)).to_have_text(chart.title)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_saving_does_not_run_the_page_again(window, server):
    """A download is no choice: no run of the script, and the chart on the page stays the one it was."""
    page = window()
    runs = Runs(page)
    page.goto(f"{server}/{LINK}")
    plot = card(settled(page), BANDS).locator(".js-plotly-plot").element_handle()
    assert runs.begun, "the count of runs counts nothing"
    menu = opened(page, "Export")
    settled(page)
    runs.forget()
    for form in (PNG, "Interactive page (HTML)"):
        saved(page, menu.get_by_role("link", name=form, exact=True))
    settled(page)
    assert runs.begun == 0
    assert plot.evaluate("plot => plot.isConnected")


def test_table_view_holds_the_numbers_of_the_measure(visit, package, chart):
    """The table is the chart for those who do not see it: a grid of the measure's numbers, first columns first."""
    page = visit(LINK)
    card(page, BANDS).get_by_role("radio", name="Table").click()
    table = card(page, BANDS).locator("[role='grid']")
    expect(table).to_have_count(1)
    expect(card(page, BANDS).get_by_test_id("stPlotlyChart")).to_have_count(0)
    head, *rows = table.locator("tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))"
    )
    expected = compensation.bands(package, CHOSEN).rows
    assert len(rows) == len(expected)
    shown = [dict(zip(head, row, strict=True)) for row in rows]
    assert [float(row["Median (USD)"].replace(",", "")) for row in shown] == expected["p50"].tolist()
    for column in ("Role", "Company type"):
        assert [row[column] for row in shown] == chart.table[column].tolist()


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_comes_whole_and_named(files, chart, name):
    """One click, one file of its kind, with the finding in it."""
    form, made = FORMATS[name], files[name].path.read_bytes()
    mark = f"_{form.mark}" if form.mark else ""
    assert files[name].name == f"pm-atlas_{BANDS}_{chart.slug}{mark}_{today()}.{form.extension}"
    told = {
        "png": lambda: Image.open(io.BytesIO(made)).size == (2400, 1350),
        "square": lambda: Image.open(io.BytesIO(made)).size == (1080, 1080),
        "svg": lambda: squeezed(chart.title) in squeezed("".join(ElementTree.fromstring(made).itertext())),
        "pdf": lambda: squeezed(chart.title) in squeezed(PdfReader(io.BytesIO(made)).pages[0].extract_text()),
        "html": lambda: f"<h1>{chart.title}</h1>" in made.decode(),
        "pptx": lambda: Presentation(io.BytesIO(made)).slides[0].shapes.title.text == chart.title,
        "csv": lambda: len(made.decode("utf-8-sig").splitlines()) == len(chart.table) + 1,
        "xlsx": lambda: openpyxl.load_workbook(io.BytesIO(made))["Figures"].max_row == len(chart.table) + 1,
    }
    assert told[name]()


def test_a_whole_page_comes_as_slides_in_reading_order(visit):
    """What the visitor sees from top to bottom is what the deck shows from first to last."""
    page = visit(f"{LINK}&open=true")
    titles = page.locator("[class*='st-key-card-'] h3").all_inner_texts()
    made = content(exported(page, "Slides to edit (PowerPoint)", menu="Export this page"))
    charts = [slide for slide in Presentation(io.BytesIO(made)).slides if slide.has_notes_slide]
    assert [slide.shapes.title.text for slide in charts] == titles, "before them a title and contents"


def test_a_link_shows_that_its_file_is_being_made_and_why_there_is_none(visit):
    """A file may take a moment: its link takes no second click until it is there, and says what went wrong."""
    page, held = visit(LINK), []
    link = opened(page, "Export").get_by_role("link", name="Figures (CSV)")
    page.route("**/charts/*.csv?*", lambda route: held.append(route))
    link.click()
    expect(link).to_have_attribute("aria-busy", "true")
    link.click()
    wait_for_message(page, lambda: held, "what it was asked for")
    held[0].fulfill(status=503, body="The figures are away.\n")
    expect(card(page, BANDS).get_by_role("status")).to_have_text("The figures are away.")
    expect(link).to_have_attribute("aria-busy", "false")
    assert len(held) == 1
    page.unroute("**/charts/*.csv?*")
    saved(page, link)
    expect(card(page, BANDS).get_by_role("status")).to_have_text("")


def test_a_card_can_be_worked_by_keyboard_in_an_order_that_makes_sense(visit):
    """View, then sharing, export and the deck; a menu opens, its first entry is reached, and a file comes."""
    page = visit(LINK)
    card(page, BANDS).get_by_role("radio", name="Chart").focus()
    order: list[str] = []
    while not order or (order[-1] != "Share" and len(order) < 12):
        page.keyboard.press("Tab")
        order.append(page.evaluate(FOCUSED))
    page.keyboard.press("ArrowRight")
    assert [*filter(None, order), page.evaluate(FOCUSED)] == ["Share", "Export"], order
    page.keyboard.press("Enter")
    first = card(page, BANDS).get_by_role("link", name=PNG)
    expect(first).to_be_visible()
    page.keyboard.press("Tab")
    expect(card(page, BANDS).get_by_role("button", name="Add to deck")).to_be_focused()
    page.keyboard.press("Tab")
    expect(first).to_be_focused()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(".png")


def test_two_visitors_who_export_at_once_get_their_own_chart(visit):
    """Both ask before either has an answer; what comes is each one's own choice."""
    pages = [visit(f"compensation?company_type={one}") for one in ("startup", "big_tech")]
    menus, waiting = [opened(page, "Export") for page in pages], []
    for page, menu in zip(pages, menus, strict=True):
        page.on("download", lambda download: waiting.append(download))
        menu.get_by_role("link", name="Drawing (SVG)").click()
    wait_for_message(pages[0], lambda: len(waiting) == 2, "that both files are there")
    for download in waiting:
        own, other = ("startups", "big tech")[:: 1 if download.page is pages[0] else -1]
        text = squeezed("".join(ElementTree.fromstring(content(download)).itertext()))
        assert squeezed(f"United States, {own}, nominal") in text
        assert squeezed(f"United States, {other}, nominal") not in text
