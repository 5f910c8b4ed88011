"""The bar of context: what a page heeds is what its charts heed, and what it does not has a reason."""

from __future__ import annotations

import pytest

from analysis import context
from analysis.charts.catalogue import CHARTS
from analysis.pages import PAGES

FORMS = {"planner", "offer", "growth", "interview"}
"""Pages whose charts are of a plan, offers or ratings, or that have none: the catalogue tells nothing of them."""


@pytest.mark.parametrize("page", sorted(set(context.REASONS) - FORMS))
def test_a_control_is_grey_where_no_chart_heeds_it_and_only_there(page):
    heeded = {field for entry in CHARTS[page] for field in entry.depends_on or ()}
    lively = {control for control, fields in context.CONTROLS.items() if heeded & set(fields)}
    assert lively == set(context.CONTROLS) - set(context.REASONS[page]) - still_below(page)


def still_below(page: str) -> set[str]:
    """Return what only the words of a page heed: the level that the ladder tells up close."""
    return {context.LEVEL} if page == "ladder" else set()


def test_every_page_has_the_bar_but_those_without_figures_of_people():
    assert set(PAGES) - set(context.REASONS) == {"start", "claims", "sources", "deck", "data"}


def test_a_reason_names_country_and_money_of_the_data(real):
    assert context.reasons(real, "wages")["country"].startswith("Metros of the United States alone")
    assert "money" not in context.reasons(real, "planner")
    assert context.reasons(real, "compensation") == {}
