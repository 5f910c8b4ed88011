"""What a browser says of a widget counts where the widget can have it; else it counts as nothing said."""

from __future__ import annotations

from functools import wraps
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.runtime.state.common import WidgetMetadata, is_element_id
from streamlit.runtime.state.session_state import Serialized, Value, WStates


def ignore_impossible() -> None:
    """Have Streamlit take a value that its widget cannot have for none, and one of what is no widget not at all.

    No browser sends such a value, but whoever speaks to the server can. Streamlit believes what it is sent: a value of
    another kind fails wherever it is read, an option that is not offered is handed to callbacks, and a name that is no
    widget's fails every list of what is known. Each would leave its sender on a page that fails again with every run.
    All values come in and are read in two methods of one class, which are wrapped here. Call it once.
    """
    if getattr(WStates.__getitem__, "is_careful", False):
        return
    WStates.set_widget_from_proto = _of_widgets(WStates.set_widget_from_proto)  # type: ignore[method-assign]
    WStates.__getitem__ = _possible(WStates.__getitem__)  # type: ignore[method-assign]


def _of_widgets(take: Any) -> Any:
    @wraps(take)
    def taken(self: WStates, said: WidgetState) -> None:
        if is_element_id(said.id):
            take(self, said)

    return taken


def _possible(read: Any) -> Any:
    @wraps(read)
    def careful(self: WStates, widget: str) -> Any:
        state, metadata = self.states.get(widget), self.widget_metadata.get(widget)
        if not isinstance(state, Serialized) or metadata is None:
            return read(self, widget)
        try:
            if _is_offered(state.value, metadata):
                return read(self, widget)
        except Exception:  # whatever its reader makes of it
            pass
        self.states[widget] = Value(metadata.deserializer(None))
        return read(self, widget)

    careful.is_careful = True  # type: ignore[attr-defined]  # a mark of our own, so that it is wrapped once
    return careful


def _is_offered(said: WidgetState, metadata: WidgetMetadata[Any]) -> bool:
    """Return whether a value is of the kind that its widget has and, where it names one option, of those offered."""
    kind = said.WhichOneof("value")
    offered = getattr(getattr(metadata.deserializer, "__self__", None), "formatted_option_to_option_index", None)
    if kind == "string_value" and offered is not None:
        return said.string_value in offered
    return kind in (metadata.value_type, None)
