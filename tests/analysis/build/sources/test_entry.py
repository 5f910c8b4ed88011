"""Ways in: which entry-level postings count, the largest employer apart, and what the evidence on degrees rests on."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis.build.sources import entry
from analysis.build.sources.maps import Maps
from tests.raw import RAW, needs_raw

FIRST, LAST = ("2024-01-01", "Edge", "Product Manager"), ("2024-06-30", "Edge", "Product Manager")
"""They mark the days on which the feed begins and ends, and are an opening in either quarter."""


def postings(number: int, day: str = "2024-02-01", company: str = "Company", title: str = "PM") -> list[tuple]:
    return [(day, f"{company} {one}", title) for one in range(number)]


@pytest.fixture
def raw(tmp_path):
    """Return a function that writes feeds and survey into a folder of raw files, and the folder."""

    def written(entry_rows=(), feed_rows=(), survey=()) -> Path:
        for folder in ("jobright", "aam2023"):
            (tmp_path / folder).mkdir(exist_ok=True)
        frame = pd.DataFrame([FIRST, *entry_rows, LAST], columns=["first_seen", "company", "title"])
        frame.to_csv(tmp_path / "jobright" / "pm_rows_newgrad_feed.csv.gz", index=False)
        columns = ["first_seen", "company", "title", "ladder", "ai", "remote"]
        edges = [(*edge, "8 CPO", False, False) for edge in (FIRST, LAST)]
        feed = pd.DataFrame([*edges, *feed_rows], columns=columns)
        feed.to_csv(tmp_path / "jobright" / "pm_rows_h1b_sponsor_feed.csv.gz", index=False)
        people = pd.DataFrame(survey, columns=["Timestamp", "lv", "Highest level of education completed"])
        people.to_csv(tmp_path / "aam2023" / "pm_rows.csv", index=False)
        return tmp_path

    return written


def test_a_company_and_title_count_once_a_quarter_whatever_their_case(raw):
    rows = [*postings(12), ("2024-03-01", "COMPANY 0", " pm "), *postings(12, "2024-04-02")]
    table = entry.openings(raw(rows))
    assert table["date"].tolist() == ["2024-01-01", "2024-04-01"]
    assert table["n"].tolist() == [13, 13]
    assert table["days"].tolist() == [3, 2]


def test_the_largest_employer_is_counted_apart(raw):
    largest = [("2024-02-01", "Capital One", f"PM {one}") for one in range(5)]
    row = entry.openings(raw([*postings(12), *largest])).iloc[0]
    assert (row["n"], row["n_without_largest"]) == (18, 13)


def test_a_quarter_with_few_openings_is_not_published(raw):
    assert entry.openings(raw(postings(8))).empty
    assert len(entry.openings(raw(postings(9)))) == 1


def test_quarters_that_the_feed_does_not_span_are_left_out(raw):
    later = entry.openings(raw([*postings(12, "2024-02-01"), *postings(12, "2024-07-01")]))
    assert later["date"].tolist() == ["2024-01-01"]


def answers(**counts: int) -> list[tuple]:
    names = {"school": "High School", "some": "Some college", "degree": "College degree", "master": "Master's degree"}
    return [("4/11/2023 11:03:41", "PM", names[key]) for key, count in counts.items() for _one in range(count)]


FEED = [
    *((*row, "2 PM", False, False) for row in postings(18)),
    *((*row, "2 PM", False, False) for row in postings(2, company="Other", title="Technical Product Manager")),
]


def test_degrees_are_grouped_and_small_groups_left_out(raw):
    table = entry.degree_evidence(raw(postings(12), FEED, answers(school=4, some=6, degree=30, master=9)))
    degrees = table[table["measure"] == "highest_degree"].set_index("category")
    assert degrees["count"].to_dict() == {"none": 10, "bachelor": 30}
    assert degrees["n"].unique().tolist() == [49]
    assert degrees.at["none", "share"] == 20.4
    assert degrees.at["none", "period"] == "2023-04/2023-04"


def test_product_owners_do_not_count_as_product_managers(raw):
    owners = [("4/11/2023 11:03:41", "Product owner", "High School")] * 20
    table = entry.degree_evidence(raw(postings(12), FEED, [*answers(degree=20), *owners]))
    assert table.loc[table["measure"] == "highest_degree", "category"].tolist() == ["bachelor"]


def test_an_answer_without_a_group_is_an_error(raw):
    survey = [("4/11/2023 11:03:41", "PM", "School of life")] * 10
    with pytest.raises(ValueError, match=r"without a group: School of life\.$"):
        entry.degree_evidence(raw(postings(12), FEED, survey))


def test_titles_that_ask_for_a_technical_pm_by_role_and_at_entry(raw):
    table = entry.degree_evidence(raw(postings(11), FEED, answers(degree=20)))
    titles = table[table["measure"] == "technical_title"].set_index("category")
    assert titles[["n", "count", "share"]].loc["product_manager"].tolist() == [20, 2, 10.0]
    assert titles[["n", "count", "share"]].loc["entry"].tolist() == [13, 0, 0.0]
    assert titles.loc["product_manager", ["employers", "share_largest", "share_rest"]].tolist() == [20, 5, 10.5]
    # None of thirteen postings at as many employers: exactly, 1 - 0.05 ** (1 / 13).
    assert titles.loc["entry", ["share_low", "share_high"]].tolist() == [0, 20.6]


def test_the_share_of_people_without_a_degree_has_the_interval_of_wilson(raw):
    table = entry.degree_evidence(raw(postings(12), FEED, answers(some=10, degree=40)))
    z, n, share = 1.6448536, 50, 0.2
    middle, half = share + z**2 / (2 * n), z * (share * (1 - share) / n + z**2 / (4 * n**2)) ** 0.5
    expected = [round(100 * (middle + sign * half) / (1 + z**2 / n), 1) for sign in (-1, 1)]
    none = table[table["category"] == "none"].iloc[0]
    assert none[["share_low", "share_high"]].tolist() == expected
    assert none[["employers", "share_largest", "share_rest"]].isna().all()


def test_postings_of_one_employer_are_alike(raw):
    """Whole employers ask for a technical PM or none of their postings does: five of ten are told, not fifty of 100."""
    rows = [
        ("2024-02-01", f"Company {one}", f"{'Technical ' * (one % 2)}PM {at}", "2 PM", False, False)
        for one in range(10)
        for at in range(10)
    ]
    table = entry.degree_evidence(raw(postings(12), rows, answers(degree=20)))
    row = table[table["category"] == "product_manager"].iloc[0]
    assert (row["share"], row["employers"]) == (50, 10)
    assert row["share_low"] < 30 < 70 < row["share_high"], "as strangers they would be 42 to 58"
    aliases = Maps({f"company {one}": "company 0" for one in (2, 4)}, {}, {}, [])
    table = entry.degree_evidence(raw(postings(12), rows, answers(degree=20)), aliases)
    row = table[table["category"] == "product_manager"].iloc[0]
    assert row[["employers", "share_largest", "share_rest"]].tolist() == [8, 30, 71.4]


@needs_raw
def test_the_real_feeds():
    openings, evidence = entry.openings(RAW).set_index("date"), entry.degree_evidence(RAW)
    # counted once more with the csv module, without pandas
    assert openings.loc["2026-04-01", ["n", "n_without_largest"]].tolist() == [342, 295]
    assert openings["days"].idxmin() == "2025-10-01"
    assert evidence.loc[evidence["category"] == "none", ["n", "count"]].to_numpy().tolist() == [[167, 11]]
