"""A file that cannot be made: the visitor reads why in one sentence, whoever failed, and never a stack trace."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from streamlit.proto.BackMsg_pb2 import BackendOperationRequest
from streamlit.runtime.backend_operation_handler import DeferredFileHandler

from analysis.export.image.engine import NO_BROWSER, ExportError
from pages.parts import failures, offered


class Files:
    """Stands for Streamlit's own store of files: makes one in the thread in which it is asked."""

    def __init__(self, make) -> None:
        self.make = make

    def execute_deferred(self, file_id: str) -> str:
        """Make the file; returns where it is found."""
        self.make()
        return f"/media/{file_id}"


def answer(make):
    """Return what a visitor's browser is answered that asks for a file."""
    request = BackendOperationRequest(request_id="1")
    request.deferred_file.file_id = "one"
    files: Any = Files(failures.telling(make))
    return asyncio.run(DeferredFileHandler(lambda: files).handle(request, "session"))


def failing(error: Exception):
    def make() -> bytes:
        raise error

    return make


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (ExportError(NO_BROWSER), NO_BROWSER),
        (ValueError("value 'x' exceeds 255 characters"), failures.OURS),
        (KeyError("Median"), failures.OURS),
    ],
)
def test_a_visitor_reads_why_there_is_no_file(error, sentence):
    assert offered.say_why is failures.say_why, "called when what offers files is loaded"
    assert answer(failing(error)).error_msg == sentence


def test_a_file_that_is_made_is_handed_out_and_nothing_is_said():
    made = answer(lambda: b"file")
    assert (made.deferred_file.url, made.error_msg) == ("/media/one", "")


def test_one_visitors_fault_is_not_told_to_another():
    assert answer(failing(ExportError("No browser."))).error_msg == "No browser."
    assert answer(lambda: b"file").error_msg == ""


def test_what_is_our_fault_is_on_record(caplog):
    answer(failing(KeyError("Median")))
    assert "Median" in caplog.text
