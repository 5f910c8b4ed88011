"""A chart's own page in a browser: it draws without a server, in the visitor's colours."""

from __future__ import annotations

import pytest

from analysis.charts.theme import PALETTES
from analysis.export import web
from tests.analysis.export.conftest import EVERY, made
from tests.atlas import atlas

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_follows_the_visitors_scheme_and_draws(scheme, tmp_path, browser):
    (tmp_path / "page.html").write_bytes(web.page(made(atlas(), *EVERY["compensation-bands"])))
    page = browser.new_context(color_scheme=scheme).new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto((tmp_path / "page.html").as_uri())
    page.wait_for_selector("#chart .main-svg")
    ink = page.evaluate("getComputedStyle(document.querySelector('#chart .xtick text')).fill")
    assert ink == _rgb(PALETTES[scheme].muted)
    assert not page.locator("details").evaluate("one => one.open")
    assert faults == []
    page.context.close()


def _rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"
