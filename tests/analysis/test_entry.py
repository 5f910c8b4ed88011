"""Entry on made-up openings: the year on year, the largest employer, titles, and the answer on degrees."""

from __future__ import annotations

import pytest

from analysis import entry
from analysis.package.schema import DataError


def _openings(quarters: dict) -> list[dict]:
    return [
        {"source_id": "index", "place": "United States", "date": date, "days": days, "n": n, "n_without_largest": less}
        for date, (days, n, less) in quarters.items()
    ]


def _titles(**shares: tuple[float, float, float]) -> list[dict]:
    common: dict[str, object] = {"source_id": "index", "measure": "technical_title", "place": "United States"}
    common |= {"period": "2024-01/2026-03", "n": 200, "count": 10}
    return [
        common | {"category": role, "share": share, "share_low": low, "share_high": high}
        for role, (share, low, high) in shares.items()
    ]


def test_openings_are_held_against_the_same_quarter_a_year_before(made_up):
    assert entry.openings(made_up).sentence == (
        "300 entry-level PM openings in 2026 Q2, 200 a year before; without the largest employer 150 and 180"
    )


def test_without_a_year_before_only_the_last_quarter_is_told(package_of):
    package = package_of(entry_hiring=_openings({"2026-04-01": (88, 300, 150)}))
    assert entry.openings(package).sentence == (
        "300 entry-level PM openings were listed in 2026 Q2, 150 without the largest employer"
    )


def test_a_quarter_with_too_few_days_is_marked(made_up):
    rows = entry.openings(made_up).rows
    assert rows.loc[rows["paused"], "n"].to_list() == [100]


def test_the_largest_employers_share_is_of_all_openings(made_up):
    assert entry.openings(made_up).notes[0] == "The largest employer has 33% of these openings."


def test_titles_run_from_the_highest_role_to_the_entry_list(made_up):
    assert entry.technical_titles(made_up).rows["name"].to_list() == ["Senior PM", "Associate PM", "Entry list"]


def test_a_difference_between_titles_is_told_plainly_where_intervals_are_apart(made_up):
    assert entry.technical_titles(made_up).sentence == (
        "2% of titles for associate PMs ask for a technical PM, 11% of those for senior PMs"
    )


def test_a_difference_within_the_intervals_is_called_unclear(package_of):
    package = package_of(degree_evidence=_titles(associate_pm=(8.0, 4.0, 10.0), senior_pm=(11.0, 9.0, 13.0)))
    assert entry.technical_titles(package).sentence.endswith(", no clear difference")


def test_a_difference_that_one_employer_makes_is_called_unclear(package_of):
    rows = _titles(associate_pm=(2.0, 1.0, 3.0), senior_pm=(11.0, 9.0, 13.0))
    rows = [row | {"employers": 9, "share_rest": 2.0} for row in rows]
    assert entry.technical_titles(package_of(degree_evidence=rows)).sentence.endswith(", no clear difference")


def test_without_titles_it_is_said_that_there_are_too_few(package_of):
    assert "Too few postings" in entry.technical_titles(package_of(degree_evidence=[])).sentence


def test_the_answer_on_degrees_gives_both_counts_and_calls_the_claim_a_claim(made_up):
    text = entry.degrees(made_up).sentence
    assert "an article's claim" in text
    assert "What is published: it is said: degree_india (2017); it is said: degree_sweden (2017)." in text
    assert "do not hold what people studied" in text


def test_the_evidence_names_who_says_so_and_the_interval_of_what_is_observed(made_up):
    *stated, observed = entry.degrees(made_up).notes
    assert len(stated) == 5
    assert stated[0].startswith("The claim: ")
    assert all(text.endswith("Beware. (Article house)") for text in stated)
    assert observed == (
        "Observed: 10% of 160 people with a title in product had no degree at all (90% interval 6.5 to 14.9%, Apr 2023 "
        "to Jun 2023). The survey is made up. (Survey house)"
    )


def test_key_figures_leave_out_a_role_that_nobody_reports(made_up):
    labels = [(label, value) for label, value, _whose in entry.first_jobs(made_up).figures]
    assert labels == [("Product manager", "5 years"), ("Product manager", "$120k"), ("Postings at entry", "2%")]


def test_a_reports_listings_are_told_as_stated(made_up):
    assert entry.first_jobs(made_up).notes == ("It is said: listings_associate_2025. Beware. (Article house)",)


def test_an_empty_list_of_openings_is_too_few(package_of):
    assert entry.openings(package_of(entry_hiring=[])).sentence.startswith("Too few")


def test_a_category_without_a_label_is_a_role(package_of):
    package = package_of(degree_evidence=_titles(associate_pm=(4, 3, 5), senoir_pm=(2, 1, 3)))
    with pytest.raises(DataError, match=r"roles\.csv has no role 'senoir_pm'; it has: associate_pm, "):
        entry.technical_titles(package)
