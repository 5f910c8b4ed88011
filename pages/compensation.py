"""Compensation: what each rung pays, by company type."""

import streamlit as st

from analysis import compensation, sources
from analysis.charts import compensation as charts
from pages.parts.chart_card import chart_card
from pages.parts.filters import filter_bar
from pages.parts.frame import caveat, key_figures
from pages.parts.shared import shared_tables

st.title("Compensation")
answer = st.empty()
chosen = filter_bar("company_type", "country", "component")
tables = shared_tables()

answer.markdown(compensation.answer(tables, chosen))
key_figures(compensation.headline(tables, chosen))

chart_card(charts.bands, chosen)
chart_card(charts.pay_mix, chosen)
st.header("The same role elsewhere")
by_role = filter_bar("role", within=chosen)
chart_card(charts.by_country, by_role)
chart_card(charts.director_claim, chosen)
caveat(
    tables.caveat_of("levels_fyi"),
    sources.kept(tables),
    "Dollars are those of the day: none is adjusted for inflation.",
)
