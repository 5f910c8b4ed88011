"""Sources: where every figure comes from, how it was computed, what was left out and how to cite it."""

import streamlit as st

from analysis import sources
from analysis.package.tables import describe
from pages.parts.chart_card import readable
from pages.parts.frame import source_facts
from pages.parts.shared import shared_package

HOW = """
- **Percentiles** are interpolated linearly between the two nearest people. No cell under ten people is published.
- **The 90% interval of a median** lies between two people in the ordered list, chosen so that it holds the true
  median nine times in ten whatever the distribution looks like. A title claims a difference only where two
  intervals do not overlap.
- **Half have reached a rung by year t** is read from a curve that may only rise: the share of people with t years
  of experience who are at that rung or above. Its band comes from drawing the people anew 1,000 times.
- **People are seen once.** Nobody's career was followed. A median senior PM has been senior for a while, so the
  median experience of senior PMs lies well after the year by which half are senior.
- **Roles** come from each company's own levels where we could read them, and from titles otherwise; **company
  types** are as of the day of the report. Both maps are tables of the data package, to read and correct.
- **Forecasts** look twelve months ahead from the last three years, by the last value ("no change"), the same month a
  year before, and exponential smoothing with a damped trend, all on logarithms. Each is tried at every past month that
  has three years before and one after it. A model is shown only if its mean error lies below that of "no change" with
  a 90% interval that leaves nought out (Newey and West's, as such forecasts overlap) and its 80% interval held at least
  70% of what came; otherwise "no change" is shown.
- **Trend and seasons** are told apart by loess (STL) in series that are not seasonally adjusted. A month's season is
  the median distance from the trend over the years, without 2020, whose shock would pass for one.
- **Medians of parts do not add up** to the median of the total, so the atlas never adds them.
- **Sources of pay are never pooled.** A chart holds one source, but for the one that sets them side by side. On
  aijobs.net two rows that differ in their amount alone are read as the ends of one advertised range.
- **Today's dollars** carry each report from its own month by consumer prices (CPI-U) before any percentile is taken;
  where a source gives years alone, from its year's average. **Other currencies** multiply by one day's rate.
- **Equal company mix** gives every role the same mix of company types: each person weighs the type's share among all
  reports over the number of people of that type in the role. Types with under ten people in some role are left out,
  and so are roles with one type alone. The interval comes from drawing people anew 1,000 times within each type.
- **Company types together** are computed from the people, not from the types' own percentiles.
"""

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

st.header("How the figures were computed")
st.markdown(HOW)

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
st.code(sources.bibtex(describe()["version"], 2026), language="bibtex")
