"""Start: what the atlas is, one chart of it, and the way to everything else."""

import streamlit as st

from analysis import claims, demand, start
from analysis.charts import ladder as charts
from analysis.charts.catalogue import OPEN
from analysis.package.selection import first_selection
from pages.parts.chart_card import teaser
from pages.parts.filters import query_for
from pages.parts.menu import link_to
from pages.parts.plain import plain
from pages.parts.shared import shared_package

WHAT_IT_IS, CHART = 5, 6
"""Shares of the width."""
SHOWN = 4
"""How many claims with a verdict are named."""

package = shared_package()
about, picture = st.columns([WHAT_IT_IS, CHART], gap="large", vertical_alignment="center")
with about:
    st.title(plain(start.title(package)))
    st.markdown(plain(start.promise(package)))
    found = st.selectbox(
        "Find",
        start.findable(package),
        format_func=lambda one: one.label,
        index=None,
        placeholder="A level, a place, a company type, a question…",
        label_visibility="collapsed",
        icon=":material/search:",
        key="find",
    )
    st.caption(plain(" · ".join(start.when_and_where(package))))
with picture:
    teaser(charts.ladder, first_selection(package), start.headline(package))
if found:
    opened = {OPEN: ["true"]} if found.opens else {}
    st.switch_page(f"{found.page}.py", query_params=query_for(found.page, found.choice) | opened)

with st.container(horizontal=True, key="doors"):
    for door in start.doors(package):
        with st.container(border=True, width="stretch", height="stretch", key=f"door-{door.icon}"):
            st.subheader(f":material/{door.icon}: {door.title}", anchor=False)
            st.markdown(plain(door.line))
            for way in door.ways:
                link_to(way.page, f"{way.label} →", query=query_for(way.page, way.choice))

weighed_column, hiring_column = st.columns(2)
told = [one for one in claims.weighed(package) if one.verdict != claims.UNTOLD][:SHOWN]
if told:
    with weighed_column, st.container(border=True, height="stretch", key="claims-weighed"):
        st.subheader("Claims, weighed", anchor=False)
        for one in told:
            st.markdown(f"**{one.verdict}.** {plain(one.statement)}")
        link_to("claims", "Every claim →")
if sentence := demand.opening(package, first_selection(package)).sentence:
    with hiring_column, st.container(border=True, height="stretch", key="hiring-now"):
        st.subheader("Hiring now", anchor=False)
        st.markdown(plain(sentence))
        link_to("demand", "The hiring market →")
