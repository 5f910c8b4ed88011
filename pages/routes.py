"""Routes in: the ways into product management, what a background brings, and how first jobs stand."""

import streamlit as st

from analysis import entry, routes, sources, words
from analysis.charts import entry as charts_of_entry
from analysis.charts import routes as charts
from analysis.finding import sources_of
from pages.parts.chart_card import chart_card
from pages.parts.context import context_bar
from pages.parts.filters import filter_bar
from pages.parts.fold import cannot_tell, folded
from pages.parts.frame import bullets, caveat, key_figures, pairs
from pages.parts.menu import link_to
from pages.parts.plain import plain
from pages.parts.shared import shared_package
from pages.parts.weighed import claim_links


def evidence() -> None:
    """Draw how first jobs stand and what is known of degrees."""
    chart_card(charts_of_entry.openings, selection)
    for stated in jobs.notes:
        st.markdown(f"**A report states.** {plain(stated)}")
    bullets("What is known of degrees", entry.degrees(package).notes)
    claim_links("routes")
    chart_card(charts_of_entry.technical_titles, selection)
    caveat(
        *map(package.caveat_of, sources_of(package["skill_levels"])),
        package.caveat_of(package.pay_sources.first),
        sources.kept_share(package),
    )


package = shared_package()
st.title("Routes in")
answer = st.empty()
selection = filter_bar("background", within=context_bar("routes"))
answer.markdown(plain(routes.opening(package, selection).sentence))
chart_card(charts.matrix, selection)
cannot_tell("The levels are our reading of a field, not a measurement of you.")

pairs(routes.in_words(package, selection))
st.caption(plain(routes.basis(package, selection)))
chart_card(charts.profile, selection)

st.header(f"{words.capital(words.spelled(len(package['trajectories'])))} ways in")
for name, texts in routes.ways(package):
    with st.expander(f"**{plain(name)}**"):
        pairs(texts)
st.caption(plain(routes.ways_basis(package)))

st.header("How first jobs stand")
jobs = entry.first_jobs(package)
key_figures(jobs.figures)
st.header("Is a technical degree needed?")
st.markdown(plain(entry.degrees(package).sentence))
link_to("interview", "Practise the interview", ":material/arrow_forward:")
folded("routes", evidence)
