"""Labels of cards: every page with a list has one for each of its cards, short, plain and no two alike."""

from __future__ import annotations

import pytest

from analysis.charts.catalogue import CHARTS
from analysis.charts.labels import ENOUGH, LABELS, folded_on, on_page

UNFOLDED = {page: [entry.name for entry in entries if not entry.is_folded] for page, entries in CHARTS.items()}


@pytest.mark.parametrize("page", UNFOLDED)
def test_a_page_of_several_cards_lists_each_in_reading_order(page):
    named = on_page(page)
    assert list(named) == (UNFOLDED[page] if len(UNFOLDED[page]) >= ENOUGH else [])
    assert len(set(named.values())) == len(named)


def test_labels_are_short_and_of_cards_that_there_are():
    assert all(3 <= len(label) <= 28 for label in LABELS.values())
    assert set(LABELS) == {name for page in CHARTS for name in (*on_page(page), *folded_on(page))}


def test_a_page_without_cards_has_no_list():
    assert on_page("sources") == {}
