"""Photograph every page for the README: `python -m tests.browser.pictures` writes to `.github/pictures/`."""

from __future__ import annotations

from playwright.sync_api import ViewportSize, sync_playwright

from analysis.export.image.engine import browser_path
from analysis.pages import HOME
from tests.browser.visit import CHROMIUM_OPTIONS, ROOT, menu_of, serving, settled

TARGET = ROOT / ".github" / "pictures"
QUERIES = {"deck": "?deck=ladder&deck=compensation-bands&deck=progression-attainment"}
"""What a page is opened with that shows nothing without."""

SIZE: ViewportSize = {"width": 1280, "height": 1100}


def main() -> None:
    """Start the atlas, open each page of its menu and write one picture a page."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with serving() as address, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser_path(), args=CHROMIUM_OPTIONS)
        page = chromium.new_page(viewport=SIZE, color_scheme="light")
        page.goto(address)
        for link in menu_of(settled(page)).values():
            name = link.rstrip("/").removeprefix(address).strip("/") or HOME
            page.goto(f"{link}{QUERIES.get(name, '')}")
            settled(page)
            page.screenshot(path=TARGET / f"{name}.png", animations="disabled")
            print(TARGET / f"{name}.png")
        chromium.close()


if __name__ == "__main__":
    main()
