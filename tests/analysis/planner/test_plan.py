"""Plans and their paths: what is compared, what each leads to, and what is said where nobody was seen."""

from dataclasses import replace

import pytest

from analysis.planner.paths import ahead, paths
from analysis.planner.plan import NEWCOMER
from analysis.planner.unseen import unseen
from tests.atlas import plan_of

EXAMPLE = plan_of()


def labels(package, **changes) -> list[str]:
    return [path.label for path in paths(package, replace(EXAMPLE, **changes))]


def test_who_stays_is_compared_with_a_move_now_and_with_the_other_side_of_the_fork(made_up):
    assert labels(made_up) == ["stay at a startup", "move to big tech now", "choose craft, up to principal PM"]


def test_who_plans_a_move_is_compared_with_staying_too(made_up):
    assert labels(made_up, move_to="corporate", move_in=3) == [
        "move to a corporate in 3 years",
        "stay at a startup",
        "move to big tech now",
        "choose craft, up to principal PM",
    ]


def test_a_move_that_is_the_alternative_stands_once(made_up):
    found = labels(made_up, move_to="big_tech", move_in=0)
    assert found == ["move to big tech now", "stay at a startup", "choose craft, up to principal PM"]


def test_a_move_to_where_one_is_is_none(made_up):
    assert labels(made_up, move_to="startup")[0] == "stay at a startup"


def test_who_is_there_already_is_compared_with_another_type(made_up):
    assert labels(made_up, at="big_tech")[1] == "move to a startup now"


def test_who_breaks_in_is_compared_with_entering_higher_up(made_up):
    found = paths(made_up, replace(EXAMPLE, now=NEWCOMER, years=5, in_role=3))
    assert [path.label for path in found[:3]] == [
        "enter a startup as associate PM",
        "enter a startup as product manager, earlier years counted",
        "enter big tech as associate PM",
    ]
    assert [(path.role, path.years, path.since) for path in found[:2]] == [
        ("associate_pm", 0, None),
        ("product_manager", 5, None),
    ]


@pytest.mark.parametrize(
    ("role", "target", "craft"),
    [
        ("product_manager", "principal_pm", True),
        ("product_manager", "director", False),
        ("principal_pm", "group_pm", True),
        ("principal_pm", "director", False),
        ("group_pm", "director", False),
    ],
)
def test_the_track_follows_from_target_and_role(made_up, role, target, craft):
    own, *_others, fork = paths(made_up, replace(EXAMPLE, now=role, target=target, years=2))
    assert own.craft is craft
    assert fork.craft is not craft
    assert fork.label == ("choose people, from group PM up" if craft else "choose craft, up to principal PM")


def test_beyond_the_fork_there_is_no_other_side(made_up):
    assert not [path for path in paths(made_up, replace(EXAMPLE, now="director")) if path.key == "fork"]


def test_craft_ends_at_the_fork(made_up):
    own, *_others, craft = paths(made_up, EXAMPLE)
    assert [own.role_on(made_up, rung) for rung in (3, 4, 5)] == ["senior_pm", "group_pm", "director"]
    assert [craft.role_on(made_up, rung) for rung in (3, 4, 5)] == ["senior_pm", "principal_pm", "principal_pm"]


def test_the_years_in_the_role_say_since_when(made_up):
    assert paths(made_up, replace(EXAMPLE, years=7, in_role=2))[0].since == 5
    assert paths(made_up, replace(EXAMPLE, years=7))[0].since is None
    assert paths(made_up, replace(EXAMPLE, years=1, in_role=2))[0].since is None


def test_a_pace_that_half_lasts_five_years_lasts_a_year_for_87_in_100():
    assert EXAMPLE.lasts == 50
    assert EXAMPLE.persistence == pytest.approx(0.8706, abs=1e-4)
    assert replace(EXAMPLE, lasts=0).persistence == 0
    assert replace(EXAMPLE, lasts=100).persistence == 1


def test_what_lies_ahead_ends_where_observations_end_at_each_type(made_up):
    plan = replace(EXAMPLE, at="all", years=0, move_to="startup", move_in=1)
    own = paths(made_up, plan)[0]
    assert ahead(made_up, plan, own) == ["all", "startup"]
    assert ahead(made_up, replace(plan, years=2), replace(own, years=2)) == []


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"country": "India"}, "under fifty people seen at startups in India"),
        ({"at": "corporate"}, "under fifty people seen at corporates in the United States"),
        ({"years": 2}, "hardly anyone seen at startups has more than 2 years of work"),
        (
            {"now": "director", "years": 1},
            "nobody seen at startups with 1 year of work stands on the level of directors",
        ),
        ({"now": "associate_pm", "years": 1}, "nobody seen at startups with 1 year of work stands on the level of"),
        ({"years": 1}, ""),
    ],
)
def test_why_nothing_can_be_said(made_up, changes, reason):
    plan = replace(EXAMPLE, **changes)
    said = unseen(made_up, plan, paths(made_up, plan)[0])
    assert said.startswith(reason)
    assert bool(said) is bool(reason)


@pytest.mark.parametrize(
    ("move_to", "move_in", "reason"),
    [
        ("corporate", 1, "under fifty people seen at corporates"),
        ("big_tech", 2, "hardly anyone seen at big tech has more than 2 years of work"),
        ("big_tech", 3, "hardly anyone seen at startups has more than 2 years of work"),
        ("big_tech", 1, ""),
    ],
)
def test_a_move_must_be_seen_before_and_after(made_up, move_to, move_in, reason):
    plan = replace(EXAMPLE, now="product_manager", years=0, move_to=move_to, move_in=move_in)
    said = unseen(made_up, plan, paths(made_up, plan)[0])
    assert said.startswith(reason)
    assert bool(said) is bool(reason)


def test_for_a_move_now_it_counts_who_was_seen_there(made_up):
    plan = replace(EXAMPLE, at="corporate", years=1)
    move = next(path for path in paths(made_up, plan) if path.key == "move")
    assert unseen(made_up, plan, move) == ""
