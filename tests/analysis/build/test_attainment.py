"""Attainment curves: a case worked out by hand, and what must hold for any people at all."""

from __future__ import annotations

import ibis
import numpy as np
import pandas as pd
import pytest
from scipy.stats import binomtest

from analysis.build import attainment as build
from analysis.build.attainment import MIN_PEOPLE

RUNGS = pd.DataFrame(
    {
        "role_id": ["associate_pm", "product_manager", "senior_pm", "principal_pm", "group_pm", "director"],
        "rung": [1, 2, 3, 4, 4, 5],
    }
)
CURVE = ["company_types", "rung"]


def attainment(people: pd.DataFrame, rungs: pd.DataFrame) -> pd.DataFrame:
    return build.attainment(ibis.memtable(people), rungs)


def group(years: list[float], roles: list[str], company_type: str = "startup", **other: str) -> pd.DataFrame:
    place = {"source_id": "survey", "country": "United States", "period": "2020-01/2020-12"} | other
    return pd.DataFrame({"years_experience": years, "role_id": roles, "company_type": company_type}).assign(**place)


def degenerate() -> pd.DataFrame:
    """Return a hundred people with 0 to 9 years, ten each: whoever has five years or more is senior, else a PM."""
    years = [float(year) for year in range(10) for _person in range(10)]
    return group(years, ["senior_pm" if year >= 5 else "product_manager" for year in years])


@pytest.fixture(scope="module")
def anyone() -> pd.DataFrame:
    """Return the curves of made-up people whose rung rises with their years, not without exceptions."""
    random = np.random.default_rng(7)
    years = random.integers(0, 25, 400) + random.choice([0, 0.5], 400)
    rung = np.clip((years / 5 + random.normal(0, 1.2, 400)).astype(int), 0, 5)
    people = group(years, RUNGS["role_id"].to_numpy()[rung])
    return attainment(people.assign(company_type=random.choice(["startup", "corporate", "big_tech"], 400)), RUNGS)


def test_nobody_before_five_years_and_everybody_from_then_on():
    curve = attainment(degenerate(), RUNGS).query("company_types == 'all' and rung == 3").set_index("years")
    assert curve["share"].to_dict() == {year: float(year >= 5) for year in range(10)}
    assert (curve["n"] == 100).all()


def test_a_share_that_everybody_or_nobody_has_leaves_the_doubt_of_those_nearest():
    curve = attainment(degenerate(), RUNGS).query("company_types == 'all' and rung == 3").set_index("years")
    # Of a hundred people, 22 are wanted on either side of a year, and three years have 30: none of 0 to 2 is senior,
    # which 1 - 0.05 ** (1 / 30) bounds; of 3 to 5, ten are. All of 7 to 9 are senior.
    assert curve.loc[[0, 1, 2], "share_high"].tolist() == pytest.approx([1 - 0.05 ** (1 / 30)] * 3, abs=1e-4)
    assert curve.at[3, "share_high"] == pytest.approx(binomtest(10, 30).proportion_ci(0.9).high, abs=1e-4)
    assert curve.at[9, "share_low"] == pytest.approx(0.05 ** (1 / 30), abs=1e-4)
    assert (curve.loc[:4, "share_low"] == 0).all()
    assert (curve.loc[5:, "share_high"] == 1).all()


def test_no_band_is_without_width(anyone):
    assert (anyone["share_low"] < anyone["share_high"]).all()


def test_the_ends_of_a_band_rise_with_the_years_and_fall_with_the_rung(anyone):
    for end in ("share_low", "share_high"):
        assert (anyone.sort_values("years").groupby(CURVE)[end].diff().dropna() >= 0).all()
        wide = anyone.pivot(index=["company_types", "years"], columns="rung", values=end).sort_index(axis="columns")
        assert not (wide.diff(axis="columns") > 0).any(axis=None)


def test_a_step_down_is_levelled_to_the_mean_of_its_people():
    years = [0.0] * 20 + [1.0] * 20 + [2.0] * 20
    senior = [True] * 5 + [False] * 15 + [True] * 15 + [False] * 5 + [True] * 5 + [False] * 15
    people = group(years, ["senior_pm" if one else "product_manager" for one in senior])
    curve = attainment(people, RUNGS).query("company_types == 'all' and rung == 3")
    assert curve["share"].to_list() == [0.25, 0.5, 0.5]


def test_half_years_count_from_the_next_whole_year_on():
    people = group([0.5] * 30 + [2.0] * 30, ["senior_pm"] * 30 + ["director"] * 30)
    lower = group([0.0] * 10, ["product_manager"] * 10)
    curve = attainment(pd.concat([lower, people]), RUNGS).query("company_types == 'all' and rung == 3")
    assert curve["share"].to_list() == [0, 1, 1]


def test_before_the_first_person_seen_nobody_has_reached_anything():
    people = group([3.0] * 25 + [4.0] * 35, ["product_manager"] * 25 + ["senior_pm"] * 35)
    curve = attainment(people, RUNGS).query("company_types == 'all' and rung == 3")
    assert curve["share"].to_list() == [0, 0, 0, 0, 1]


def test_a_curve_never_falls(anyone):
    assert (anyone.sort_values("years").groupby(CURVE)["share"].diff().dropna() >= 0).all()


def test_a_higher_rung_is_never_reached_by_more(anyone):
    wide = anyone.pivot(index=["company_types", "years"], columns="rung", values="share").sort_index(axis="columns")
    assert len(wide.columns) >= 3
    assert not (wide.diff(axis="columns") > 0).any(axis=None)


def test_shares_and_bands_lie_between_nought_and_one(anyone):
    shares = anyone[["share", "share_low", "share_high"]]
    assert shares.ge(0).all(axis=None)
    assert shares.le(1).all(axis=None)


def test_a_band_contains_its_share(anyone):
    assert anyone["share"].between(anyone["share_low"], anyone["share_high"]).all()


def test_a_band_has_width_where_people_differ(anyone):
    assert (anyone["share_high"] - anyone["share_low"]).median() > 0.01


def test_the_curve_without_the_largest_employer_is_that_of_the_others():
    late = group([float(year) for year in range(10) for _person in range(12)], ["product_manager"] * 120)
    everyone = pd.concat([degenerate().assign(company="small"), late.assign(company="large")])
    curve = attainment(everyone, RUNGS).query("company_types == 'all' and rung == 3").set_index("years")
    assert curve["share_rest"].to_list() == [0] * 5 + [1] * 5
    assert curve.loc[9, "share"] == pytest.approx(10 / 22, abs=1e-4)
    assert set(curve["employers"]) == {2}
    assert set(curve["share_largest"]) == {54.5}


def test_without_enough_others_or_any_known_employer_there_is_no_such_curve():
    alone = attainment(degenerate().assign(company="large"), RUNGS)
    assert alone["share_rest"].isna().all()
    assert set(alone["share_largest"]) == {100}
    assert attainment(degenerate(), RUNGS)[build.OF_EMPLOYERS].isna().all(axis=None)


def at_employers(curve_of: int, employers: int = 8) -> pd.DataFrame:
    """Return people of 0 to 9 years at employers, half of which make a PM senior two and half `curve_of` years in."""
    people = [
        group(
            [float(year)] * 3,
            ["senior_pm" if year >= (2 if employer % 2 else curve_of) else "product_manager"] * 3,
        ).assign(company=f"employer {employer}")
        for employer in range(employers)
        for year in range(10)
    ]
    return pd.concat(people, ignore_index=True)


def test_a_band_is_wider_where_employers_differ():
    people = at_employers(8)
    known = attainment(people, RUNGS).query("company_types == 'all' and years == 5").iloc[0]
    strangers = attainment(people.drop(columns="company"), RUNGS).query("company_types == 'all' and years == 5").iloc[0]
    assert known["share"] == strangers["share"] == 0.5
    # Eight employers, of which half are like this: the binomial of 8, 90 % from 2 to 6, widened by 1.24.
    assert [known["share_low"], known["share_high"]] == pytest.approx([0.5 - 1.24 * 0.25, 0.5 + 1.24 * 0.25], abs=0.07)
    assert strangers["share_high"] - strangers["share_low"] < 0.3


def test_fewer_than_three_employers_are_not_drawn():
    people = at_employers(8, employers=2)
    ends = ["share_low", "share_high"]
    pd.testing.assert_frame_equal(
        attainment(people, RUNGS)[ends], attainment(people.drop(columns="company"), RUNGS)[ends]
    )


def test_the_same_people_give_the_same_curves_twice():
    pd.testing.assert_frame_equal(attainment(degenerate(), RUNGS), attainment(degenerate(), RUNGS))


def test_the_order_of_people_does_not_count():
    people = degenerate()
    pd.testing.assert_frame_equal(attainment(people, RUNGS), attainment(people.iloc[::-1], RUNGS))


def test_under_fifty_people_there_is_no_curve():
    forty_nine = degenerate().iloc[:49].assign(country="India")
    table = attainment(pd.concat([degenerate(), forty_nine]), RUNGS)
    assert MIN_PEOPLE == 50
    assert set(table["country"]) == {"United States"}


def test_people_of_one_role_alone_have_no_curve():
    alone = degenerate().assign(role_id="senior_pm")
    assert attainment(alone, RUNGS).empty
    assert set(attainment(pd.concat([alone.assign(country="India"), degenerate()]), RUNGS)["country"]) == {
        "United States"
    }


def test_fifty_people_make_a_curve():
    fifty = degenerate().iloc[:50].assign(role_id=["product_manager", "senior_pm"] * 25)
    assert not attainment(fifty, RUNGS).empty


def test_a_rung_that_under_ten_have_reached_has_no_curve():
    people = degenerate()
    people.iloc[-9:, people.columns.get_loc("role_id")] = "director"
    assert set(attainment(people, RUNGS)["rung"]) == {3}


def test_those_who_went_on_have_reached_the_rung_too():
    people = degenerate().assign(role_id=["product_manager"] * 84 + ["senior_pm"] * 8 + ["director"] * 8)
    curve = attainment(people, RUNGS).query("company_types == 'all'")
    assert set(curve["rung"]) == {3}
    assert curve["share"].max() == 1


def test_the_lowest_rung_seen_has_no_curve_since_everybody_is_there():
    assert set(attainment(degenerate(), RUNGS)["rung"]) == {3}


def test_roles_of_the_fork_count_as_one_rung():
    years = [float(year) for year in range(10) for _person in range(12)]
    roles = ["senior_pm", "principal_pm", "group_pm"] * 40
    assert set(attainment(group(years, roles), RUNGS)["rung"]) == {4}


def test_a_curve_ends_with_the_last_year_that_ten_people_have():
    late = group([30.0] * 9, ["senior_pm"] * 9)
    table = attainment(pd.concat([degenerate(), late]), RUNGS)
    assert table["years"].max() == 9


def test_a_person_counts_in_every_choice_that_contains_their_type():
    both = pd.concat([degenerate(), degenerate().assign(company_type="corporate")])
    counts = attainment(both, RUNGS).groupby("company_types")["n"].first()
    assert counts["startup"] == counts["corporate"] == counts["startup+big_tech"] == 100
    assert counts["all"] == counts["startup+corporate"] == 200
    assert "big_tech" not in counts
