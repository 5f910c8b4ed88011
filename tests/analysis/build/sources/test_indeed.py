"""Demand from Indeed: whole months only, total postings only, and a clear word about a broken file."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis.build.sources import indeed
from tests.raw import RAW, needs_raw

REPOSITORY = Path(__file__).parents[4]

HEADER = "date,jobcountry,indeed_job_postings_index_SA,indeed_job_postings_index_NSA,variable\n"
SECTORS = """slice,component,fred_series,month,value
management-business-ops,postings,IHLIDXUSTPPROJMANA,2021-02,100.0
management-business-ops,unempRate,LNU04032216,2021-02,2.0
management-business-ops,hiresRate,IHLIDXUSTPPROJMANA,2021-01,3.0
software-development,postings,IHLIDXUSTPSOFTDEVE,2021-02,99.6
software-development,postings,IHLIDXUSTPSOFTDEVE,2021-01,98.123
"""


def daily(month: str, days: range, variable: str = "total postings", first: float = 90.0) -> str:
    """Rows of one month whose index is `first` plus the day; the unadjusted index is far off on purpose."""
    return "".join(f"{month}-{day:02},US,{first + day},555.0,{variable}\n" for day in days)


def write_raw(folder: Path, rows: str, sectors: str = SECTORS) -> Path:
    (folder / "indeed").mkdir()
    (folder / "labor_market").mkdir()
    for code in indeed.COUNTRIES:
        (folder / "indeed" / f"aggregate_{code}.csv").write_text(HEADER + rows.replace(",US,", f",{code},"))
    (folder / "labor_market" / "monthly_components.csv").write_text(sectors)
    return folder


@pytest.fixture
def february() -> str:
    return daily("2021-02", range(1, 29))


def test_a_month_is_the_mean_of_its_days(tmp_path, february):
    table = indeed.observations(write_raw(tmp_path, february))
    every = table[table["series_id"] == "indeed_all_postings"]
    # 91 to 118: (91 + 118) / 2
    assert every["value"].tolist() == [104.5] * 6
    assert every["date"].unique().tolist() == ["2021-02-01"]
    assert every["place"].tolist() == [
        "Australia",
        "Canada",
        "France",
        "Germany",
        "United Kingdom",
        "United States",
    ]


def test_the_unadjusted_index_is_a_series_of_its_own_for_the_united_states(tmp_path, february):
    table = indeed.observations(write_raw(tmp_path, february))
    rows = table[table["series_id"] == "indeed_all_postings_unadjusted"]
    assert rows[["place", "date", "value"]].to_numpy().tolist() == [["United States", "2021-02-01", 555.0]]


def test_the_mean_has_two_decimals(tmp_path):
    rows = daily("2021-02", range(1, 28), first=0.0) + daily("2021-02", range(28, 29), first=0.5)
    table = indeed.observations(write_raw(tmp_path, rows))
    # (1 + … + 28 + 0.5) / 28 = 406.5 / 28 = 14.517857
    assert table.loc[table["series_id"] == "indeed_all_postings", "value"].unique().tolist() == [14.52]


@pytest.mark.parametrize("days", [range(2, 32), range(1, 31), [*range(1, 15), *range(16, 32)]])
def test_a_month_that_lacks_a_day_is_left_out(tmp_path, february, days):
    table = indeed.observations(write_raw(tmp_path, february + daily("2021-03", days)))
    assert table.loc[table["series_id"] == "indeed_all_postings", "date"].unique().tolist() == ["2021-02-01"]


def test_a_month_with_a_day_without_value_is_left_out(tmp_path, february):
    march = daily("2021-03", range(1, 32)).replace("2021-03-09,US,99.0,", "2021-03-09,US,,")
    table = indeed.observations(write_raw(tmp_path, february + march))
    assert table.loc[table["series_id"] == "indeed_all_postings", "date"].unique().tolist() == ["2021-02-01"]


def test_a_leap_day_belongs_to_the_month(tmp_path, february):
    table = indeed.observations(write_raw(tmp_path, february + daily("2024-02", range(1, 29))))
    assert "2024-02-01" not in set(table["date"])


def test_new_postings_are_another_measure(tmp_path, february):
    rows = february + daily("2021-02", range(1, 29), "new postings", first=500.0)
    table = indeed.observations(write_raw(tmp_path, rows))
    assert table.loc[table["series_id"] == "indeed_all_postings", "value"].unique().tolist() == [104.5]


def test_the_order_of_the_file_does_not_matter(tmp_path, february):
    rows = daily("2021-03", range(1, 32)) + february
    table = indeed.observations(write_raw(tmp_path, rows))
    german = table[table["place"] == "Germany"]
    assert german["date"].tolist() == ["2021-02-01", "2021-03-01"]


def test_sectors_are_postings_of_the_united_states(tmp_path, february):
    table = indeed.observations(write_raw(tmp_path, february))
    sectors = table[table["source_id"] == "indeed_fred"]
    assert sectors[["series_id", "place", "date", "value"]].to_numpy().tolist() == [
        ["indeed_project_management", "United States", "2021-02-01", 100.0],
        ["indeed_software_development", "United States", "2021-01-01", 98.12],
        ["indeed_software_development", "United States", "2021-02-01", 99.6],
    ]


def test_an_index_has_no_n(tmp_path, february):
    table = indeed.observations(write_raw(tmp_path, february))
    assert table.columns.tolist() == ["series_id", "place", "date", "value", "unit", "n", "source_id"]
    assert table["n"].dtype == "Int64"
    assert table["n"].isna().all()


def test_a_day_that_stands_twice_is_an_error(tmp_path, february):
    raw = write_raw(tmp_path, february + daily("2021-02", range(5, 6)))
    with pytest.raises(ValueError, match=r"^aggregate_US\.csv holds 2021-02-05 twice\.$"):
        indeed.observations(raw)


def test_a_file_without_total_postings_is_an_error(tmp_path):
    raw = write_raw(tmp_path, daily("2021-02", range(1, 29), "new postings"))
    with pytest.raises(ValueError, match=r'^aggregate_US\.csv holds no rows .* "total postings"\.$'):
        indeed.observations(raw)


def test_an_absent_sector_is_an_error(tmp_path, february):
    raw = write_raw(tmp_path, february, SECTORS.replace("IHLIDXUSTPPROJMANA", "OTHER"))
    with pytest.raises(ValueError, match=r"holds no postings of the FRED series IHLIDXUSTPPROJMANA\.$"):
        indeed.observations(raw)


def test_a_sector_month_that_stands_twice_is_an_error(tmp_path, february):
    raw = write_raw(tmp_path, february, SECTORS.replace("2021-01", "2021-02"))
    with pytest.raises(ValueError, match=r"holds 2021-02 of a postings series twice\.$"):
        indeed.observations(raw)


def test_each_series_is_described_with_its_unit_and_source(tmp_path, february):
    table = indeed.observations(write_raw(tmp_path, february))
    described = pd.read_csv(REPOSITORY / "data" / "demand_series.csv")
    key = ["series_id", "unit", "source_id"]
    assert len(table[key].drop_duplicates().merge(described, on=key)) == 4


@needs_raw
def test_the_real_files():
    table = indeed.observations(RAW)
    series = table.set_index(["series_id", "place", "date"])["value"]
    # averaged with awk from the daily rows
    assert series["indeed_all_postings", "United States", "2020-05-01"] == 62.90
    assert series["indeed_all_postings", "United States", "2026-07-01"] == 101.59
    assert series["indeed_all_postings", "United Kingdom", "2022-05-01"] == 167.60
    assert series["indeed_project_management", "United States", "2022-04-01"] == 188.3
    assert table["date"].max() == "2026-07-01"
    months = pd.period_range("2020-02", "2026-07", freq="M")
    assert table.groupby(["series_id", "place"]).size().tolist() == [len(months)] * 9


@needs_raw
def test_the_real_sector_series_are_means_of_months():
    table = indeed.observations(RAW)
    ours = table[table["series_id"] == "indeed_software_development"].set_index("date")["value"]
    sectors = pd.read_csv(RAW / "indeed" / "sector_monthly.csv")
    sectors = sectors[(sectors["jobcountry"] == "US") & (sectors["display_name"] == "Software Development")]
    means = sectors[sectors["variable"] == "total postings"].set_index("month")["indeed_job_postings_index"]
    means.index = means.index + "-01"
    # another vintage of the seasonal adjustment, so near and not equal
    assert ((ours / means).dropna() - 1).abs().max() < 0.03
