"""A visit over the line alone: a page is opened, its widgets are known, and any value is sent as theirs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from google.protobuf.message import Message
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from analysis.pages import HOME
from tests.browser.visit import ends_a_run, in_bytes

PATIENCE = 60
"""Seconds that a run may take."""

FAULTS = ("Something went wrong", "The data cannot be read")
"""What stands over a page that failed."""


class Visit:
    """One session: the widgets that its page has drawn, by their ids, and what was said of faults in the last run."""

    def __init__(self, line: ClientConnection) -> None:
        """Begin on a line to the server."""
        self._line, self._page = line, ""
        self.widgets: dict[str, Message] = {}
        self.faults: list[str] = []

    def open(self, page: str) -> None:
        """Open a page by its name; its widgets are known afterwards."""
        self._page, self.widgets = "" if page == HOME else page, {}
        self.run()

    def run(self, said: ClientState | None = None, **more: Any) -> list[str]:
        """Ask for a run with what a browser has said, or `more` of it; returns what the run says of faults."""
        asked = BackMsg()
        asked.rerun_script.CopyFrom(said or ClientState(**more))
        asked.rerun_script.page_name = asked.rerun_script.page_name or self._page
        self.tell(asked)
        self.faults = []
        while not self._ends(ForwardMsg.FromString(in_bytes(self._line.recv(PATIENCE)))):
            pass
        return self.faults

    def tell(self, message: BackMsg) -> None:
        """Send a message, without waiting for what comes of it."""
        self._line.send(message.SerializeToString())

    def _ends(self, message: ForwardMsg) -> bool:
        """Take a message in; returns whether it ends the run."""
        element = message.delta.new_element
        kind = element.WhichOneof("type") if message.HasField("delta") else None
        if kind == "exception" or (kind == "alert" and element.alert.title in FAULTS):
            self.faults.append(str(getattr(element, kind)))
        elif kind and (widget := getattr(getattr(element, kind), "id", "")):
            self.widgets[widget] = getattr(element, kind)
        return ends_a_run(message)


@contextmanager
def visiting(address: str) -> Iterator[Visit]:
    """Begin a session at a server; it ends at the end."""
    with connect(stream_of(address), subprotocols=["streamlit"], max_size=None) as line:  # type: ignore[list-item]
        yield Visit(line)


def stream_of(address: str) -> str:
    """Return where a server is spoken with over a line."""
    return f"{address.replace('http', 'ws', 1)}/_stcore/stream"
