"""Shares of postings: what counts as one posting, which quarters are whole, which titles are left out."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis.build.sources import jobright
from analysis.build.sources.maps import Maps
from tests.raw import RAW, needs_raw

REPOSITORY = Path(__file__).parents[4]

COLUMNS = ["first_seen", "company", "title", "ladder", "ai", "remote"]
FIRST, LAST = (
    ("2024-01-01", "First", "Chief Product Officer", "8 CPO", False, False),
    ("2024-06-30", "Last", "Chief Product Officer", "8 CPO", False, False),
)
"""They mark the days on which the feed begins and ends, and count in no share."""


def postings(ladder: str, number: int, day: str = "2024-02-01", *, ai: bool = False, remote: bool = False):
    return [(day, f"Company {one}", f"Title {ladder}", ladder, ai, remote) for one in range(number)]


def write_raw(folder: Path, rows: list) -> Path:
    (folder / "jobright").mkdir()
    path = folder / "jobright" / "pm_rows_h1b_sponsor_feed.csv.gz"
    pd.DataFrame(rows, columns=COLUMNS).to_csv(path, index=False)
    return folder


def shares(table: pd.DataFrame, date: str = "2024-01-01") -> dict[str, float]:
    quarter = table[table["date"] == date]
    return dict(zip(quarter["series_id"].str.removeprefix("posting_share_"), quarter["value"], strict=True))


LADDER = [
    *postings("1 APM/entry", 1),
    *postings("2 PM", 2),
    *postings("3 Senior PM", 3, remote=True),
    *postings("4 Principal/Staff", 2, ai=True),
    *postings("4b Lead", 1, ai=True),
    *postings("5 Group PM/Sr Mgr", 1),
    *postings("6 Director", 1),
    *postings("7 VP/Head", 1),
]
"""Twelve postings in the first quarter of 2024."""


def test_shares_of_the_postings_with_a_role(tmp_path):
    left_out = postings("0 Intern", 5, ai=True) + postings("2b Product Owner", 8, remote=True)
    table = jobright.observations(write_raw(tmp_path, [FIRST, *LADDER, *left_out, LAST]))
    assert shares(table) == {
        "associate_pm": 8.3,
        "product_manager": 16.7,
        "senior_pm": 25.0,
        "principal_pm": 25.0,
        "group_pm": 8.3,
        "director": 8.3,
        "vp_product": 8.3,
        "ai": 25.0,
        "remote": 25.0,
    }
    assert set(table["n"]) == {12}


def test_columns_and_their_types(tmp_path):
    table = jobright.observations(write_raw(tmp_path, [FIRST, *LADDER, LAST]))
    named = ["series_id", "place", "date", "value", "unit", "n", "source_id", "employers", "share_largest"]
    assert table.columns.tolist() == named
    assert table["n"].dtype == "Int64"
    assert table[["place", "unit", "source_id"]].drop_duplicates().to_numpy().tolist() == [
        ["United States", "percent", "jobright_feed"]
    ]


def test_a_company_and_title_count_once_a_quarter(tmp_path):
    again = [
        ("2024-03-31", "COMPANY 0", "title  2 pm ", "2 PM", False, False),
        ("2024-03-02", " company 0", "Title 2 PM", "2 PM", False, False),
    ]
    table = jobright.observations(write_raw(tmp_path, [FIRST, *LADDER, *again, LAST]))
    assert set(table["n"]) == {12}


def test_each_quarter_has_its_employers_and_the_share_of_the_largest(tmp_path):
    """Of the twelve postings eight are at Company 0, one for each title; the largest of a quarter is another's."""
    spring = [("2024-04-01", f"Company {one // 4}", f"PM {one}", "2 PM", False, False) for one in range(10)]
    table = jobright.observations(write_raw(tmp_path, [FIRST, *LADDER, *spring, LAST]))
    told = table.drop_duplicates("date").set_index("date")[["employers", "share_largest"]]
    assert told.to_numpy().tolist() == [[3, 66.7], [3, 40.0]]
    together = Maps({"company 1": "company 0"}, {}, {}, [])
    told = jobright.observations(tmp_path, together).drop_duplicates("date").set_index("date")
    assert told[["employers", "share_largest"]].to_numpy().tolist() == [[2, 91.7], [2, 80.0]]


def test_the_next_quarter_counts_it_again(tmp_path):
    rows = [FIRST, *LADDER, *postings("2 PM", 10, "2024-04-01"), LAST]
    table = jobright.observations(write_raw(tmp_path, rows))
    spring = shares(table, "2024-04-01")
    assert (spring["product_manager"], spring["senior_pm"]) == (100.0, 0.0)
    assert table.loc[table["date"] == "2024-04-01", "n"].unique().tolist() == [10]


def test_an_opening_listed_for_several_places_is_remote_where_one_listing_is(tmp_path):
    rows = [*postings("2 PM", 10), *postings("2 PM", 2, "2024-02-02", remote=True)]
    table = jobright.observations(write_raw(tmp_path, [FIRST, *rows, LAST]))
    assert shares(table)["remote"] == 20.0


def test_a_title_classified_twice_keeps_the_listing_seen_first(tmp_path):
    later = [("2024-02-09", "Company 0", "Title 2 PM", "1 APM/entry", False, False)]
    table = jobright.observations(write_raw(tmp_path, [FIRST, *later, *postings("2 PM", 10), LAST]))
    assert shares(table)["product_manager"] == 100.0


@pytest.mark.parametrize(
    ("first", "last", "quarters"),
    [
        ("2024-01-01", "2024-06-30", ["2024-01-01", "2024-04-01"]),
        ("2024-01-02", "2024-06-30", ["2024-04-01"]),
        ("2024-01-01", "2024-06-29", ["2024-01-01"]),
        ("2023-12-31", "2024-07-01", ["2024-01-01", "2024-04-01"]),
    ],
)
def test_quarters_that_the_feed_does_not_span_are_left_out(tmp_path, first, last, quarters):
    rows = [(first, *FIRST[1:]), *LADDER, *postings("2 PM", 10, "2024-05-01"), (last, *LAST[1:])]
    table = jobright.observations(write_raw(tmp_path, rows))
    assert sorted(table["date"].unique()) == quarters


def test_a_quarter_under_ten_postings_is_not_published(tmp_path):
    rows = [FIRST, *postings("2 PM", 9), *postings("0 Intern", 5), *postings("2 PM", 10, "2024-04-01"), LAST]
    table = jobright.observations(write_raw(tmp_path, rows))
    assert table["date"].unique().tolist() == ["2024-04-01"]


def test_an_unknown_ladder_value_is_an_error(tmp_path):
    raw = write_raw(tmp_path, [FIRST, *LADDER, *postings("9 Founder", 1), LAST])
    with pytest.raises(ValueError, match=r"^The Jobright feed holds .* without a role: 9 Founder\.$"):
        jobright.observations(raw)


def test_each_series_is_described_with_its_unit_and_source(tmp_path):
    table = jobright.observations(write_raw(tmp_path, [FIRST, *LADDER, LAST]))
    described = pd.read_csv(REPOSITORY / "data" / "demand_series.csv")
    key = ["series_id", "unit", "source_id"]
    assert len(table[key].drop_duplicates().merge(described, on=key)) == 9


@needs_raw
def test_the_real_feed():
    table = jobright.observations(RAW)
    quarters = pd.period_range("2024Q1", "2026Q1", freq="Q").start_time.strftime("%Y-%m-%d").tolist()
    assert sorted(table["date"].unique()) == quarters
    # counted once more with the csv module, without pandas
    summer = shares(table, "2025-07-01")
    assert (summer["ai"], summer["remote"], summer["principal_pm"]) == (8.3, 25.3, 21.2)
    assert table.loc[table["date"] == "2025-07-01", "n"].unique().tolist() == [2539]


@needs_raw
def test_the_real_feed_agrees_with_the_table_beside_it():
    """That table counts exact company and title, and its shares include interns and product owners."""
    table = jobright.observations(RAW)
    theirs = pd.read_csv(RAW / "jobright" / "quarter_by_role_deduplicated.csv")
    theirs.index = pd.PeriodIndex(theirs["q"], freq="Q").start_time.strftime("%Y-%m-%d")
    mapped = theirs[list(jobright.ROLE_OF_LADDER)]
    whole = mapped.sum(axis=1)
    expected = mapped.T.groupby(jobright.ROLE_OF_LADDER).sum().T.mul(100).div(whole, axis=0)
    ours = table.pivot(index="date", columns="series_id", values="value")
    ours = ours.rename(columns=lambda name: name.removeprefix("posting_share_"))[expected.columns]
    assert (ours - expected.loc[ours.index]).abs().max().max() < 0.3
    n = table.drop_duplicates("date").set_index("date")["n"].astype(float)
    assert (n / (theirs["n"] * whole / 100).loc[n.index] - 1).abs().max() < 0.01
