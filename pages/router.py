"""The app's own script: page settings, navigation and the frame that all pages share."""

from pathlib import Path
from typing import Literal

import streamlit as st

from analysis.charts.catalogue import CARD, EVERY
from analysis.export.collected import DECK
from analysis.pages import HOME, browser_title, pages_of
from pages.parts.chart_card import lone_card
from pages.parts.export_menu import begin_report, report_menu
from pages.parts.filters import choice_in_url, choice_of, ignore, ignored_values, read_url, write_url
from pages.parts.menu import close_menu, menu
from pages.parts.own import banner, forget_read, say_gone
from pages.parts.share import card_alone, unknown_card
from pages.parts.shared import quiet, shared_package
from pages.parts.sign_in import account
from pages.parts.views import read_views

PARTS = Path(__file__).resolve().parent / "parts"
ICON, LOGO = str(PARTS / "icon.svg"), str(PARTS / "logo.svg")  # our own: an icon by name comes from another server
OWN_DATA = "data"
PAGE_WIDTH = 1120  # pixels: wide enough for a chart, narrow enough for a line of text

# Before the navigation: a page's icon would be its browser icon too, fetched from a server that is not ours.
st.set_page_config(page_icon=ICON, layout="wide")
# A card alone stands in a page of someone else's, which has its own menu and name.
place: Literal["hidden", "top"] = "hidden" if CARD in st.query_params else "top"
page = st.navigation(menu(shared_package(), collected := len(choice_of(DECK))), position=place)
if CARD not in st.query_params:
    st.logo(LOGO, icon_image=ICON, size="large")
name, (address, by_click) = page.url_path or HOME, read_url(page.url_path)
if (now := len(choice_of(DECK))) != collected:
    # A link, or a step back, collects something else than was known when the menu was drawn.
    page = st.navigation(menu(shared_package(), now), position=place)
st.set_page_config(page_title=browser_title(pages_of(shared_package()), name))
ignore("Card", unknown_card(name))
if not by_click:
    ignore("View", read_views(entry.name for entry in EVERY.get(name, ())))
with st.container(horizontal_alignment="center"), st.container(width=PAGE_WIDTH):
    if ignored := ignored_values():
        st.warning(ignored, icon=":material/link_off:")
    say_gone()
    if name != OWN_DATA:
        forget_read()
    banner()
    begin_report()
    if alone := card_alone(name):
        lone_card(alone, choice_in_url(alone))
    else:
        quiet(page.run)()
        report_menu(name)
        account()
        write_url(address)
        close_menu(name)
