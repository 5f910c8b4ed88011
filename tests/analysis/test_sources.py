"""Sources on made-up tables: which pages they feed, what became of the raw rows, and how to cite."""

from __future__ import annotations

from analysis import sources
from analysis.selection import HOME_SOURCE


def test_a_source_names_the_pages_it_feeds_once(made_up):
    assert sources.feeds(made_up, "survey") == ["Progression", "Routes in"]
    assert sources.feeds(made_up, HOME_SOURCE) == ["Compensation"]
    assert sources.feeds(made_up, "nobody") == []


def test_every_source_of_the_package_has_its_pages(real):
    fed = {name: sources.feeds(real, name) for name in real["sources"]["source_id"]}
    assert any(fed.values())
    assert all(len(pages) == len(set(pages)) for pages in fed.values())


def test_shares_of_raw_rows_are_of_the_rows_read(made_up):
    rows = sources.coverage(made_up, HOME_SOURCE)
    assert rows["Rows"].to_list() == [200, 50, 150]
    assert rows["Share (%)"].to_list() == [100, 25, 75]


def test_each_source_has_its_own_account(made_up):
    assert sources.accounted(made_up) == [HOME_SOURCE, "adverts"]
    assert sources.coverage(made_up, "adverts")["Share (%)"].to_list() == [100, 50]


def test_the_answer_counts_sources_and_used_reports(made_up):
    text = sources.answer(made_up)
    assert "**5 sources**" in text
    assert "Of the 200 pay reports" in text
    assert "**75%**" in text


def test_a_citation_has_publisher_date_title_and_address(made_up):
    row = made_up["sources"].iloc[0].copy()
    assert sources.citation(row) == "Survey house (2021). The survey."
    row["url"] = "https://example.org"
    assert sources.citation(row) == "Survey house (2021). The survey. https://example.org"


def test_the_atlas_is_cited_with_its_version():
    text = sources.bibtex("1.2.3", 2026)
    assert "version 1.2.3" in text
    assert text.count("{") == text.count("}")
