"""What a page's cards are called in a list of them: each card's title is its finding, which is too long for one."""

from __future__ import annotations

from analysis.charts.catalogue import CHARTS

LABELS = {
    "reports": "Who leads whom",
    "progression-attainment": "Years to reach each level",
    "progression-attainment-by-type": "One level by company type",
    "progression-experience": "Years of work at each level",
    "by-survey-shares": "Beside another survey",
    "craft-years": "Years in the craft",
    "progression-rung-mix": "Mix of levels by years",
    "tenure-claims": "Stated and observed years",
    "tenure-at-employer": "Current tenure",
    "compensation-bands": "Pay at each level",
    "adverts-base": "What adverts offer",
    "compensation-pay-mix": "Salary, bonus and equity",
    "compensation-by-country": "By country",
    "over-time-by-half-year": "Over time",
    "over-time-by-years": "By years of work",
    "pay-sources-side-by-side": "By source",
    "compensation-director-claim": "A claim on pay",
    "startups-pay": "Pay at private companies",
    "startups-equity": "Equity at private companies",
    "places-by-role": "By metro",
    "places-within-companies": "Within one company",
    "places-staying": "By years at the employer",
    "wages-metro-map": "Map of a related occupation",
    "wages-ranked": "Every metro, ranked",
    "wages-industries": "By industry",
    "offer-total": "Total pay, and a level up",
    "offer-like-me": "People like you",
    "offer-by-part": "Part by part",
    "scope-dumbbells": "What the work is like",
    "scope-equity-share": "Share of equity",
    "scope-experience": "Years of work",
    "scope-at-employer": "Years at the employer",
    "scope-pay-spread": "Spread of pay",
    "demand-published": "Published counts",
    "demand-role-mix": "Levels sought",
    "hiring-levels": "Levels by company type",
    "demand-index": "Postings over time",
    "demand-countries": "Other countries",
    "forecast-fan": "Forecast",
    "forecast-season": "Seasons",
    "neighbours-sector": "By sector",
    "neighbours-threads": "Who is hiring threads",
    "neighbours-layoffs": "Layoffs",
    "demand-traits": "What adverts ask for",
    "hiring-traits": "Traits by company type",
    "planner-chance": "Chance of getting there",
    "planner-rungs": "Level by level",
    "planner-pay": "Pay on the way",
    "planner-dates": "Dates",
    "planner-earned": "What is earned",
    "after-move-levels": "Level after a move",
    "entry-openings": "First jobs",
    "entry-technical-titles": "Titles that say technical",
    "sensitivity-pay": "Pay, levels read otherwise",
    "sensitivity-years": "Years, levels read otherwise",
}
"""By the chart's name, in plain words: the cards of pages that have enough of them for a list, and what is folded."""

ENOUGH = 3
"""Cards from which on a page has a list of them."""


def on_page(page: str) -> dict[str, str]:
    """Return the labels of the cards that a page shows unfolded, by chart, in reading order; none where few are."""
    shown = [entry.name for entry in CHARTS.get(page, ()) if not entry.is_folded]
    return {name: LABELS[name] for name in shown} if len(shown) >= ENOUGH else {}


def folded_on(page: str) -> dict[str, str]:
    """Return the labels of the cards that a page folds away, by chart, in reading order."""
    return {entry.name: LABELS[entry.name] for entry in CHARTS.get(page, ()) if entry.is_folded}
