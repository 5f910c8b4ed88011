"""Levels: every level with its time, pay and tasks."""

import streamlit as st

from analysis import ladder, sources
from analysis.attainment import ONE_MOMENT
from analysis.charts import ladder as charts
from analysis.charts import reports
from analysis.export.sheet import Sheet
from pages.parts.chart_card import chart_card
from pages.parts.context import context_bar
from pages.parts.fold import cannot_tell, folded
from pages.parts.frame import bullets, caveat, key_figures, pairs
from pages.parts.plain import plain, unbroken
from pages.parts.shared import shared_package
from pages.parts.table_menu import table_menu
from pages.parts.weighed import claim_links

LINKS = {
    "median work experience": ("progression", "Promotion"),
    "median total pay": ("compensation", "Pay by level"),
}


def evidence() -> None:
    """Draw who leads whom."""
    chart_card(reports.reports, selection)
    caveat(*opening.notes, sources.kept_share(package))


package = shared_package()
st.title("Levels")
answer = st.empty()
selection = context_bar("ladder", more=("intervals",))

opening = ladder.opening(package, selection)
answer.markdown(unbroken(opening.sentence))
chart_card(charts.ladder, selection)
cannot_tell(ONE_MOMENT)

st.header("One level, up close")
role = ladder.one_role(package, selection)
st.subheader(plain(role.sentence))
key_figures(role.figures, links=LINKS)
pairs(ladder.in_words(package, selection.role))
bullets("What it does", ladder.responsibilities(package, selection.role))
bullets("What articles and reports state (claims, not observations)", ladder.published(package, selection.role))
claim_links("ladder", selection.role)
st.header("Levels side by side")
every = ladder.side_by_side(package, selection)
st.dataframe(every, hide_index=True, row_height=96)
credit = sources.credit(package, ladder.behind(package, selection))
table_menu(Sheet("Levels side by side", ladder.whose(package, selection), every, credit), "levels-side-by-side")
folded("ladder", evidence)
