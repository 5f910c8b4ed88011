"""Pay by place: product managers' own reports by metro, then wages of the occupation that they are counted in."""

import streamlit as st

from analysis.charts import places as of_places
from analysis.charts import wages as charts
from analysis.pay import places, wages
from pages.parts.chart_card import chart_card
from pages.parts.context import context_bar
from pages.parts.filters import filter_bar
from pages.parts.fold import cannot_tell, folded
from pages.parts.frame import caveat
from pages.parts.plain import plain
from pages.parts.shared import shared_package


def evidence() -> None:
    """Draw pay by years at the employer, every metro and every industry."""
    chart_card(of_places.staying, selection)
    chart_card(charts.ranked, filter_bar("state", within=selection))
    chart_card(charts.industries, selection)
    caveat(*opening.notes)


package = shared_package()
st.title("Pay by place")
answer = st.empty()
selection = context_bar("wages", more=("intervals",))

by_place = places.opening(package, selection)
answer.markdown(plain(by_place.sentence))
chart_card(of_places.by_role, selection)
cannot_tell(next(iter(by_place.notes), ""))

chart_card(of_places.within_companies, selection)
st.header("Every metro, for a related occupation")
opening = wages.opening(package, selection)
st.markdown(plain(opening.sentence))
chart_card(charts.metro_map, selection)
folded("wages", evidence)
