"""Sources on made-up tables: which pages they feed, what became of the raw rows, and how to cite."""

from __future__ import annotations

import pytest

from analysis import sources
from tests.atlas import HOME_SOURCE


def test_a_source_names_the_pages_it_feeds_once(made_up):
    assert sources.feeds(made_up, "survey") == ["Promotion", "Routes in"]
    assert sources.feeds(made_up, HOME_SOURCE) == ["Pay by level"]
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


def test_what_nobody_counted_is_left_out(package_of):
    rows = [{"source_id": HOME_SOURCE, "step": "kept", "label": "Kept", "rows": 150}]
    package = package_of(coverage=rows)
    assert sources.kept_share(package) == ""
    assert sources.opening(package).sentence.endswith(" sources**.")
    assert sources.coverage(package, HOME_SOURCE)["Share (%)"].isna().all()


def test_the_answer_counts_sources_and_used_reports(made_up):
    text = sources.opening(made_up).sentence
    assert "**5 sources**" in text
    assert "Of the 200 pay reports" in text
    assert "**75%**" in text


def test_a_citation_has_publisher_date_title_and_address(made_up):
    row = made_up["sources"].iloc[0].copy()
    assert sources.citation(row) == "Survey house (2021). The survey."
    row["url"] = "https://example.org"
    assert sources.citation(row) == "Survey house (2021). The survey. https://example.org"


def test_the_atlas_is_cited_with_its_version():
    text = sources.bibtex({"version": "1.2.3", "created": "2026-02-01"})
    assert "version 1.2.3" in text
    assert text.count("{") == text.count("}")


def test_a_credit_names_publisher_year_n_and_licence(made_up):
    assert sources.credit(made_up, ("survey", "article"), 1_234, "people") == (
        "Sources: Survey house (2021), Article house (2021): CC0 · n = 1,234 people"
    )
    assert sources.credit(made_up, ("survey",)) == "Source: Survey house (2021): CC0"
    assert sources.credit(made_up, ()) == ""


def test_each_source_is_credited_beside_its_own_licence(real):
    credit = sources.credit(real, ("geonames", "census_outline", "onet"))
    assert credit == ("Sources: GeoNames (2026), O*NET 30.1 (2025): CC BY 4.0; US Census Bureau (2017): Public domain")


def test_licences_are_words_fit_to_print(real):
    """A picture in a paper says what may be done; it does not own up that nobody checked."""
    for licence in real["sources"]["licence"]:
        assert not licence.lower().startswith("no "), licence
        assert "not verified" not in licence


def test_an_unknown_source_cannot_be_credited(made_up):
    with pytest.raises(KeyError):
        sources.credit(made_up, ("nobody",))


def test_sources_are_described_in_the_order_asked_for(made_up):
    assert [row["source_id"] for row in sources.described(made_up, ["index", "survey"])] == ["index", "survey"]


def test_bibtex_of_a_source_keeps_its_braces_balanced_and_escapes_signs(made_up):
    row = sources.described(made_up, ["survey"])[0].copy()
    row["title"], row["url"] = "R&D {100%} of_all", "https://a.example/x_y"
    entry = sources.bibtex_entry(row)
    assert entry.startswith("@misc{survey,\n")
    assert r"title = {R\&D \{100\%\} of\_all}" in entry
    assert "url = {https://a.example/x_y}" in entry
    assert "year = {2021}" in entry


def test_every_source_of_the_package_has_a_bibtex_entry(real):
    for row in sources.described(real, real["sources"]["source_id"]):
        bare = sources.bibtex_entry(row).replace("\\{", "").replace("\\}", "")
        assert bare.count("{") == bare.count("}"), row["source_id"]


def test_who_is_counted_is_told_by_company_type(real):
    rows = sources.kept_by_type(real).set_index("Company type")
    assert rows["Share (%)"].round(0).to_dict() == {
        "Startup": 45,
        "Corporate": 52,
        "Public tech": 71,
        "Big tech": 99,
        "All company types": 78,
    }
    assert rows.loc["Corporate", "Median, with a level (USD)"] == 180_000
    assert rows.loc["Corporate", "Median, without (USD)"] == 160_000
