"""Sources: where every figure comes from, how it was computed, what was left out and how to cite it."""

import streamlit as st

from analysis import changes, sensitivity, sources, words
from analysis.charts import sensitivity as charts
from analysis.export.formats import FORMATS
from analysis.package.selection import first_selection
from analysis.pay import over_time
from analysis.service.addresses import CHARTS_PATH
from analysis.service.asked import JSON
from analysis.service.examples import examples
from pages.parts.chart_card import chart_card, table
from pages.parts.fold import folded
from pages.parts.frame import source_facts
from pages.parts.plain import plain
from pages.parts.share import root_address
from pages.parts.shared import own_shown, shared_package

OTHERS = [JSON, *(name for name in FORMATS if name != "csv")]
"""Formats of a chart besides the one that every program reads."""


def take_along() -> None:
    """Draw the addresses at which programs find the figures."""
    root = root_address()
    st.markdown(
        f"Every chart is an address for the filters of its page's link: `{CHARTS_PATH}/<name>.csv`, or "
        f"{words.listed(OTHERS, 'or')}. JSON says title, rows with their units, number of people, interval, sources, "
        f"licence and release of the data. [All charts with their filters]({root}{CHARTS_PATH}). Every table is "
        f"`/data/<table>.csv`, described in [datapackage.json]({root}/data/datapackage.json)."
    )
    for example in examples(package, root):
        st.markdown(f"**{example.label}**")
        st.code(example.code, language=example.language, wrap_lines=True)


def evidence() -> None:
    """Draw what was left out of each source, levels that may be read another way, the methods, and what changed."""
    st.header("What was left out")
    for source_id in sources.accounted(package):
        st.markdown(f"**{plain(package.title_of(source_id))}**")
        table(sources.coverage(package, source_id), f"What became of the raw rows of {package.title_of(source_id)}")
    if len(contested := sensitivity.readings(package)):
        st.subheader("Levels that may be read another way")
        table(contested, "Contested levels and how they may be read")
        chart_card(charts.pay, first_selection(package))
        chart_card(charts.years, first_selection(package))
    st.header("How the figures were computed")
    st.markdown("\n".join(f"- {plain(method)}" for method in package.descriptor.get("methods", ())))
    if len(by_release := changes.by_release(package)):
        st.header("What changed, by release")
        table(by_release, "Medians that moved, by release and source")


package = shared_package()
st.title("Sources")
st.markdown(plain(sources.opening(package).sentence))

if len(by_type := sources.kept_by_type(package)):
    st.header("Who is counted, by company type")
    st.markdown(plain(over_time.kept_by_type(package, first_selection(package).country)))
    table(by_type, "Reports with a level, by company type")

st.header("The sources")
listed = st.container(gap="xxsmall")
for row in package["sources"].itertuples():
    with listed.expander(f"**{plain(row.title)}** · {plain(row.kind)}"):
        source_facts(package, row.source_id)

st.header("How to cite the atlas")
st.markdown("Cite the chart's own source line first: it names who observed. To cite the atlas as a whole:")
st.code(sources.bibtex(package.descriptor), language="bibtex", wrap_lines=True)

if own_shown() is None:  # what a visitor brought is at no address
    st.header("Take the figures along")
    with st.expander("Addresses of charts and tables, with code to begin from"):
        take_along()

folded("sources", evidence)
