"""Percentile rows: names, order, when a difference may be claimed, and which cells are missing."""

from __future__ import annotations

import pandas as pd

from analysis.bands import apart_or_together, bare, by_role, cells, missing_cells
from tests.atlas import select


def held(*pairs: tuple[str, str]) -> pd.DataFrame:
    """Return rows of role and company types."""
    return pd.DataFrame(pairs, columns=["role_id", "company_types"])


def test_prefixes_are_taken_off():
    frame = pd.DataFrame(columns=["years_p10", "years_p50", "years_p50_low", "years_p50_high", "years_high", "n"])
    assert list(bare(frame, "years").columns) == ["p10", "p50", "low", "high", "years_high", "n"]


def test_cells_are_those_of_the_keys_and_the_country(made_up):
    rows = cells(made_up["progression"], ("startup", "big_tech"), "United States")
    assert set(rows["company_types"]) == {"startup", "big_tech"}
    assert set(cells(made_up["progression"], ("all",), "India")["role_id"]) == {"senior_pm"}
    assert cells(made_up["progression"], ("all",), "Nowhere").empty


def test_types_stand_apart_where_any_of_them_has_people(made_up):
    rows = apart_or_together(made_up, made_up["progression"], select())
    assert set(rows["company_types"]) == {"startup", "big_tech"}


def test_types_are_taken_together_where_none_has_people_of_its_own(made_up):
    rows = apart_or_together(made_up, made_up["progression"], select(country="India"))
    assert set(rows["company_types"]) == {"all"}
    assert apart_or_together(made_up, made_up["progression"], select(country="Nowhere")).empty


def test_types_together_count_as_one_type_when_cells_are_missing(made_up):
    missing = missing_cells(held(("senior_pm", "all")), made_up, select())
    assert list(missing) == [""]
    assert "senior_pm" not in missing[""]


def test_rows_are_sorted_by_role_and_then_by_type(made_up):
    rows = held(("senior_pm", "big_tech"), ("director", "startup"), ("senior_pm", "startup"))
    top = by_role(rows, made_up)
    assert list(zip(top["role_id"], top["company_types"], strict=True)) == [
        ("director", "startup"),
        ("senior_pm", "startup"),
        ("senior_pm", "big_tech"),
    ]
    assert by_role(rows, made_up, top_first=False)["role_id"].to_list() == ["senior_pm", "senior_pm", "director"]
    assert list(top.columns) == list(rows.columns)


def test_rows_of_a_role_keep_the_order_of_types_from_either_end(made_up):
    rows = held(("senior_pm", "big_tech"), ("senior_pm", "startup"))
    assert by_role(rows, made_up, top_first=False)["company_types"].to_list() == ["startup", "big_tech"]


def test_roles_that_no_chosen_type_has_are_named_once(made_up):
    rows = held(("senior_pm", "startup"), ("senior_pm", "big_tech"), ("director", "startup"))
    missing = missing_cells(rows, made_up, select(("startup", "big_tech")))
    assert missing == {
        "": ["associate_pm", "product_manager", "principal_pm", "group_pm", "vp_product", "cpo"],
        "big_tech": ["director"],
    }


def test_types_that_were_not_chosen_do_not_count(made_up):
    rows = held(("senior_pm", "startup"), ("director", "big_tech"))
    missing = missing_cells(rows, made_up, select(("startup",)))
    assert "director" in missing[""]
    assert list(missing) == [""]


def test_nothing_is_missing_where_all_is_there(made_up):
    every = [(role, "startup") for role in made_up["roles"]["role_id"]]
    assert missing_cells(held(*every), made_up, select(("startup",))) == {}


def test_the_interval_is_the_one_over_employers_where_there_is_one():
    frame = pd.DataFrame(
        {
            "amount_p50": [10, 10],
            "amount_p50_low": [9, 9],
            "amount_p50_high": [11, 11],
            "amount_employer_low": pd.array([5, None], "Int64"),
            "amount_employer_high": pd.array([15, None], "Int64"),
            "amount_rest_p50": pd.array([12, None], "Int64"),
            "amount_rest_low": pd.array([8, None], "Int64"),
            "amount_rest_high": pd.array([14, None], "Int64"),
        }
    )
    rows = bare(frame, "amount")
    assert rows[["low", "high"]].to_numpy().tolist() == [[5, 15], [9, 11]]
    assert rows[["people_low", "people_high"]].to_numpy().tolist() == [[9, 11], [9, 11]]
    assert rows.at[0, "rest"] == 12


def test_years_keep_their_interval_over_people_and_tell_what_is_left_without_the_largest_employer():
    frame = pd.DataFrame({"years_p50": [4], "years_p50_low": [3], "years_p50_high": [5], "years_rest_p50": [6]})
    row = bare(frame, "years").iloc[0]
    assert row[["p50", "low", "high", "rest"]].to_list() == [4, 3, 5, 6]
