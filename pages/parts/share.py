"""Sharing a card: the link to this very view, and the code that embeds the card alone in another page."""

from __future__ import annotations

from collections.abc import Hashable
from urllib.parse import urlsplit

import streamlit as st

from analysis.charts.catalogue import CARD, Builder, Entry, entry_of, found
from analysis.charts.chart import Chart
from analysis.choices import encoded
from analysis.export.exported import link_to
from analysis.pages import PAGES
from analysis.service import embed
from pages.parts.shared import own_shown, shared_package
from pages.parts.views import IN_URL, in_url

TELLS_HEIGHT = """<script data-card="{card}">
const page = document.querySelector('[data-testid="stMainBlockContainer"]')
new ResizeObserver(() => parent.postMessage({{{name}: page.offsetHeight}}, "*")).observe(page)
</script>"""

PRIVATE = (
    "**Your data does not travel.** A link, or a card embedded elsewhere, would show the atlas's figures instead of "
    "yours, so there is neither. Export makes a file to pass on."
)


def link(builder: Builder, selection: Hashable, **more: str) -> str:
    """Return the link to this view, defaults spelt out; empty where it would show others something else.

    That is where the visit shows data of its own, and where the address is not known, as in tests.
    """
    address = "" if own_shown() else st.context.url
    if not address:
        return ""
    root = address if urlsplit(address).path else f"{address}/"
    return link_to(shared_package(), root, entry_of(builder), selection, **encoded(shared_package(), selection), **more)


def root_address() -> str:
    """Return the atlas's own address without a slash at its end; empty where it is not known, as in tests."""
    above, _slash, last = (st.context.url or "").rstrip("/").rpartition("/")
    return above if last in PAGES else f"{above}/{last}".lstrip("/")


def share_menu(chart: Chart, builder: Builder, selection: Hashable) -> None:
    """Offer the link to the view as it stands, and the code to embed its card."""
    if own_shown():
        st.markdown(PRIVATE)
        return
    view = {IN_URL: value} if (value := in_url(chart.name)) else {}
    st.markdown("**Link to this view.** Every filter is spelt out, so that it shows the same next year.")
    st.code(link(builder, selection, **view), language=None, wrap_lines=True)
    st.markdown("**Embed this card** in a page of yours:")
    code = embed.frame(chart, link(builder, selection, card=chart.name, embed="true", **view))
    st.code(code, language="html", wrap_lines=True)


def card_alone(page: str) -> Entry | None:
    """Return the card that the address asks to be shown alone, None where it names none or none of this page."""
    return found(page, st.query_params.get(CARD, ""))


def unknown_card(page: str) -> list[str]:
    """Return what the address names as a card and this page does not have."""
    return [name for name in st.query_params.get_all(CARD) if found(page, name) is None]


def tell_height(card: str) -> None:
    """Let a card alone tell the page around it how high it is, then and whenever that changes."""
    st.html(TELLS_HEIGHT.format(card=card, name=embed.HEIGHT), unsafe_allow_javascript=True)
