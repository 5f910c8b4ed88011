"""What each page answers, as plain text, for the choice that a link makes."""

from __future__ import annotations

import re
from collections.abc import Callable

from analysis import claims, demand, growth, interview, ladder, progression, routes, scope, sources, start
from analysis.address import Query
from analysis.export import collected
from analysis.growth import Assessment, first_assessment
from analysis.offer import findings as offers
from analysis.offer.offers import first_offers
from analysis.package.tables import Package
from analysis.pages import pages_of
from analysis.pay import compensation, places
from analysis.planner import findings as plans
from analysis.planner.plan import first_plan
from analysis.service.queries import choice_of, on_page, read

Answer = Callable[[Package, str, Query], str]
"""A sentence or more, in Markdown, of a page for a query."""

MARKS = (
    (re.compile(r":material/\w+: ?|(?<!\\)[*`]+"), ""),
    (re.compile(r":\w+\[([^\]]*)\]"), r"\1"),
    (re.compile(r"!?\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"\\([^\w\s])"), r"\1"),
    (re.compile(r"\s+"), " "),
)
"""Signs of Markdown, and what is left of them."""


def answer(package: Package, page: str, query: Query) -> str:
    """Return what a page answers for a query, as plain text; its question where it answers in no sentence."""
    told = ANSWERS[page](package, page, query) if page in ANSWERS else ""
    called = pages_of(package)[page]
    return plain(told) or called.question or called.title


def plain(markdown: str) -> str:
    """Return a text without the signs of Markdown, on one line."""
    for sign, left in MARKS:
        markdown = sign.sub(left, markdown)
    return markdown.strip()


def _skills(package: Package, page: str, query: Query) -> str:
    chosen = read(package, query)
    role = on_page(package, page, query).role or first_assessment(package).role
    return growth.opening(package, Assessment(role, chosen["skills"]), chosen["done"]).sentence


ANSWERS: dict[str, Answer] = {
    "start": lambda package, _page, _query: start.promise(package),
    "ladder": lambda package, page, query: ladder.opening(package, on_page(package, page, query)).sentence,
    "progression": lambda package, page, query: progression.opening(package, on_page(package, page, query)).sentence,
    "planner": lambda package, _page, query: (
        plans.answer(package, choice_of(package, first_plan(package), query)).sentence
    ),
    "growth": _skills,
    "compensation": lambda package, page, query: compensation.opening(package, on_page(package, page, query)).sentence,
    "wages": lambda package, page, query: places.opening(package, on_page(package, page, query)).sentence,
    "offer": lambda package, _page, query: (
        offers.opening(package, choice_of(package, first_offers(package), query)).sentence
    ),
    "demand": lambda package, page, query: demand.opening(package, on_page(package, page, query)).sentence,
    "scope": lambda package, page, query: scope.opening(package, on_page(package, page, query)).sentence,
    "routes": lambda package, page, query: routes.opening(package, on_page(package, page, query)).sentence,
    "interview": lambda package, page, query: interview.opening(package, on_page(package, page, query)).sentence,
    "claims": lambda package, _page, _query: claims.opening(package).sentence,
    "deck": lambda package, _page, query: collected.answer(collected.of_query(package, query)),
    "sources": lambda package, _page, _query: sources.opening(package).sentence,
}
"""By page, as `analysis.pages` names them; a page without a sentence of its own is not here."""
