"""Claims, weighed: what articles and reports state, what can be held beside it, and a verdict."""

import streamlit as st

from analysis import claims
from analysis.charts import claims as charts
from analysis.package.selection import first_selection
from pages.parts.chart_card import chart_card
from pages.parts.filters import draw, query_for
from pages.parts.fold import cannot_tell
from pages.parts.frame import bullets, form_beside_chart, pairs
from pages.parts.menu import link_to
from pages.parts.plain import plain, unbroken
from pages.parts.shared import shared_package


def _why(one: claims.Weighed) -> str:
    """Return what is held beside a claim that cannot be told, and why it does not tell."""
    return f"{plain(one.held)}." if one.reason == one.held else f"{one.held}. {one.reason}."


package = shared_package()
st.title("Claims")
st.markdown(plain(claims.opening(package).sentence))

form, beside = form_beside_chart()
with form:
    st.header("One claim, up close")
    chosen = claims.one_of(package, draw("claim")["claim"])
    with st.container(border=True, key="claim-chosen"):
        st.subheader(plain(chosen.statement))
        pairs(
            [
                ("Verdict", f"{chosen.verdict}. {chosen.reason}."),
                ("Stated by", f"{chosen.whose}."),
                ("Held beside it", f"{chosen.held}."),
                ("Beware", chosen.beware or "Nothing further is known of it."),
            ]
        )
with beside:
    st.header("Stated against observed")
    chart_card(charts.years, first_selection(package))
cannot_tell(
    "A verdict is a rule: borne out where the observed interval lies within what is stated, not borne out where it "
    "lies apart, and cannot be told where what we observe is about something else or of another time. Whoever reports "
    "to us is not everybody whom a claim speaks of."
)
chart_card(charts.pay, first_selection(package))

for verdict in claims.VERDICTS:
    found = [one for one in claims.weighed(package) if one.verdict == verdict]
    if not found:
        continue
    st.header(f"{verdict}: {len(found)}")
    if verdict == claims.UNTOLD:
        with st.expander("Every claim that cannot be told"):
            bullets("", [f"{one.statement} {_why(one)} ({one.whose})" for one in found])
        continue
    for one in found:
        with st.container(border=True, key=f"claim-{one.claim_id}"):
            st.markdown(f"**{plain(one.statement)}**")
            st.markdown(f"{unbroken(one.held)}.")
            st.caption(f"Stated by {plain(one.whose)}.")
            link_to("claims", "Up close →", query=query_for("claims", {"claim": one.claim_id}))
