"""Pay by half-year and by years of work: figures by hand, money of the half-year, and claims only where they hold."""

from __future__ import annotations

import pytest

from analysis.pay import money, over_time
from tests.atlas import select


def test_a_half_year_is_carried_by_the_mean_of_its_months(real):
    points = real["cpi"].set_index("period")["index_points"]
    months = [points[f"2021-{month:02}"] for month in range(7, 13)]
    factor = points[money.newest_month(real)] / (sum(months) / 6)
    assert money.carried(real, "2021-07/2021-12", select(dollars="today")) == pytest.approx(factor)
    assert money.carried(real, "2021-07/2021-12", select()) == 1


def test_medians_by_half_year_are_those_of_the_table_in_time_and_type_order(real):
    rows = over_time.by_half_year(real, select()).rows
    cells = real["pay_over_time"].query(
        "role_id == 'senior_pm' and country == 'United States' and component == 'total'"
    )
    table = cells.set_index(["half_year", "company_types"])["amount_p50"]
    assert len(rows) == 22
    assert [table[(row.half_year, row.company_types)] for row in rows.itertuples()] == rows["p50"].tolist()
    assert rows["half_year"].is_monotonic_increasing
    today = over_time.by_half_year(real, select(dollars="today")).rows
    assert (today["p50"] > rows["p50"]).all()
    assert (today["low"] > rows["low"]).all()


def test_a_change_is_claimed_only_where_it_is_clear(real):
    assert over_time.by_half_year(real, select()).sentence == (
        "Total pay of senior PMs by half-year: clearly up at public tech, no clear change at corporates and big tech"
    )
    assert "clearly" not in over_time.by_half_year(real, select(dollars="today")).sentence


def test_too_few_half_years_are_said(real):
    assert over_time.by_half_year(real, select(role="cpo")).sentence == (
        "Too few chief product officers report in two half-years or more to show pay over time"
    )


def test_every_report_counts_by_years_of_work(real):
    found = over_time.by_years(real, select())
    by_level = real["compensation"].query("country == 'United States' and component == 'total'")
    of_types = by_level[by_level["company_types"].isin(found.rows["company_types"])]
    assert found.rows["n"].sum() > of_types[of_types["source_id"] == "levels_fyi"]["n"].sum()
    assert over_time.years(found.rows.iloc[0]) == "0–1 years"
    assert over_time.years(found.rows.iloc[-1]) == "21+ years"


def test_who_has_a_level_is_said_by_type(real):
    assert over_time.kept_by_type(real, "United States") == (
        "Of the reports behind figures by level, one can be told for 45% at startups, 52% at corporates, 71% at public "
        "tech and 99% at big tech. The others report clearly less at corporates and public tech."
    )
    assert over_time.kept_by_type(real, "Nowhere") == ""


@pytest.mark.parametrize("part", ["bonus", "equity"])
def test_a_part_that_is_not_told_over_time_gives_way_to_the_whole(real, part):
    assert over_time.component(real, select(component=part)) == "total"
    assert over_time.component(real, select(component="base")) == "base"
