"""What a page's cards are called in a list of them: each card's title is its finding, which is too long for one."""

from __future__ import annotations

from analysis.charts.catalogue import CHARTS

LABELS = {
    "progression-attainment": "Years to reach each level",
    "progression-attainment-by-type": "One level by company type",
    "progression-experience": "Years of work at each level",
    "compensation-bands": "Pay at each level",
    "adverts-base": "What adverts offer",
    "compensation-pay-mix": "Salary, bonus and equity",
    "compensation-by-country": "By country",
    "places-by-role": "By metro",
    "places-within-companies": "Within one company",
    "places-staying": "By years at the employer",
    "wages-metro-map": "Map of a related occupation",
    "offer-total": "Total pay, and a level up",
    "offer-like-me": "People like you",
    "offer-by-part": "Part by part",
    "scope-dumbbells": "What the work is like",
    "scope-equity-share": "Share of equity",
    "scope-experience": "Years of work",
    "demand-published": "Published counts",
    "demand-role-mix": "Levels sought",
    "hiring-levels": "Levels by company type",
    "demand-index": "Postings over time",
    "planner-chance": "Chance of getting there",
    "planner-rungs": "Level by level",
    "planner-pay": "Pay on the way",
    "after-move-levels": "Level after a move",
}
"""By the chart's name: the cards of pages that have enough of them for a list, in plain words."""

ENOUGH = 3
"""Cards from which on a page has a list of them."""


def on_page(page: str) -> dict[str, str]:
    """Return the labels of the cards that a page shows unfolded, by chart, in reading order; none where few are."""
    shown = [entry.name for entry in CHARTS.get(page, ()) if not entry.is_folded]
    return {name: LABELS[name] for name in shown} if len(shown) >= ENOUGH else {}
