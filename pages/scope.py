"""Scope: what the work is like at either kind of company, as told and as measured."""

import streamlit as st

from analysis import scope, sources
from analysis.charts import scope as charts
from analysis.package.selection import first_selection
from analysis.pages import pages_of
from pages.parts.chart_card import chart_card
from pages.parts.context import context_bar
from pages.parts.fold import cannot_tell, folded
from pages.parts.frame import caveat
from pages.parts.plain import plain
from pages.parts.shared import shared_package
from pages.parts.weighed import claim_links


def evidence() -> None:
    """Draw years at the employer and the spread of pay."""
    chart_card(charts.at_employer, selection)
    chart_card(charts.pay_spread, selection)
    claim_links("scope")
    caveat(*opening.notes, sources.kept_share(package))


package = shared_package()
st.title(plain(pages_of(package)["scope"].title))
answer = st.empty()
selection = context_bar("scope", more=("intervals",))

opening = scope.opening(package, selection)
answer.markdown(plain(opening.sentence))
chart_card(charts.dumbbells, first_selection(package))
cannot_tell(package.caveat_on("scope"))

st.header("What can be measured")
chart_card(charts.equity_share, selection)
chart_card(charts.experience, selection)
folded("scope", evidence)
