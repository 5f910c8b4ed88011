"""Progression: how long each rung takes, and how long people stay."""

import streamlit as st

from analysis import progression, sources
from analysis.charts import craft, tenure
from analysis.charts import progression as charts
from pages.parts.chart_card import chart_card
from pages.parts.context import context_bar
from pages.parts.frame import caveat, key_figures
from pages.parts.shared import shared_package

st.title("Promotion")
answer = st.empty()
selection = context_bar("progression", more=("intervals",))
package = shared_package()

opening = progression.opening(package, selection)
answer.markdown(opening.sentence)
key_figures(opening.figures)

chart_card(charts.attainment, selection)
chart_card(charts.experience, selection)
chart_card(craft.years, selection)
chart_card(charts.rung_mix, selection)

st.header("Is one kind of company faster?")
chart_card(charts.attainment_by_type, selection)

st.header("What articles state")
chart_card(tenure.claims, selection)
chart_card(tenure.at_employer, selection)
caveat(*opening.notes, sources.kept(package))
