"""Shares of openings within company types: who is counted, what the largest employer does, how sure it is."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis.build import hiring
from analysis.build.employers import TAILS, resamples
from tests.analysis.build.sources.test_jobright import FIRST, LAST, write_raw
from tests.raw import needs_raw

REPOSITORY = Path(__file__).parents[3]
MAPS = {
    "companies": "company,company_type,listed_on\nsmall,startup,2024-02-01\nlarge,startup,\n",
    "company_aliases": "alias,company\nlarge inc,large\n",
    "company_levels": "company,level,role_id\n",
    "title_rules": "pattern,role_id,priority\n",
}


def posting(company: str, number: int, ladder: str, *, remote: bool = False, ai: bool = False) -> list[tuple]:
    return [("2024-02-01", company, f"{ladder} {one}", ladder, ai, remote) for one in range(number)]


@pytest.fixture
def shares(tmp_path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return shares and account of thirty openings at Large, ten at Small and five at a company that nobody knows."""
    rows = [*posting("Large Inc", 30, "3 Senior PM"), *posting("Small", 10, "2 PM", remote=True, ai=True)]
    (tmp_path / "maps").mkdir()
    for name, text in MAPS.items():
        (tmp_path / "maps" / f"{name}.csv").write_text(text, encoding="utf-8")
    raw = write_raw(tmp_path, [FIRST, *rows, *posting("Nobody", 5, "6 Director"), LAST])
    return hiring.by_type(raw, tmp_path / "maps")


def test_shares_within_a_company_type(shares):
    table = shares[0].set_index(["what", "role_id"], drop=False)
    assert table["company_type"].unique().tolist() == ["startup"], "a company is what it was when the quarter began"
    assert table["n"].unique().tolist() == [40]
    assert table.loc[("level", "senior_pm"), "share"] == 75
    assert table.loc[("level", "product_manager"), "share"] == 25
    assert table.loc[("level", "director"), "share"] == 0
    assert table[table["what"] == "remote"]["share"].tolist() == [25]


def test_each_employer_counts_once_however_many_postings_it_has(shares):
    """Large seeks seniors alone, Small product managers: half of two employers each, whatever their thirty and ten."""
    table = shares[0].set_index(["what", "role_id"], drop=False)
    assert table.loc[("level", "senior_pm"), "share_by_employer"] == 50
    assert table.loc[("level", "product_manager"), "share_by_employer"] == 50
    assert table.loc[("level", "senior_pm"), "share_by_employer_without_largest"] == 0
    assert table.loc[("level", "product_manager"), "share_by_employer_without_largest"] == 100
    assert table[table["what"] == "remote"]["share_by_employer"].tolist() == [50]


def test_what_is_never_seen_has_an_exact_end():
    """None of a hundred independent postings: 1 - 0.05 ** (1 / 100) is 3.0 %, where drawn anew they would say 0."""
    rows = pd.DataFrame({"company": np.repeat(list("abcdefghij"), 10), "role_id": "senior_pm", "remote": 0, "ai": 0})
    never = hiring.shares_of_type("startup", rows).set_index("what").loc["remote"]
    assert (never["share_low"], never["share"], never["share_high"]) == (0, 0, 3)
    assert (never["share_by_employer_low"], never["share_by_employer"], never["share_by_employer_high"]) == (0, 0, 3)


def test_postings_that_are_alike_at_their_employer_leave_more_open():
    """All of one employer of thirty: no more is known of others than thirty employers tell, 12 %, not 300 postings."""
    rows = pd.DataFrame({"company": np.repeat([f"{one:02}" for one in range(30)], 10), "role_id": "senior_pm", "ai": 0})
    rare = (
        hiring.shares_of_type("startup", rows.assign(remote=rows["company"].eq("00"))).set_index("what").loc["remote"]
    )
    assert (rare["share"], rare["share_by_employer"]) == (3.3, 3.3)
    assert rare["share_high"] == rare["share_by_employer_high"] == 14.9


def test_the_largest_employer_is_named_and_left_out(shares):
    senior = shares[0].query("role_id == 'senior_pm'").iloc[0]
    assert (senior["largest_employer"], senior["share_largest"]) == ("large", 75)
    assert senior["share_without_largest"] == 0
    assert senior["employers"] == 2


def test_two_employers_leave_everything_open(shares):
    """Each of two employers seeks one level alone: who of them is drawn decides all."""
    senior = shares[0].query("role_id == 'senior_pm'").iloc[0]
    assert (senior["share_low"], senior["share_high"]) == (0, 100)


def test_openings_at_companies_that_nobody_knows_are_told_alike(tmp_path):
    (tmp_path / "maps").mkdir()
    for name, text in MAPS.items():
        (tmp_path / "maps" / f"{name}.csv").write_text(text, encoding="utf-8")
    unknown = [*posting("Nobody", 8, "6 Director", remote=True), *posting("Another", 2, "2 PM")]
    raw = write_raw(tmp_path, [FIRST, *posting("Large Inc", 10, "2 PM"), *posting("Small", 10, "2 PM"), *unknown, LAST])
    table = hiring.by_type(raw, tmp_path / "maps")[0].query(f"company_type == '{hiring.UNKNOWN}'")
    assert table.set_index("what")["share"].loc["remote"] == 80
    assert (table["n"].iloc[0], table["largest_employer"].iloc[0]) == (10, "nobody")


def test_the_account_adds_up(shares):
    steps = shares[1].set_index("step")["rows"]
    assert steps.to_dict() == {"read": 45, "left_out_company": 5, "kept": 40}


def test_employers_are_drawn_whole_and_their_rows_anew():
    employers = np.array(["a"] * 3 + ["b"] * 2 + ["c"])
    sizes = {"a": 3, "b": 2, "c": 1}
    for places in resamples(employers, times=50):
        drawn = pd.Series(employers[places]).value_counts()
        assert all(count % sizes[name] == 0 for name, count in drawn.items())
        assert sum(count // sizes[name] for name, count in drawn.items()) == 3
    first, again = (next(resamples(employers)) for _ in range(2))
    assert first.tolist() == again.tolist()


def test_one_employer_leaves_the_doubt_of_its_own_rows():
    values = np.arange(100)
    means = [values[places].mean() for places in resamples(np.full(100, "only"))]
    low, high = np.percentile(means, TAILS)
    assert 43 < low < 47 < 52 < high < 57, "1.645 standard errors of 2.9 around 49.5"


@needs_raw
def test_the_published_shares_are_those_of_the_raw_postings():
    table, _account = hiring.by_type(REPOSITORY.parent / "shared" / "raw", REPOSITORY / "data")
    amazon = table.query("company_type == 'big_tech' and role_id == 'senior_pm'").iloc[0]
    assert (amazon["largest_employer"], amazon["share"], amazon["n"]) == ("amazon", 54.5, 4595)
    assert (amazon["share_by_employer"], amazon["share_by_employer_without_largest"]) == (35.0, 32.2)
    assert table.query("company_type == 'startup' and what == 'remote'")["share"].item() == 45.0
    assert table.query("company_type == 'big_tech' and what == 'remote'")["share_by_employer"].item() == 15.2
