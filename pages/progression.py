"""Progression: how long each rung takes, and how long people stay."""

import streamlit as st

from analysis import progression, sources
from analysis.charts import progression as charts
from analysis.charts import tenure
from pages.parts.chart_card import chart_card
from pages.parts.filters import filter_bar
from pages.parts.frame import caveat, key_figures
from pages.parts.shared import shared_tables

st.title("Progression")
answer = st.empty()
chosen = filter_bar("company_type", "country", more=("intervals",))
tables = shared_tables()

answer.markdown(progression.answer(tables, chosen))
key_figures(progression.headline(tables, chosen))

chart_card(charts.attainment, chosen)
chart_card(charts.experience, chosen)
chart_card(charts.rung_mix, chosen)

st.header("Is one kind of company faster?")
for_role = filter_bar("role", within=chosen)
chart_card(charts.attainment_by_type, for_role)

st.header("What articles state")
chart_card(tenure.claims, chosen)
chart_card(tenure.at_employer, chosen)
caveat(tables.caveat_of("levels_fyi"), sources.kept(tables))
