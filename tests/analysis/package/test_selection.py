"""A visitor's choice: its key in the tables, and company types in drawing order."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, dataclass, fields
from itertools import permutations

import pytest

from analysis.package.selection import (
    COMPANY_TYPES,
    EVERY_TYPE,
    HOME_COUNTRY,
    Selection,
    every_pool,
    pooled_key,
    spelt_out,
)


def test_nothing_chosen_means_every_type():
    assert pooled_key([]) == EVERY_TYPE
    assert Selection().pooled == EVERY_TYPE
    assert Selection().apart == COMPANY_TYPES


def test_all_chosen_is_the_same_as_none():
    assert pooled_key(COMPANY_TYPES) == EVERY_TYPE
    assert Selection(COMPANY_TYPES).pooled == Selection().pooled


def test_the_order_of_choosing_does_not_count():
    keys = {pooled_key(order) for order in permutations(["big_tech", "startup", "corporate"])}
    assert keys == {"startup+corporate+big_tech"}


def test_a_type_chosen_twice_counts_once():
    assert pooled_key(["startup", "startup"]) == "startup"


def test_a_single_type_is_its_own_key():
    assert [pooled_key([one]) for one in COMPANY_TYPES] == list(COMPANY_TYPES)


def test_chosen_types_stand_apart_in_drawing_order():
    assert Selection(("big_tech", "startup")).apart == ("startup", "big_tech")


def test_there_are_fifteen_choices_each_with_its_types():
    pools = every_pool()
    assert len(pools) == 15
    assert all(pooled_key(selection) == key for key, selection in pools.items())
    assert pools[EVERY_TYPE] == COMPANY_TYPES


@pytest.mark.parametrize("company_type", COMPANY_TYPES)
def test_a_type_is_part_of_eight_choices(company_type):
    assert sum(company_type in selection for selection in every_pool().values()) == 8


def test_the_first_choice_is_senior_pms_in_the_home_country():
    assert (Selection().country, Selection().role, Selection().component) == (HOME_COUNTRY, "senior_pm", "total")


def test_equal_choices_are_one_key_of_a_cache():
    assert len({Selection(("startup",)), Selection(("startup",)), Selection(("big_tech",))}) == 2


def test_a_choice_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        Selection().country = "India"


def test_every_column_of_choices_in_the_package_is_one_of_the_fifteen(real):
    assert set(real["progression"]["company_types"]) <= set(every_pool())
    assert set(real["company_types"]["company_type"]) == set(COMPANY_TYPES)


def test_a_choice_spelt_out_leaves_no_default_to_change():
    spelt = spelt_out(Selection())
    assert spelt["company_type"] == COMPANY_TYPES
    assert spelt["country"] == (HOME_COUNTRY,)
    assert spelt["role"] == ("senior_pm",)
    assert len(spelt) == len(fields(Selection))


def test_only_what_is_read_is_spelt_out():
    assert spelt_out(Selection(("startup",), "India"), ("company_types",)) == {"company_type": ("startup",)}
    assert spelt_out(Selection(), ()) == {}


@dataclass(frozen=True)
class Plan:
    """A choice of another page."""

    years: int = 0
    skills: tuple[str, ...] = ("data",)
    goal: str = ""
    date: str | None = None


def test_any_choice_can_be_spelt_out():
    assert spelt_out(Plan()) == {"years": ("0",), "skills": ("data",)}
