"""What the atlas leans on in Streamlit that is not public, by name and why: an upgrade is held against it."""

from __future__ import annotations

import ast
import inspect
from dataclasses import fields
from pathlib import Path

from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.state.common import WidgetMetadata
from streamlit.runtime.state.session_state import WStates

ROOT = Path(__file__).resolve().parent.parent

LEANT_ON = {
    "delta_generator.DeltaGenerator": "a type",
    "elements.lib.column_types.ColumnConfig": "a type",
    "runtime.uploaded_file_manager.UploadedFile": "a type",
    "proto.BackMsg_pb2.BackendOperationRequest": "a type",
    "proto.ForwardMsg_pb2.BackendOperationResponse": "a type",
    "proto.WidgetStates_pb2.WidgetState": "a type",
    "errors.StreamlitAuthError": "a type",
    "runtime.scriptrunner.get_script_run_ctx": "whether a thread runs for a visitor",
    "runtime.get_instance": "bytes held of uploads, by visit, and metrics",
    "runtime.backend_operation_handler.DeferredFileHandler": "why a file could not be made, said where one clicked",
    "runtime.stats.CACHE_MEMORY_FAMILY": "metrics tell how big caches are",
    "runtime.stats.CacheStat": "metrics tell how big caches are",
    "runtime.state.common.WidgetMetadata": "which values a widget can have",
    "runtime.state.common.is_element_id": "whether a name may be a widget's",
    "runtime.state.session_state.Serialized": "a value as it was sent",
    "runtime.state.session_state.Value": "a value as pages read it",
    "runtime.state.session_state.WStates": "where values come in and are read",
    "auth_util.encode_provider_token": "the way to a provider without a visit",
    "auth_util.get_cookie_with_chunks": "who has signed in",
    "auth_util.get_origin_from_redirect_uri": "who has signed in",
    "auth_util.get_validated_redirect_uri": "whether sign-in is set up whole",
    "auth_util.validate_auth_credentials": "whether sign-in is set up whole",
    "runtime.secrets.secrets_singleton": "whether sign-in is set up",
    "web.server.server_util.get_cookie_secret": "who has signed in",
    "web.server.starlette.starlette_app_utils.decode_signed_value": "who has signed in",
    "web.server.starlette.starlette_server_config.USER_COOKIE_NAME": "who has signed in",
}


def imported(path: Path) -> set[str]:
    nodes = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.ImportFrom)]
    named = {f"{node.module}.{alias.name}" for node in nodes for alias in node.names}
    return {name.removeprefix("streamlit.") for name in named if name.startswith("streamlit.")}


def test_what_the_atlas_leans_on_is_listed_and_nothing_else():
    files = [ROOT / "dashboard.py", *(ROOT / "pages").rglob("*.py")]
    assert set().union(*map(imported, files)) == set(LEANT_ON)


def test_values_of_widgets_come_in_and_are_read_as_they_were():
    assert list(inspect.signature(WStates.set_widget_from_proto).parameters) == ["self", "widget_state"]
    assert len(inspect.signature(WStates.__getitem__).parameters) == 2
    assert {one.name for one in fields(WStates)} == {"states", "widget_metadata"}
    assert {"deserializer", "value_type"} <= {one.name for one in fields(WidgetMetadata)}


def test_uploads_are_held_in_memory_by_visit():
    assert MemoryUploadedFileManager("/upload").file_storage == {}
