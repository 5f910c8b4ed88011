"""Levels of people of like years and pay at another company type: counted by hand, and absent where too few tell."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.build import after_move, employers, shares

RUNGS = pd.DataFrame({"role_id": ["pm", "senior", "director"], "rung": [1, 2, 3]})
PLACE = {"source_id": "survey", "period": "2020-01/2020-12", "country": "United States"}


def people(count: int, role: str, company_type: str, years: float, pay: float, firms: int = 5) -> pd.DataFrame:
    """Return people of one role, years and pay at so many employers in turn."""
    rows = {"role_id": role, "company_type": company_type, "years_experience": years, "total_usd": pay}
    names = [f"{company_type} {at % firms}" for at in range(count)]
    return pd.DataFrame(rows | PLACE, index=range(count)).assign(company=names)


DIRECTORS = people(40, "director", "public", 12.0, 400_000.0)
THERE = [people(14, "senior", "big", 12.0, 400_000.0), people(6, "director", "big", 12.0, 400_000.0)]
OTHERS = [people(30, "pm", "big", 2.0, 400_000.0), people(30, "pm", "big", 12.0, 150_000.0)]


@pytest.fixture(autouse=True)
def fewer_resamples(monkeypatch):
    monkeypatch.setattr(shares, "resamples", lambda names: employers.resamples(names, times=50))


def found(*parts: pd.DataFrame) -> pd.DataFrame:
    table = after_move.level_after_move(pd.concat(parts, ignore_index=True), RUNGS)
    assert list(table.columns) == after_move.COLUMNS
    return table[(table["company_types"] == "public") & (table["rung"] == 3)].set_index("to_rung")


def test_people_of_such_years_and_pay_are_counted_by_level():
    table = found(DIRECTORS, *THERE, *OTHERS)
    assert table["share"].to_dict() == {2: 70.0, 3: 30.0}
    assert (table["to_type"] == "big").all()
    assert (table["n"] == 20).all()
    assert (table["leaving"] == 40).all()
    assert (table["share_low"] <= table["share"]).all()
    assert (table["share"] <= table["share_high"]).all()
    assert table.loc[2, ["years_low", "years_high", "amount_low", "amount_high"]].tolist() == [12, 12, 4e5, 4e5]


def test_such_are_the_middle_halves_of_those_who_leave():
    spread = DIRECTORS.assign(years_experience=[*range(10, 20)] * 4)
    table = found(spread, *THERE, *OTHERS)
    assert table.loc[2, ["years_low", "years_high"]].tolist() == [12, 17]
    assert (table["n"] == 20).all()
    late = [part.assign(years_experience=18.0) for part in THERE]
    assert found(spread, *late, *OTHERS).empty


def test_the_largest_employer_is_named():
    table = found(
        DIRECTORS, people(12, "senior", "big", 12.0, 4e5, firms=3), people(8, "senior", "big", 12.0, 4e5, firms=1)
    )
    assert table.loc[2, ["employers", "largest_employer", "share_largest"]].tolist() == [3, "big 0", 60.0]


@pytest.mark.parametrize(
    "parts",
    [
        (DIRECTORS.iloc[:29], *THERE),
        (DIRECTORS, people(9, "senior", "big", 12.0, 4e5)),
        (DIRECTORS, people(20, "senior", "big", 12.0, 4e5, firms=2)),
    ],
    ids=["29 say what is alike", "nine are like them", "two employers"],
)
def test_where_too_few_tell_there_is_no_row(parts):
    assert found(*parts).empty


def test_the_order_of_people_does_not_matter():
    every = pd.concat([DIRECTORS, *THERE, *OTHERS], ignore_index=True)
    pd.testing.assert_frame_equal(
        after_move.level_after_move(every, RUNGS), after_move.level_after_move(every.iloc[::-1], RUNGS)
    )
