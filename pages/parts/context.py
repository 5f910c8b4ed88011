"""The bar of context: the same four controls in the same order on every page; one that does not apply says why."""

from __future__ import annotations

import streamlit as st

from analysis import context, words
from analysis.charts import labels
from analysis.inputs import Choice, Choices
from analysis.package.selection import Selection, first_selection
from analysis.pay import money
from pages.parts.filters import choice_of, choice_within, draw_one, inputs, query_for
from pages.parts.menu import link_to
from pages.parts.plain import plain
from pages.parts.shared import shared_package

ELSEWHERE = (("compensation", "Pay by level →"), ("progression", "Promotion →"), ("demand", "Hiring market →"))
"""Pages that tell of any country, and what the links to them are called."""


def context_bar(page: str, more: tuple[str, ...] = (), label: str = "More") -> Selection:
    """Draw country, company type, level and money, and a page's own choices behind a button; returns what is chosen.

    A control that the page cannot heed is grey, with the reason as its help, and keeps its first value. Links to the
    page's cards stand below.
    """
    package = shared_package()
    grey = context.reasons(package, page)
    with st.container(horizontal=True, vertical_alignment="bottom", key="context"):
        for control in context.CONTROLS:
            if control == context.MONEY:
                _money(grey.get(control, ""))
            elif control in grey:
                _grey(control, grey[control])
            else:
                draw_one(control)
        if more:
            with st.popover(label, icon=":material/tune:", key="more"):
                for name in more:
                    draw_one(name)
    _elsewhere(page)
    _on_this_page(page)
    return choice_within((*context.heeded(package, page), *more), first_selection(package))


def _elsewhere(page: str) -> None:
    """Lead to what there is for the country chosen, where the page has nothing of it."""
    if told := context.elsewhere(shared_package(), page, choice_of("country")):
        with st.container(border=True, horizontal=True, vertical_alignment="center", key="elsewhere"):
            st.markdown(plain(told))
            for other, label in ELSEWHERE:
                link_to(other, label, query=query_for(other, {}))


def _on_this_page(page: str) -> None:
    """Draw links to the page's cards in one line; nothing where they are few."""
    if links := [f"[{label}](#{name})" for name, label in labels.on_page(page).items()]:
        st.markdown(f":small[On this page: {' · '.join(links)}]")


def _grey(control: str, reason: str) -> None:
    one = inputs(shared_package())[control]
    shown = one.options.get(one.initial, "–") if isinstance(one, Choice) and control == context.COUNTRY else "–"
    width = one.width if isinstance(one, Choice) else None
    if isinstance(one, Choices):
        st.pills(one.label, list(one.options.values()), disabled=True, help=reason, key=f"grey-{control}", wrap=True)
    else:
        st.selectbox(one.label, [shown], disabled=True, help=reason, key=f"grey-{control}", width=width or "stretch")


def _money(reason: str) -> None:
    """Draw currency and prices behind one button that says both."""
    package = shared_package()
    if reason:
        shown = f"{package.currencies.home}, of the day"
        st.selectbox("Money", [shown], disabled=True, help=reason, key="grey-money", width=Choice.width)
        return
    currency, month = choice_of("currency"), money.newest_month(package)
    prices = f"of {words.month(month)}" if choice_of("dollars") == "today" else "of the day"
    with st.popover(f"{currency}, {prices}", icon=":material/payments:", key="money"):
        draw_one("currency")
        draw_one("dollars")
