"""What changed in words: the last release that moved a source's figures, and releases summed up."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import changes


def row(release: str, before: float, after: float, key: str = "Senior PM, Startup, Canada", **other: str) -> dict:
    moved = {"before": before, "after": after, "n_before": 10, "n_after": 20, "key": key}
    cell = {"table": "progression", "source_id": "survey", "figure": "Median years of work", "unit": "years"}
    told = {"release": release, "date": f"2026-0{release[2]}-01", "reason": f"Reason {release}"}
    return cell | moved | told | other


@pytest.fixture
def package(package_of):
    rows = [row("1.1.0", 4, 8), row("1.2.0", 10, 9), row("1.2.0", 10, 13, "Director, Startup, Canada")]
    return package_of(changes=[*rows, row("1.2.0", 0, 2, "Associate PM, Startup, Canada")])


def test_the_last_release_that_moved_a_sources_figures(package):
    assert changes.last_changed(package, "survey") == (
        "With release 1.2.0 (Feb 2026): 3 medians, the middle one by 20%. Reason 1.2.0."
    )
    assert changes.last_changed(package, "article") == ""


def test_one_median_is_one(package_of):
    text = changes.last_changed(package_of(changes=[row("1.1.0", 4, 3)]), "survey")
    assert text.startswith("With release 1.1.0 (Jan 2026): 1 median, the middle one by 25%.")


def test_releases_the_newest_first(package):
    table = changes.by_release(package)
    assert table["Release"].to_list() == ["1.2.0, Feb 2026", "1.1.0, Jan 2026"]
    newest = table.loc[0, ["Figures", "Source", "Medians that moved", "The middle one by (%)", "Most (%)", "Which"]]
    assert newest.to_list() == [
        "Progression",
        "Survey house",
        3,
        20.0,
        30.0,
        "Director, Startup, Canada (10 to 13)",
    ]


def test_nothing_recorded_is_an_empty_table(package_of):
    assert isinstance(changes.by_release(package_of()), pd.DataFrame)
    assert changes.by_release(package_of()).empty
