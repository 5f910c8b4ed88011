"""Shares at a level by who reports, on made-up shares of two sources in bands of years."""

from __future__ import annotations

from typing import Any

import pytest

from analysis import by_survey
from tests.atlas import select


def band(source: str, years: tuple[int, int | None], n: int, share: float, reach: float = 0.1, **other) -> dict:
    """Return a row of the made-up table, its interval as far either way."""
    cell = {"source_id": source, "company_types": "all", "country": "United States", "period": "2020-01/2020-12"}
    ends = {"share_low": max(share - reach, 0), "share_high": min(share + reach, 1)}
    years_of = {"years_from": years[0], "years_to": years[1]}
    return cell | years_of | {"rung": 3, "n": n, "share": share} | ends | other


EMPLOYED: dict[str, Any] = {"employers": 9, "share_largest": 40.0, "share_rest": 0.7}


@pytest.fixture
def shares_of(package_of):
    """Return a function: rows of the table to what the measure finds and the sentence of the opening."""

    def of(*rows: dict, **choice):
        package = package_of(attainment_by_survey=list(rows))
        return by_survey.shares(package, select(**choice)), by_survey.beside(package, select(**choice))

    return of


def test_the_first_band_in_which_neither_has_few_people_is_told(shares_of):
    found, beside = shares_of(
        band("index", (5, 7), 29, 0.1),
        band("survey", (5, 7), 400, 0.6, **EMPLOYED),
        band("index", (8, 10), 30, 0.4),
        band("survey", (8, 10), 300, 0.8, **EMPLOYED),
        band("index", (11, None), 50, 0.45),
        band("survey", (11, None), 200, 0.9, **EMPLOYED),
    )
    assert (
        found.sentence == "With 8 to 10 years of work, 80% (Survey house) and 40% (Index house) are senior PMs or above"
    )
    assert beside == (
        "Who reports matters: with 8 to 10 years of work, 80% are senior PMs or above in the reports of Survey house, "
        "**40%** in those of Index house (90% interval 30 to 50%, n = 30)."
    )
    assert found.rows["years_from"].to_list() == [5, 5, 8, 8, 11, 11]
    assert found.rows["source_id"].to_list() == ["survey", "index"] * 3
    assert found.sources == ("survey", "index")


def test_where_all_bands_have_few_that_with_most_is_told(shares_of):
    found, _beside = shares_of(
        *(band("survey", years, 400, 0.9) for years in ((5, 7), (8, None))),
        band("index", (5, 7), 12, 0.3),
        band("index", (8, None), 20, 0.4),
    )
    assert found.sentence.startswith("With 8 years of work or more, 90% (Survey house) and 40%")


@pytest.mark.parametrize(
    ("survey", "index"),
    [
        (band("survey", (5, 7), 90, 0.8), band("index", (5, 7), 40, 0.65)),
        (band("survey", (5, 7), 90, 0.8, **EMPLOYED | {"share_rest": 0.4}), band("index", (5, 7), 40, 0.5)),
        (band("survey", (5, 7), 90, 0.8, **EMPLOYED | {"share_rest": None}), band("index", (5, 7), 40, 0.5)),
        (band("survey", (5, 7), 90, 0.2, **EMPLOYED | {"share_rest": 0.7}), band("index", (5, 7), 40, 0.5)),
    ],
    ids=["intervals", "made by its largest", "few left", "hidden by its largest"],
)
def test_no_difference_is_claimed_where_none_is_clear(shares_of, survey, index):
    found, beside = shares_of(survey, index)
    assert found.sentence == "No clear difference by who reports: senior PMs or above with 5 to 7 years of work"
    assert beside == ""


def test_a_choice_of_company_types_is_not_held_against_all_of_them(shares_of):
    rows = (band("survey", (5, 7), 90, 0.9), band("index", (5, 7), 40, 0.3))
    assert shares_of(*rows)[1]
    assert shares_of(*rows, company_types=("startup",))[1] == ""


def test_one_source_alone_is_held_against_nothing(shares_of):
    found, beside = shares_of(band("survey", (5, 7), 90, 0.9))
    assert found.rows.empty
    assert beside == ""
    assert found.sentence == "No second source tells levels by years of work in the United States"


def test_what_there_is_not_is_said(shares_of):
    rows = (band("survey", (5, 7), 90, 0.9), band("index", (5, 7), 40, 0.3))
    assert shares_of(*rows, role="associate_pm")[0].sentence == "Everybody is at the lowest level or above it"
    assert shares_of(*rows, country="India")[0].sentence.endswith("in India")
    assert shares_of()[0].sentence == by_survey.NOTHING
