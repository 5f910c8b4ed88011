"""Startup or corporation: what product work is like in either, as told and as measured."""

import streamlit as st

from analysis import scope, sources
from analysis.charts import scope as charts
from analysis.selection import Chosen
from pages.parts.chart_card import chart_card
from pages.parts.filters import filter_bar
from pages.parts.frame import caveat
from pages.parts.shared import shared_tables

tables = shared_tables()
st.title("Startup or corporation")
answer = st.empty()
chart_card(charts.dumbbells, Chosen())

st.header("What can be measured")
chosen = filter_bar("role", "company_type", "country", more=("intervals",))
answer.markdown(scope.answer(tables, chosen))
chart_card(charts.equity_share, chosen)
chart_card(charts.experience, chosen)
chart_card(charts.at_employer, chosen)
chart_card(charts.pay_spread, chosen)
caveat(
    "The scores above are our reading of two articles and a handbook.",
    tables.caveat_of("levels_fyi"),
    sources.kept(tables),
)
