"""People in a real browser, from the template to the deck: a bank, a startup and a large group, at once."""

from __future__ import annotations

import io
import random

from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from pptx import Presentation

from tests.analysis.own.files import parquet
from tests.browser.visit import card, saved, settled, to_page

GRADES = ("Analyst", "Associate", "Officer", "Director", "Partner")
A_GRADE, MANY = 12, 100_000
"""People of each grade of the bank, and of the startup as a whole; people of the group."""


def bank(template: bytes) -> bytes:
    """Return the template filled in with five grades; the lowest is paid 2,500 a month by the median."""
    book, draw = load_workbook(io.BytesIO(template)), random.Random(13)
    sheet = book["People"]
    sheet.delete_rows(2)
    for at, grade in enumerate(GRADES):
        for turn in range(A_GRADE):
            monthly = 2_500 * (1 + at) + 10 * (turn - (A_GRADE - 1) / 2)
            years, here = at * 3 + turn % 4, draw.randrange(4)
            sheet.append([grade, "Retail", "Leeds", years, here, None, None, None, monthly, 1_200, 0])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def startup() -> bytes:
    """Return twelve people of one level, half of their pay in shares."""
    people = (f"Engineer;Berlin;{3 + at};{60_000 + 1_000 * at},50;;{60_000 + 1_000 * at},50" for at in range(A_GRADE))
    return "\n".join(["Level;City;Years;Base salary;Bonus;Equity", *people, ""]).encode("cp1252")


def group() -> bytes:
    """Return a hundred thousand people of two levels as Parquet, the lower one paid 41,000 by the median."""
    levels = ("Clerk", "Manager")
    return parquet(
        {
            "Level": [levels[at % 2] for at in range(MANY)],
            "Country": ["Ireland"] * MANY,
            "Years": [at % 11 for at in range(MANY)],
            "Base pay": [41_000 + 20_000 * (at % 2) + (at // 2) % 201 - 100 for at in range(MANY)],
            "Bonus": [0] * MANY,
        }
    )


def bring(page: Page, name: str, content: bytes, currency: str, period: str) -> None:
    """Upload people, answer what is asked, and show the atlas about them."""
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "", "buffer": content})
    chooser = page.locator(".st-key-own-currency input")
    chooser.click()
    chooser.fill(currency)
    page.get_by_role("option", name=f"{currency} ·").click()
    page.locator(".st-key-own-period").get_by_role("radio", name=period).click()
    page.locator(".st-key-own-rest").get_by_role("radio", name="year").click()
    page.get_by_role("button", name="Compute").click()
    page.get_by_role("button", name="Show the atlas with this data").click()
    expect(page.locator(".st-key-own-banner")).to_contain_text("Your data, ")
    settled(page)


def deck(page: Page) -> str:
    """Return the texts of the slides that the page about pay is exported to."""
    to_page(page, "compensation")
    settled(page)
    page.get_by_role("button", name="Export this page").click()
    slides = Presentation(str(saved(page, page.get_by_role("button", name="Slides to edit")).path())).slides
    shapes = [shape for slide in slides for shape in slide.shapes]
    cells = [cell.text for shape in shapes if shape.has_table for row in shape.table.rows for cell in row.cells]
    return "\n".join([*(shape.text_frame.text for shape in shapes if shape.has_text_frame), *cells])


def test_three_visits_bring_their_people_at_once_and_each_sees_its_own_alone(visit):
    of_bank, of_startup, of_group = visit("data"), visit("data"), visit("data")
    template = saved(of_bank, of_bank.get_by_role("button", name="People (Excel)")).path().read_bytes()
    bring(of_bank, "staff.xlsx", bank(template), "GBP", "month")
    bring(of_startup, "team.csv", startup(), "EUR", "year")
    bring(of_group, "group.parquet", group(), "EUR", "year")
    levels = {of_bank: "Analysts", of_startup: "Engineers", of_group: "Clerks"}
    for page, level in levels.items():
        to_page(page, "compensation")
        expect(card(settled(page), "compensation-bands")).to_contain_text(level, ignore_case=True)
        for other in {*levels.values()} - {level}:
            expect(page.locator("body")).not_to_contain_text(other, ignore_case=True)
    decks = [deck(page) for page in levels]
    # 12 times 2,500, and 1,200 of bonus; 65,500.50 of base pay by the median, and as much in shares.
    known = {"Your data, 60 people": "£31", "Your data, 12 people": "€131", "Your data, 100,000 people": "€41"}
    for at, (label, pay) in enumerate(known.items()):
        assert [label in one for one in decks] == [at == place for place in range(len(decks))]
        assert pay in decks[at]
    names = [level.removesuffix("s") for level in levels.values()]
    assert [[name in one for name in names] for one in decks] == [
        [at == place for place in range(3)] for at in range(3)
    ]


def test_a_long_file_says_how_far_it_is_and_can_be_cancelled(visit):
    """What was read is dropped with the file, and the place for files is there for the next one."""
    page = visit("data")
    content = b"Level;Years;Base salary\n" + b"Engineer;3;100000\n" * 900_000
    page.locator("input[type=file]").set_input_files({"name": "long.csv", "mimeType": "text/csv", "buffer": content})
    expect(page.get_by_text("0,000 rows read")).to_be_visible()
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_text("long.csv")).to_have_count(0)
    settled(page)
    expect(page.get_by_role("button", name="Cancel")).to_have_count(0)
    expect(page.get_by_text("What the columns are")).to_have_count(0)
    expect(page.locator("input[type=file]")).to_be_attached()
