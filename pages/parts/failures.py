"""Why a file could not be made, in one sentence where its visitor clicked."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps

from streamlit.proto.BackMsg_pb2 import BackendOperationRequest
from streamlit.proto.ForwardMsg_pb2 import BackendOperationResponse
from streamlit.runtime.backend_operation_handler import DeferredFileHandler

from analysis.export.image.engine import ExportError
from pages.parts.shared import own_shown, without_words

OURS = "This file could not be made, and the fault is ours: it is noted, and another format may work."

_SAID: ContextVar[list[str] | None] = ContextVar("said", default=None)
"""Where a maker of this request says why it failed."""


def telling(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """Return a maker of a file whose fault reaches the visitor as a sentence, and the log in full.

    Where the visit shows data of its own, the log has the place and the kind of the fault alone.
    """
    is_private = own_shown() is not None  # the thread that makes the file knows no visit

    def made() -> bytes:
        try:
            return make()
        except Exception as error:
            why = without_words(error) if is_private and not isinstance(error, ExportError) else error
            if not isinstance(error, ExportError):
                logging.getLogger(__name__).error("A file could not be made", exc_info=why)
            said = _SAID.get()
            if said is not None:
                said.append(str(error) if isinstance(error, ExportError) else OURS)
            raise why from None

    return made


def say_why() -> None:
    """Have Streamlit say a maker's own sentence below the button, instead of that something failed. Call it once.

    Streamlit answers whatever a maker raises with a fixed sentence and has no setting or hook for another; each session
    makes its handlers for itself, so that none can be registered from here. Hence its class is wrapped.
    """
    handle = DeferredFileHandler.handle
    if getattr(handle, "says_why", False):
        return

    @wraps(handle)
    async def told(
        self: DeferredFileHandler, request: BackendOperationRequest, session_id: str
    ) -> BackendOperationResponse:
        said: list[str] = []
        token = _SAID.set(said)
        try:
            response = await handle(self, request, session_id)
        finally:
            _SAID.reset(token)
        if said and response.error_msg:
            response.error_msg = said[-1]
        return response

    told.says_why = True  # type: ignore[attr-defined]  # a mark of our own, so that it is wrapped once
    DeferredFileHandler.handle = told  # type: ignore[method-assign]  # as the docstring says
