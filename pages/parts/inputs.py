"""Forms of what a visitor says of themselves: a plan, and offers. What is said stays in their session and URL."""

from __future__ import annotations

from typing import Any

import streamlit as st

from analysis.offer import sentences
from analysis.offer.offers import NAMES, ONCE, PARTS, Offers
from analysis.planner.plan import Plan
from pages.parts.filters import choice_of, draw
from pages.parts.plain import plain
from pages.parts.shared import shared_package

HOW_TO_WRITE = "Write amounts as you are used to: 190k, 190,000, 190.000. What is left empty is not counted."


def plan_form() -> Plan:
    """Draw what a plan is made of; returns the plan."""
    with st.container(border=True, key="plan"):
        st.markdown("**Where you stand**")
        said = draw("now", "years", "in_role", "at")
        st.markdown("**Where you want to go**")
        said |= draw("target", "move_to", "move_in", "level")
        st.markdown("**What to compare, and how**")
        said |= draw("against", "component") | {name: choice_of(name) for name in ("country", "dollars", "currency")}
        with st.expander("For the curious: how long a pace lasts"):
            said |= draw("lasts")
    return Plan(**said)


def offer_form() -> Offers:
    """Draw one box an offer; returns the offers."""
    said = draw("offers", "currency")
    st.caption(HOW_TO_WRITE)
    names = NAMES[: int(said["offers"])]
    captions = {}
    for name in names:
        with st.container(border=True, gap="xsmall", key=f"offer-{name}"):
            st.markdown(f"**Offer {name.upper()}**")
            captions[name] = st.empty()
            said |= draw(*(f"{name}_{part}" for part in ("role", "at", "country", "place", *PARTS)))
            said |= _terms(name)
    offers = Offers(**said)
    for name, place in captions.items():
        if text := sentences.beside(shared_package(), offers, name):
            place.caption(plain(text))
    return offers


def _terms(name: str) -> dict[str, Any]:
    """Draw what an offer holds beside its amounts of a year, open where something is filled in; returns it by name."""
    rows = (("grant", "vest"), ("options", "strike", "price"), ("sign_on", "spread"))
    is_open = any(choice_of(f"{name}_{term}") is not None for term in ONCE)
    said: dict[str, Any] = {}
    with st.expander("Grant, options, sign-on", expanded=is_open, key=f"terms-{name}"):
        for row in rows:
            said |= draw(*(f"{name}_{term}" for term in row))
    return said
