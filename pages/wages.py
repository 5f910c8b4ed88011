"""Pay by place: wages by metropolitan area and industry, of the occupation that product managers are counted in."""

import streamlit as st

from analysis.charts import wages as charts
from analysis.pay import wages
from pages.parts.chart_card import chart_card
from pages.parts.filters import filter_bar
from pages.parts.frame import caveat, key_figures
from pages.parts.shared import shared_package

st.title("Pay by place")
answer = st.empty()
selection = filter_bar("dollars", "currency")
package = shared_package()

answer.markdown(wages.answer(package, selection))
key_figures(wages.headline(package, selection))

chart_card(charts.metro_map, selection)

st.header("Metro by metro")
of_state = filter_bar("state", within=selection)
chart_card(charts.ranked, of_state)

st.header("Industry by industry")
chart_card(charts.industries, selection)
caveat(package.caveat_of(wages.SOURCE_ID), package.caveat_of(wages.WARRANT))
