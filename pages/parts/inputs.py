"""Forms of what a visitor says of themselves: a plan, and offers. What is said stays in their session and URL."""

from __future__ import annotations

import streamlit as st

from analysis.offer.standing import NAMES, PARTS, Offers
from analysis.planner.plan import Plan
from pages.parts.filters import draw, kept


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
    names = NAMES[: int(said["offers"])]
    for name, column in zip(names, st.columns(len(names), border=True), strict=True):
        with column:
            st.markdown(f"**Offer {name.upper()}**")
            said |= draw(*(f"{name}_{part}" for part in ("role", "at", "country", *PARTS)))
    return Offers(**said)
