"""What adverts ask and offer: employers once, least ten of them, exact intervals of shares."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.build import adverts
from analysis.package.tables import DATA
from tests.analysis.build.sources.test_ashby import ADVERT
from tests.analysis.build.sources.test_uber import ROW


def made_up(folder, boards: list[dict], postings: int):
    """Write adverts of boards and so many postings of one employer; returns the raw folder."""
    for name, rows in (
        ("ashby", [ADVERT | row for row in boards]),
        ("uber", [ROW | {"url": n} for n in range(postings)]),
    ):
        (folder / name).mkdir()
        pd.DataFrame(rows).to_csv(folder / name / "pm_rows.csv", index=False)
    return folder


def test_an_employer_counts_once_and_nine_are_too_few(tmp_path):
    ten = [{"company_board": f"board {n}", "years_asked_min": float(n)} for n in range(10)]
    again = [{"company_board": "board 4", "years_asked_min": 4.2}]
    table = adverts.terms(made_up(tmp_path, ten + again, 9), DATA).set_index("measure")
    assert table.index.to_list() == ["equity_offered", "years_asked"]
    asked = table.loc["years_asked"]
    assert (asked["source_id"], asked["n"], asked["counted"], asked["years_p50"]) == ("ashby", 10, "employers", 4.55)
    assert table.loc["equity_offered", ["n", "share", "share_high"]].to_list() == [10, 100, 100]
    assert table[["employers", "share_largest"]].to_numpy().tolist() == [[10, 10], [10, 10]]


def test_adverts_of_one_employer_say_that_they_are(tmp_path):
    table = adverts.terms(made_up(tmp_path, [{}], 10), DATA)
    assert table[["source_id", "counted", "n"]].to_numpy().tolist() == [["uber_careers", "adverts", 10]]
    assert table[["employers", "share_largest"]].to_numpy().tolist() == [[1, 100]]


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [(0, 10, 0.0, 1 - 0.05**0.1), (10, 10, 0.05**0.1, 1.0), (5, 10, 0.2224, 0.7776)],
)
def test_the_interval_of_a_share_is_the_exact_one(successes, n, low, high):
    assert adverts.exact_interval(successes, n) == pytest.approx((low, high), abs=1e-4)
