"""The menu: every page that has something to show; the others keep their address and say there what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from functools import partial
from itertools import groupby

import streamlit as st

from analysis.export.collected import PAGE
from analysis.package.memory import kept
from analysis.package.tables import Package
from analysis.pages import HOME, PAGES, Page, pages_of
from pages.parts.plain import plain
from pages.parts.shared import shared_package

CLOSE = """<script data-page="{page}">
if (window.innerWidth <= 768 && document.querySelector('[data-testid="stSidebar"]')?.getBoundingClientRect().right > 0)
  document.querySelector('[data-testid="stMain"]').dispatchEvent(new MouseEvent("mousedown", {{bubbles: true}}))
</script>"""
"""768 pixels: Streamlit's own limit between a menu beside the page and one over it. No press where none is open: it
would close a list that a visitor has just opened."""


def menu(package: Package, collected: int) -> dict[str, list[st.Page]]:
    """Return the pages by section of the menu, in its order; that of the deck says how many charts are collected."""
    # Copies: Streamlit marks the page that a run may show, and finding a page's file takes longer than all else here.
    pages = [(section, copy(page)) for section, page in _every(package, collected)]
    return {section: [page for _section, page in one] for section, one in groupby(pages, key=lambda page: page[0])}


def link_to(page: str, label: str, icon: str | None = None, query: Mapping[str, list[str]] | None = None) -> None:
    """Draw a link to a page by its name, where the page has something to show; `query` is what is chosen there."""
    if PAGES[page].has_something_to_show(shared_package()):
        unbroken = label.replace(" →", "\u00a0→")  # no arrow on a line of its own
        st.page_link(f"{page}.py", label=unbroken, icon=icon, query_params=query)


def close_menu(page: str) -> None:
    """Close the menu that lies over the page on a phone, once a page is reached; call after the page is drawn.

    Streamlit leaves it open, keeps that in the browser, and covers every page that is opened later. It closes the menu
    at a press beside it, which is what is told to it here.
    """
    st.html(CLOSE.format(page=page), unsafe_allow_javascript=True)


@kept(most=50)
def _every(package: Package, collected: int) -> tuple[tuple[str, st.Page], ...]:
    return tuple((page.section, _page(package, name, page, collected)) for name, page in pages_of(package).items())


def _page(package: Package, name: str, page: Page, collected: int) -> st.Page:
    icon = f":material/{page.icon}:"
    if page.has_something_to_show(package):
        title = f"{page.title} ({collected})" if name == PAGE and collected else page.title
        return st.Page(f"{name}.py", title=title, icon=icon, default=name == HOME)
    absent = partial(_absent, page.title, page.missing)
    return st.Page(absent, title=page.title, icon=icon, url_path=name, visibility="hidden")


def _absent(title: str, sentence: str) -> None:
    st.title(title)
    st.markdown(plain(sentence))
