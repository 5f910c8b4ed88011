"""The tables of ways in and of interviews: nothing missing, nothing double, nothing copied from the articles."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analysis.package.tables import describe

ARTICLES = Path(__file__).parents[2].parent / "shared" / "seeds"
needs_articles = pytest.mark.skipif(
    not ARTICLES.is_dir(), reason="the articles are not beside the repository (../shared/seeds)"
)
OURS = (
    *("trajectories", "backgrounds", "background_levels", "interview_kinds", "interview_steps", "interview_listens"),
    *("interview_criteria", "interview_prompts", "portfolio_projects", "portfolio_outlines"),
)
LONGEST_RUN = 7
"""Words in a row that may be an article's own: names of jobs and lists of them."""


def texts(real, table: str) -> list[str]:
    """Return every text of a table, ids and sources aside."""
    fields = next(one for one in describe()["resources"] if one["name"] == table)["schema"]["fields"]
    names = [one["name"] for one in fields if one["type"] == "string" and not one["name"].endswith("_id")]
    return [text for name in names for text in real[table][name] if text]


def runs(text: str) -> set[tuple[str, ...]]:
    """Return all runs of words in a text that are longer than an article's may be."""
    words = re.findall(r"[a-z0-9']+", text.lower())
    return {tuple(words[at : at + LONGEST_RUN + 1]) for at in range(len(words) - LONGEST_RUN)}


@needs_articles
@pytest.mark.parametrize("table", OURS)
def test_no_sentence_is_an_articles_own(real, table):
    theirs = set().union(*(runs(path.read_text(encoding="utf-8")) for path in ARTICLES.glob("*.txt")))
    assert theirs
    assert [text for text in texts(real, table) if runs(text) & theirs] == []


def test_every_background_has_a_level_for_every_skill(real):
    levels = real["background_levels"]
    pairs = set(zip(levels["background_id"], levels["skill_id"], strict=True))
    assert pairs == {
        (one, skill) for one in real["backgrounds"]["background_id"] for skill in real["skills"]["skill_id"]
    }


def test_the_articles_eight_backgrounds_and_customer_support_are_there(real):
    assert real["backgrounds"]["name"].to_list() == [
        *("UX and research", "Engineering", "Product design", "Marketing", "Project management", "IT", "Sales"),
        *("Business strategy", "Customer support"),
    ]
    assert real["trajectories"]["name"].to_list() == ["Lateral move", "Startup", "Build a product", "New employer"]


def test_levels_of_backgrounds_are_called_a_reading(real):
    assert set(real["background_levels"]["source_id"]) == {"atlas_judgement"}


@pytest.mark.parametrize("table", ["interview_steps", "interview_criteria"])
def test_every_kind_of_question_has_several_in_an_order_without_gaps(real, table):
    places = real[table].groupby("kind_id")["position"].apply(sorted)
    assert set(places.index) == set(real["interview_kinds"]["kind_id"])
    assert all(len(one) >= 4 and one == list(range(1, len(one) + 1)) for one in places)


def test_every_kind_of_question_says_what_either_side_listens_for(real):
    sides = real["interview_listens"].groupby("kind_id")["side"].apply(set)
    assert set(sides.index) == set(real["interview_kinds"]["kind_id"])
    assert all(one == {"startup", "corporate"} for one in sides)


def test_every_kind_of_question_has_a_dozen_prompts_over_all_rungs(real):
    prompts = real["interview_prompts"]
    assert (prompts.groupby("kind_id").size() >= 12).all()
    assert (prompts["rung_from"] <= prompts["rung_to"]).all()
    for _kind, rows in prompts.groupby("kind_id"):
        assert rows["rung_from"].min() == real["roles"]["rung"].min()
        assert rows["rung_to"].max() == real["roles"]["rung"].max()


def test_no_prompt_stands_there_twice_and_each_has_another_follow_up(real):
    prompts = real["interview_prompts"]
    assert prompts["prompt"].is_unique
    assert prompts["follow_up"].is_unique


def test_prompts_differ_in_their_words(real):
    """Two prompts that begin alike are one prompt with another noun; behavioural ones all begin with the telling."""
    prompts = real["interview_prompts"].query("kind_id != 'behavioural'")["prompt"]
    assert prompts.str.split().str[:4].str.join(" ").is_unique


def test_every_project_has_an_outline_in_order(real):
    places = real["portfolio_outlines"].groupby("project_id")["position"].apply(sorted)
    assert set(places.index) == set(real["portfolio_projects"]["project_id"])
    assert all(len(one) >= 5 and one == list(range(1, len(one) + 1)) for one in places)


def test_fewer_openings_are_without_the_largest_employer(real):
    rows = real["entry_hiring"]
    assert (rows["n_without_largest"] < rows["n"]).all()


def test_a_share_is_its_count_over_all_and_lies_in_its_interval(real):
    rows = real["degree_evidence"]
    assert ((100 * rows["count"] / rows["n"]).astype(float) - rows["share"]).abs().max() < 0.051
    assert ((rows["share_low"] <= rows["share"]) & (rows["share"] <= rows["share_high"])).all()


def test_degrees_are_shown_where_ten_people_hold_them(real):
    assert (real["degree_evidence"].query("measure == 'highest_degree'")["count"] >= 10).all()
