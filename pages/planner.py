"""Planner: by when people like me get where I want to go, and what it pays on the way."""

import streamlit as st

from analysis import planner_words, sources
from analysis.charts import planner as charts
from pages.parts.chart_card import chart_card
from pages.parts.frame import caveat, key_figures
from pages.parts.inputs import plan_form
from pages.parts.shared import shared_tables

tables = shared_tables()
st.title("Planner")
answer = st.empty()
plan = plan_form()

answer.markdown(planner_words.answer(tables, plan))
key_figures(planner_words.headline(tables, plan))
st.markdown(f":material/visibility: {planner_words.NOT_FOLLOWED}")

has_dates, has_pay = planner_words.known(tables, plan)
if has_dates:
    chart_card(charts.chance, plan)
    chart_card(charts.rungs, plan)
    chart_card(charts.dates, plan)
    st.markdown(planner_words.lasting_in_words(tables, plan))
if has_pay:
    st.header("What it pays on the way")
    chart_card(charts.pay, plan)
    chart_card(charts.earned, plan)
if not has_dates and not has_pay:
    st.markdown(planner_words.TRY_ANOTHER)
caveat(planner_words.MOVE_CAVEAT, planner_words.PAY_CAVEAT, tables.caveat_of("levels_fyi"), sources.kept(tables))
