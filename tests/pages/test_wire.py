"""What is sent of a chart: the figure to the last value, encoded once for all who look at it."""

from __future__ import annotations

import json

import plotly.graph_objects as go
import plotly.io
import plotly.tools
import pytest
from plotly.io import to_json

from analysis.charts import compensation, demand, progression, wages
from analysis.package.selection import first_selection
from pages.parts import shared, wire
from pages.parts.wire import WireFigure


def sent(figure: go.Figure | WireFigure) -> str:
    """Return the text that `st.plotly_chart` sends: it takes both steps in this order, and pops what it likes."""
    whole = plotly.tools.return_figure_from_figure_or_data(figure, validate_figure=True)
    return plotly.io.to_json(whole, validate=False)


@pytest.mark.parametrize("builder", [compensation.bands, progression.rung_mix, demand.index, wages.metro_map])
def test_what_is_sent_is_the_figure_to_the_last_value(builder):
    package = shared.shared_package()
    figure = builder(package=package, selection=first_selection(package), mode="light").figure
    assert json.loads(sent(WireFigure(figure))) == json.loads(sent(figure))


def test_a_text_that_looks_like_mark_up_is_sent_as_plotly_would_send_it():
    figure = go.Figure(layout={"title": {"text": "</script><b>&amp;</b>"}})
    assert json.loads(sent(WireFigure(figure))) == json.loads(sent(figure))
    assert "</script>" not in sent(WireFigure(figure))


def test_whoever_changes_what_is_sent_changes_it_for_nobody_else():
    figure = WireFigure(go.Figure(go.Scatter(x=[1], y=[2], uid="mine"), layout={"height": 300}))
    first = figure.to_dict()
    first["data"][0].clear()
    first["layout"].clear()
    assert json.loads(sent(figure))["data"][0]["x"] == [1]


def test_the_height_is_there_for_streamlit_to_make_room():
    layout = WireFigure(go.Figure(layout={"height": 300})).to_dict()["layout"]
    assert layout["height"] == 300
    assert "width" not in layout


def test_a_chart_is_encoded_once_for_all_visitors(monkeypatch):
    shared.shared_package().memory.forget()
    encoded = []

    def counted(*args: object, **options: object) -> str:
        encoded.append(1)
        return to_json(*args, **options)

    monkeypatch.setattr(wire, "to_json", counted)
    selection = first_selection(shared.shared_package())
    first = shared.on_wire(compensation.bands, selection, "light")
    assert shared.on_wire(compensation.bands, selection, "light") is first
    sent(first)
    assert encoded == [1]
