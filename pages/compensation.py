"""Compensation: what each rung pays, by company type, by source and in which money."""

import streamlit as st

from analysis import compensation, pay_sources, sources
from analysis.charts import compensation as charts
from analysis.charts import pay_sources as of_sources
from analysis.charts import startups
from pages.parts.chart_card import chart_card
from pages.parts.filters import filter_bar
from pages.parts.frame import caveat, key_figures
from pages.parts.shared import shared_tables

MORE = ("source", "dollars", "currency", "mix", "intervals")

st.title("Compensation")
answer = st.empty()
chosen = filter_bar("company_type", "country", "component", more=MORE)
tables = shared_tables()

st.caption(pay_sources.said(tables, chosen))
answer.markdown(compensation.answer(tables, chosen))
key_figures(compensation.headline(tables, chosen))

chart_card(charts.bands, chosen)
chart_card(charts.pay_mix, chosen)

st.header("The same role elsewhere")
by_role = filter_bar("role", within=chosen)
chart_card(charts.by_country, by_role)
chart_card(of_sources.side_by_side, by_role)
chart_card(charts.director_claim, chosen)

st.header("Startups, where few report")
chart_card(startups.pay, chosen)
chart_card(startups.equity, chosen)
caveat(tables.caveat_of(chosen.source), sources.kept(tables, chosen.source), *compensation.caveats(chosen))
