"""Pay per source on made-up people: cells, spans, today's dollars, and startups with roles pooled."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.build import pay
from analysis.build.startups import startup_pay
from tests.atlas import COMPANY_TYPES

CELL = {
    "source_id": "adverts",
    "role_id": "senior_pm",
    "company_types": "all",
    "country": "Canada",
    "period": "2023/2024",
}


def people(amounts, **other) -> pd.DataFrame:
    return pd.DataFrame([CELL | {"base_usd": float(amount)} | other for amount in amounts])


def test_percentiles_of_a_source_are_numpys_and_parts_it_lacks_are_absent():
    table = pay.compensation(people(range(1_000, 1_021)))
    assert table["component"].to_list() == ["base"]
    assert table.iloc[0][["n", "amount_p10", "amount_p50", "amount_p90"]].to_list() == [
        21,
        1_002,
        1_010,
        1_018,
    ]


def test_under_ten_there_is_no_cell():
    assert pay.compensation(people(range(9))).empty


def test_people_without_a_part_do_not_count_towards_it():
    rows = people(range(20)).assign(bonus_usd=[1.0] * 12 + [np.nan] * 8)
    assert pay.compensation(rows).set_index("component")["n"].to_dict() == {"base": 20, "bonus": 12}


def test_the_span_runs_from_the_first_to_the_last_period():
    assert pay.span(pd.Series(["2024", "2023", "2025-01"])) == "2023/2025-01"


@pytest.fixture
def startups() -> pd.DataFrame:
    amounts = {"base_usd": np.nan, "bonus_usd": np.nan, "equity_usd": np.nan}
    place = {"source_id": "survey", "country": "Canada", "period": "2020-01/2020-12"}
    counts = (("associate_pm", "startup", 6), ("senior_pm", "startup", 6), ("director", "startup", 9))
    return pd.DataFrame(
        [
            place | amounts | {"role_id": role, "company_type": kind, "total_usd": 100.0 + at}
            for role, kind, count in (*counts, ("director", "big_tech", 30))
            for at in range(count)
        ]
    )


def test_roles_with_few_people_are_pooled_and_a_pool_of_nine_is_not_shown(startups):
    table = startup_pay(startups)
    assert table[["role_group", "component", "n"]].to_numpy().tolist() == [["individual", "total", 12]]


def test_adjusted_tables_say_whose_dollars_they_are_in(startups):
    dated = pd.concat([startups, startups]).assign(observed_on="2020-01-15", company="one of many")
    index = pd.DataFrame({"period": ["2020-01", "2023", "2024", "2026-08"], "index_points": [100.0, 1.0, 1.0, 200.0]})
    others = people(range(20)).assign(bonus_usd=0.0, priced_in="2023")
    tables = dict(pay.adjusted(dated, others, index, COMPANY_TYPES))
    assert set(tables["compensation_real"]["price_month"]) == {"2026-08"}
    pooled = tables["startup_pay"].set_index(["price_month", "role_group"])["amount_p50"]
    assert pooled[("2026-08", "individual")] == pytest.approx(2 * pooled[("", "individual")], abs=1)
    adverts = tables["compensation_real"].query("source_id == 'adverts' and component == 'base'")
    assert adverts["amount_p50"].to_list() == [1_900]


def test_only_boards_of_startups_tell_a_company_type_beside_the_first_source(real):
    others = real["compensation"].query("source_id != 'levels_fyi'")
    types = others.groupby("source_id")["company_types"].agg(lambda found: sorted(set(found))).to_dict()
    assert types == {"aijobs": ["all"], "ashby": ["all", "startup"], "ask_a_manager": ["all"]}
    assert set(others["component"]) == {"base", "bonus"}


def test_todays_dollars_are_worth_more_in_every_shipped_cell(real):
    keys = ["source_id", "role_id", "company_types", "country", "component"]
    both = real["compensation"].merge(real["compensation_real"], on=keys, suffixes=("", "_real"))
    assert len(both) == len(real["compensation"])
    assert (both["n"] == both["n_real"]).all()
    rise = both["amount_p50_real"] / both["amount_p50"]
    assert rise.dropna().between(1.02, 1.40).all()
