"""Widgets that show what stands in the session, and a click that opens a session of its own.

After a restart of the server a browser goes on with a page whose session is gone. Its next click begins a new one,
which knows no widget yet and so tells nobody of the click: the browser's value would be overwritten, the click lost.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

DRAWN = "_drawn"
"""Name in the session state: the widgets that this session has drawn."""


def standing(key: str, stands: Any, /, **at_first: Any) -> dict[str, Any]:
    """Make a widget show what `stands`; returns the arguments with which to draw it.

    Call each run: Streamlit forgets a widget's value on a page without it. `at_first` is how the widget itself is told
    it, which holds where the session has not drawn it yet and the browser says nothing else.
    """
    if key in st.session_state.setdefault(DRAWN, set()):
        st.session_state[key] = stands
        return {}
    return at_first


def heed(key: str, stands: Any, shown: Any, picked: Callable[..., None], *args: Any) -> None:
    """Take a click over that began this session: what the widget has `shown` is another than what `stands`."""
    if key in st.session_state[DRAWN]:
        return
    st.session_state[DRAWN].add(key)
    if shown != stands:
        picked(*args)
        st.rerun()
