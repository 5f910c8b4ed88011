"""A figure as it goes over the wire: encoded once a chart, whoever looks at it and however often."""

from __future__ import annotations

import orjson
import plotly.graph_objects as go
from plotly.basedatatypes import BaseFigure
from plotly.io import to_json

SIZES = ("width", "height")
"""What Streamlit reads of a layout to make room for the chart; everything else it hands on."""


class WireFigure(BaseFigure):
    """A figure whose parts are encoded already; Streamlit asks it for `to_dict` and gives that to plotly's encoder.

    It is no figure to draw on: of a figure it has nothing but what is sent.
    """

    def __init__(self, figure: go.Figure) -> None:
        # As plotly encodes it whole: value by value it would write dates another way.
        whole = orjson.loads(to_json(figure, validate=False))
        encoded = [_encoded(part) for part in (*whole["data"], whole["layout"])]
        self._bytes = sum(len(text) for part in encoded for text in part.values())
        *self._traces, layout = [{name: orjson.Fragment(text) for name, text in part.items()} for part in encoded]
        sizes = {name: size for name, size in whole["layout"].items() if name in SIZES}
        self._sent = layout | sizes

    def __sizeof__(self) -> int:
        """Return the bytes of a figure with those of what is sent, which its parts do not tell."""
        return object.__sizeof__(self) + self._bytes

    def to_dict(self) -> dict:
        """Return data and layout, each value as its JSON; dictionaries of the caller's own, to change as it likes."""
        return {"data": [dict(trace) for trace in self._traces], "layout": dict(self._sent)}


def _encoded(part: dict) -> dict[str, bytes]:
    return {name: orjson.dumps(value) for name, value in part.items()}
