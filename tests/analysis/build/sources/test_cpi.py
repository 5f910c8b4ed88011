"""Consumer prices: months and years in order, and pay carried to the newest month's dollars by its own month."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.build.sources import cpi


@pytest.fixture
def raw(tmp_path):
    """Return a raw folder with prices that stand at 100 in Jan 2024, 110 on its average, 200 in Feb 2025."""
    rows = ["series,year,period,value", "X,2024,M13,110", "X,2025,M02,200", "X,2024,M01,100", "X,2024,M01,100"]
    rows += ["X,2010,M01,50", "X,2025,M01,160"]
    (tmp_path / "cpi").mkdir()
    (tmp_path / "cpi" / "cpi_u_CUUR0000SA0.csv").write_text("\n".join(rows))
    return tmp_path


def test_months_and_years_stand_once_in_the_order_of_time(raw):
    table = cpi.table(raw)
    assert table["period"].to_list() == ["2024-01", "2024", "2025-01", "2025-02"]
    assert table["index_points"].to_list() == [100, 110, 160, 200]


def test_the_newest_month_is_a_month_and_not_a_year():
    index = pd.DataFrame({"period": ["2025-11", "2026-01", "2026"], "index_points": [1.0, 2.0, 3.0]})
    assert cpi.newest_month(index) == "2026-01"


def test_each_amount_is_carried_from_its_own_month(raw):
    people = pd.DataFrame({"priced_in": ["2024-01", "2024", "2025-02"], "base_usd": [100.0, 110.0, 50.0]})
    carried = cpi.in_newest_dollars(people, cpi.table(raw))
    assert carried["base_usd"].to_list() == pytest.approx([200, 200, 50])


def test_a_month_without_a_price_is_named(raw):
    people = pd.DataFrame({"priced_in": ["2024-07"], "base_usd": [1.0]})
    with pytest.raises(ValueError, match="no consumer price index for 2024-07"):
        cpi.in_newest_dollars(people, cpi.table(raw))


def test_a_month_that_was_never_published_stands_between_its_neighbours():
    index = pd.DataFrame({"period": ["2025-09", "2025-11"], "index_points": [100.0, 300.0]})
    people = pd.DataFrame({"priced_in": ["2025-10"], "base_usd": [200.0]})
    assert cpi.in_newest_dollars(people, index)["base_usd"].to_list() == [300]


def test_the_shipped_index_ends_where_its_source_says(real):
    index = real["cpi"]
    assert cpi.newest_month(index) == "2026-08"
    assert index.set_index("period").loc["2026-08", "index_points"] == 334.98
    assert "2025-10" not in set(index["period"])
