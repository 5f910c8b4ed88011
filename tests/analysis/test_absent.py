"""What is absent on made-up tables: cells with too few people, and cells that one employer has above all."""

from __future__ import annotations

import pytest

from analysis import absent, scope
from analysis.pay import compensation
from tests.atlas import select


def test_what_is_absent_is_named_with_the_reason():
    assert (
        absent.sentence(["CPOs", "directors"], "under ten people, so not shown")
        == "Under ten people, so not shown: CPOs and directors."
    )
    assert absent.sentence([], "unseen") == ""


def test_roles_that_no_type_has_are_named_once_and_others_by_type(made_up):
    assert compensation.bands(made_up, select(("startup", "corporate"))).notes == (
        "Under ten people, so not shown: associate PMs, principal PMs, group PMs, directors, VPs of product and CPOs "
        "and product managers and senior PMs at corporates.",
    )


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("levels_fyi", "No company type alone has ten people in a role, so they are shown together."),
        ("adverts", "The source The adverts does not tell company types."),
    ],
)
def test_it_is_said_why_company_types_are_together(package_of, band, source, why):
    row = band("compensation", "senior_pm", "all", 1, 1, 1, component="base", source_id=source)
    found = compensation.bands(package_of(compensation=[row]), select(component="base", source=source))
    assert found.notes[0].startswith(why)


def test_what_is_counted_is_what_the_source_counts(made_up):
    rows = compensation.bands(made_up, select(component="base", source="adverts")).rows
    assert absent.counted(made_up, rows) == "advertisements"
    assert absent.counted(made_up, rows.iloc[:0]) == "people"


@pytest.mark.parametrize(("share", "said"), [(50.0, ""), (51.0, "big tech (51%)")])
def test_a_cell_of_one_employer_is_named_from_over_half(package_of, band, share, said):
    row = band("compensation", "senior_pm", "big_tech", 1, 1, 1, employers=7, share_largest=share)
    found = compensation.bands(package_of(compensation=[row]), select())
    assert any(said in note for note in found.notes) if said else len(found.notes) == 1


def test_types_without_people_in_a_role_are_named(made_up):
    assert scope.experience(made_up, select()).notes == (
        "Under ten people, so not shown: senior PMs at corporates and public tech.",
    )
    assert scope.experience(made_up, select(("startup",))).notes == ()
