"""Demand: how hiring stands, what may come, what moves around it, and which rungs are hired."""

import streamlit as st

from analysis import demand, forecast
from analysis.charts import demand as charts
from analysis.charts import forecast as forecasts
from analysis.charts import hiring, neighbours
from analysis.package.selection import first_selection
from pages.parts.chart_card import chart_card, readable
from pages.parts.context import context_bar
from pages.parts.filters import filter_bar
from pages.parts.frame import bullets, caveat, key_figures
from pages.parts.shared import shared_package

package = shared_package()
everyone = first_selection(package)
st.title("Hiring market")
opening = demand.opening(package, everyone)
st.markdown(opening.sentence)
selection = context_bar("demand")
key_figures(opening.figures)

chart_card(charts.index, everyone)
if rise := demand.rise(package):
    st.markdown(f"**What articles state.** {rise}.")
bullets("Claims, not observations", opening.notes)
chart_card(charts.countries, selection)
chart_card(charts.published, everyone)

st.header("What the next year may bring")
series = filter_bar("series")
chart_card(forecasts.fan, series)
st.markdown(f"**How such forecasts did in the past.** {forecast.backtest_in_words(package, series)}")
backtest = readable(forecast.backtest_table(package, series))
st.table(backtest, border="horizontal", hide_index=True, alt=f"Backtest: {forecast.finding(package, series)}")
st.caption(forecast.backtest_note(package, series))
chart_card(forecasts.season, everyone)

st.header("What moves around it")
chart_card(neighbours.sector, everyone)
chart_card(neighbours.threads, everyone)
chart_card(neighbours.layoffs, everyone)

st.header(f"Which {package.trade.people} are sought")
chart_card(charts.role_mix, everyone)
chart_card(charts.traits, everyone)

st.header("Who seeks whom")
chart_card(hiring.levels, selection)
chart_card(hiring.traits, selection)
caveat(
    "Company types apply to the last two charts alone: no other series here tells them apart. An index says how "
    "postings moved, not how many there are, and a share says nothing of volume.",
    "The rates of JOLTS are not forecast: as means of twelve months they share eleven of them with the month before, "
    "so that any model would look good. Layoffs are not either: they come in shocks, which no history tells.",
)
