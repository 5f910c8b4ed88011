"""People like the one with the offer: level, metro and company type, widened step by step until enough of them report.

Years of work are no step: among the US reports, level and company type explain 61 % of the spread of the logarithm of
pay, and with years of work beside them 61 % as well (0.606 and 0.614, n = 4,756).
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis import words
from analysis.bands import bare, of_source
from analysis.finding import Finding, sources_of
from analysis.offer import titles, verdict
from analysis.offer.offers import Offer, Offers, each
from analysis.offer.sentences import name
from analysis.offer.standing import row_of
from analysis.package.memory import kept
from analysis.package.selection import first_selection
from analysis.package.tables import Package
from analysis.package.vocabulary import EVERY_TYPE
from analysis.pay import money
from analysis.pay import real as real_pay

NO_YEARS = "Years of work are not asked for: beside level and company type they tell little more of pay."


@dataclass(frozen=True)
class Step:
    """One group of people like the one with the offer, and their band; None where too few of them report."""

    place: str
    company_types: str
    band: pd.Series | None

    @property
    def n(self) -> int:
        """How many of them report; 0 where that is not shown."""
        return 0 if self.band is None else int(self.band["n"])

    def people(self, package: Package, role: str) -> str:
        """Return who they are: senior PMs at startups in Seattle."""
        at = words.at_company_types(package, self.company_types)
        return f"{words.roles(package, role)} {at} in {words.place(package, self.place)}"


@kept()
def alike(package: Package, selection: Offers) -> Finding:
    """Return where each offer stands among people like its own, in today's money.

    Rows, a group as narrow as may be first and then the wider ones, as far as the first of `thin_n` people: columns as
    of `standing.totals`, `place` (metro or country) and `counts` (that group alone is what the sentence is about).
    `notes` say how each offer's group was widened.
    """
    rows, said, notes = [], [], []
    for offer in (one for one in each(package, selection) if one.total):
        metro = selection.of(offer.name).place
        taken = _taken(package, _steps(package, selection.currency, offer, metro))
        notes.append(_elsewhere(package, offer, metro) + _widening(package, offer, taken))
        known = [step for step in taken if step.band is not None]
        for step in known:
            row = row_of(offer, step.band, offer.total, 0) | {"place": step.place, "counts": step is known[-1]}
            rows.append(row)
        if known:
            row, people = rows[-1], known[-1].people(package, offer.role)
            said.append(f"{name(offer.name)}: {verdict.on(package, row).of(people)}")
    if not said:
        return Finding(pd.DataFrame(), "Too few people report pay to say where people like you stand")
    frame = pd.DataFrame(rows)
    title = titles.fitting(package, "; ".join(said), frame[frame["counts"]], "Against people like you, ")
    return Finding(frame, title, notes=(*notes, NO_YEARS, verdict.how_sure(package)), sources=sources_of(frame))


@kept(most=8)
def _in_metros(package: Package, currency: str = "") -> pd.DataFrame:
    home = package.currencies.home
    rows = bare(of_source(package["peer_pay"], first_selection(package)), "amount")
    return money.times(rows, package.currencies.factor(home, currency or home)).assign(currency=currency or home)


def _steps(package: Package, currency: str, offer: Offer, place: str) -> list[Step]:
    """Return the groups of people like an offer's, narrowest first: the metro is left out first, then company type.

    Where nobody in the offer's country reports, those of the country of most people follow.
    """
    metro, bands = _in_metros(package, currency), real_pay.bands(package, currency)
    bands = bands[bands["component"] == package.components.of_kind("total")]
    metro = metro[(metro["place"] == place) & (metro["country"] == offer.country)]
    asked = [_step(metro, offer, place, offer.company_type)] if len(metro) else []
    found = list(asked)
    for country in dict.fromkeys((offer.country, first_selection(package).country)):
        here = bands[bands["country"] == country]
        found += [_step(here, offer, country, key) for key in (offer.company_type, EVERY_TYPE)]
        if any(step.band is not None for step in found):
            break
    return found


def _step(frame: pd.DataFrame, offer: Offer, place: str, company_types: str) -> Step:
    """Return the group at an offer's level and of some company types in a frame of bands of one place."""
    rows = frame[(frame["role_id"] == offer.role) & (frame["company_types"] == company_types)]
    return Step(place, company_types, rows.iloc[0] if len(rows) else None)


def _taken(package: Package, steps: list[Step]) -> list[Step]:
    """Return the steps as far as the first with enough people; all where none has."""
    enough = [at for at, step in enumerate(steps) if step.n >= package.rules["thin_n"]]
    return steps[: enough[0] + 1] if enough else steps


def _elsewhere(package: Package, offer: Offer, metro: str) -> str:
    """Return that a metro is left out, as it is in another country than the offer; empty where it is not."""
    rows = _in_metros(package)
    if not metro or (rows.loc[rows["place"] == metro, "country"] == offer.country).any():
        return ""
    return f"{metro} is no metro of {words.place(package, offer.country)} in this data, and is left out. "


def _widening(package: Package, offer: Offer, taken: list[Step]) -> str:
    """Return which group an offer is held against, and each narrower one with the people in it."""
    least, few = int(package.rules["thin_n"]), words.few(package)
    nobody = f"under {few} people, or at under three employers"
    said = [f"{step.people(package, offer.role)} ({f'n = {step.n:,}' if step.n else nobody})" for step in taken]
    if len(said) == 1:
        return f"{name(offer.name)} is held against {said[0]}."
    end = f"the first with {least} people or more" if taken[-1].n >= least else f"still under {least} people"
    band = taken[-1].band
    if band is not None and band["country"] != offer.country:
        end += ", in another country, where pay may differ"
    return f"{name(offer.name)} is widened step by step: {', then '.join(said)}, {end}."
