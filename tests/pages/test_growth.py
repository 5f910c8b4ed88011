"""The page Growth: what is entered is in the address, a link brings it back, and other pages do not tell it."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from analysis import growth
from analysis.growth import Assessment
from tests.atlas import ROLE, atlas
from tests.pages.test_pages import ROUTER, shown

LEVELS = (2, 3, 4, None, 0, 1, 1, 1, 1)
LINK = {"role": "senior_pm", "skills": "2-3-4-x-0-1-1-1-1", "done": "pr2-gp1"}


@pytest.fixture(scope="module")
def package():
    return atlas()


def visit(page: str = "growth.py", **query: str) -> AppTest:
    at = AppTest.from_file(ROUTER, default_timeout=60)
    at.switch_page(page)
    for name, value in query.items():
        at.query_params[name] = value
    return at.run()


def ticked(at: AppTest) -> list[str]:
    return [box.key for box in at.checkbox if box.value and box.key]


def test_with_nothing_entered_the_page_opens_with_what_the_next_rung_asks_for(package):
    at = visit()
    assert at.markdown[0].value == growth.opening(package, Assessment(ROLE), ()).sentence
    assert at.query_params == {}
    assert ticked(at) == []


def test_a_link_opens_the_view_it_was_copied_from(package):
    at = visit(**LINK)
    assert not at.exception
    assert not at.warning
    assert at.markdown[0].value == growth.opening(package, Assessment("senior_pm", LEVELS), ("pr2", "gp1")).sentence
    assert [at.pills(key=f"skill-{key}").value for key in package["skills"]["skill_id"]] == list(LEVELS)
    assert ticked(at) == ["milestone-pr2", "milestone-gp1"]
    assert at.query_params == LINK


def test_what_is_entered_is_written_to_the_address():
    at = visit(role="product_manager")
    at.pills(key="skill-problem_ownership").set_value(3).run()
    at.checkbox(key="milestone-sr2").check().run()
    at.checkbox(key="milestone-sr1").check().run()
    assert at.query_params == {"role": "product_manager", "skills": "x-3", "done": "sr1-sr2"}
    at.checkbox(key="milestone-sr2").uncheck().run()
    assert at.query_params["done"] == "sr1"


def test_levels_can_be_cleared_and_stay_gone():
    at = visit(**LINK)
    next(button for button in at.button if button.label == "Clear my levels").click().run()
    assert at.query_params == {"role": LINK["role"], "done": "pr2-gp1"}
    assert at.pills(key="skill-user_focus").value is None


def test_another_page_keeps_what_was_entered_and_does_not_tell_it():
    at = visit(**LINK)
    at.query_params.clear()  # as the menu's links do
    at.switch_page("compensation.py").run()
    assert at.query_params == {}
    at.switch_page("growth.py").run()
    assert at.query_params == {"skills": LINK["skills"], "done": LINK["done"]}


def test_another_role_keeps_levels_and_ticks(package):
    at = visit(**LINK)
    at.selectbox(key="role").select("group_pm").run()
    assert at.markdown[0].value == growth.opening(package, Assessment("group_pm", LEVELS), ("gp1", "pr2")).sentence
    assert at.query_params == LINK | {"role": "group_pm"}


@pytest.mark.parametrize(
    ("query", "named", "kept"),
    [
        ({"skills": "2-9-<b>-1"}, ("Skills `9`", "Skills `<b>`"), {"skills": "2-x-x-1"}),
        ({"skills": "x" * 5000}, ("Skills `x",), {}),
        ({"skills": "1-" * 3000}, ("Skills `1`", "more"), {"skills": "1-1-1-1-1-1-1-1-1"}),
        ({"done": "pr2-zz9-';drop"}, ("Milestones `zz9`", "Milestones `';drop`"), {"done": "pr2"}),
    ],
)
def test_what_does_not_exist_is_said_and_ignored(query, named, kept):
    at = visit(**query)
    assert not at.exception
    assert all(one in at.warning[0].value for one in named)
    assert len(at.warning[0].value) < 300
    assert at.query_params == kept


@pytest.mark.parametrize("role", ["associate_pm", "principal_pm", "director", "vp_product", "cpo"])
def test_every_role_has_its_page_with_levels_and_without(role):
    for levels in ("", "4-4-4-4-4-4-4-4-4"):
        at = visit(role=role, skills=levels) if levels else visit(role=role)
        assert not at.exception
        assert not at.error


def test_roles_beyond_the_framework_are_said_not_to_be_covered():
    at = visit(role="vp_product")
    assert "does not cover VPs of product" in at.markdown[0].value
    assert "Not covered: VPs of product and chief product officers." in shown(at)
