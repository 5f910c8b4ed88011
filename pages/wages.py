"""Pay by place: product managers' own reports by metro, then wages of the occupation that they are counted in."""

import streamlit as st

from analysis.charts import places as of_places
from analysis.charts import wages as charts
from analysis.pay import places, wages
from pages.parts.chart_card import chart_card
from pages.parts.context import context_bar
from pages.parts.filters import filter_bar
from pages.parts.frame import caveat, key_figures
from pages.parts.shared import shared_package

st.title("Pay by place")
answer = st.empty()
selection = context_bar("wages", more=("intervals",))
package = shared_package()

answer.markdown(f"{places.by_role(package, selection).sentence}. {places.within_companies(package).sentence}.")
chart_card(of_places.by_role, selection)

st.header("Within one company and level")
chart_card(of_places.within_companies, selection)
chart_card(of_places.staying, selection)

st.header("Every metro, for a related occupation")
opening = wages.opening(package, selection)
st.markdown(opening.sentence)
key_figures(opening.figures)
chart_card(charts.metro_map, selection)

st.header("Metro by metro")
of_state = filter_bar("state", within=selection)
chart_card(charts.ranked, of_state)

st.header("Industry by industry")
chart_card(charts.industries, selection)
caveat(*opening.notes)
