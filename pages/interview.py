"""Interview: the kinds of question, prompts to practise on, and work to show."""

import streamlit as st

from analysis import interview
from pages.parts.context import context_bar
from pages.parts.filters import filter_bar
from pages.parts.frame import bullets, caveat, numbered
from pages.parts.plain import plain
from pages.parts.practice import portfolio, practice
from pages.parts.shared import shared_package

package = shared_package()
st.title("Interview")
answer = st.empty()
if package["interview_kinds"].empty:
    st.markdown(f"{interview.NOTHING}.")
    st.stop()
selection = filter_bar("kind", within=context_bar("interview"))
opening = interview.opening(package, selection)
answer.markdown(plain(opening.sentence))

st.header("Practise")
practice(package, selection)

st.header(f"How to answer: {package.name_of('interview_kinds', selection.kind).lower()}")
asked = interview.how_to_answer(package, selection)
st.markdown(plain(asked.sentence))
numbered(list(asked.rows[["step", "what_to_do"]].itertuples(index=False, name=None)))
bullets("Who listens", asked.notes)

st.header("Work to show")
st.markdown(
    f"Instead of saying that you think like a {package.trade.one}, show it: "
    "pieces of work that need nobody's permission."
)
portfolio(package)
caveat(*opening.notes)
