"""Wages by place on made-up tables: order, the national median as the measure, states, and today's dollars."""

from __future__ import annotations

from analysis.pay import wages
from tests.atlas import select


def test_only_larger_metros_are_ranked_in_the_country_and_all_in_a_state(made_up):
    assert wages.ranked(made_up, select())["name"].to_list() == ["Bigtown, CA"]
    assert wages.ranked(made_up, select(state="NY"))["name"].to_list() == ["Smallville, NY"]
    assert wages.ranked(made_up, select(state="VT")).empty


def test_a_metro_of_two_states_is_in_both(real):
    both = [wages.ranked(real, select(state=state)) for state in ("MN", "WI")]
    assert all((rows["name"].str.contains("Duluth")).any() for rows in both)


def test_metros_lie_above_or_below_the_national_median(made_up):
    rows = wages.on_map(made_up, select()).set_index("name")
    assert rows["level"].to_dict() == {"Bigtown, CA": "above", "Smallville, NY": "below"}
    assert rows.loc["Bigtown, CA", ["latitude", "longitude"]].to_list() == [35, -100]


def test_a_median_close_to_the_national_one_is_neither(package_of, made_up):
    rows = (
        made_up["wages"]
        .assign(amount_p50=lambda frame: frame["amount_p50"].where(frame["kind"] != "metro", 102_000.0))
        .to_dict("records")
    )
    assert set(wages.on_map(package_of(wages=rows), select())["level"]) == {"about"}


def test_todays_dollars_and_currency_change_all_amounts_alike(made_up):
    today = select(dollars="today", currency="EUR")
    assert wages.nation(made_up, today)["p50"] == 100_000
    assert wages.nation(made_up, select(dollars="today"))["p50"] == 200_000
    assert set(wages.on_map(made_up, today)["level"]) == {"above", "below"}


def test_states_are_those_with_a_metro_in_the_order_of_names(made_up):
    assert wages.states(made_up) == {"CA": "California", "NY": "New York"}


def test_every_shipped_metro_is_in_a_state_that_has_a_name(real):
    for name in real["wages"].query("kind == 'metro'")["name"]:
        assert all(code in wages.STATES for code in name.rpartition(", ")[2].split("-")), name


def test_the_answer_says_whose_wages_these_are(real):
    text = wages.answer(real, select())
    assert "**$167k** in May 2025" in text
    assert "O*NET 30.1 lists the title" in text
    assert "neighbour, not the same job" in text
    assert "San Jose" in text


def test_key_figures_are_of_country_best_metro_and_best_industry(made_up):
    assert [(label, value) for label, value, _whose in wages.headline(made_up, select())] == [
        ("United States", "$100k"),
        ("Bigtown, CA", "$130k"),
        ("Software publishers", "$140k"),
    ]


def test_findings_give_the_ends_of_what_is_shown(made_up):
    assert wages.map_finding(made_up, select()) == (
        "1 of 2 metros lie over 3% above the national median wage, 1 lie over 3% below it"
    )
    assert wages.industry_finding(made_up, select()) == (
        "Median wage of marketing managers: $140k in software publishers, $125k in information"
    )
    assert wages.ranked_finding(made_up, select(state="VT")).startswith(
        "Too few marketing managers in the metros of Ver"
    )


def test_withheld_numbers_of_workers_are_said(real):
    assert wages.workers(real["wages"]["employment"].dropna().iloc[0]).endswith(" workers")
    assert wages.workers(None) == "number of workers withheld"
