"""Series around demand: each in its own unit, months as they come, and no month that rests on too little."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis.build.sources import neighbours
from tests.raw import RAW, needs_raw

REPOSITORY = Path(__file__).parents[4]
RATES = """slice,component,fred_series,month,value
information,openingsRatio,x,2020-01,0.5
information,hiresRate,x,2020-01,
information,hiresRate,x,2020-02,2.345
information,quitRate,x,2020-02,1.5
information,layoffsRate,x,2020-02,1.0
professional-business,quitRate,x,2020-02,9.9
"""
LAYOFFS = "date,events,laid_off\n2020-03,10,500.0\n2020-04,9,400.0\n2020-05,1,0.0\n"


@pytest.fixture
def raw(tmp_path):
    """Return a folder with small files of every source."""
    for folder in ("labor_market", "hn", "layoffs"):
        (tmp_path / folder).mkdir()
    (tmp_path / neighbours.JOLTS).write_text(RATES)
    (tmp_path / neighbours.HOSTED).write_text("month,hiring_posts\n2020-02,300\n2020-01,200\n2020-03,1\n")
    (tmp_path / neighbours.AGAINST_SEEKERS).write_text("month,hiring_posts,seeking_posts,ratio\n2020-01,200,100,2.0\n")
    (tmp_path / neighbours.MENTIONS).write_text("month,posts,any_pm,header_pm,share_any\n2015-01,300,10,2,3.3333\n")
    (tmp_path / neighbours.LAYOFFS).write_text(LAYOFFS)
    return tmp_path


def of(table: pd.DataFrame, series: str) -> list[tuple[str, float]]:
    rows = table[table["series_id"] == series]
    return list(zip(rows["date"], rows["value"], strict=True))


def test_each_series_keeps_its_values_in_the_order_of_months(raw):
    table = neighbours.observations(raw)
    assert of(table, "hn_hiring_posts") == [("2020-01-01", 200), ("2020-02-01", 300)]
    assert of(table, "hn_posts_per_seeker") == [("2020-01-01", 2)]
    assert of(table, "hn_pm_share") == [("2015-01-01", 3.33)]
    assert set(table["series_id"]) == set(neighbours.SERIES)


def test_rates_are_the_information_sectors_and_a_month_without_value_is_left_out(raw):
    table = neighbours.observations(raw)
    assert of(table, "jolts_hires") == [("2020-02-01", 2.35)]
    assert of(table, "jolts_quits") == [("2020-02-01", 1.5)]


def test_a_month_that_rests_on_fewer_than_ten_is_left_out(raw):
    table = neighbours.observations(raw)
    assert "2020-03-01" not in dict(of(table, "hn_hiring_posts"))
    assert of(table, "layoffs_people") == [("2020-03-01", 500)]
    assert [value for _month, value in of(table, "layoffs_events")] == [10, 9, 1]


def test_posts_and_sums_of_people_say_what_they_rest_on_and_nothing_else_does(raw):
    n = neighbours.observations(raw).dropna(subset="n").set_index(["series_id", "date"])["n"]
    assert n.to_dict() == {
        ("hn_hiring_posts", "2020-01-01"): 200,
        ("hn_hiring_posts", "2020-02-01"): 300,
        ("hn_pm_share", "2015-01-01"): 300,
        ("hn_posts_per_seeker", "2020-01-01"): 200,
        ("layoffs_people", "2020-03-01"): 10,
    }


def test_a_month_that_stands_twice_is_an_error(raw):
    (raw / neighbours.LAYOFFS).write_text(LAYOFFS + "2020-04,8,1.0\n")
    with pytest.raises(ValueError, match=r"^monthly\.csv holds 2020-04 of layoffs_events twice\.$"):
        neighbours.observations(raw)


def test_an_absent_series_is_an_error(raw):
    (raw / neighbours.JOLTS).write_text(RATES.replace("information,quitRate", "information,other"))
    with pytest.raises(ValueError, match=r"^monthly_components\.csv holds no values of jolts_quits\.$"):
        neighbours.observations(raw)


def test_each_series_is_described_with_its_unit_and_source(raw):
    described = pd.read_csv(REPOSITORY / "data" / "demand_series.csv")
    key = ["series_id", "unit", "source_id"]
    rows = neighbours.observations(raw)[key].drop_duplicates()
    assert len(rows.merge(described, on=key)) == len(neighbours.SERIES)


@needs_raw
def test_the_real_files():
    series = neighbours.observations(RAW).set_index(["series_id", "date"])["value"]
    assert series["jolts_quits", "2015-12-01"] == 1.51
    assert series["jolts_openings_per_unemployed", "2026-05-01"] == 0.64
    assert series["hn_hiring_posts", "2026-07-01"] == 273
    assert series["hn_posts_per_seeker", "2026-06-01"] == 0.56
    assert series["layoffs_people", "2023-01-01"] == 89_709
    assert ("layoffs_people", "2021-06-01") not in series.index
    assert series["layoffs_events", "2021-06-01"] == 1
