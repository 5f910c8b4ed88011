"""What is collected, as a value and as text: every chart comes back from a link, and nothing is lost in silence."""

from __future__ import annotations

import pytest

from analysis.charts.catalogue import narrowed
from analysis.export import collected
from analysis.export.collected import MOST, Collected, Item, added, item_of, moved, read, removed
from analysis.growth import Assessment
from tests.analysis.export.conftest import EVERY
from tests.atlas import COMPANY_TYPES, offers_of, plan_of, select
from tests.one_process import of_each

A, B, C = (Item(name) for name in "abc")


@pytest.fixture(scope="module")
def some(real) -> list[Item]:
    """Return as many items as a deck holds and one more, each another."""
    entry = EVERY["compensation-by-country"][1]
    choices = [
        select((one,), role=role, component=part)
        for one in COMPANY_TYPES
        for role in real.ladder.ids
        for part in real.components.names
    ]
    return [item_of(real, entry, choice) for choice in choices[: MOST + 1]]


@pytest.mark.parametrize("name", of_each(EVERY))
def test_every_chart_comes_back_from_its_text_with_its_choice(real, name):
    _page, entry = EVERY[name]
    chosen = narrowed(real, entry, company_types=("startup", "big_tech"), role="director", country="India")
    item = item_of(real, entry, chosen)
    assert read(real, item.text) == item
    again, choice = collected.entry_and_choice(real, item)
    assert again is entry
    assert item_of(real, entry, choice) == item


@pytest.mark.parametrize(
    ("name", "choice"),
    [
        ("planner-chance", plan_of(years=7, in_role=2, move_to="corporate")),
        ("offer-total", offers_of(a_base=190_000, b_equity=1)),
        ("compensation-bands", select(("corporate",), "India", component="base")),
    ],
)
def test_what_was_entered_is_what_is_drawn(real, name, choice):
    _entry, again = collected.entry_and_choice(real, item_of(real, EVERY[name][1], choice))
    assert again == choice


def test_ratings_come_back(real):
    rated = Assessment("senior_pm", (1, None, 2) + (None,) * (len(real["skills"]) - 3))
    _entry, again = collected.entry_and_choice(real, item_of(real, EVERY["growth-me"][1], rated))
    assert again == rated


def test_a_chart_heeds_what_it_depends_on_alone(real):
    entry = EVERY["startups-equity"][1]
    assert item_of(real, entry, select(("startup",))) == item_of(real, entry, select(country="India"))


def test_no_type_is_every_type(real):
    entry = EVERY["ladder"][1]
    assert item_of(real, entry, select()) == item_of(real, entry, select(COMPANY_TYPES))


@pytest.mark.parametrize(
    "text", ["a.b", "a~b", "50 %", "%2E", "", "é=&?", "~.%", "!2E!", "!", "Côte d'Ivoire", "北京", "😀"]
)
def test_any_text_survives(text):
    written = Item(text, ((text, (text, text)),)).text
    chart, *parts = written.split("~")
    assert len(parts) == 1
    assert [collected.unescaped(piece) for piece in (chart, *parts[0].split("."))] == [text] * 4


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no-chart",
        "compensation-bands~country.Atlantis",
        "compensation-bands~years.3",
        "compensation-bands~company_type.startup.wizards",
        "compensation-bands~~",
        "compensation-bands.table",
        "planner-chance~years.999",
        "<script>",
    ],
)
def test_what_is_not_known_is_said_whole(real, text):
    deck = Collected(real)
    assert read(real, text) is None
    assert deck.read([text]) == ()
    assert deck.unknown([text]) == [text]


def test_what_a_link_leaves_out_is_at_its_default(real):
    assert read(real, "ladder") == item_of(real, EVERY["ladder"][1], select())


def test_a_link_is_read_in_its_order_each_item_once(real):
    deck = Collected(real)
    items = deck.read(["scope-dumbbells", "ladder", "scope-dumbbells", "nonsense"])
    assert [item.chart for item in items] == ["scope-dumbbells", "ladder"]
    assert deck.read(deck.written(items)) == items
    assert deck.unknown(deck.written(items)) == []


def test_beyond_what_a_deck_holds_nothing_is_taken_and_each_is_said(real, some):
    deck = Collected(real)
    texts = deck.written(some)
    assert deck.read(texts) == tuple(some[:MOST])
    assert deck.unknown(texts) == [f"compensation-by-country, beyond {MOST}"]
    assert added(tuple(some[:MOST]), some[MOST]) == tuple(some[:MOST])


def test_items_are_added_once_removed_and_moved():
    assert added((A,), B) == (A, B)
    assert added((A, B), A) == (A, B)
    assert removed((A, B, C), B) == (A, C)
    assert removed((A,), B) == (A,)
    assert moved((A, B, C), C, -1) == (A, C, B)
    assert moved((A, B, C), A, 1) == (B, A, C)
    assert moved((A, B, C), A, -1) == (A, B, C)
    assert moved((A, B, C), C, 1) == (A, B, C)
