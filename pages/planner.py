"""Planner: by when people like me get where I want to go, and what it pays on the way."""

import streamlit as st

from analysis import sources
from analysis.charts import after_move
from analysis.charts import planner as charts
from analysis.planner import findings
from pages.parts.chart_card import chart_card
from pages.parts.context import context_bar
from pages.parts.fold import cannot_tell, folded
from pages.parts.frame import caveat, form_beside_chart
from pages.parts.inputs import plan_form
from pages.parts.plain import plain, unbroken
from pages.parts.shared import shared_package


def evidence() -> None:
    """Draw every level, dates, what is earned, and how a pace that lasts changes the answer."""
    if has_dates:
        chart_card(charts.rungs, plan)
        chart_card(charts.dates, plan)
        for note in found.notes:
            st.markdown(plain(note))
    if has_pay:
        chart_card(charts.earned, plan)
    caveat(
        findings.MOVE_CAVEAT,
        findings.PAY_CAVEAT,
        package.caveat_of(package.pay_sources.first),
        sources.kept_share(package),
    )


package = shared_package()
st.title("Planner")
answer = st.empty()
context_bar("planner")
form, beside = form_beside_chart()
with form:
    plan = plan_form()

found = findings.answer(package, plan)
answer.markdown(unbroken(found.sentence))
has_dates, has_pay = len(found.rows), len(findings.pay(package, plan).rows)
if has_dates:
    with beside:
        chart_card(charts.chance, plan)
        cannot_tell(findings.NOT_FOLLOWED)
if has_pay:
    chart_card(charts.pay, plan)
if has_dates or has_pay:
    chart_card(after_move.levels, plan)
else:
    st.markdown(findings.TRY_ANOTHER)
folded("planner", evidence)
