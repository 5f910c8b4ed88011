"""A visitor's choice: its key in the tables, and company types in drawing order."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, dataclass, fields
from itertools import permutations

import pytest

from analysis.package.selection import Selection, apart, first_selection, link_parameters, pooled
from tests.atlas import COMPANY_TYPES, EVERY_TYPE, HOME_COUNTRY, select


def test_nothing_chosen_means_every_type(made_up):
    assert made_up.types.pooled([]) == EVERY_TYPE
    assert pooled(made_up, select()) == EVERY_TYPE
    assert apart(made_up, select()) == COMPANY_TYPES


def test_all_chosen_is_the_same_as_none(made_up):
    assert made_up.types.pooled(COMPANY_TYPES) == EVERY_TYPE
    assert pooled(made_up, select(COMPANY_TYPES)) == pooled(made_up, select())


def test_the_order_of_choosing_does_not_count(made_up):
    keys = {made_up.types.pooled(order) for order in permutations(["big_tech", "startup", "corporate"])}
    assert keys == {"startup+corporate+big_tech"}


def test_a_type_chosen_twice_counts_once(made_up):
    assert made_up.types.pooled(["startup", "startup"]) == "startup"


def test_a_single_type_is_its_own_key(made_up):
    assert [made_up.types.pooled([one]) for one in COMPANY_TYPES] == list(COMPANY_TYPES)


def test_chosen_types_stand_apart_in_drawing_order(made_up):
    assert apart(made_up, select(("big_tech", "startup"))) == ("startup", "big_tech")


def test_there_are_fifteen_choices_each_with_its_types(made_up):
    pools = made_up.types.pools()
    assert len(pools) == 15
    assert all(made_up.types.pooled(selection) == key for key, selection in pools.items())
    assert pools[EVERY_TYPE] == COMPANY_TYPES


@pytest.mark.parametrize("company_type", COMPANY_TYPES)
def test_a_type_is_part_of_eight_choices(made_up, company_type):
    assert sum(company_type in selection for selection in made_up.types.pools().values()) == 8


def test_the_first_choice_of_the_atlas_is_what_tests_say_it_is(real):
    assert first_selection(real) == select()


def test_equal_choices_are_one_key_of_a_cache():
    assert len({select(("startup",)), select(("startup",)), select(("big_tech",))}) == 2


def test_a_choice_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        select().country = "India"  # type: ignore[misc]  # that it is refused is what is tested


def test_every_column_of_choices_in_the_package_is_one_of_the_fifteen(real):
    assert set(real["progression"]["company_types"]) <= set(real.types.pools())
    assert set(real["company_types"]["company_type"]) == set(COMPANY_TYPES)


def test_a_choice_spelt_out_leaves_no_default_to_change(made_up):
    spelt = link_parameters(made_up, select())
    assert spelt["company_type"] == COMPANY_TYPES
    assert spelt["country"] == (HOME_COUNTRY,)
    assert spelt["role"] == ("senior_pm",)
    assert len(spelt) == len(fields(Selection))


def test_only_what_is_read_is_link_parameters(
    made_up,
):
    assert link_parameters(made_up, select(("startup",), "India"), ("company_types",)) == {"company_type": ("startup",)}
    assert link_parameters(made_up, select(), ()) == {}


@dataclass(frozen=True)
class Plan:
    """A choice of another page."""

    years: int = 0
    skills: tuple[str, ...] = ("data",)
    goal: str = ""
    date: str | None = None


def test_any_choice_can_be_link_parameters(
    made_up,
):
    assert link_parameters(made_up, Plan()) == {"years": ("0",), "skills": ("data",)}
