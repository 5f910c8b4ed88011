"""The menu: every page that has something to show; the others keep their address and say there what is missing."""

from __future__ import annotations

from functools import partial
from itertools import groupby

import streamlit as st

from analysis.package.tables import Package
from analysis.pages import HOME, PAGES
from pages.parts.shared import shared_package


def menu(package: Package) -> dict[str, list[st.Page]]:
    """Return the pages by section of the menu, in its order."""
    pages = [(page.section, _page(package, name)) for name, page in PAGES.items()]
    return {section: [page for _section, page in one] for section, one in groupby(pages, key=lambda page: page[0])}


def link_to(page: str, label: str, icon: str | None = None) -> None:
    """Draw a link to a page by its name, where the page has something to show."""
    if PAGES[page].has_something_to_show(shared_package()):
        st.page_link(f"{page}.py", label=label, icon=icon)


def _page(package: Package, name: str) -> st.Page:
    page, icon = PAGES[name], f":material/{PAGES[name].icon}:"
    if page.has_something_to_show(package):
        return st.Page(f"{name}.py", title=page.title, icon=icon, default=name == HOME)
    absent = partial(_absent, page.title, page.missing)
    return st.Page(absent, title=page.title, icon=icon, url_path=name, visibility="hidden")


def _absent(title: str, sentence: str) -> None:
    st.title(title)
    st.markdown(sentence)
