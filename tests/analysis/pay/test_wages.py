"""Wages by place on made-up tables: order, the national median as the measure, states, and today's dollars."""

from __future__ import annotations

import pytest

from analysis.finding import Finding
from analysis.package.selection import first_selection
from analysis.package.tables import Package
from analysis.pay import wages
from tests.atlas import select

NATION = ["United States"]
NO_WAGES = "No wages by place or industry in this data"
MEASURES = (wages.metro_map, wages.ranked, wages.industries)


def names(found: Finding) -> list[str]:
    return found.rows["name"].to_list()


def test_only_larger_metros_are_ranked_in_the_country_and_all_in_a_state(made_up):
    assert names(wages.ranked(made_up, select())) == [*NATION, "Bigtown, CA"]
    assert names(wages.ranked(made_up, select(state="NY"))) == [*NATION, "Smallville, NY"]
    assert names(wages.ranked(made_up, select(state="VT"))) == NATION


def test_a_metro_of_two_states_is_in_both(real):
    for state in ("MN", "WI"):
        assert any("Duluth" in name for name in names(wages.ranked(real, select(state=state))))


def test_metros_lie_above_or_below_the_national_median(made_up):
    rows = wages.metro_map(made_up, select()).rows.set_index("name")
    assert rows["level"].to_dict() == {"Bigtown, CA": "above", "Smallville, NY": "below"}
    assert rows.loc["Bigtown, CA", ["latitude", "longitude"]].to_list() == [35, -100]


@pytest.mark.parametrize(("median", "level"), [(102_999.0, "about"), (103_001.0, "above"), (96_999.0, "below")])
def test_a_median_close_to_the_national_one_is_neither(package_of, made_up, median, level):
    rows = (
        made_up["wages"]
        .assign(amount_p50=lambda frame: frame["amount_p50"].where(frame["kind"] != "metro", median))
        .to_dict("records")
    )
    assert set(wages.metro_map(package_of(wages=rows), select()).rows["level"]) == {level}


def test_todays_dollars_and_currency_change_all_amounts_alike(made_up):
    today = select(dollars="today", currency="EUR")
    assert wages.ranked(made_up, today).rows["p50"].to_list() == [100_000, 130_000]
    assert wages.ranked(made_up, select(dollars="today")).rows["p50"].to_list() == [200_000, 260_000]
    assert set(wages.metro_map(made_up, today).rows["level"]) == {"above", "below"}


def test_states_are_those_with_a_metro_in_the_order_of_names(made_up):
    assert wages.states(made_up) == {"CA": "California", "NY": "New York"}
    assert list(wages.states(made_up).values()) == sorted(wages.states(made_up).values())


def test_every_shipped_metro_is_in_a_state_that_has_a_name(real):
    named = set(real["states"]["state"])
    for name in real["wages"].query("kind == 'metro'")["name"]:
        assert set(name.rpartition(", ")[2].split("-")) <= named, name


def test_the_opening_says_whose_wages_these_are(real):
    found = wages.opening(real, select())
    assert found.sentence == (
        "The median wage of marketing managers in the United States was **$167k** in May 2025. Product managers are "
        "counted among them: O*NET 30.1 lists the title under that occupation. It is a related "
        "occupation, not the same job. "
        "Of the larger metros, **San Jose-Sunnyvale-Santa Clara, CA** has the highest median."
    )
    assert found.sources == ("bls_oews", "onet")
    assert found.notes == (real.caveat_of("bls_oews"), real.caveat_of("onet"))


def test_another_trade_and_occupation_are_called_by_their_own_names(other_packages):
    bank = other_packages["bank"]
    found = wages.opening(bank, first_selection(bank))
    assert found.sentence.startswith("The median wage of keepers of tills in Great Britain was **£")
    assert "People in banking are counted among them: " in found.sentence
    assert "arketing" not in found.sentence


@pytest.mark.parametrize("warrant", ["", "onet"])
def test_nobody_is_said_to_be_counted_there_without_a_source_that_says_so(made_up, warrant):
    trade = {"people": "bakers", "one": "baker", "warrant": warrant}
    package = Package(made_up.frames, {**made_up.descriptor, "trade": trade})
    assert "counted among them" not in wages.opening(package, select()).sentence


def test_key_figures_are_of_country_best_metro_and_best_industry(made_up):
    assert [(label, value) for label, value, _whose in wages.opening(made_up, select()).figures] == [
        ("United States", "$100k"),
        ("Bigtown, CA", "$130k"),
        ("Software publishers", "$140k"),
    ]


def test_findings_give_the_ends_of_what_is_shown(made_up):
    assert wages.metro_map(made_up, select()).sentence == (
        "1 of 2 metros lie over 3% above the national median wage, 1 lie over 3% below it"
    )
    assert wages.industries(made_up, select()).sentence == (
        "Median wage of marketing managers: $140k in software publishers, $125k in information"
    )
    assert wages.ranked(made_up, select()).sentence == ("Marketing managers in Bigtown, CA earn a median of $130k")
    assert wages.ranked(made_up, select(state="VT")).sentence == (
        "Too few marketing managers in the metros of Vermont for published wages"
    )


def test_no_wages_at_all_are_said_in_one_sentence(package_of):
    package = package_of(wages=[], states=[], metros=[])
    assert wages.opening(package, select()) is wages.opening(package, select())
    assert wages.opening(package, select()).sentence == f"{NO_WAGES}."
    assert {measure(package, select()).sentence for measure in MEASURES} == {
        NO_WAGES,
        "No wages by metropolitan area to hold against a country's",
    }
    assert all(measure(package, select()).rows.empty for measure in MEASURES)


def test_metros_of_no_known_country_are_ranked_and_held_against_nothing(package_of, made_up):
    rows = made_up["wages"][made_up["wages"]["kind"] != "nation"].to_dict("records")
    package = package_of(wages=rows)
    assert names(wages.ranked(package, select())) == ["Bigtown, CA"]
    assert wages.metro_map(package, select()).rows.empty
    assert wages.opening(package, select()).sentence.startswith("These are the wages of marketing managers. ")


def test_withheld_numbers_of_workers_are_said(real):
    assert wages.workers(real["wages"]["employment"].dropna().iloc[0]).endswith(" workers")
    assert wages.workers(None) == "number of workers withheld"
