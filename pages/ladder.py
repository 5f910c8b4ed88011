"""Levels: every level with its time, pay and tasks."""

import streamlit as st

from analysis import ladder, sources
from analysis.attainment import ONE_MOMENT
from analysis.charts import ladder as charts
from analysis.charts import reports
from pages.parts.chart_card import chart_card
from pages.parts.context import context_bar
from pages.parts.fold import cannot_tell, folded
from pages.parts.frame import bullets, caveat, key_figures, pairs
from pages.parts.menu import link_to
from pages.parts.shared import shared_package

LINKS = {
    "median work experience": ("progression", "Promotion"),
    "median total pay": ("compensation", "Pay by level"),
}


def evidence() -> None:
    """Draw who leads whom."""
    chart_card(reports.reports, selection)
    caveat(*opening.notes, sources.kept(package))


package = shared_package()
st.title("Levels")
answer = st.empty()
selection = context_bar("ladder", more=("intervals",))

opening = ladder.opening(package, selection)
answer.markdown(opening.sentence)
chart_card(charts.ladder, selection)
cannot_tell(ONE_MOMENT)

st.header("One level, up close")
role = ladder.one_role(package, selection)
st.subheader(role.sentence)
key_figures(role.figures, links=LINKS)
pairs(ladder.in_words(package, selection.role))
bullets("What it does", ladder.responsibilities(package, selection.role))
bullets("What articles and reports state (claims, not observations)", ladder.published(package, selection.role))
link_to("claims", "Every claim, weighed →")
folded("ladder", evidence)
