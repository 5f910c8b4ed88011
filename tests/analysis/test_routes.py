"""Routes in on made-up skills: distances, the widest gaps, and the words that come of them."""

from __future__ import annotations

import pytest

from analysis import routes
from analysis.selection import Chosen

SKILLS = ("Focus", "Money", "Speed")
EXPECTED = {"associate_pm": (2, 1, 1), "product_manager": (3, 3, 2)}
BROUGHT = {"sales": (1, 3, 0), "engineering": (2, 0, 2), "marketing": (4, 3, 2)}
"""Levels in the order of the skills, by role and by background."""


def _levels(levels: dict, key: str, **other: str) -> list[dict]:
    return [
        {key: name, "skill_id": skill.lower(), "level": level, "note": f"{name} {skill}", "source_id": "article"}
        | other
        for name, row in levels.items()
        for skill, level in zip(SKILLS, row, strict=True)
    ]


def _backgrounds(names: tuple[str, ...]) -> list[dict]:
    return [
        {"background_id": name, "position": at, "name": name.capitalize(), "people": f"{name} people"}
        | {column: f"{column} of {name}" for column in ("head_start", "gap", "first_step", "show")}
        | {"basis": "Our reading.", "source_id": "article"}
        for at, name in enumerate(names, 1)
    ]


@pytest.fixture(scope="module")
def made(tables_of):
    """Return a package with three skills and three backgrounds."""
    skills = [
        {"skill_id": skill.lower(), "position": at, "name": skill, "article_skill": "Strategic thinking"}
        | {"source_id": "article"}
        for at, skill in enumerate(SKILLS, 1)
    ]
    claims = [{"claim_id": "three_ways_in", "verdict_note": "No shares.", "source_id": "article"}]
    way = {"trajectory_id": "startup", "position": 1, "name": "Startup", "source_id": "article"}
    return tables_of(
        skills=skills,
        skill_levels=_levels(EXPECTED, "role_id", published_for="PM"),
        mastery_levels=[
            {"level": level, "name": name} for level, name in enumerate(["None", "Low", "Mid", "High", "Top"])
        ],
        backgrounds=_backgrounds(("sales", "engineering", "marketing")),
        background_levels=_levels(BROUGHT, "background_id"),
        trajectories=[way | {column: f"the {column}" for column in ("what", "suits", "first_step", "show", "beware")}],
        claims=claims,
        milestones=[{"milestone_id": "ap1", "role_id": "associate_pm", "to_role_id": "product_manager", "position": 1}],
    )


def test_a_profile_counts_levels_missing_to_a_pm_and_to_an_associate(made):
    rows = routes.profile(made, "sales")
    assert rows["me"].to_list() == [1, 3, 0]
    assert rows["gap"].to_list() == [2, 0, 2]
    assert rows["behind"].to_list() == [1, 0, 1]
    assert rows["note"].to_list() == ["sales Focus", "sales Money", "sales Speed"]


def test_a_level_above_what_is_expected_is_no_negative_gap(made):
    assert routes.profile(made, "marketing")["gap"].to_list() == [0, 0, 0]


def test_distances_count_skills_and_put_the_nearest_first(made):
    rows = routes.distances(made)
    assert rows["below_goal"].to_list() == [0, 2, 2]
    assert rows["below_entry"].to_list() == [0, 1, 2]


def test_of_equal_distances_to_a_pm_the_one_nearer_to_an_associate_comes_first(made):
    rows = routes.distances(made).set_index("background_id")
    assert rows.loc["engineering"].to_list() == ["Engineering", 1, 2]
    assert rows.loc["sales"].to_list() == ["Sales", 2, 2]
    assert list(rows.index) == ["marketing", "engineering", "sales"]


def test_the_matrix_has_the_order_of_distances_and_of_skills(made):
    levels = routes.matrix(made)
    assert levels.index.to_list() == routes.distances(made)["background_id"].to_list()
    assert levels.columns.to_list() == ["focus", "money", "speed"]
    assert levels.loc["engineering"].to_list() == [2, 0, 2]


def test_roles_are_the_first_and_the_one_it_leads_to(made):
    assert routes.expected(made).to_numpy().tolist() == [[2, 1, 1], [3, 3, 2]]


def test_the_finding_names_the_widest_gaps_with_their_width(made):
    assert routes.finding(made, Chosen(background="engineering")) == (
        "By our reading the widest gaps from engineering people to a PM: money (3 levels) and focus (1 level)"
    )


def test_the_finding_says_where_nothing_is_missing(made):
    assert routes.finding(made, Chosen(background="marketing")) == (
        "By our reading marketing people reach a PM's level in all 3 skills"
    )


def test_the_answer_counts_skills_at_either_level(made):
    assert routes.answer(made, Chosen(background="sales")) == (
        "Sales people bring what is expected of an associate PM in **1 of 3** skills, and of a PM in 1. "
        "What is missing most is **focus** and **speed**."
    )
    assert routes.answer(made, Chosen(background="marketing")).endswith("of a PM in 3. No skill is missing.")


def test_the_matrix_finding_names_the_nearest_as_a_reading(made):
    assert routes.matrix_finding(made) == "By our reading marketing is nearest to a PM: below in 0 of 3 skills"


def test_words_of_a_background_come_in_the_order_of_reading(made):
    assert routes.in_words(made, Chosen(background="sales")) == [
        ("Head start", "head_start of sales"),
        ("Gap", "gap of sales"),
        ("First step", "first_step of sales"),
        ("What to show", "show of sales"),
    ]
    assert routes.basis(made, Chosen(background="sales")) == "Our reading. (Article house)"


def test_ways_are_told_with_their_risk_and_with_who_names_them(made):
    ((name, texts),) = routes.ways(made)
    assert name == "Startup"
    assert texts[-1] == ("Beware", "the beware")
    assert "Article house" in routes.ways_basis(made)
    assert routes.ways_basis(made).endswith("No shares.")


@pytest.mark.parametrize("name", ["UX and research", "IT"])
def test_an_acronym_keeps_its_capitals_in_a_sentence(name):
    assert routes._in_sentence(name) == name


def test_every_real_background_has_an_answer_and_a_way_to_it(real):
    for background in real["backgrounds"]["background_id"]:
        chosen = Chosen(background=background)
        assert "of 9" in routes.answer(real, chosen)
        assert len(routes.in_words(real, chosen)) == 4
        assert routes.profile(real, background).notna().all(axis=None)
