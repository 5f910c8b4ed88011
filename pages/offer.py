"""Offer check: where an offer stands among people in the role, and on the next rung."""

import streamlit as st

from analysis import sources
from analysis.charts import offer as charts
from analysis.offer import findings as offer_findings
from pages.parts.chart_card import chart_card
from pages.parts.context import context_bar
from pages.parts.fold import cannot_tell, folded
from pages.parts.frame import caveat, key_figures
from pages.parts.inputs import offer_form
from pages.parts.plain import plain
from pages.parts.shared import shared_package


def evidence() -> None:
    """Say what the bands are made of, and what equity on paper is."""
    caveat(
        offer_findings.on_paper(package),
        package.caveat_of(package.pay_sources.first),
        sources.kept(package),
    )


package = shared_package()
st.title("Offer check")
answer = st.empty()
context_bar("offer")
offers = offer_form()

answer.markdown(plain(offer_findings.answer(package, offers)))
key_figures(offer_findings.headline(package, offers))
chart_card(charts.total, offers)
cannot_tell(offer_findings.bands_are_old(package))
chart_card(charts.like_me, offers)
chart_card(charts.by_part, offers)
folded("offer", evidence)
