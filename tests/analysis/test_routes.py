"""Routes in on made-up skills: distances, the widest gaps, and the words that come of them.

An associate PM is expected at 1, 1 and 1, a PM at 2, 2 and 1; sales bring 1, 1 and 0, engineering 0, 2 and 2.
"""

from __future__ import annotations

import pytest

from analysis import routes
from tests.atlas import select


def test_a_profile_counts_levels_missing_to_a_pm_and_to_an_associate(made_up):
    rows = routes.profile(made_up, select(background="sales")).rows
    assert rows["me"].to_list() == [1, 1, 0]
    assert rows["gap"].to_list() == [1, 1, 1]
    assert rows["behind"].to_list() == [0, 0, 1]
    assert rows["note"].to_list() == ["sales: user_focus", "sales: strategy", "sales: agility"]


def test_a_level_above_what_is_expected_is_no_negative_gap(made_up):
    assert routes.profile(made_up, select(background="marketing")).rows["gap"].to_list() == [0, 0, 0]


def test_distances_count_skills_and_not_levels(made_up):
    rows = routes.distances(made_up).set_index("background_id")
    assert rows.loc["engineering", ["below_entry", "below_goal"]].to_list() == [1, 1]
    assert rows.loc["sales", ["below_entry", "below_goal"]].to_list() == [1, 3]


def test_the_nearest_to_a_pm_comes_first(made_up):
    assert routes.distances(made_up)["background_id"].to_list() == ["marketing", "engineering", "sales"]


def test_of_equal_distances_to_a_pm_the_one_nearer_to_an_associate_comes_first(made_up, package_of):
    changed = {("marketing", "strategy"): 1}
    rows = made_up["background_levels"].to_dict("records")
    rows = [row | {"level": changed.get((row["background_id"], row["skill_id"]), row["level"])} for row in rows]
    found = routes.distances(package_of(background_levels=rows))
    assert found[["background_id", "below_entry", "below_goal"]].to_numpy().tolist() == [
        ["marketing", 0, 1],
        ["engineering", 1, 1],
        ["sales", 1, 3],
    ]


def test_the_matrix_has_the_order_of_distances_and_of_skills(made_up):
    rows = routes.matrix(made_up).rows
    assert rows.index.to_list() == ["associate_pm", "product_manager", "marketing", "engineering", "sales"]
    assert rows.columns.to_list()[-3:] == ["user_focus", "strategy", "agility"]
    assert rows.loc["engineering"].to_list() == ["Engineering", 1, 1, 0, 2, 2]


def test_roles_are_the_first_and_the_one_it_leads_to(made_up):
    assert routes.expected(made_up).to_numpy().tolist() == [[1, 1, 1], [2, 2, 1]]


def test_the_finding_names_the_widest_gaps_with_their_width(made_up):
    assert routes.profile(made_up, select(background="engineering")).sentence == (
        "By our reading the widest gap from engineering people to a product manager: user focus (2 levels)"
    )
    assert routes.profile(made_up, select(background="sales")).sentence == (
        "By our reading the widest gaps from sales people to a product manager: agility and user focus (1 level each)"
    )


def test_the_finding_says_where_nothing_is_missing(made_up):
    assert routes.profile(made_up, select(background="marketing")).sentence == (
        "By our reading marketing people reach the level of a product manager in all 3 skills"
    )


def test_the_answer_counts_skills_at_either_level(made_up):
    assert routes.opening(made_up, select(background="sales")).sentence == (
        "Sales people bring what is expected of an associate PM in **2 of 3** skills, and of a product manager in 0. "
        "What is missing most is **agility** and **user focus**."
    )
    assert routes.opening(made_up, select(background="marketing")).sentence.endswith(
        "of a product manager in 3. No skill is missing."
    )


def test_the_matrix_finding_names_the_nearest_as_a_reading(made_up):
    assert (
        routes.matrix(made_up).sentence
        == "By our reading marketing is nearest to a product manager: below in 0 of 3 skills"
    )


def test_words_of_a_background_come_in_the_order_of_reading(made_up):
    assert routes.in_words(made_up, select(background="sales")) == [
        ("Head start", "head_start of sales"),
        ("Gap", "gap of sales"),
        ("First step", "first_step of sales"),
        ("What to show", "show of sales"),
    ]
    assert routes.basis(made_up, select(background="sales")) == "Our reading. (Article house)"


def test_ways_are_told_with_their_risk_and_with_who_names_them(made_up):
    ((name, texts),) = routes.ways(made_up)
    assert name == "Startup"
    assert texts[-1] == ("Beware", "the beware")
    assert "Article house" in routes.ways_basis(made_up)
    assert routes.ways_basis(made_up).startswith("The ways and whom they suit are Article house's; ")
    assert routes.ways_basis(made_up).endswith(made_up.caveat_on("trajectories"))


@pytest.mark.parametrize(("name", "said"), [("UX and research", "UX and research"), ("IT", "IT"), ("Sales", "sales")])
def test_an_acronym_keeps_its_capitals_in_a_sentence(made_up, package_of, name, said):
    rows = made_up["backgrounds"].to_dict("records")
    rows = [row | ({"name": name} if row["background_id"] == "marketing" else {}) for row in rows]
    assert routes.matrix(package_of(backgrounds=rows)).sentence.startswith(f"By our reading {said} is nearest")


def test_every_real_background_has_an_answer_and_a_way_to_it(real):
    for background in real["backgrounds"]["background_id"]:
        selection = select(background=background)
        assert "of 9" in routes.opening(real, selection).sentence
        assert len(routes.in_words(real, selection)) == 4
        assert routes.profile(real, selection).rows.notna().all(axis=None)
