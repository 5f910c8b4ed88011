"""Deck: the charts collected across pages, in order, and the files that are made of them."""

import streamlit as st

from analysis.export import collected
from analysis.export.collected import DECK, TITLE
from pages.parts.deck import deck_link, files, listed
from pages.parts.filters import choice_of, draw_one
from pages.parts.menu import link_to
from pages.parts.plain import plain
from pages.parts.share import PRIVATE
from pages.parts.shared import own_shown

items = choice_of(DECK)
st.title("Deck")
st.markdown(plain(collected.answer(items)))
if items:
    draw_one(TITLE)
    files(items, choice_of(TITLE), "deck")
    st.header("What is in it")
    listed(items)
    st.header("Share it")
    if own_shown():
        st.markdown(PRIVATE)
    else:
        st.markdown("**Link to this deck.** Whoever opens it finds the same charts with the same filters.")
        st.code(deck_link(items, choice_of(TITLE)), language=None, wrap_lines=True)
else:
    link_to("compensation", "Pay by level →")
    link_to("progression", "Promotion →")
    link_to("demand", "Hiring market →")
