"""Where offers stand: one finding for the page, one for the whole, one for the parts; `alike` for people like you."""

from __future__ import annotations

from analysis.finding import Finding, sources_of
from analysis.offer import sentences, titles, verdict
from analysis.offer.offers import Offers
from analysis.offer.standing import parts, totals
from analysis.package.memory import kept
from analysis.package.tables import Package

NOT_ADDED = "Bands of parts do not add up to the band of the whole: those high in one part may be low in another."


@kept()
def opening(package: Package, selection: Offers) -> Finding:
    """Return where each offer stands in its own role.

    `rows` are those of `standing.totals`; `notes` say of when the bands are, and what equity on paper is.
    """
    rows = totals(package, selection)
    example = "**An example, until you fill in your own.** " if selection.example else ""
    return Finding(
        rows,
        f"{example}{sentences.of_totals(package, selection)}.",
        notes=(sentences.bands_are_old(package), sentences.on_paper(package)),
        sources=sources_of(rows),
    )


@kept()
def total(package: Package, selection: Offers) -> Finding:
    """Return where each offer's total stands in its band, short enough for a title; `rows` are those of `totals`.

    `notes` say which bands are missing or stand in for another, what of an offer's terms counts a year, and when a
    percentile is a range.
    """
    rows = totals(package, selection)
    notes = (*sentences.notes(package, selection), verdict.how_sure(package))
    return Finding(rows, titles.total(package, selection), notes=notes, sources=sources_of(rows))


@kept()
def by_part(package: Package, selection: Offers) -> Finding:
    """Return in which part of its pay each offer stands highest, where that is clear; `rows` are those of `parts`."""
    rows = parts(package, selection)
    notes = (NOT_ADDED, verdict.how_sure(package))
    return Finding(rows, titles.by_part(package, selection), notes=notes, sources=sources_of(rows))
