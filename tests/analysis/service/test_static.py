"""Streamlit's own files, compressed: smaller, for good, and nothing outside of their folder."""

from __future__ import annotations

import asyncio
import gzip

import pytest
from starlette.responses import PlainTextResponse

from analysis.service.static import CompressedFiles
from tests.analysis.service.asking import ask

SCRIPT = b"export const answer = 42;\n" * 500


@pytest.fixture
def files(static) -> CompressedFiles:
    folder = static / "static" / "js"
    folder.mkdir(parents=True)
    (folder / "index.abc.js").write_bytes(SCRIPT)
    (folder / "small.js").write_bytes(b"1")
    (folder / "font.woff2").write_bytes(SCRIPT)
    (static / "secret.js").write_bytes(SCRIPT)
    return CompressedFiles(PlainTextResponse("as it is"), static)


def get(files, path, encoding="gzip, deflate, br", method="GET"):
    return ask(files, path, method, accept_encoding=encoding)


def test_a_script_is_sent_compressed_and_kept_for_good(files):
    told = get(files, "/static/js/index.abc.js")
    assert gzip.decompress(told.body) == SCRIPT
    assert len(told.body) < len(SCRIPT) / 10
    assert told.headers["content-encoding"] == "gzip"
    assert told.headers["content-type"] == "text/javascript; charset=utf-8"
    assert told.headers["cache-control"] == "public, immutable, max-age=31536000"
    assert told.headers["vary"] == "Accept-Encoding"


def test_it_is_compressed_once(files, static):
    first = get(files, "/static/js/index.abc.js").body
    (static / "static" / "js" / "index.abc.js").unlink()
    assert get(files, "/static/js/index.abc.js").body == first


@pytest.mark.parametrize(
    "path",
    [
        "/static/js/none.js",
        "/static/js/small.js",
        "/static/js/font.woff2",
        "/static/../secret.js",
        "/static/js/../../secret.js",
        "/static//secret.js",
        "/static/js",
        "/secret.js",
        "/static/js/a\0.js",
    ],
)
def test_everything_else_is_left_to_streamlit(files, path):
    assert get(files, path).text == "as it is"


def test_no_path_leads_out_of_the_folder(files, static):
    assert get(files, f"/static/{static / 'secret.js'}").text == "as it is"


@pytest.mark.parametrize(("encoding", "method"), [("", "GET"), ("br", "GET"), ("gzip", "HEAD"), ("gzip", "POST")])
def test_who_cannot_take_it_gets_it_as_it_is(files, encoding, method):
    assert get(files, "/static/js/index.abc.js", encoding, method).text == "as it is"


def test_a_line_is_left_to_streamlit(files):
    heard: list[str] = []

    async def app(scope, _receive, _send) -> None:
        heard.append(scope["type"])

    asyncio.run(CompressedFiles(app, files._folder.parent)({"type": "websocket", "path": "/static/x.js"}, None, None))  # type: ignore[arg-type]
    assert heard == ["websocket"]
