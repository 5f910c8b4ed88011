"""Forms of what a visitor says of themselves: a plan, and offers. What is said stays in their session and URL."""

from __future__ import annotations

import streamlit as st

from analysis.offer import findings
from analysis.offer.offers import NAMES, PARTS, Offers
from analysis.planner.plan import Plan
from pages.parts.filters import draw, kept
from pages.parts.shared import shared_package

HOW_TO_WRITE = "Write amounts as you are used to: 190k, 190,000, 190.000. What is left empty is not counted."


def plan_form() -> Plan:
    """Draw what a plan is made of; returns the plan."""
    with st.container(border=True, key="plan"):
        st.markdown("**Where you stand**")
        said = draw("now", "years", "in_role", "at")
        st.markdown("**Where you want to go**")
        said |= draw("target", "move_to", "move_in")
        st.markdown("**What to compare, and how**")
        said |= draw("against", "component") | {"country": kept("country")}
        with st.expander("For the curious: how long a pace lasts"):
            said |= draw("lasts")
    return Plan(**said)


def offer_form() -> Offers:
    """Draw one column an offer; returns the offers."""
    said = draw("offers")
    st.caption(HOW_TO_WRITE)
    names = NAMES[: int(said["offers"])]
    examples = {}
    for name, column in zip(names, st.columns(len(names), border=True), strict=True):
        with column:
            st.markdown(f"**Offer {name.upper()}**")
            examples[name] = st.empty()
            said |= draw(*(f"{name}_{part}" for part in ("role", "at", "country", *PARTS)))
    offers = Offers(**said)
    for name, place in examples.items():
        if example := findings.example_of(shared_package(), offers, name):
            place.caption(example)
    return offers
