"""From people to tables: pooled company types, pay by component, shares of pay, and bands of experience."""

from __future__ import annotations

import ibis
import pandas as pd
import pytest

from analysis.build import aggregates
from analysis.build.pools import every_pool

PERSON = {
    "source_id": "survey",
    "role_id": "senior_pm",
    "company_type": "startup",
    "country": "United States",
    "period": "2020-01/2020-12",
    "years_experience": 6.0,
    "years_at_company": 2.0,
    "base_usd": 100_000.0,
    "bonus_usd": 0.0,
    "equity_usd": 0.0,
    "total_usd": 100_000.0,
}


def people(*changes: dict) -> ibis.Table:
    """Return one made-up person for each argument, which says in what they differ from `PERSON`."""
    return ibis.memtable(pd.DataFrame([PERSON | change for change in changes]))


def many(number: int, **change: object) -> list[dict]:
    return [change] * number


def of_key(table: pd.DataFrame, key: str = "all") -> pd.DataFrame:
    return table[table["company_types"] == key].reset_index(drop=True)


def test_a_person_counts_in_the_eight_choices_that_contain_their_type():
    keys = aggregates.pooled(people({})).execute()["company_types"]
    assert sorted(keys) == sorted(key for key, selection in every_pool().items() if "startup" in selection)
    assert len(keys) == 8


def test_people_of_all_types_fill_all_fifteen_choices():
    one_each = people(*({"company_type": key} for key in ("startup", "corporate", "public_tech", "big_tech")))
    counts = aggregates.pooled(one_each).execute()["company_types"].value_counts()
    assert {key: len(selection) for key, selection in every_pool().items()} == counts.to_dict()


def test_a_choice_of_types_is_computed_from_its_people():
    group = people(
        *many(10, company_type="startup", years_experience=2.0), *many(30, company_type="corporate", years_experience=8)
    )
    medians = aggregates.progression(group).set_index("company_types")[["n", "years_p50"]]
    assert medians.loc["startup"].to_list() == [10, 2]
    assert medians.loc["corporate"].to_list() == [30, 8]
    assert medians.loc["startup+corporate"].to_list() == [40, 8]


def test_roles_countries_and_sources_are_kept_apart():
    group = people(*many(10), *many(10, country="India"), *many(10, role_id="director"), *many(10, source_id="other"))
    assert len(of_key(aggregates.progression(group))) == 4


def test_years_are_rounded_to_two_digits():
    group = people(*({"years_experience": value / 7} for value in range(10)))
    row = of_key(aggregates.progression(group)).loc[0]
    assert (row["years_p10"], row["years_p50"]) == (0.13, 0.64)


def test_years_at_the_employer_have_quartiles_alone():
    table = aggregates.years_at_employer(people(*({"years_at_company": float(value)} for value in range(11))))
    assert of_key(table).loc[0, ["years_p25", "years_p50", "years_p75"]].to_list() == [2.5, 5, 7.5]
    assert "years_p10" not in table


def test_pay_is_computed_for_each_component_on_its_own():
    group = people(
        *(
            {"base_usd": 100_000.0 + at, "bonus_usd": 5_000.0, "equity_usd": 0.0, "total_usd": 105_000.0 + at}
            for at in range(11)
        )
    )
    medians = of_key(aggregates.compensation(group)).set_index("component")["amount_p50"]
    assert medians.to_dict() == {"base": 100_005, "bonus": 5_000, "equity": 0, "total": 105_005}


def test_pay_without_a_split_counts_in_the_total_alone():
    unsplit = {"base_usd": None, "bonus_usd": None, "equity_usd": None, "total_usd": 300_000.0}
    counts = of_key(aggregates.compensation(people(*many(10), *many(2, **unsplit)))).set_index("component")["n"]
    assert counts.to_dict() == {"base": 10, "bonus": 10, "equity": 10, "total": 12}


def test_pay_is_in_whole_dollars():
    table = aggregates.compensation(people(*({"total_usd": 100_000 + at / 3} for at in range(10))))
    amounts = table.filter(like="amount")
    assert (amounts.dtypes == "int64").all()
    assert of_key(table).set_index("component").at["total", "amount_p50"] == 100_002


def test_mean_shares_of_pay_are_means_of_shares_and_add_up():
    rich = {"base_usd": 100_000.0, "bonus_usd": 0.0, "equity_usd": 900_000.0}
    plain = {"base_usd": 80_000.0, "bonus_usd": 20_000.0, "equity_usd": 0.0}
    mix = of_key(aggregates.pay_mix(people(*many(5, **rich), *many(5, **plain)))).set_index("component")
    assert mix["share_mean"].to_dict() == {"base": 45, "bonus": 10, "equity": 45}
    assert mix.loc["equity", ["share_p25", "share_p50", "share_p75"]].to_list() == [0, 45, 90]


def test_shares_of_pay_add_up_after_rounding():
    group = people(*({"base_usd": 90_000.0 + at, "bonus_usd": 7_000.0, "equity_usd": 11_111.0} for at in range(13)))
    assert of_key(aggregates.pay_mix(group))["share_mean"].sum() == pytest.approx(100, abs=0.02)


@pytest.mark.parametrize("part", ["base_usd", "bonus_usd", "equity_usd"])
def test_people_without_a_split_are_left_out_of_the_shares(part):
    table = of_key(aggregates.pay_mix(people(*many(10), *many(5, **{part: None}))))
    assert set(table["n"]) == {10}


def test_people_whose_parts_are_all_nought_are_left_out_of_the_shares():
    nothing = {"base_usd": 0.0, "bonus_usd": 0.0, "equity_usd": 0.0}
    table = of_key(aggregates.pay_mix(people(*many(10), *many(5, **nothing))))
    assert set(table["n"]) == {10}
    assert table.set_index("component").at["base", "share_mean"] == 100


@pytest.mark.parametrize(
    ("years", "band"),
    [(0, (0, 1)), (1.5, (0, 1)), (1.99, (0, 1)), (2, (2, 3)), (9.5, (8, 9)), (12.5, (10, 12)), (20.9, (16, 20))],
)
def test_half_years_count_downwards(years, band):
    row = of_key(aggregates.rung_mix(people(*many(10, years_experience=float(years))))).loc[0]
    assert (row["years_from"], row["years_to"]) == band


def test_the_last_band_is_open():
    row = of_key(aggregates.rung_mix(people(*many(10, years_experience=21.0)))).loc[0]
    assert row["years_from"] == 21
    assert pd.isna(row["years_to"])


def test_ends_of_bands_are_written_as_whole_numbers():
    mixed = people(*many(10, years_experience=21.0), *many(10, years_experience=0.0))
    text = aggregates.rung_mix(mixed).to_csv(index=False)
    assert ",0,1,senior_pm," in text
    assert ",21,,senior_pm," in text


def test_a_band_says_how_many_people_it_has_and_what_share_holds_each_role():
    group = people(*many(3, role_id="associate_pm"), *many(9))
    table = of_key(aggregates.rung_mix(group)).set_index("role_id")
    assert table["share"].to_dict() == {"associate_pm": 25, "senior_pm": 75}
    assert set(table["n"]) == {12}


def test_shares_of_a_band_add_up_to_a_hundred():
    group = people(*many(3, role_id="associate_pm"), *many(3, role_id="director"), *many(8))
    assert of_key(aggregates.rung_mix(group))["share"].sum() == pytest.approx(100, abs=0.02)


def test_a_band_of_nine_people_is_absent():
    group = people(*many(9, years_experience=3.0), *many(10, years_experience=7.0))
    assert set(aggregates.rung_mix(group)["years_from"]) == {6}


def test_a_band_of_every_number_of_years_has_one_place():
    lows = [low for low, _high in aggregates.EXPERIENCE_BANDS]
    highs = [high for _low, high in aggregates.EXPERIENCE_BANDS]
    assert lows == [0, *(high + 1 for high in highs[:-1])]


def test_no_percentile_rests_on_nine_people():
    group = people(*many(9))
    for table in (aggregates.progression, aggregates.compensation, aggregates.pay_mix, aggregates.years_at_employer):
        assert table(group).empty
