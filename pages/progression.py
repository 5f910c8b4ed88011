"""Promotion: how long each level takes, and how long people stay."""

import streamlit as st

from analysis import attainment, progression, sources
from analysis.attainment import ONE_MOMENT
from analysis.charts import by_survey, craft, tenure
from analysis.charts import progression as charts
from pages.parts.chart_card import chart_card
from pages.parts.context import context_bar
from pages.parts.fold import cannot_tell, folded
from pages.parts.frame import caveat
from pages.parts.plain import unbroken
from pages.parts.shared import shared_package
from pages.parts.weighed import claim_links


def evidence() -> None:
    """Draw who reports, years in the craft, the mix of levels, and what articles state of time."""
    chart_card(by_survey.shares, selection)
    chart_card(craft.years, selection)
    chart_card(charts.rung_mix, selection)
    chart_card(tenure.claims, selection)
    claim_links("progression")
    chart_card(tenure.at_employer, selection)
    caveat(*opening.notes, sources.kept_share(package))


package = shared_package()
st.title("Promotion")
answer = st.empty()
selection = context_bar("progression", more=("intervals",))

opening = progression.opening(package, selection)
first = attainment.first_of_types(package, selection)
answer.markdown(unbroken(" ".join(filter(None, (opening.sentence, first)))))
chart_card(charts.attainment, selection)
cannot_tell(ONE_MOMENT)

chart_card(charts.attainment_by_type, selection)
chart_card(charts.experience, selection)
folded("progression", evidence)
