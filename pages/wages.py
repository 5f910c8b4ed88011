"""Pay by place: wages by metropolitan area and industry, of the occupation that product managers are counted in."""

import streamlit as st

from analysis import wages
from analysis.charts import wages as charts
from pages.parts.chart_card import chart_card
from pages.parts.filters import filter_bar
from pages.parts.frame import caveat, key_figures
from pages.parts.shared import shared_tables

st.title("Pay by place")
answer = st.empty()
chosen = filter_bar("dollars", "currency")
tables = shared_tables()

answer.markdown(wages.answer(tables, chosen))
key_figures(wages.headline(tables, chosen))

chart_card(charts.metro_map, chosen)

st.header("Metro by metro")
of_state = filter_bar("state", within=chosen)
chart_card(charts.ranked, of_state)

st.header("Industry by industry")
chart_card(charts.industries, chosen)
caveat(tables.caveat_of(wages.SOURCE_ID), tables.caveat_of(wages.WARRANT))
