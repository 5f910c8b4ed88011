"""The deck across pages: added by a card, counted in the menu, held by the link, rebuilt chart by chart."""

from __future__ import annotations

import io
import re
import subprocess
import sys

import openpyxl
import pytest
from pptx import Presentation
from streamlit.testing.v1 import AppTest

from analysis.charts import compensation, scope
from analysis.charts.catalogue import entry_of
from analysis.export.collected import DECK, FULL, MOST, Item, item_of
from analysis.export.packs import PACKS, pack_of
from analysis.pages import PAGES
from pages.parts import deck
from pages.parts.shared import built, shared_package
from tests.atlas import select
from tests.pages.test_pages import ROUTER, shown, visit

BANDS, SCOPE = "deck-compensation-bands", "deck-scope-dumbbells"


def bands(*company_types: str) -> Item:
    return item_of(shared_package(), entry_of(compensation.bands), select(company_types))


def press(at: AppTest, key: str) -> AppTest:
    return at.button(key=key).click().run()


def in_link(at: AppTest) -> list[str]:
    """Return what the page's address says is collected."""
    held = at.query_params.get(DECK, [])
    return [held] if isinstance(held, str) else held


def rows(at: AppTest) -> list[str]:
    """Return the titles of what the deck lists."""
    texts = (re.match(r"\*\*\d+\. (.*)\*\*$", one.value) for one in at.markdown)
    return [found[1] for found in texts if found]


def test_a_card_goes_into_the_deck_with_its_filters_and_out_again():
    at = press(visit("compensation.py", company_type=["startup"]), BANDS)
    assert in_link(at) == [bands("startup").text]
    assert at.button(key=BANDS).label == "Remove from deck"
    at = press(at, BANDS)
    assert in_link(at) == []
    assert at.button(key=BANDS).label == "Add to deck"


def test_the_same_card_with_other_filters_is_another():
    at = press(visit("compensation.py", company_type=["startup"]), BANDS)
    at = at.get("button_group")[0].set_value(["corporate"]).run()
    assert at.button(key=BANDS).label == "Add to deck"
    assert in_link(press(at, BANDS)) == [bands("startup").text, bands("corporate").text]


def test_what_is_collected_stays_across_pages_and_is_listed_in_order():
    at = press(visit("compensation.py"), BANDS)
    at = press(at.switch_page("scope.py").run(), SCOPE)
    at = at.switch_page("deck.py").run()
    drawn = [built(builder, select(), "light").title for builder in (compensation.bands, scope.dumbbells)]
    assert rows(at) == drawn
    assert "**2 charts** of 2 pages" in shown(at)
    assert f"{PAGES['compensation'].title} · Company type: Startup" in shown(at)


def test_a_shared_link_rebuilds_the_deck_and_stays_as_it_is():
    texts = [bands("startup").text, "scope-dumbbells"]
    at = visit("deck.py", deck=texts, deck_title="Board")
    assert rows(at) == [
        built(builder, choice, "light").title
        for builder, choice in ((compensation.bands, select(("startup",))), (scope.dumbbells, select()))
    ]
    assert at.query_params == {DECK: texts, "deck_title": "Board"}
    assert at.text_input(key="deck_title").value == "Board"
    assert not at.warning


def test_entries_are_moved_and_removed():
    at = visit("deck.py", deck=[bands("startup").text, "scope-dumbbells", "ladder"])
    assert [at.button(key=key).disabled for key in ("up-0", "down-0", "up-2", "down-2")] == [True, False, False, True]
    at = press(at, "down-0")
    assert in_link(at) == ["scope-dumbbells", bands("startup").text, *in_link(at)[2:]]
    at = press(at, "remove-1")
    assert [text.partition("~")[0] for text in in_link(at)] == ["scope-dumbbells", "ladder"]
    at = press(press(at, "remove-0"), "remove-0")
    assert "Nothing is collected yet" in shown(at)


@pytest.mark.parametrize("value", ["no-chart", "ladder~country.Atlantis", "<script>alert(1)</script>"])
def test_an_entry_that_does_not_exist_is_said_and_the_rest_is_whole(value):
    at = visit("deck.py", deck=["ladder", value])
    assert not at.exception
    assert f"Deck `{value[:40]}" in at.warning[0].value
    assert len(rows(at)) == 1


def test_a_full_deck_says_so_and_takes_no_more():
    texts = [
        item_of(shared_package(), entry_of(compensation.by_country), select((one,), role=role, component=part)).text
        for one in ("startup", "corporate", "big_tech")
        for role in shared_package().ladder.ids
        for part in ("total", "base")
    ][:MOST]
    at = visit("compensation.py", deck=texts)
    assert at.button(key=BANDS).disabled
    assert at.button(key=BANDS).help == FULL


def test_a_card_alone_offers_no_deck():
    assert not visit("compensation.py", card="compensation-bands").button


def test_each_file_holds_each_chart_with_its_own_filters():
    items = (bands("startup"), bands("corporate"))
    titles = [built(compensation.bands, select((one,)), "light").title for one in ("startup", "corporate")]
    pack = pack_of(shared_package(), items, "Board", "https://atlas.example")
    assert [exported.chart.title for exported in pack.exports] == titles
    assert pack.exports[0].link.startswith("https://atlas.example/compensation?company_type=startup&country=")
    slides = Presentation(io.BytesIO(PACKS["pptx"].make(pack))).slides
    assert [slide.shapes.title.text for slide in slides][:4] == ["Board", "Contents", *titles]
    book = openpyxl.load_workbook(io.BytesIO(PACKS["xlsx"].make(pack)))
    assert [row[0].value for row in book["Contents"].iter_rows(min_row=2)] == titles


def test_without_a_browser_the_document_is_not_offered(monkeypatch):
    monkeypatch.setattr(deck, "browser_path", lambda: None)
    at = visit("deck.py", deck=["ladder"])
    assert [one.proto.disabled for one in at.get("link_button")] == [False, True, False]
    assert "install the package chromium-headless-shell" in shown(at)


def test_what_makes_a_file_is_loaded_when_one_is_asked_for():
    parts = "pages.parts.deck, pages.parts.export_menu, pages.parts.table_menu"
    made_with = {"pptx", "pypdf", "reportlab", "kaleido"}
    code = f"import sys, {parts}; print(*{made_with} & set(sys.modules))"
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=ROUTER.parents[1], capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == []
