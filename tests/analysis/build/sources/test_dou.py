"""DOU's surveys: posts to roles, who is left out, and years of people at any level beside those of a post."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.build.sources import dou
from analysis.build.sources.own_terms import by_post


@pytest.fixture
def raw(tmp_path):
    """Return a folder with ten juniors at startups, ten heads at product companies, scrum owners and earlier rows."""
    (tmp_path / "dou").mkdir()
    now = [("junior_pm", "startup", year / 10) for year in range(10)]
    now += [("head_of_product", "product company", 6)] * 10 + [("scrum_po", "product company", 18)] * 10
    now += [("pm_no_title", "outsourcing", 3)]
    frame = pd.DataFrame(now, columns=["role_draft", "company_type_en", "years_in_current_specialty"])
    frame.to_csv(tmp_path / "dou" / "pm_rows.csv", index=False)
    earlier = pd.DataFrame({"company_type_en": "startup", "years_in_current_job": [1.0] * 12})
    earlier.to_csv(tmp_path / "dou" / "pm_rows_2014_2020.csv", index=False)
    return tmp_path


@pytest.fixture
def table(raw) -> pd.DataFrame:
    return by_post(dou.people(raw), "years")


def test_a_post_that_is_one_role_has_it_and_a_head_of_product_has_none(table):
    roles = table[table["post"] != dou.ANY].set_index("post")["role_id"]
    assert roles.to_dict() == {"Junior and intern": "associate_pm", "Head of product": ""}


def test_people_without_a_level_count_among_those_of_any_level_and_scrum_owners_nowhere(table):
    now = table[(table["post"] == dou.ANY) & (table["measure"] == "years_in_craft")]
    assert now.set_index("company_types")["n"].to_dict() == {"all": 21, "startup": 10}


def test_years_are_those_of_the_specialty_and_earlier_those_of_the_job(table):
    assert table.set_index("post").at["Head of product", "years_p50"] == 6
    earlier = table[table["measure"] == "years_in_job"]
    assert set(earlier["years_p50"]) == {1}
    assert set(earlier["period"]) == {"2014-12/2020-06"}


def test_a_post_of_under_ten_people_is_absent(raw):
    rows = dou.people(raw)
    few = rows[(rows["post"] != "Head of product") | (rows.groupby("post").cumcount() < 9)]
    assert "Head of product" not in set(by_post(few, "years")["post"])


def test_no_pay_is_read(table):
    assert not [name for name in table.columns if "pay" in name or "amount" in name]
