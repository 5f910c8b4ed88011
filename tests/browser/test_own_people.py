"""People in a real browser, from the template to the deck: a bank paid by the month, a startup with equity, at once."""

from __future__ import annotations

import io
import random

from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from pptx import Presentation

from tests.browser.visit import card, saved, settled, to_page

GRADES = ("Analyst", "Associate", "Officer", "Director", "Partner")
A_GRADE = 12
"""People of each grade of the bank, and of the startup as a whole."""


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


def test_two_visits_bring_their_people_at_once_and_each_sees_its_own_alone(visit):
    of_bank, of_startup = visit("data"), visit("data")
    template = saved(of_bank, of_bank.get_by_role("button", name="People (Excel)")).path().read_bytes()
    bring(of_bank, "staff.xlsx", bank(template), "GBP", "month")
    bring(of_startup, "team.csv", startup(), "EUR", "year")
    for page, level, other in ((of_bank, "Analysts", "Engineers"), (of_startup, "Engineers", "Analysts")):
        to_page(page, "compensation")
        expect(card(settled(page), "compensation-bands")).to_contain_text(level, ignore_case=True)
        expect(page.locator("body")).not_to_contain_text(other, ignore_case=True)
    of_the_bank, of_the_startup = deck(of_bank), deck(of_startup)
    assert "Your data, 60 people" in of_the_bank
    assert "£31" in of_the_bank  # 12 times 2,500, and 1,200 of bonus
    assert "Your data, 12 people" in of_the_startup
    assert "€131" in of_the_startup  # 65,500.50 of base pay by the median, and as much in shares
    assert "Engineer" not in of_the_bank
    assert "Analyst" not in of_the_startup


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
