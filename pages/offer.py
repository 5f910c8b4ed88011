"""Offer check: where an offer stands among people in the role, and on the next level."""

import streamlit as st

from analysis import sources
from analysis.charts import offer as charts
from analysis.offer import findings
from pages.parts.chart_card import chart_card
from pages.parts.context import context_bar
from pages.parts.fold import cannot_tell, folded
from pages.parts.frame import caveat, form_beside_chart
from pages.parts.inputs import offer_form
from pages.parts.plain import plain
from pages.parts.shared import shared_package


def evidence() -> None:
    """Say what the bands are made of, and what equity on paper is."""
    caveat(on_paper, package.caveat_of(package.pay_sources.first), sources.kept_share(package))


package = shared_package()
st.title("Offer check")
answer = st.empty()
context_bar("offer")
form, beside = form_beside_chart()
with form:
    offers = offer_form()

opening = findings.opening(package, offers)
of_old_bands, on_paper = opening.notes
answer.markdown(plain(opening.sentence))
with beside:
    chart_card(charts.total, offers)
    cannot_tell(of_old_bands)
    chart_card(charts.like_me, offers)
chart_card(charts.by_part, offers)
folded("offer", evidence)
