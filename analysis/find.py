"""Find: everything that can be looked up by name, each with the page that tells it and what to choose there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from analysis import words
from analysis.package.memory import kept
from analysis.package.selection import countries
from analysis.package.tables import Package
from analysis.pages import PAGES, pages_of
from analysis.pay import wages

Chosen = str | list[str]
"""What to choose of an input: an id, or several."""


@dataclass(frozen=True)
class Destination:
    """A place to go: what it is called, the page, and what is chosen there by the names in the URL.

    `opens` what the page folds away as well.
    """

    label: str
    page: str
    choice: Mapping[str, Chosen] = field(default_factory=dict)
    opens: bool = False


@kept(most=1)
def destinations(package: Package) -> tuple[Destination, ...]:
    """Return every place to go that has something to show: questions, levels, company types, places and claims."""
    found = (
        *_questions(package),
        *_levels(package),
        *_company_types(package),
        *_doubts(package),
        *_countries(package),
        *_other_names(package),
        *_states(package),
        *_metros(package),
        *_backgrounds(package),
        *_claims(package),
    )
    return tuple(one for one in found if PAGES[one.page].has_something_to_show(package))


def _questions(package: Package) -> Iterator[Destination]:
    for name, page in pages_of(package).items():
        if page.question:
            called = page.question if page.question.startswith(page.title) else f"{page.title}: {page.question}"
            yield Destination(called, name)


def _levels(package: Package) -> Iterator[Destination]:
    for role in package.ladder.roles:
        yield from _of(
            role.name,
            {"role": role.role_id},
            (("what it does", "ladder"), ("years to get there", "progression"), ("pay", "compensation")),
        )
        yield from _of(role.name, {"role": role.role_id}, (("skills asked for", "growth"), ("pay by place", "wages")))


def _company_types(package: Package) -> Iterator[Destination]:
    for key, name in package.types.names.items():
        told = (("pay by level", "compensation"), ("years to get there", "progression"), ("who is hired", "demand"))
        yield from _of(name, {"company_type": [key]}, told)


def _doubts(package: Package) -> Iterator[Destination]:
    """Yield what is often said and asked: whether pay has risen, and who promotes faster."""
    yield Destination(f"{package.trade.one} pay: has it risen, or doubled?", "compensation", opens=True)
    for one in package.types:
        yield Destination(f"{words.capital(one.plural)}: do they promote faster?", "progression")


def _countries(package: Package) -> Iterator[Destination]:
    for country in countries(package):
        told = (("pay by level", "compensation"), ("years to get there", "progression"), ("job postings", "demand"))
        yield from _of(country, {"country": country}, told)


def _other_names(package: Package) -> Iterator[Destination]:
    """Yield the other names of countries, and cities, of which none has figures of its own: both lead to it."""
    known = set(countries(package))
    for row in package["countries"].itertuples():
        if row.country not in known:
            continue
        pay, choice = f"pay in {words.place(package, row.country)}", {"country": row.country}
        told = [(name, pay) for name in _listed(row.also_called)]
        told += [(city, f"{pay}, none by city") for city in _listed(row.cities)]
        yield from (Destination(f"{name}: {what}", "compensation", choice) for name, what in told)


def _listed(text: str) -> list[str]:
    return [name.strip() for name in text.split(";") if name.strip()]


def _states(package: Package) -> Iterator[Destination]:
    if PAGES["wages"].has_something_to_show(package):
        for state, name in wages.states(package).items():
            yield Destination(f"{name}: pay metro by metro", "wages", {"state": state})


def _backgrounds(package: Package) -> Iterator[Destination]:
    for row in package["backgrounds"].sort_values("position").itertuples():
        yield Destination(f"{row.name}: the way in from there", "routes", {"background": row.background_id})


def _metros(package: Package) -> Iterator[Destination]:
    for place in sorted(set(package["peer_pay"]["place"]) - {""}):
        yield Destination(f"{place}: an offer beside pay there", "offer", {"a_place": place})
    for place in sorted(set(package["place_pay"]["place"])):
        yield Destination(f"{place}: pay beside other places", "wages")


def _claims(package: Package) -> Iterator[Destination]:
    for row in package["claims"].itertuples():
        yield Destination(f"Claim: {row.statement}", "claims", {"claim": row.claim_id})


def _of(name: str, choice: Mapping[str, Chosen], told: Iterable[tuple[str, str]]) -> Iterator[Destination]:
    for what, page in told:
        yield Destination(f"{words.capital(name)}: {what}", page, choice)
