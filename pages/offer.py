"""Offer check: where an offer stands among people in the role, and on the next rung."""

import streamlit as st

from analysis import offer_words, sources
from analysis.charts import offer as charts
from pages.parts.chart_card import chart_card
from pages.parts.frame import caveat, key_figures
from pages.parts.inputs import offer_form
from pages.parts.shared import shared_tables

tables = shared_tables()
st.title("Offer check")
answer = st.empty()
offers = offer_form()

answer.markdown(offer_words.answer(tables, offers))
key_figures(offer_words.headline(tables, offers))
chart_card(charts.total, offers)
chart_card(charts.by_part, offers)
caveat(offer_words.ON_PAPER, offer_words.BANDS_ARE_OLD, tables.caveat_of("levels_fyi"), sources.kept(tables))
