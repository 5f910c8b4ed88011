"""Own pay by place and within companies, on people whose pay follows a known rule."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis.build import places

CITIES = "city,place\nRedmond WA,Seattle\nSeattle WA,Seattle\nSan Francisco CA,San Francisco\n"


def person(company: str, role: str, city: str, pay: float, **more: object) -> dict:
    told = {"source_id": "survey", "period": "2020-01/2020-12", "country": "United States", "observed_on": "2020-05-01"}
    who = {"company": company, "role_id": role, "location": city, "total_usd": pay}
    return told | {"years_experience": 5.0, "years_at_company": 2.0, "focus": ""} | who | more


@pytest.fixture
def cities(tmp_path) -> Path:
    path = tmp_path / "cities.csv"
    path.write_text(CITIES, encoding="utf-8")
    return path


@pytest.fixture
def people() -> pd.DataFrame:
    """Return people of six companies and two levels, who differ in pay and place: Seattle pays a tenth less.

    Companies that pay more have more people in Seattle, so that a plain comparison would say that Seattle pays more.
    """
    rows = []
    for company in range(6):
        for role, level in (("product_manager", 1.0), ("senior_pm", 1.5)):
            for number in range(20):
                seattle = number < 3 * company + 2
                base = 100_000 * (1 + company / 2) * level * (1 + 0.01 * (number % 5))
                city = "Redmond WA" if seattle else "San Francisco CA"
                years = float(number % 5)
                pay = base * (0.9 if seattle else 1) / (1 + 0.01 * (number % 5))
                rows.append(person(f"company {company}", role, city, pay, years_experience=years))
    return pd.DataFrame(rows)


def test_pay_by_place_counts_the_people_of_its_cities(people, cities):
    table = places.place_pay(people, cities).set_index(["place", "role_id"])
    seattle = people[(people["location"] == "Redmond WA") & (people["role_id"] == "senior_pm")]
    row = table.loc[("Seattle", "senior_pm")]
    assert row["n"] == len(seattle) == 57
    assert row["amount_p50"] == round(seattle["total_usd"].median())
    assert (row["largest_employer"], row["share_largest"], row["employers"]) == ("company 5", 29.8, 6)
    assert row["amount_p50_low"] <= row["amount_p50"] <= row["amount_p50_high"]
    others = seattle[seattle["company"] != "company 5"]["total_usd"]
    assert (row["rest_n"], row["amount_rest_p50"]) == (40, round(others.median()))


def test_cells_under_ten_people_are_absent(people, cities):
    few = people[people["location"] == "Redmond WA"].head(9)
    assert places.place_pay(few, cities).empty


def test_pay_of_people_alike_tells_company_types_apart(people, cities):
    types = people["company"].map(lambda name: "startup" if name < "company 3" else "big_tech")
    table = places.peer_pay(people.assign(company_type=types), cities, "2026-08")
    assert list(table) == places.PEERS
    row = table.set_index(["place", "role_id", "company_types"]).loc[("Seattle", "senior_pm", "big_tech")]
    alike = people[(people["location"] == "Redmond WA") & (people["role_id"] == "senior_pm") & (types == "big_tech")]
    assert row["n"] == len(alike) == 42
    assert row["amount_p50"] == round(alike["total_usd"].median())
    assert (row["employers"], row["price_month"]) == (3, "2026-08")
    assert table["n"].sum() == len(people)
    few = people.assign(company_type=people["company"])
    assert places.peer_pay(few, cities, "2026-08").empty


def test_within_a_company_and_level_the_known_difference_is_found(people, cities):
    table = places.within(people, cities)
    seattle = table[table["what"] == "place"].set_index("name")
    assert seattle["share"].to_dict() == {"San Francisco": 0.0, "Seattle": -10.0}
    assert seattle.loc["Seattle", ["share_low", "share_high"]].tolist() == [-10.0, -10.0]
    plain = people.groupby("location")["total_usd"].median()
    assert plain["Redmond WA"] > plain["San Francisco CA"], "the example shows nothing"


def test_a_difference_is_told_without_the_largest_employer_of_either_place(people, cities):
    """The one with most people in Seattle pays all the difference there is."""
    alone = (people["company"] == "company 5") & (people["location"] == "Redmond WA")
    undone = people["total_usd"].where((people["location"] != "Redmond WA") | alone, people["total_usd"] / 0.9)
    table = places.within(people.assign(total_usd=undone), cities).query("what == 'place'").set_index("name")
    seattle = table.loc["Seattle"]
    assert seattle["share"] < -1
    assert seattle["share_without_largest"] == 0
    assert (seattle["largest_employer"], seattle["share_largest"], seattle["employers"]) == ("company 5", 29.8, 6)
    assert table.loc["San Francisco", "share_without_largest"] == 0


def test_years_stayed_are_compared_with_newcomers(people, cities):
    stayed = people.assign(years_at_company=[0.0, 2.0, 5.0, 8.0] * (len(people) // 4))
    less = np.array([1.0, 0.98, 0.95, 0.9] * (len(people) // 4))
    table = places.within(stayed.assign(total_usd=stayed["total_usd"] * less, location="San Francisco CA"), cities)
    shares = table[table["what"] == "stayed"].set_index("name")["share"]
    assert list(shares.index) == ["under 1 year", "1 to 3 years", "4 to 6 years", "7 years or more"]
    assert shares.iloc[0] == 0
    assert shares.is_monotonic_decreasing
    assert table[table["what"] == "stayed"]["n"].sum() == len(people)


def test_work_on_ai_is_compared_with_all_other_work_that_is_told(people, cities):
    told = people.assign(focus=["ML / AI", "Retail", "", "Consumer"] * (len(people) // 4))
    more = np.array([1.2, 1.0, 5.0, 1.0] * (len(people) // 4))
    pay = 100_000 * (1 + told["years_experience"]) * more
    table = places.within(told.assign(total_usd=pay, location="San Francisco CA"), cities)
    focus = table[table["what"] == "focus"].set_index("name")
    assert focus["share"].to_dict() == {"all other products": 0.0, "AI and machine learning": 20.0}
    assert focus["n"].tolist() == [len(people) // 2, len(people) // 4]


@pytest.mark.parametrize(
    ("focus", "on_ai"),
    [("ML / AI", True), ("ai", True), ("Machine Learning", True), ("Retail", False), ("HTML", False), ("Email", False)],
)
def test_work_on_ai_is_told_by_whole_words(focus, on_ai):
    rows = places.by_focus(pd.DataFrame({"focus": [focus]}))
    assert rows["on"].tolist() == [places.FOCI[on_ai]]
