"""Offer check: where an offer stands among people in the role, and on the next level."""

import streamlit as st

from analysis import sources
from analysis.charts import offer as charts
from analysis.offer import findings
from pages.parts.chart_card import chart_card
from pages.parts.context import context_bar
from pages.parts.filters import query_for
from pages.parts.fold import cannot_tell, folded
from pages.parts.frame import caveat, form_beside_chart
from pages.parts.inputs import offer_form
from pages.parts.menu import link_to
from pages.parts.plain import unbroken
from pages.parts.shared import shared_package

NEXT = (
    ("compensation", "Pay by company type →"),
    ("wages", "Pay by place →"),
    ("growth", "What the next level asks for →"),
    ("planner", "Plan the years after →"),
)
"""Pages that bear on an offer, and what the links to them are called."""


def evidence() -> None:
    """Say what the bands are made of, and what equity on paper is."""
    caveat(on_paper, package.caveat_of(package.pay_sources.first), sources.kept_share(package))


def what_next(role: str) -> None:
    """Lead on from an offer to what else bears on it, at its level."""
    with st.container(horizontal=True, vertical_alignment="center", key="next"):
        st.markdown("**What next**")
        for page, label in NEXT:
            link_to(page, label, query=query_for(page, {"role": role}))


package = shared_package()
st.title("Offer check")
answer = st.empty()
context_bar("offer")
form, beside = form_beside_chart()
with form:
    offers = offer_form()

opening = findings.opening(package, offers)
of_old_bands, on_paper = opening.notes
answer.markdown(unbroken(opening.sentence))
with beside:
    chart_card(charts.total, offers)
    cannot_tell(of_old_bands)
    chart_card(charts.like_me, offers)
chart_card(charts.by_part, offers)
what_next(offers.a_role)
folded("offer", evidence)
