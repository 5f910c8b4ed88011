"""Uber's adverts on made-up rows: a posting once, a band a level, and a contradiction named."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.build.sources import uber
from analysis.build.sources.maps import read_maps
from analysis.package.tables import DATA

ROW = {
    "title": "Senior Product Manager - Web",
    "location": "New York, New York, United States",
    "base_min": 190.0,
    "base_max": 211.0,
    "years_asked": 5,
    "scraped": "2025-12-24",
    "url": "https://a.example/1",
}


@pytest.fixture
def build(tmp_path):
    """Return a function: rows, each a change to a usable one, to the raw folder that holds them."""

    def of(*changes: dict):
        (tmp_path / "uber").mkdir()
        pd.DataFrame([ROW | change for change in changes]).to_csv(tmp_path / "uber" / "pm_rows.csv", index=False)
        return tmp_path

    return of


@pytest.fixture(scope="module")
def maps():
    return read_maps(DATA)


def test_a_posting_in_several_places_counts_once_and_only_here(build, maps):
    raw = build({}, {}, {"url": "2", "title": "Senior Web Product Manager"}, {"url": "3", "location": "Pune, India"})
    assert uber.postings(raw, maps)["role_id"].to_list() == ["senior_pm", "senior_pm"]
    assert uber.bands(raw, maps).to_dict("records") == [
        {"role_id": "senior_pm", "year": "2025", "postings": 2, "base_low": 190.0, "base_high": 211.0}
    ]


def test_two_bands_of_one_posting_are_named(build, maps):
    with pytest.raises(ValueError, match="more than one band"):
        uber.postings(build({}, {"base_max": 212.0}), maps)


def test_two_bands_of_one_role_are_named(build, maps):
    with pytest.raises(ValueError, match="several bands"):
        uber.bands(build({}, {"url": "2", "base_max": 212.0}), maps)


def test_the_shipped_bands_rise_with_the_role(real):
    bands = real["published_pay"].query("statistic == 'advertised_base'").set_index("role_ids")
    order = ["product_manager", "senior_pm", "principal_pm", "group_pm", "director"]
    assert bands.loc[order, "value_low"].is_monotonic_increasing
    assert bands.loc["senior_pm", ["value_low", "value_high"]].to_list() == [190_000, 211_000]
