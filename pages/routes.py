"""Routes in: the ways into product management, what a background brings, and how first jobs stand."""

import streamlit as st

from analysis import entry, routes, sources
from analysis.charts import entry as charts_of_entry
from analysis.charts import routes as charts
from pages.parts.chart_card import chart_card
from pages.parts.filters import filter_bar
from pages.parts.frame import bullets, caveat, key_figures, pairs
from pages.parts.shared import shared_tables

tables = shared_tables()
st.title("Routes in")
answer = st.empty()
chosen = filter_bar("background")
answer.markdown(routes.answer(tables, chosen))
pairs(routes.in_words(tables, chosen))
st.caption(routes.basis(tables, chosen))

chart_card(charts.matrix, chosen)
chart_card(charts.profile, chosen)

st.header("Three ways in")
for name, texts in routes.ways(tables):
    with st.expander(f"**{name}**", expanded=True):
        pairs(texts)
st.caption(routes.ways_basis(tables))

st.header("How first jobs stand")
key_figures(entry.headline(tables))
chart_card(charts_of_entry.openings, chosen)
st.markdown(f"**A report states.** {entry.listings(tables)}")

st.header("Is a technical degree needed?")
st.markdown(entry.degree_answer(tables))
bullets("What is known", entry.degree_evidence(tables))
chart_card(charts_of_entry.technical_titles, chosen)
st.page_link("interview.py", label="Practise the interview", icon=":material/arrow_forward:")
caveat(
    "The levels above are our reading of a field, not a measurement of you.",
    tables.caveat_of("uk_ddat"),
    tables.caveat_of("levels_fyi"),
    sources.kept(tables),
)
