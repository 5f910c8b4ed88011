"""A plan in words: true for whatever is planned, and plain where nothing is known."""

import itertools
import re
from dataclasses import replace

import pytest

from analysis.planner import findings, notes, opening, sentences, when
from analysis.planner.outlook import lasting, outlook
from analysis.planner.plan import NEWCOMER, Plan, target_rung
from tests.atlas import COMPANY_TYPES, EVERY_TYPE, plan_of

TYPES = (*COMPANY_TYPES, EVERY_TYPE)

CHARTS = ("chance", "rungs", "dates", "pay", "earned")


def plans() -> list[Plan]:
    """Return plans of every role, type and country, early and late, with a move and without."""
    roles = (NEWCOMER, "associate_pm", "senior_pm", "group_pm", "vp_product", "cpo")
    turns = itertools.cycle(itertools.product((0, 4, 11, 40), ("stay", "big_tech"), ("senior_pm", "director", "cpo")))
    places = [
        *itertools.product(roles, TYPES, ["United States"]),
        *itertools.product(roles, ["all"], ["India"]),
        ("senior_pm", "startup", "Nowhere"),
        *itertools.product(["senior_pm"], TYPES, ["India"]),
    ]
    return [
        plan_of(role, years, None, company_type, target, move, country=country)
        for (role, company_type, country), (years, move, target) in zip(places, turns, strict=False)
    ]


def test_the_example_says_that_it_is_one(real):
    assert findings.answer(real, plan_of()).sentence.startswith("**An example, until you fill in your own.**")
    assert "example" not in findings.answer(real, plan_of(years=5)).sentence


def test_the_answer_names_who_plans_and_what_the_measure_found(real):
    plan = plan_of(years=4, in_role=1, move_to="big_tech", move_in=3, target="senior_pm")
    row = sentences.target_rows(real, plan).query("key == 'plan'").iloc[0]
    said = findings.answer(real, plan).sentence
    assert "Product manager at a startup in the United States, 4 years of work, 1 of them in the role" in said
    assert "to big tech in 3 years" in said
    assert f"within {row['p50']:.0f} years**" in said
    chances = outlook(real, plan).chances.query("key == 'plan' and rung == 3 and years == 5").iloc[0]
    assert f"within 5 years is **{when.chances(chances['pace_low'], chances['pace_high'])}**" in said


def test_a_chance_is_the_range_over_the_pace_that_nothing_informs(real):
    at = {pace: outlook(real, lasting(plan_of(), pace)).chances for pace in (0, 100)}
    own = outlook(real, plan_of()).chances
    alone = ["key == 'plan' and rung == 4 and years == 5"]
    ends = [one.query(alone[0])["share"].item() for one in at.values()]
    row = own.query(alone[0]).iloc[0]
    assert row["pace_low"] == pytest.approx(min(ends), abs=0.02)
    assert row["pace_high"] == pytest.approx(max(ends), abs=0.02)
    assert row["share_low"] <= row["pace_low"] <= row["share"] <= row["pace_high"] <= row["share_high"]


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [(0.0, 0.21, "under 1% to 21%"), (0.4, 0.42, "41%"), (0.995, 1.0, "over 99%"), (0.7, 0.996, "70% to over 99%")],
)
def test_a_range_of_chances_in_words(low, high, text):
    assert when.chances(low, high) == text


@pytest.mark.parametrize(
    ("plan", "says"),
    [
        (plan_of(now="product_manager", years=20, at="all"), "The chance within 5 years is **under 1% to "),
        (
            plan_of(now="product_manager", years=20, in_role=10, at="all", move_to="public_tech", move_in=0),
            "fewer than ten people seen at public tech are product managers with 20 years of work or more",
        ),
        (
            plan_of(now="director", years=12, at="all", target="vp_product", move_to="big_tech", move_in=0),
            "Too few people seen at big tech in the United States are VP of product or above",
        ),
    ],
)
def test_absurd_plans_get_a_range_or_the_reason_why_not(real, plan, says):
    assert says in findings.answer(real, plan).sentence
    assert "to over 99%" not in findings.answer(real, plan).sentence


ABSURD = {
    "PM of 20 years": {"now": "product_manager", "years": 20, "at": "all"},
    "and 10 in the role": {"now": "product_manager", "years": 20, "in_role": 10, "at": "all", "against": "public_tech"},
    "director of 12 years": {
        "now": "director",
        "years": 12,
        "at": "all",
        "target": "vp_product",
        "against": "big_tech",
    },
}


@pytest.mark.parametrize("given", ABSURD.values(), ids=ABSURD)
def test_absurd_plans_have_no_cliffs(real, given):
    """No year brings a fifth of careers to the target, nor one year more of work another chance."""
    plan = plan_of(**given)
    chances = outlook(real, plan).chances
    own = chances[(chances["rung"] == target_rung(real, plan)) & (chances["key"] == "plan")]
    assert own["share"].diff().max() < 0.2
    assert (own["share_high"] - own["share_low"]).iloc[-1] > 0.05
    before = outlook(real, replace(plan, years=plan.years - 1)).chances
    there = before[(before["rung"] == target_rung(real, plan)) & (before["key"] == "plan") & (before["years"] == 5)]
    assert there["share"].item() == pytest.approx(own.set_index("years").at[5, "share"], abs=0.15)
    assert not re.search(r"\b(\d+) to \1\b", findings.answer(real, plan).sentence)


def test_pay_after_a_move_is_never_clearly_different(real):
    for plan in (plan_of(), plan_of(now="director", years=12, at="public_tech", move_to="big_tech", move_in=0)):
        assert sentences.pay(real, plan).endswith("; no clear difference")
        assert sentences.earned(real, plan).endswith("; no clear difference")


@pytest.mark.parametrize(
    ("plan", "reason"),
    [
        (plan_of(now=NEWCOMER, in_role=1), "there is no role yet"),
        (plan_of(years=3, in_role=4), "they are more than all years of work"),
        (plan_of(now="associate_pm", years=2, in_role=1), "when people entered the first level was not observed"),
        (
            plan_of(now="director", years=9, in_role=8),
            "nobody seen at startups with 1 year of work stands on that level",
        ),
    ],
)
def test_years_in_the_role_that_are_not_used_are_said_to_be_left_out(real, plan, reason):
    assert f"(years in the role left out: {reason})" in findings.answer(real, plan).sentence


def test_what_is_reached_already_is_said(real):
    assert (
        "you are Senior PM or above already"
        in findings.answer(real, plan_of(now="group_pm", years=6, target="senior_pm")).sentence
    )


def test_what_was_never_seen_is_said_to_be_beyond_what_we_observe(real):
    said = findings.answer(real, plan_of(target="cpo")).sentence
    assert "beyond what we observe" in said
    assert not re.search(r"\d+ years\*\*", said)


def test_a_median_that_is_not_reached_is_not_extrapolated(real):
    said = findings.answer(real, plan_of(target="director")).sentence
    assert "Fewer than half are **directors of product or above** within the 10 years that we observe." in said


def test_the_answer_says_when_otherwise_and_whether_that_differs(real):
    rows = sentences.target_rows(real, plan_of()).set_index("key")
    there = f"{rows['p50'].drop('plan').iloc[0]:.0f} years if you move to big tech now"
    assert findings.answer(real, plan_of()).sentence.endswith(f"Until half are there: {there}; no clear difference.")
    assert "Until half" not in findings.answer(real, plan_of(target="cpo")).sentence


def test_persistence_is_said_to_be_a_setting_with_what_it_changes(real):
    said = opening.pace(real, plan_of(now="associate_pm", years=0, at="big_tech", target="senior_pm"))
    assert "a setting, 50% unless you change it" in said
    assert re.search(r"At 0% the median date would be .*\d years?, at 100% .*\d years?\.$", said)


def test_persistence_without_a_date_says_only_what_it_is(real):
    assert opening.pace(real, plan_of(target="cpo")).endswith("unless you change it.")


def test_a_difference_is_claimed_only_between_bands_that_are_apart(package_of):
    def finding(band):
        cell = {"source_id": "survey", "country": "United States", "period": "2020-01/2020-12", "n": 60}
        rows = [
            cell
            | {"company_types": key, "rung": 2, "years": year, "share": share}
            | {"share_low": max(share - band, 0), "share_high": share + band * (share > 0)}
            for key, shares in (("startup", (0, 0.3)), ("big_tech", (0, 0.6)))
            for year, share in enumerate(shares)
        ]
        plan = plan_of(now="associate_pm", years=0, target="product_manager")
        return sentences.chance(package_of(attainment=rows), plan)

    assert finding(0.05) == (
        "Product manager or above within 1 year: 25% to 35% if you stay at a startup and "
        "54% to 65% if you move to big tech now"
    )
    assert finding(0.2).endswith("; no clear difference")


def test_chances_that_read_the_same_are_no_clear_difference(real):
    plan = plan_of(now="product_manager", years=4, at="big_tech", target="director", against="public_tech")
    said = sentences.chance(real, plan)
    assert said.endswith("; no clear difference")


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0, "under 1%"),
        (0.009, "under 1%"),
        (0.01, "1%"),
        (0.374, "37%"),
        (0.99, "99%"),
        (0.994, "over 99%"),
        (1, "over 99%"),
    ],
)
def test_no_chance_is_certain(share, text):
    assert when.chance(share) == text


@pytest.mark.parametrize("chart", CHARTS)
def test_every_plan_has_every_finding(real, chart):
    for plan in plans():
        found = getattr(findings, chart)(real, plan)
        for said in (getattr(sentences, chart)(real, plan), found.sentence):
            assert said[0].isupper(), plan
            assert not said.endswith("."), plan
            assert not re.search(r"\bnan\b|\binf\b|None|[a-z]_[a-z]|  ", said), (plan, said)
        assert bool(found.sources) == bool(len(found.rows)), plan
        assert all(note.endswith(".") for note in found.notes), plan


def test_every_plan_has_its_answer_and_notes(real):
    for plan in plans():
        said = f"{findings.answer(real, plan).sentence} {opening.pace(real, plan)}"
        said += notes.of_paths(real, plan, pay=True)
        assert not re.search(r"\bnan\b|\binf\b|None|[a-z]_[a-z]|  ", said), (plan, said)


def test_whose_pay_stands_in_is_said(real):
    said = notes.of_paths(real, plan_of(), pay=True)
    assert "Under ten group PMs at startups say what they earn: the median of all company types stands in." in said
    assert "stands in" not in notes.of_paths(real, plan_of())


def test_what_a_move_takes_for_granted_is_said_where_there_is_one(real):
    assert notes.of_paths(real, plan_of()).startswith("A move is taken to keep the level.")
    assert "A move" not in notes.of_paths(real, plan_of(against="corporate", country="India", at="all"))


def test_a_way_that_nobody_was_seen_on_is_said(real):
    plan = replace(plan_of(), now="director", years=2)
    assert "Nothing is said for those who stay at a startup: nobody seen" in notes.of_paths(real, plan)
