"""What no browser sends: each page takes any value of any widget without failing, and nobody else notices."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from google.protobuf.message import Message
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.DownloadButton_pb2 import DownloadButton
from streamlit.proto.WidgetStates_pb2 import WidgetState

from analysis.pages import PAGES
from analysis.service.limits import RUNS
from tests.browser.visit import serving
from tests.visit_by_line import Visit, visiting

EXAMPLES = 6
"""Messages to a page, each with up to `MOST` values: fewer in all than one line may send at once."""

MOST = 12
STRANGE = (
    "",
    "nowhere",
    "0",
    "-1",
    "nan",
    "\0",
    "<b>",
    "[](javascript:x)",
    "\u202e",
    "1e999",
    "2026-13-45",
    "x" * 50_000,
)
NOT_JSON = ("{", "[1]", "7", "null", "nan", '"x"', '{"selection": 7}', '{"edited_rows": {"x": 1}}', "[" * 5_000)
SELECTIONS = (
    '{"selection": {"points": 7}}',
    '{"selection": {"points": [7], "point_indices": ["x"], "box": 1, "lasso": null}}',
    '{"selection": {"rows": [-1, 99999, "x"], "columns": [7], "cells": [[1]]}}',
    '{"selection": {"points": [{"point_index": 1e9, "customdata": {}}]}}',
    '{"edited_rows": {"99": {"nowhere": 1}}, "added_rows": [7], "deleted_rows": [99]}',
)
TEXTS = some.sampled_from(STRANGE + NOT_JSON + SELECTIONS) | some.text(max_size=20)
NUMBERS = some.floats() | some.sampled_from((0.5, -1.0, 1e300))
WHOLE = some.sampled_from((-(2**63), -1, 0, 1, 99, 2**63 - 1))
KINDS = {
    **dict.fromkeys(("string_value", "json_value", "json_trigger_value"), TEXTS),
    **dict.fromkeys(("trigger_value", "bool_value"), some.booleans()),
    "double_value": NUMBERS,
    "int_value": WHOLE,
    "bytes_value": some.binary(max_size=20),
    "string_array_value": some.lists(TEXTS, max_size=4),
    "double_array_value": some.lists(NUMBERS, max_size=4),
    "int_array_value": some.lists(WHOLE, max_size=4),
    "string_trigger_value": TEXTS,
    "arrow_value": some.binary(max_size=20),
    "chat_input_value": TEXTS,
    "file_uploader_state_value": some.sampled_from((0, 1, 2**40)),
}

SETTINGS = settings(
    max_examples=EXAMPLES, deadline=None, database=None, derandomize=True, suppress_health_check=[*HealthCheck]
)


def state(widget: str, kind: str, value) -> WidgetState:
    """Return a value of a widget as it is sent."""
    said = WidgetState(id=widget)
    if kind.endswith("array_value"):
        getattr(said, kind).data.extend(value)
        getattr(said, kind).SetInParent()
    elif kind in ("string_trigger_value", "arrow_value", "chat_input_value"):
        getattr(said, kind).data = value
    elif kind == "file_uploader_state_value":
        said.file_uploader_state_value.uploaded_file_info.add(file_id="nowhere", name="a.exe", size=value)
    else:
        setattr(said, kind, value)
    return said


def states(widgets: list[str]) -> some.SearchStrategy[WidgetState]:
    """Return values of widgets, of their own kinds or of others, and of widgets that do not exist."""
    names = some.sampled_from([*widgets, "$$ID-0-nowhere", "", "$$WIDGET_ID-1-company_type"])
    valued = some.sampled_from(sorted(KINDS)).flatmap(lambda kind: some.tuples(some.just(kind), KINDS[kind]))
    return some.builds(lambda name, one: state(name, *one), names, valued)


def shown(visit: Visit) -> dict[str, Message]:
    """Return what widgets show, without files, whose addresses are others in each run."""
    return {name: widget for name, widget in visit.widgets.items() if not isinstance(widget, DownloadButton)}


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Return the address of a running atlas."""
    with serving() as address:
        yield address


def test_every_kind_of_value_is_sent():
    fields = {field.name for field in WidgetState.DESCRIPTOR.fields}
    assert set(KINDS) == fields - {"id"}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_takes_any_value_of_any_widget_and_nobody_else_notices(server, page):
    assert EXAMPLES < RUNS, "the line would be slowed"
    with ExitStack() as lines:
        visit, other = (lines.enter_context(visiting(server)) for _visitor in range(2))
        visit.open(page)
        other.open(page)
        other.run()  # from its second run on a page says the same
        widgets, seen = sorted(visit.widgets), shown(other)

        @settings(
            max_examples=EXAMPLES, deadline=None, database=None, derandomize=True, suppress_health_check=[*HealthCheck]
        )
        @given(some.lists(states(widgets), min_size=1, max_size=MOST))
        def sends(sent: list[WidgetState]) -> None:
            said = ClientState()
            said.widget_states.widgets.extend(sent)
            assert visit.run(said) == []

        sends()
        assert visit.run() == []
        assert other.run() == []
        assert shown(other) == seen


def odd_states() -> Iterator[ClientState]:
    """Return what a browser might say beside values of widgets, none of it possible."""
    for text in STRANGE:
        yield ClientState(query_string=text, page_name="compensation")
        yield ClientState(page_script_hash=text, cached_message_hashes=[text], page_name="compensation")
        context = {"timezone": text, "locale": text, "url": text, "color_scheme": text, "timezone_offset": 2**31 - 1}
        yield ClientState(context_info=context, page_name="compensation")  # type: ignore[arg-type]


def test_what_else_a_browser_says_fails_no_page(server):
    said = list(odd_states())
    for at in range(0, len(said), RUNS - 1):
        with visiting(server) as visit:
            visit.open("compensation")
            for one in said[at : at + RUNS - 1]:
                assert visit.run(one) == []


def test_other_messages_leave_the_page_as_it_was(server):
    part = BackMsg(rerun_script=ClientState(fragment_id="nowhere"))
    operation = BackMsg()
    operation.backend_operation_request.deferred_file.file_id = "../nowhere"
    rows = BackMsg()
    rows.backend_operation_request.dataframe_chunk.SetInParent()
    urls = BackMsg()
    urls.file_urls_request.file_names.extend(STRANGE)
    others = [
        BackMsg(clear_cache=True),
        BackMsg(set_run_on_save=True),
        BackMsg(stop_script=True),
        BackMsg(load_git_info=True),
    ]
    others += [BackMsg(debug_shutdown_runtime=True), BackMsg(debug_disconnect_websocket=True), BackMsg()]
    with visiting(server) as visit, visiting(server) as other:
        visit.open("planner")
        other.open("planner")
        for message in (part, operation, rows, urls, *others, BackMsg()):
            visit.tell(message)
        assert visit.run() == []
        assert other.run() == []
