"""Routes in and Interview as a visitor uses them: a background, a prompt, the clock, scores and links."""

from __future__ import annotations

import csv
import io

import pytest
from streamlit.testing.v1 import AppTest

from analysis import interview, routes
from analysis.export import sheet
from tests.atlas import atlas, select
from tests.pages.test_pages import shown, visit


@pytest.fixture(scope="module")
def package():
    return atlas()


def button(at: AppTest, label: str):
    return next(one for one in at.button if one.label == label)


def labels(at: AppTest) -> set[str]:
    return {one.label for one in at.button}


def test_a_background_changes_the_answer_and_the_address(package):
    at = visit("routes.py")
    assert routes.opening(package, select()).sentence in shown(at)
    at.selectbox(key="background").select("sales").run()
    assert not at.exception
    assert routes.opening(package, select(background="sales")).sentence in shown(at)
    assert at.query_params["background"] == "sales"


def test_a_link_opens_a_background(package):
    at = visit("routes.py", background="it")
    selection = select(background="it")
    assert routes.profile(package, selection).sentence in shown(at)
    for _heading, text in routes.in_words(package, selection):
        assert text in shown(at)


@pytest.mark.parametrize(
    ("page", "name", "label"),
    [
        ("routes.py", "background", "Where you come from"),
        ("interview.py", "kind", "Kind of question"),
        ("interview.py", "prompt", "Prompt"),
    ],
)
def test_a_value_that_does_not_exist_is_said_and_ignored(page, name, label):
    at = visit(page, **{name: "<b>nonsense"})
    assert not at.exception
    assert f"{label} `<b>nonsense`" in at.warning[0].value
    assert at.query_params == {}


def test_a_background_stands_in_no_other_pages_address():
    at = visit("routes.py", background="it")
    at.switch_page("interview.py").query_params.clear()  # as the browser does for a new page
    assert at.run().query_params == {}
    at.switch_page("routes.py").run()
    assert at.query_params == {"background": "it"}


def test_a_prompt_is_drawn_for_the_kind_and_the_role_and_stands_in_the_address(package):
    at = visit("interview.py", kind="strategy", role="director")
    button(at, "Get a practice question").click().run()
    assert not at.exception
    drawn = at.query_params["prompt"]
    suitable = interview.suitable(package, select(role="director", kind="strategy"))["prompt_id"].to_list()
    assert drawn in suitable
    assert interview.prompt(package, drawn)["prompt"] in shown(at)
    button(at, "Get another one").click().run()
    assert at.query_params["prompt"] in set(suitable) - {drawn}


def test_a_link_opens_its_prompt_again(package):
    at = visit("interview.py", prompt="technical-09")
    assert interview.prompt(package, "technical-09")["prompt"] in shown(at)
    assert interview.describe_prompt(package, "technical-09") in shown(at)


def test_the_clock_starts_and_stops():
    at = visit("interview.py", prompt="sense-01")
    button(at, "Start the clock").click().run()
    assert not at.exception
    assert "Start the clock" not in labels(at)
    button(at, "Stop the clock").click().run()
    assert "Start the clock" in labels(at)


def test_another_prompt_has_a_clock_of_its_own():
    at = visit("interview.py", prompt="sense-07")
    button(at, "Start the clock").click().run()
    button(at, "Get another one").click().run()
    assert "Start the clock" in labels(at)


def test_scores_are_read_at_once_and_belong_to_their_prompt(package):
    at = visit("interview.py", prompt="sense-07")
    assert "Answer aloud first" in shown(at)
    key = "score-sense-07-product_sense_user"
    next(one for one in at.segmented_control if one.key == key).set_value(2).run()
    assert not at.exception
    assert "Weakest: one user, one problem (partly)" in shown(at)
    button(at, "Get another one").click().run()
    assert "Answer aloud first" in shown(at)


def test_the_sheet_of_notes_that_look_like_a_formula_is_harmless(package):
    table = interview.sheet(package, "sense-07", {"product_sense_user": 2}, '=HYPERLINK("http://x")')
    rows = list(csv.DictReader(io.StringIO(sheet.csv(table).decode("utf-8-sig"), newline="")))
    assert rows[0]["Notes"] == '\'=HYPERLINK("http://x")'
    assert [row["In words"] for row in rows] == ["partly", "not scored", "not scored", "not scored"]


@pytest.mark.parametrize("kind", ["product_sense", "execution", "strategy", "behavioural", "technical"])
@pytest.mark.parametrize("role", ["associate_pm", "principal_pm", "cpo"])
def test_every_kind_has_its_page_for_either_end_of_the_ladder(package, kind, role):
    at = visit("interview.py", kind=kind, role=role)
    assert not at.exception
    assert interview.opening(package, select(role=role, kind=kind)).sentence in shown(at)
    assert interview.how_to_answer(package, select(kind=kind)).sentence in shown(at)


def test_every_outline_is_offered(package):
    at = visit("interview.py")
    offered = [one for one in at.get("download_button") if one.proto.label == "Outline (Markdown)"]
    assert len(offered) == len(interview.projects(package))
