"""Pay by level: what each level pays, by company type, by source and in which money, and what adverts offer."""

import streamlit as st

from analysis import words
from analysis.charts import adverts, over_time, startups
from analysis.charts import compensation as charts
from analysis.charts import pay_sources as of_sources
from analysis.pay import adverts as of_adverts
from analysis.pay import compensation, pay_sources, published
from analysis.pay import startups as of_startups
from pages.parts.chart_card import chart_card, table
from pages.parts.context import context_bar
from pages.parts.fold import cannot_tell, folded
from pages.parts.frame import bullets, caveat
from pages.parts.plain import plain
from pages.parts.shared import shared_package
from pages.parts.weighed import claim_links

MORE = ("component", "source", "mix", "intervals")


def evidence() -> None:
    """Draw pay by country, over time, by years and by source, startups, claims and published figures."""
    chart_card(charts.by_country, selection)
    chart_card(over_time.by_half_year, selection)
    chart_card(over_time.by_years, selection)
    chart_card(of_sources.side_by_side, selection)
    chart_card(charts.director_claim, selection)
    claim_links("compensation")
    st.subheader(f"{words.capital(of_startups.companies(package))}, where few report")
    chart_card(startups.pay, selection)
    chart_card(startups.equity, selection)
    bullets("Posts of the government, by grade", published.public(package))
    if len(rows := published.table(package)):
        st.markdown("**What else is published, each figure of other people**")
        table(rows, "Published figures on pay, newest first")
    caveat(*opening.notes)


package = shared_package()
st.title("Pay by level")
answer = st.empty()
selection, switched = pay_sources.with_a_part_told(package, context_bar("compensation", more=MORE))
if switched:
    st.info(plain(switched), icon=":material/swap_horiz:")

opening = compensation.opening(package, selection)
offered = of_adverts.base(package, selection)
when = of_adverts.when(package, offered)
now = f" {offered.sentence}, {when}; an offer is not what is paid." if len(offered.rows) else ""
answer.markdown(plain(f"{opening.sentence}{now}"))
chart_card(charts.bands, selection)
st.caption(plain(pay_sources.describe(package, selection)))
cannot_tell(next(iter(opening.notes), ""))

chart_card(adverts.base, selection)
chart_card(charts.pay_mix, selection)
folded("compensation", evidence)
