"""Hiring market: who is sought, by whom, how the market around it stands, and what may come."""

import streamlit as st

from analysis import demand, forecast
from analysis.charts import demand as charts
from analysis.charts import forecast as forecasts
from analysis.charts import hiring, neighbours
from analysis.package.selection import first_selection
from pages.parts.chart_card import chart_card, table
from pages.parts.context import context_bar
from pages.parts.filters import filter_bar
from pages.parts.fold import cannot_tell, folded
from pages.parts.frame import bullets, caveat
from pages.parts.plain import plain
from pages.parts.shared import shared_package
from pages.parts.weighed import claim_links


def evidence() -> None:
    """Draw levels by company type, other countries, the forecast, what moves around hiring, and what adverts say."""
    chart_card(hiring.levels, selection)
    chart_card(charts.countries, selection)
    st.subheader("What the next year may bring")
    series = filter_bar("series")
    chart_card(forecasts.fan, series)
    tried = forecast.backtest(package, series)
    if len(tried.rows):
        st.markdown(f"**How such forecasts did in the past.** {plain(tried.sentence)}")
        table(tried.rows, f"Backtest: {forecast.fan(package, series).sentence}")
        st.caption(plain(" ".join(tried.notes)))
    chart_card(forecasts.season, everyone)
    st.subheader("What moves around it")
    for around in (neighbours.sector, neighbours.threads, neighbours.layoffs, charts.traits):
        chart_card(around, everyone)
    chart_card(hiring.traits, selection)
    if rise := demand.rise(package):
        st.markdown(f"**What articles state.** {plain(rise)}.")
    bullets("Claims, not observations", opening.notes)
    claim_links("demand")
    caveat(
        "An index says how postings moved, not how many there are, and a share says nothing of volume.",
        "Means of twelve months are not forecast: they share eleven of them with the month before, so that any model "
        "would look good. Layoffs are not either: they come in shocks, which no history tells.",
    )


package = shared_package()
everyone = first_selection(package)
st.title("Hiring market")
answer = st.empty()
selection = context_bar("demand")

opening = demand.opening(package, selection)
answer.markdown(plain(opening.sentence))
chart_card(charts.published, everyone)
cannot_tell(f"Counts are those of single authors on single days: no index here counts {package.trade.people} alone.")

chart_card(charts.role_mix, everyone)
st.header("A related series: the market around it")
chart_card(charts.index, everyone)
folded("demand", evidence)
