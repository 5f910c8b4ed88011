"""What is absent on made-up tables: cells with too few people, and cells that one employer has above all."""

from __future__ import annotations

import pytest

from analysis import absent, scope
from analysis.pay import compensation
from tests.atlas import select


def test_what_is_absent_is_named_with_the_reason():
    assert (
        absent.sentence(["CPOs", "directors"], "not shown (fewer than ten people)")
        == "Not shown (fewer than ten people): CPOs and directors."
    )
    assert absent.sentence([], "unseen") == ""


def test_roles_that_no_type_has_are_named_once_and_others_by_type(made_up):
    assert compensation.bands(made_up, select(("startup", "corporate"))).notes == (
        "Not shown (fewer than ten people): associate PMs, principal PMs, group PMs, directors, VPs of product and "
        "CPOs; product managers and senior PMs at corporates.",
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
        "Not shown (fewer than ten people): senior PMs at corporates and public tech.",
    )
    assert scope.experience(made_up, select(("startup",))).notes == ()


def test_types_that_lack_the_same_roles_are_named_together(package_of, band):
    rows = [band("compensation", role, "big_tech", 1, 1, 1) for role in ("product_manager", "senior_pm")]
    found = compensation.bands(package_of(compensation=rows), select(("startup", "corporate", "big_tech")))
    assert found.notes[0].endswith("; product managers and senior PMs at startups and corporates.")


def _counted(key: str, left_out: int, **amounts: int) -> dict[str, object]:
    return {
        "source_id": "levels_fyi",
        "company_types": key,
        "country": "United States",
        "period": "2017-06/2021-08",
        "n": 100,
        "kept": 100 - left_out,
        "left_out_no_role": 0,
        "left_out_level": left_out,
        "share_kept": 100.0 - left_out,
        "currency": "USD",
        **{f"amount_{name}": amount for name, amount in amounts.items()},
    }


def test_who_was_left_out_is_said_by_type_and_of_whom_less_is_clear(package_of, band):
    low = dict.fromkeys(("left_out_p50", "left_out_p50_low", "left_out_p50_high"), 90)
    high = dict.fromkeys(("kept_p50", "kept_p50_low", "kept_p50_high"), 100)
    counted = [_counted("startup", 54, **low, **high), _counted("big_tech", 1, **high), _counted("corporate", 0)]
    rows = [band("compensation", "senior_pm", key, 1, 1, 1) for key in ("startup", "big_tech", "corporate")]
    package = package_of(compensation=rows, kept_share=counted)
    selection = select(("startup", "corporate", "big_tech"))
    assert absent.left_out(package, compensation.bands(package, selection).rows, selection) == (
        "Reports left out since no rule maps their level: 54% at startups and 1% at big tech; they earn clearly less "
        "at startups."
    )
    assert absent.left_out(package, compensation.bands(package, selection).rows.iloc[:0], selection) == ""
