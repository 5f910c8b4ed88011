"""The deck: a card's way into it, its place in the menu, what it holds and the files that are made of it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial

import streamlit as st

from analysis.charts.catalogue import CARD, OPEN, Builder, entry_of, page_of
from analysis.charts.chart import Chart
from analysis.export import collected
from analysis.export.collected import DECK, FULL, MOST, Items, entry_and_choice
from analysis.export.image.engine import NO_BROWSER, browser_path
from analysis.export.pack import Pack
from analysis.export.packs import PACKS, deck_address, exported_item, pack_name, pack_of, query_of
from analysis.pages import pages_of
from analysis.service.addresses import CHARTS_PATH
from pages.parts import menu
from pages.parts.filters import choice_of, inputs, keep, query_for
from pages.parts.offered import offer
from pages.parts.plain import plain
from pages.parts.share import root_address
from pages.parts.shared import own_shown, shared_package

PROMISE = "A file is made when you ask for it: some seconds, for a PDF of many charts up to a minute or two."
UP, DOWN, OUT = ":material/arrow_upward:", ":material/arrow_downward:", ":material/close:"


def deck_button(chart: Chart, builder: Builder, selection: Hashable) -> None:
    """Offer to put a card into the deck as it is drawn, or to take it out; nothing where a card stands alone."""
    if CARD in st.query_params:
        return
    items: Items = choice_of(DECK)
    item = collected.item_of(shared_package(), entry_of(builder), selection)
    inside = item in items
    full = not inside and len(items) >= MOST
    pressed = st.button(
        "Remove from deck" if inside else "Add to deck",
        icon=":material/playlist_add_check:" if inside else ":material/playlist_add:",
        disabled=full,
        help=FULL if full else None,
        key=f"deck-{chart.name}",
    )
    if inside:
        menu.link_to(collected.PAGE, f"Deck ({len(items)}) →")
    if pressed:
        keep(DECK, collected.removed(items, item) if inside else collected.added(items, item))
        # The whole page: its links to other pages say what is collected, and so does the menu.
        st.rerun()


def listed(items: Items) -> None:
    """Draw what is collected, in order: title, page and filters of each, with what moves, removes and opens it."""
    for at, item in enumerate(items):
        entry, _choice = entry_and_choice(shared_package(), item)
        exported, page = exported_item(shared_package(), item, ""), page_of(entry)
        chosen = " · ".join(f"{name}: {value}" for name, value in exported.filters.items())
        with st.container(border=True, key=f"item-{at}"):
            st.markdown(f"**{at + 1}. {plain(exported.chart.title)}**")
            st.caption(plain(" · ".join(filter(None, (pages_of(shared_package())[page].title, chosen)))))
            with st.container(horizontal=True, gap="small", vertical_alignment="center"):
                _step("Up", UP, at, partial(collected.moved, items, item, -1), disabled=at == 0)
                _step("Down", DOWN, at, partial(collected.moved, items, item, 1), disabled=at == len(items) - 1)
                _step("Remove", OUT, at, partial(collected.removed, items, item))
                every = inputs(shared_package())
                values = {name: every[name].read(list(texts)) for name, texts in item.query}
                opened = {OPEN: ["true"]} if entry.is_folded else {}
                menu.link_to(page, "Open →", query=query_for(page, values) | opened)


def files(items: Items, title: str, key: str) -> None:
    """Offer charts as presentation, document and workbook; each is made when asked for."""
    # Package and address are known to the run alone, not to the thread that makes the file.
    pack = partial(pack_of, shared_package(), items, title, _root())
    with st.container(horizontal=True, gap="small", key=f"export-{key}"):
        for file_format, kind in PACKS.items():
            offer(
                kind.label,
                f"{CHARTS_PATH}/{collected.PAGE}.{file_format}?{query_of(items, title)}",
                partial(_made, kind.make, pack),
                pack_name(title, file_format),
                kind.mime,
                disabled=kind.needs_browser and browser_path() is None,
                key=f"save-{key}-{file_format}",
            )
    st.caption(PROMISE if browser_path() else NO_BROWSER)


def deck_link(items: Items, title: str) -> str:
    """Return the link that collects the same again; empty where the address is not known, as in tests."""
    return deck_address(_root(), items, title)


def _step(label: str, icon: str, at: int, change: Callable[[], Items], disabled: bool = False) -> None:
    def changed() -> None:
        keep(DECK, change())

    st.button(label, icon=icon, disabled=disabled, on_click=changed, key=f"{label.lower()}-{at}")


def _made(make: Callable[[Pack], bytes], pack: Callable[[], Pack]) -> bytes:
    return make(pack())


def _root() -> str:
    """Return the atlas's address; empty where a link would show others something else, or none is known."""
    return "" if own_shown() else root_address()
