"""Interview: the kinds of question, prompts to practise on, and work to show."""

import streamlit as st

from analysis import interview
from pages.parts.filters import filter_bar
from pages.parts.frame import bullets, caveat, numbered
from pages.parts.practice import portfolio, practice
from pages.parts.shared import shared_tables

tables = shared_tables()
st.title("Interview")
answer = st.empty()
chosen = filter_bar("kind", "role")
answer.markdown(interview.answer(tables, chosen))

st.header("Practise")
practice(tables, chosen)

st.header(f"How to answer: {tables.name_of('interview_kinds', chosen.kind).lower()}")
st.markdown(interview.tests(tables, chosen))
numbered(interview.structure(tables, chosen))
bullets("Who listens", interview.listeners(tables, chosen))

st.header("Work to show")
st.markdown("Instead of saying that you think like a PM, show it: pieces of work that need nobody's permission.")
portfolio(tables)
caveat(
    "Questions, structures and scores are our own reading of what articles say about interviews, not any company's; "
    "a corporation means here everyone but startups.",
    tables.caveat_of("startup_path_article"),
)
