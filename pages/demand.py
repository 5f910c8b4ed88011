"""Demand: how hiring stands, and which rungs are hired."""

import streamlit as st

from analysis import demand
from analysis.charts import demand as charts
from analysis.selection import Chosen
from pages.parts.chart_card import chart_card
from pages.parts.filters import filter_bar
from pages.parts.frame import bullets, caveat, key_figures
from pages.parts.shared import shared_tables

tables, everyone = shared_tables(), Chosen()
st.title("Demand")
st.markdown(demand.answer(tables))
key_figures(demand.headline(tables))

chart_card(charts.index, everyone)
st.markdown(f"**What articles state.** {demand.claims_finding(tables)}.")
bullets("Claims, not observations", demand.claims_in_words(tables))
chart_card(charts.countries, filter_bar("country"))
chart_card(charts.published, everyone)

st.header("Which product managers are sought")
chart_card(charts.role_mix, everyone)
chart_card(charts.traits, everyone)
caveat(
    "Company types do not apply here: none of these series tells them apart. An index says how postings moved, "
    "not how many there are, and a share says nothing of volume."
)
