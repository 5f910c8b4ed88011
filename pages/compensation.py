"""Compensation: what each rung pays, by company type, by source and in which money."""

import streamlit as st

from analysis import words
from analysis.charts import compensation as charts
from analysis.charts import pay_sources as of_sources
from analysis.charts import startups
from analysis.pay import compensation, pay_sources
from analysis.pay import startups as of_startups
from pages.parts.chart_card import chart_card
from pages.parts.context import context_bar
from pages.parts.frame import caveat, key_figures
from pages.parts.shared import shared_package

MORE = ("component", "source", "mix", "intervals")

st.title("Pay by level")
answer = st.empty()
selection = context_bar("compensation", more=MORE)
package = shared_package()

st.caption(pay_sources.said(package, selection))
opening = compensation.opening(package, selection)
answer.markdown(opening.sentence)
key_figures(opening.figures)

chart_card(charts.bands, selection)
chart_card(charts.pay_mix, selection)

st.header("The same role elsewhere")
chart_card(charts.by_country, selection)
chart_card(of_sources.side_by_side, selection)
chart_card(charts.director_claim, selection)

st.header(f"{words.capital(of_startups.companies(package))}, where few report")
chart_card(startups.pay, selection)
chart_card(startups.equity, selection)
caveat(*opening.notes)
