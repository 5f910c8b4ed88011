"""Skills: the levels that a framework expects, what changes from rung to rung, and the rules of its tables."""

from __future__ import annotations

import pytest

from analysis import skills


def levels_of(made_up, **roles: int) -> list[dict]:
    """Return rows that expect one level in every skill of each role named."""
    rows = made_up["skill_levels"].query("role_id == 'associate_pm'").to_dict("records")
    return [row | {"role_id": role, "level": level} for row in rows for role, level in roles.items()]


def test_what_rises_most_is_named_where_not_all_rise_alike(made_up):
    assert skills.step(made_up, "senior_pm").endswith("than from senior PMs, most in strategy")


def test_a_step_can_be_told_without_names(made_up):
    assert skills.step(made_up, "senior_pm", named=False).endswith(
        "from principal PMs or group PMs than from senior PMs"
    )


def test_what_rises_is_named_where_all_rise_alike(made_up):
    assert skills.step(made_up, "associate_pm") == (
        "The Article house's framework expects 2 of 3 skills at a higher level from product managers than from "
        "associate PMs: user focus and strategy"
    )


def test_a_rise_in_every_skill_and_in_none_are_said_as_such(made_up, package_of):
    every = package_of(skill_levels=levels_of(made_up, associate_pm=1, product_manager=2))
    none = package_of(skill_levels=levels_of(made_up, associate_pm=1, product_manager=1))
    assert "expects all 3 skills at a higher level from product managers" in skills.step(every, "associate_pm")
    assert "expects no skill at a higher level from product managers" in skills.step(none, "associate_pm")


def test_the_article_s_skills_name_what_is_read_into_them(made_up):
    assert skills.of_the_article(made_up)[1] == "**Strategic thinking** (strategy): It is said."


@pytest.mark.parametrize(
    ("role", "levels"),
    [
        ("associate_pm", [2, 2, 1, 1, 1, 1, 1, 1, 2]),
        ("product_manager", [3, 3, 3, 2, 2, 2, 2, 3, 3]),
        ("senior_pm", [3, 4, 4, 4, 3, 3, 3, 3, 3]),
        ("principal_pm", [3, 4, 4, 4, 4, 4, 4, 3, 4]),
        ("group_pm", [3, 4, 4, 4, 4, 4, 4, 3, 4]),
        ("director", [4, 4, 4, 4, 4, 4, 4, 3, 4]),
    ],
)
def test_levels_are_those_that_the_framework_publishes(real, role, levels):
    assert skills.by_role(real)[role].tolist() == levels


def test_every_skill_has_a_level_for_each_role_covered_and_vps_and_cpos_are_not(real):
    assert skills.covered(real) == real["roles"]["role_id"].tolist()[:6]
    assert skills.by_role(real).notna().all(axis=None)
    assert len(real["skills"]) == 9


def test_no_step_of_the_ladder_asks_for_less(real):
    levels = skills.by_role(real)
    for low, high in real.ladder.steps():
        if high in levels:
            assert (levels[high] >= levels[low]).all(), (low, high)


def test_where_a_role_is_matched_by_our_reading_the_row_says_so(real):
    rows = real["skill_levels"]
    ours = rows["role_id"].isin(["principal_pm", "group_pm", "director"])
    assert rows["note"].str.startswith("Our reading").eq(ours).all()


def test_each_of_the_articles_five_skills_is_there(real):
    assert real["skills"]["article_skill"].nunique() == 5


def test_the_levels_run_from_none_to_expert(real):
    levels = real["mastery_levels"]
    assert levels["level"].tolist() == [0, 1, 2, 3, 4]
    assert levels.loc[levels["source_id"] == "atlas_judgement", "name"].tolist() == ["None yet"]
