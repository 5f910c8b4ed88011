"""The level after a move: what people of like years and pay hold there, and careers that go on from another level."""

from __future__ import annotations

import re

import numpy as np
import pytest

from analysis.charts import after_move as charts
from analysis.planner import after_move, findings, notes, titles
from analysis.planner.careers import Curves, reached, sample
from analysis.planner.outlook import outlook
from analysis.planner.paths import paths
from analysis.planner.plan import NEWCOMER
from tests.atlas import plan_of

MOVE = plan_of(now="director", years=15, at="public_tech", target="vp_product", move_to="big_tech", move_in=0)


def test_public_tech_directors_sit_at_big_tech_principals_and_seniors(real):
    found = after_move.levels(real, MOVE)
    assert found.sentence == (
        "At big tech, with such years and pay, 69% are principal PMs or group PMs and 30% are senior PMs"
    )
    assert found.rows["share"].sum() == pytest.approx(100, abs=0.3)
    assert (found.rows["n"] == 451).all()


def test_who_stays_is_told_of_the_move_that_staying_is_compared_with(real):
    assert after_move.levels(real, plan_of()).sentence.startswith("At big tech")


@pytest.mark.parametrize(
    ("plan", "says"),
    [
        (plan_of(now="director", move_to="big_tech"), "Too few directors of product at startups, or people like them"),
        (plan_of(now=NEWCOMER), "it takes a level held now and one company type"),
        (plan_of(against="all"), "it takes a level held now and one company type"),
        (plan_of(country="Nowhere"), "Too few product managers at startups"),
    ],
)
def test_what_cannot_be_told_is_said(real, plan, says):
    found = after_move.levels(real, plan)
    assert found.rows.empty
    assert says in found.sentence
    assert charts.levels(package=real, selection=plan, mode="light").figure is None


def test_the_chart_draws_each_share_and_says_whose_years_and_pay_are_alike(real):
    chart = charts.levels(package=real, selection=MOVE, mode="light")
    assert "10 to 20 years of work and $310k to $500k of nominal total pay a year" in chart.subtitle
    assert "directors of product at public tech (n = 167)" in chart.subtitle
    drawn = [value for trace in chart.figure.data if trace.mode == "markers" for value in trace.x]
    assert sorted(drawn) == sorted(after_move.levels(real, MOVE).rows["share"])
    assert "not what an employer would grant" in chart.note


def test_an_employer_with_most_of_the_people_is_named(real):
    plan = plan_of(now="senior_pm", years=8, at="public_tech", target="director", move_to="big_tech")
    assert re.search(
        r"Amazon alone has \d\d% of these people\.", charts.levels(package=real, selection=plan, mode="light").note
    )


def test_a_move_now_goes_on_from_the_level_that_is_chosen(real):
    plan = plan_of(now="group_pm", years=12, at="public_tech", target="director", move_to="big_tech", move_in=0)
    own, stay, *_rest = paths(real, plan_of(**vars(plan) | {"level": "one_lower"}))
    assert own.label == "move to big tech now (one level lower)"
    assert (own.begins(real), stay.begins(real)) == (3, 4)
    lower, same, higher = (
        outlook(real, plan_of(**vars(plan) | {"level": level})).chances.query("key == 'plan'")
        for level in ("one_lower", "same", "one_higher")
    )
    assert lower["rung"].min() == 4
    last = {"rung": 5, "years": 10}
    assert at(lower, **last) <= at(same, **last)
    assert 5 not in set(higher["rung"])


def at(chances, rung, years) -> float:
    return chances.query("rung == @rung and years == @years")["share"].item()


def test_what_the_move_itself_brings_is_said(real):
    plan = plan_of(now="group_pm", years=12, at="public_tech", target="director", move_to="big_tech", move_in=0)
    said = findings.answer(real, plan_of(**vars(plan) | {"level": "one_higher"})).sentence
    assert "to big tech now (one level higher)" in said
    assert "the move makes you Director of product or above" in said
    assert "already" not in said


def test_only_a_move_that_keeps_the_level_is_said_to_keep_it(real):
    kept, lower = (notes.of_paths(real, plan_of(level=level)) for level in ("same", "one_lower"))
    assert notes.KEPT in kept
    assert notes.KEPT not in lower


def test_a_later_move_leads_from_the_level_held_then():
    """Half are on the second level in year 1 and all in year 3, on the third in year 5; a move in year 2 takes one."""
    steps = np.array([[1.0] * 6, [1.0] * 6, [0, 0.5, 0.5, 1, 1, 1], [0, 0, 0, 0, 0, 1], [0] * 6])
    rungs = sample([Curves(steps)] * 4, 2, 1, persistence=1, moved=(1, -1), size=10)
    assert {tuple(one) for one in rungs.T.tolist()} == {(2, 1, 2, 2, 3)}
    assert (reached(rungs, 3) == 4).all()


def test_too_few_on_the_level_after_the_move_is_a_reason(real):
    plan = plan_of(now="director", years=10, at="public_tech", move_to="startup", move_in=1, level="one_higher")
    assert "fewer than ten people seen at startups are VPs of product" in str(outlook(real, plan).unseen)


def test_where_hardly_anyone_rises_there_is_no_date_to_draw(real):
    title = titles.dates(real, MOVE)
    assert title == "Too few careers, under one in ten, reach a level above within the 15 years seen"


def test_a_date_that_may_lie_beyond_what_is_seen_is_said(real):
    said = notes.open_ends(real, plan_of(now="product_manager", years=20, at="all"))
    assert said == "By the 90% interval, half may be senior PMs or above only after the 10 years seen."
    assert notes.open_ends(real, plan_of(country="Nowhere")) == ""
