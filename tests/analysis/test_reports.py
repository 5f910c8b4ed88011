"""Reports on made-up tables: who leads nobody, and how many the others lead."""

from __future__ import annotations

import pytest

from analysis.reports import NO_LEVEL, reports

ROW = {"country": "Netherlands", "period": "2019/2023", "source_id": "survey"}


def row(post: str, n: int, median: float) -> dict:
    """Return a row of `reports` whose percentiles are all the median, with a third who lead nobody."""
    points = {f"people_{point}": median for point in ("p10", "p25", "p50", "p75", "p90", "p50_low", "p50_high")}
    return ROW | points | {"post": post, "n": n, "share_none": 33.3}


@pytest.mark.parametrize(("median", "said"), [(1, "one person"), (2.5, "2.5 people"), (4, "4 people")])
def test_the_sentence_is_of_those_who_are_most(package_of, median, said):
    found = reports(package_of(reports=[row("Owners", 12, 9), row("Product managers", 90, median)]))
    assert found.sentence == f"33% of product managers asked in the Netherlands lead nobody, half lead {said} or more"
    assert found.rows["post"].to_list() == ["Product managers", "Owners"]
    assert found.notes == (NO_LEVEL, "The survey is made up.")


def test_without_the_table_there_is_nothing(package_of):
    found = reports(package_of(reports=[]))
    assert found.rows.empty
    assert found.notes == ()
    assert found.sentence == "No number of people who report to one in this data"
