"""Growth: gaps worked out by hand, what is named where gaps tie or none is left, and the rules of its tables."""

from __future__ import annotations

from analysis import gaps, growth, skills
from analysis.growth import Assessment
from tests.atlas import ROLE

SHORT_OF_BOTH = Assessment("senior_pm", (1, 1, 1))
"""The made-up senior PM is expected at 3, 2, 2, and the next rung at 4, 4, 2, the higher of both sides of the fork."""


def named(package, mine: Assessment) -> list[tuple[str, int]]:
    rows = gaps.widest(growth.comparison(package, mine))
    return list(rows[["skill_id", "gap"]].itertuples(index=False, name=None))


def test_the_next_rung_is_both_sides_of_the_fork_and_asks_for_the_higher_level(made_up):
    assert skills.next_roles(made_up, "senior_pm") == ["principal_pm", "group_pm"]
    rows = growth.comparison(made_up, SHORT_OF_BOTH)
    assert rows["rung"].tolist() == [3, 2, 2]
    assert rows["next"].tolist() == [4, 4, 2]
    assert rows["gap"].tolist() == [3, 3, 1]
    assert rows["behind"].tolist() == [2, 1, 1]


def test_the_two_widest_gaps_are_named_widest_first(made_up):
    assert named(made_up, Assessment("senior_pm", (3, 1, 0))) == [("strategy", 3), ("agility", 2)]


def test_of_equal_gaps_the_one_further_below_the_own_rung_comes_first(made_up):
    assert growth.comparison(made_up, SHORT_OF_BOTH)["gap"].tolist()[:2] == [3, 3]
    assert named(made_up, SHORT_OF_BOTH) == [("user_focus", 3), ("strategy", 3)]
    # All three miss one level to the next rung, strategy alone misses one to the own rung too.
    assert named(made_up, Assessment("product_manager", (2, 1, 1))) == [("strategy", 1), ("user_focus", 1)]


def test_of_gaps_that_are_equal_throughout_the_order_of_skills_decides(made_up):
    assert named(made_up, Assessment("senior_pm", (3, 3, 2))) == [("user_focus", 1), ("strategy", 1)]


def test_a_tie_with_what_is_not_named_is_said(made_up):
    mine = Assessment("product_manager", (2, 1, 1))
    assert gaps.equally_wide(growth.comparison(made_up, mine)) == ["Agility"]
    assert growth.work_on(made_up, mine).notes[-1].startswith("As wide as the last one: agility.")
    rows = growth.comparison(made_up, Assessment("senior_pm", (1, 3, 1)))
    assert rows["gap"].tolist() == [3, 1, 1]
    assert gaps.equally_wide(rows) == ["Strategy"]
    assert not growth.work_on(made_up, SHORT_OF_BOTH).notes[-1].startswith("As wide")


def test_one_gap_is_called_one(made_up):
    mine = Assessment("senior_pm", (4, 3, 2))
    assert named(made_up, mine) == [("strategy", 1)]
    assert growth.work_on(made_up, mine).sentence == (
        "Your one gap to what the Article house's framework expects of principal PMs or group PMs: strategy (1 level)"
    )


def test_no_gap_is_said(made_up):
    mine = Assessment("senior_pm", (4, 4, 3))
    assert named(made_up, mine) == []
    assert growth.comparison(made_up, mine)["gap"].tolist() == [0, 0, 0]
    assert growth.work_on(made_up, mine).sentence == (
        "In all 3 skills you are at or above the level expected of principal PMs or group PMs"
    )
    assert growth.work_on(made_up, mine).notes == ()


def test_a_skill_that_is_not_rated_has_no_gap(made_up):
    mine = Assessment("senior_pm", (None, 3))
    assert growth.comparison(made_up, mine)["gap"].isna().tolist() == [True, False, True]
    assert named(made_up, mine) == [("strategy", 1)]
    filled = Assessment("senior_pm", (4, None, 2))
    assert growth.work_on(made_up, filled).sentence.startswith(
        "In the 2 of 3 skills that you rated you are at or above"
    )


def test_nothing_rated_opens_with_what_the_next_rung_asks_for(made_up):
    assert growth.opening(made_up, Assessment("senior_pm"), ()).sentence == (
        "The Article house's framework expects 2 of 3 skills at a higher level from principal PMs or group PMs than "
        "from senior PMs, most in strategy. **0 of 4** milestones on the way to principal PMs or group PMs are ticked."
    )
    assert growth.work_on(made_up, Assessment("senior_pm")).sentence.startswith("Rate yourself to see your gaps")


def test_where_the_framework_ends_one_is_measured_against_the_own_rung(made_up):
    mine = Assessment("principal_pm", (4, 1, 2))
    rows = growth.comparison(made_up, mine)
    assert rows["next"].isna().all()
    assert rows["gap"].tolist() == [0, 2, 0]
    assert growth.work_on(made_up, mine).sentence.endswith("framework expects of principal PMs: strategy (2 levels)")
    assert skills.step(made_up, "principal_pm").endswith("expects principal PMs at expert level in 1 of 3 skills")


def test_a_role_that_the_framework_does_not_reach_is_given_no_level(made_up):
    mine = Assessment("director", (1, 1, 1))
    rows = growth.comparison(made_up, mine)
    assert rows[["rung", "next", "gap"]].isna().all(axis=None)
    assert "does not cover directors" in growth.work_on(made_up, mine).sentence
    assert named(made_up, mine) == []
    assert "Not covered: directors, VPs of product and CPOs." in skills.mapping(made_up)


def test_levels_beyond_the_skills_are_left_out_and_too_few_are_not_rated(made_up):
    assert growth.comparison(made_up, Assessment(skills=(1, 2, 3, 4, 4)))["me"].tolist() == [1, 2, 3]
    assert growth.comparison(made_up, Assessment(skills=(1,)))["me"].isna().tolist() == [False, True, True]


def test_advice_leads_one_level_up_from_where_one_stands(made_up):
    rows = growth.work_on(made_up, Assessment("senior_pm", (3, 0, 2))).rows
    assert rows["advice"].tolist() == ["Do strategy from 0.", "Do user_focus from 3."]
    assert rows["standing"].tolist()[0] == "You: none yet (0). Expected of principal PMs or group PMs: expert (4)."


def test_what_is_ticked_counts_among_the_steps_from_the_role_alone(made_up):
    rows = growth.milestones(made_up, "senior_pm", ("sp1", "sg2", "pd1"))
    assert rows["milestone_id"].tolist() == ["sp1", "sp2", "sg1", "sg2"]
    assert rows["done"].tolist() == [True, False, False, True]
    assert "**2 of 4** milestones" in growth.opening(made_up, Assessment(ROLE), ("sp1", "sg2", "pd1")).sentence


def test_at_the_top_there_is_no_step(made_up):
    assert growth.milestones(made_up, "cpo", ()).empty
    assert growth.opening(made_up, Assessment("cpo"), ()).sentence.endswith("No level of the ladder lies above.")


def test_every_step_of_the_ladder_has_milestones_in_order(real):
    steps = real["milestones"].groupby(["role_id", "to_role_id"])["position"].agg(list)
    assert set(real.ladder.steps()) <= set(steps.index)
    assert all(positions == list(range(1, len(positions) + 1)) for positions in steps)
    assert steps.map(len).ge(4).all()


def test_every_level_but_the_highest_has_advice_in_every_skill(real):
    rows = real["skill_advice"].groupby("skill_id")["level_from"].agg(sorted)
    assert set(rows.index) == set(real["skills"]["skill_id"])
    assert rows.map(lambda levels: levels == [0, 1, 2, 3]).all()
