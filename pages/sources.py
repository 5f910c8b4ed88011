"""Sources: where every figure comes from, how it was computed, what was left out and how to cite it."""

import streamlit as st

from analysis import sources
from analysis.package.selection import first_selection
from analysis.pay import over_time
from pages.parts.chart_card import readable
from pages.parts.frame import source_facts
from pages.parts.shared import shared_package

package = shared_package()
st.title("Sources")
st.markdown(sources.answer(package))

st.header("What was left out")
for source_id in sources.accounted(package):
    st.markdown(f"**{package.title_of(source_id)}**")
    st.table(
        readable(sources.coverage(package, source_id)),
        border="horizontal",
        hide_index=True,
        alt=f"What became of the raw rows of {package.title_of(source_id)}",
    )

if len(by_type := sources.kept_by_type(package)):
    st.subheader("Who is counted, by company type")
    st.markdown(over_time.kept_by_type(package, first_selection(package).country))
    st.table(readable(by_type), border="horizontal", hide_index=True, alt="Reports with a level, by company type")

st.header("How the figures were computed")
st.markdown("\n".join(f"- {method}" for method in package.descriptor.get("methods", ())))

st.header("The sources")
for _index, row in package["sources"].iterrows():
    with st.expander(f"**{row['title']}** · {row['kind']}"):
        address = f"[{row['url']}]({row['url']})" if row["url"] else "our own, none"
        fed = ", ".join(sources.feeds(package, row["source_id"])) or "the maps behind the figures"
        st.markdown(
            f"**Publisher:** {row['publisher']}  \n**Period:** {row['period'] or 'not dated'}  \n"
            f"**Address:** {address}  \n**Feeds:** {fed}"
        )
        source_facts(row)

st.header("How to cite the atlas")
st.markdown("Cite the chart's own source line first: it names who observed. To cite the atlas as a whole:")
st.code(sources.bibtex(package.descriptor), language="bibtex")
