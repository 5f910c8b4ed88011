"""Charts of a plan hold the outlook's numbers, in light and dark alike, and say so where there is nothing."""

import re

import pandas as pd
import pytest

from analysis import words
from analysis.charts import planner as charts
from analysis.charts.theme import GREY, type_style
from analysis.planner.outlook import outlook
from analysis.planner.plan import NEWCOMER
from tests.atlas import COMPANY_TYPES, EVERY_TYPE, plan_of

TYPES = (*COMPANY_TYPES, EVERY_TYPE)

BUILDERS = (charts.chance, charts.rungs, charts.dates, charts.pay, charts.earned)
LATE_AT_STARTUP = plan_of(now="senior_pm", years=11, target="vp_product")
NOWHERE = plan_of(now="director", years=2, against="big_tech")
FEW_PAID = plan_of(now="senior_pm", years=8, in_role=1, at="all", target="cpo", move_to="big_tech", country="India")
PLANS = (plan_of(), LATE_AT_STARTUP, NOWHERE, FEW_PAID, *(plan_of(at=key, target="director") for key in TYPES))


def lines(chart) -> dict[str, tuple]:
    """Return x and y of the lines of a chart, by name."""
    drawn = [trace for trace in chart.figure.data if trace.mode == "lines" and trace.name]
    return {trace.name: (list(trace.x), list(trace.y)) for trace in drawn}


def test_the_chance_is_drawn_year_by_year_for_each_way(real):
    chart = charts.chance(package=real, selection=plan_of(), mode="light")
    rows = outlook(real, plan_of()).chances.query("rung == 4")
    assert set(lines(chart)) == {"stay at a startup", "move to big tech now"}
    for label, path in rows.groupby("path"):
        assert lines(chart)[label] == (path["years"].tolist(), (100 * path["share"]).tolist())


def test_the_rungs_are_those_of_the_plans_own_way(real):
    chart = charts.rungs(package=real, selection=plan_of(), mode="light")
    own = outlook(real, plan_of()).chances.query("key == 'plan'")
    assert set(lines(chart)) == {words.rung_or_above(real, rung) for rung in own["rung"]}
    assert len(chart.table) == len(own)


def test_dates_draw_medians_and_end_where_observations_do(real):
    chart = charts.dates(package=real, selection=plan_of(), mode="light")
    symbols = {trace.name: list(trace.x) for trace in chart.figure.data if trace.mode == "markers"}
    dates = outlook(real, plan_of()).dates.dropna(subset="p10").sort_values("rung", kind="stable")
    for label, path in dates.groupby("path"):
        assert symbols[label] == path["p50"].tolist()
    ends = [value for trace in chart.figure.data if trace.mode == "lines" for value in trace.x if value is not None]
    assert max(ends) <= dates["seen"].max()


def test_a_date_beyond_the_years_seen_has_no_symbol_and_says_so(real):
    plan = plan_of(now="product_manager", years=4, at="public_tech", target="director")
    chart = charts.dates(package=real, selection=plan, mode="light")
    beyond = outlook(real, plan).dates.query("p50 != p50 and p10 == p10")
    assert len(beyond)
    texts = [note.text for note in chart.figure.layout.annotations]
    for seen in beyond["seen"]:
        assert f"&gt;{seen} y" in texts


def test_pay_is_drawn_year_by_year_in_todays_dollars(real):
    plan = plan_of(dollars="today")
    chart = charts.pay(package=real, selection=plan, mode="light")
    for label, path in outlook(real, plan).pay.groupby("path"):
        assert lines(chart)[label] == (path["years"].tolist(), path["p50"].tolist())
    assert "dollars of Aug 2026" in chart.subtitle


def test_the_sum_names_the_years_it_is_over(real):
    chart = charts.earned(package=real, selection=plan_of(), mode="light")
    assert "over 10 years" in chart.subtitle
    symbols = [trace.x[0] for trace in chart.figure.data if trace.mode == "markers"]
    assert symbols == outlook(real, plan_of()).earned["p50"].tolist()


def test_a_way_looks_the_same_in_every_chart(real):
    looks = [
        {one.label: one for one in builder(package=real, selection=plan_of(), mode="light").key} for builder in BUILDERS
    ]
    for label in ("stay at a startup", "move to big tech now"):
        assert len({look[label] for look in looks if label in look}) == 1


def test_a_way_looks_like_the_company_type_in_which_it_goes_on(real):
    key = charts.chance(package=real, selection=plan_of(), mode="light").key
    looks = {one.label: (one.colour, one.symbol) for one in key}
    for label, kind in (("stay at a startup", "startup"), ("move to big tech now", "big_tech")):
        style = type_style(real, kind)
        assert looks[label] == (style.colour, style.symbol)


def test_ways_without_a_type_of_their_own_are_grey_and_told_apart_by_symbol(real):
    newcomer = plan_of(NEWCOMER, 0, target="senior_pm", at="all")
    key = charts.pay(package=real, selection=newcomer, mode="light").key
    assert len({one.symbol for one in key}) == len(key) == 4
    assert sum(one.colour == GREY for one in key) == 3


def test_where_nobody_was_seen_there_is_no_figure_but_a_reason(real):
    for builder in BUILDERS:
        chart = builder(package=real, selection=NOWHERE, mode="light")
        assert chart.figure is None
        assert chart.title.startswith("Too few people to say: nobody seen at startups with 2 years of work")


def test_a_way_without_a_curve_of_the_target_is_named(real):
    plan = plan_of(now="director", years=10, at="big_tech", target="vp_product", against="public_tech")
    chart = charts.chance(package=real, selection=plan, mode="light")
    assert set(lines(chart)) == {"move to public tech now"}
    assert (
        "Too few VPs of product or above were seen for those who stay at big tech: beyond what we observe."
        in chart.note
    )
    assert "Too few" not in charts.chance(package=real, selection=plan_of(), mode="light").note


def test_people_seen_once_is_said_under_every_chart(real):
    for builder in BUILDERS:
        chart = builder(package=real, selection=plan_of(), mode="light")
        assert "people seen once, not careers followed" in chart.subtitle
        assert re.search(r"n = 2,766 people|n = 134 people", chart.source)


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_plan_has_its_chart_with_all_its_words(real, builder):
    for plan in PLANS:
        light, dark = (builder(package=real, selection=plan, mode=mode) for mode in ("light", "dark"))
        said = "\n".join((light.title, light.subtitle, light.source, light.alt, light.note))
        assert not re.search(r"\bnan\b|<NA>|\bNone\b|\binf\b|[a-z]_[a-z]|  ", said), (plan, said)
        assert light.title in light.alt
        assert re.fullmatch(r"[a-z0-9]+([-_][a-z0-9]+)*", light.slug)
        assert (light.figure is None) == light.table.empty
        assert not light.figure or light.source.startswith("Source")
        pd.testing.assert_frame_equal(light.table, dark.table)
