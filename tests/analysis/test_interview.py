"""Interview: which prompts are drawn for whom, the clock, the score sheet and the outlines."""

from __future__ import annotations

from random import Random

import pytest

from analysis import interview
from tests.atlas import select


def _prompt(prompt_id: str, kind: str, low: int, high: int) -> dict:
    return {
        "prompt_id": prompt_id,
        "kind_id": kind,
        "rung_from": low,
        "rung_to": high,
        "minutes": 10,
        "prompt": f"The question {prompt_id}?",
        "follow_up": "And then?",
        "source_id": "article",
    }


@pytest.fixture(scope="module")
def made(package_of):
    """Return a package with two kinds of question and four prompts."""
    kinds = [
        {"kind_id": kind, "position": at, "name": name, "tests": f"Tests {name}.", "source_id": "article"}
        for at, (kind, name) in enumerate((("product_sense", "Product sense"), ("strategy", "Strategy")), 1)
    ]
    prompts = [_prompt("a-01", "product_sense", 3, 3), _prompt("a-02", "product_sense", 2, 4)]
    prompts += [_prompt("a-03", "product_sense", 5, 7), _prompt("b-01", "strategy", 3, 3)]
    listens = [
        {"kind_id": "product_sense", "side": side, "listens_for": f"The {side} thing.", "basis": "Our reading."}
        | {"source_id": "article"}
        for side in ("startup", "corporate")
    ]
    criteria = [
        {"kind_id": "product_sense", "criterion_id": name, "position": at, "criterion": name.capitalize()}
        | {"weak": f"No {name}.", "strong": f"Much {name}.", "source_id": "article"}
        for at, name in enumerate(("range", "proof"), 1)
    ]
    steps = [
        {"kind_id": "product_sense", "position": at, "step": name, "what_to_do": f"Do {name}.", "source_id": "article"}
        for at, name in ((2, "Second"), (1, "First"))
    ]
    project = {"project_id": "teardown", "position": 1, "name": "Take apart", "what": "A product.", "shows": "Sense."}
    outline = [
        {"project_id": "teardown", "position": at, "heading": name, "guidance": f"Of {name}.", "source_id": "article"}
        for at, name in ((2, "Choice"), (1, "Problem"))
    ]
    return package_of(
        interview_kinds=kinds,
        interview_prompts=prompts,
        interview_listens=listens,
        interview_criteria=criteria,
        interview_steps=steps,
        portfolio_projects=[project | {"hours": 12, "source_id": "article"}],
        portfolio_outlines=outline,
    )


@pytest.mark.parametrize(
    ("role", "kind", "ids"),
    [
        ("senior_pm", "product_sense", ["a-01", "a-02"]),
        ("group_pm", "product_sense", ["a-02"]),
        ("principal_pm", "product_sense", ["a-02"]),
        ("cpo", "product_sense", ["a-03"]),
        ("senior_pm", "strategy", ["b-01"]),
        ("associate_pm", "strategy", []),
    ],
)
def test_prompts_suit_the_rung_and_the_kind(made, role, kind, ids):
    assert interview.suitable(made, select(role=role, kind=kind))["prompt_id"].to_list() == ids


def test_another_prompt_is_drawn_than_the_one_that_is_shown(made):
    drawn = {interview.draw(made, select(), "a-01", Random(seed)) for seed in range(20)}
    assert drawn == {"a-02"}


def test_every_suitable_prompt_may_be_drawn(made):
    drawn = {interview.draw(made, select(), interview.NO_PROMPT, Random(seed)) for seed in range(20)}
    assert drawn == {"a-01", "a-02"}


def test_the_only_prompt_there_is_is_drawn_again(made):
    assert interview.draw(made, select(kind="strategy"), "b-01", Random(1)) == "b-01"


def test_a_prompt_says_whom_it_is_for_and_how_long_it_may_take(made):
    assert interview.describe_prompt(made, "a-01") == "Product sense, for senior PMs, 10 minutes"
    assert interview.describe_prompt(made, "a-03") == "Product sense, for directors, VPs of product or CPOs, 10 minutes"


@pytest.mark.parametrize(
    ("clock", "left"),
    [
        (None, 0),
        (("a-01", 1_600.0), 600),
        (("a-01", 1_000.4), 0),
        (("a-01", 900.0), 0),
        (("a-02", 1_600.0), 0),
    ],
    ids=["none", "runs", "ends", "over", "another prompt's"],
)
def test_the_clock_is_its_prompts_own_and_never_below_nought(clock, left):
    assert interview.seconds_left(clock, "a-01", 1_000.0) == left


def test_a_prompts_time_is_in_seconds(made):
    assert interview.seconds(made, "a-01") == 600


@pytest.mark.parametrize(
    ("left", "words"), [(600, "10 minutes left"), (61, "1 minute 1 second left"), (30, "30 seconds left")]
)
def test_the_clock_in_words(left, words):
    assert words in interview.clock_in_words(left)


def test_the_opening_names_kinds_and_what_both_sides_listen_for(made):
    assert interview.opening(made, select()).sentence == (
        "Interviews come back to 2 kinds of question: product sense and strategy. In **product sense**, a startup "
        "listens for the startup thing. A corporation listens for the corporate thing. 2 of the 4 practice questions "
        "here are of this kind and for senior PMs."
    )


def test_steps_and_listeners_come_in_order_with_their_basis(made):
    assert interview.how_to_answer(made, select()).rows["what_to_do"].to_list() == ["Do First.", "Do Second."]
    assert list(interview.how_to_answer(made, select()).notes) == [
        "**A startup** listens for the startup thing. Our reading. (Article house)",
        "**A corporation** listens for the corporate thing. Our reading. (Article house)",
    ]


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ({}, "Answer aloud first, then score yourself."),
        ({"range": 2, "proof": 3}, "Weakest: range (partly), with all 2 criteria scored. Next time: Much range."),
        ({"proof": 1}, "Weakest: proof (weak), with 1 of 2 criteria scored. Next time: Much proof."),
        (
            {"range": 3, "proof": 3},
            "Weakest: range and proof (sound), with all 2 criteria scored. Next time: Much range.",
        ),
        ({"range": 4, "proof": 4}, "Strong in all 2 criteria. Get another one, a level higher."),
    ],
    ids=["none", "both", "one", "equal", "strong"],
)
def test_scores_name_the_weakest_and_are_not_added_up(made, scores, said):
    assert interview.verdict(made, "a-01", scores) == said


def test_the_sheet_holds_a_row_a_criterion_and_the_notes_once(made):
    table = interview.sheet(made, "a-01", {"proof": 3}, "Too fast.")
    assert table["Criterion"].to_list() == ["Range", "Proof"]
    assert table["Score (1 to 4)"].isna().to_list() == [True, False]
    assert table["In words"].to_list() == ["not scored", "sound"]
    assert table["Notes"].to_list() == ["Too fast.", ""]


def test_an_outline_is_a_document_to_fill_in(made):
    assert interview.outline(made, "teardown") == (
        "# Take apart\n\nA product.\n\nShows: Sense. About 12 hours.\n"
        "\n## Problem\n\n> Of Problem.\n\n\n\n## Choice\n\n> Of Choice.\n\n\n"
        "\nOutline: Article house, CC BY 4.0.\n"
    )


def test_an_unknown_prompt_is_an_error(made):
    with pytest.raises(KeyError):
        interview.prompt(made, "z-99")


def test_every_role_has_prompts_of_every_kind(real):
    for role in real["roles"]["role_id"]:
        for kind in interview.kinds(real)["kind_id"]:
            assert len(interview.suitable(real, select(role=role, kind=kind))) >= 3, (role, kind)
