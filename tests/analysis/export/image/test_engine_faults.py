"""A browser that is killed, hangs, has no room or is not there: who asked reads why, and the next image works."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import sys
import tempfile
from pathlib import Path

import pytest

from analysis.export.image import engine as module
from analysis.export.image.engine import Engine, ExportError
from tests.analysis.export.image.drawing import browser_of, figure


@pytest.mark.browser
def test_where_the_sandbox_is_refused_images_are_drawn_without_it(monkeypatch):
    monkeypatch.setattr(module.os, "geteuid", lambda: 1000)
    if os.getuid() != 0:
        pytest.skip("only root is refused on every machine")
    own = Engine()
    assert b">drawn<" in own.draw(figure("drawn"), format="svg")
    assert "--no-sandbox" in browser_of(own).args
    own.close()


@pytest.mark.browser
def test_after_the_browser_is_killed_the_next_image_works(engine):
    engine.draw(figure("before"), format="svg")
    process = browser_of(engine)
    process.kill()
    assert b">after<" in engine.draw(figure("after"), format="svg")
    assert browser_of(engine).pid != process.pid


@pytest.mark.browser
def test_a_browser_that_hangs_is_ended_and_the_next_image_works(engine, monkeypatch):
    engine.draw(figure("before"), format="svg")
    process = browser_of(engine)
    os.killpg(process.pid, signal.SIGSTOP)
    with monkeypatch.context() as patch:
        patch.setattr(module, "TIME_LIMIT", 1)
        with pytest.raises(ExportError, match="made no image within 1 seconds"):
            engine.draw(figure("never"), format="svg")
    assert process.poll() == -signal.SIGKILL
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
    assert b">after<" in engine.draw(figure("after"), format="svg")


@pytest.mark.browser
def test_a_browser_whose_page_is_killed_is_ended_and_the_next_image_works(engine, monkeypatch):
    engine.draw(figure("before"), format="svg")
    process = browser_of(engine)
    for page in _pages(process.pid):
        os.kill(page, signal.SIGKILL)
    with monkeypatch.context() as patch:
        patch.setattr(module, "TIME_LIMIT", 1)
        with pytest.raises(ExportError, match="made no image within 1 seconds"):
            engine.draw(figure("never"), format="svg")
    assert process.poll() == -signal.SIGKILL
    assert b">after<" in engine.draw(figure("after"), format="svg")


def _pages(browser: int) -> list[int]:
    """Return the processes in which a browser draws its pages."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # it has ended meanwhile
            drawn_by = b"--type=renderer" in (process / "cmdline").read_bytes()
            if drawn_by and os.getpgid(int(process.name)) == browser:
                found.append(int(process.name))
    assert found, "the browser draws in no process of its own"
    return found


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.ENOENT])
def test_where_nothing_can_be_written_the_visitor_reads_that_and_the_log_the_rest(monkeypatch, caplog, number):
    def refused(*_arguments, **_options):
        raise OSError(number, os.strerror(number), "/secret/folder")

    monkeypatch.setattr(module, "browser_path", lambda: sys.executable)
    monkeypatch.setattr(tempfile, "mkdtemp", refused)
    monkeypatch.setattr(tempfile, "TemporaryDirectory", refused)
    with pytest.raises(ExportError) as found:
        Engine().draw(figure("none"), format="svg")
    assert str(found.value) == "The browser found no folder to work in: the disk is full or cannot be written."
    assert "/secret/folder" in caplog.text


def test_a_browser_that_is_gone_since_is_missing(monkeypatch, tmp_path):
    monkeypatch.setattr(module, "browser_path", lambda: str(tmp_path / "chromium"))
    with pytest.raises(ExportError, match=r"none was found: install the package chromium-headless-shell"):
        Engine().draw(figure("none"), format="svg")


@pytest.mark.browser
def test_shared_memory_that_is_full_is_no_matter_to_thebrowser_of(engine):
    engine.draw(figure("elsewhere"), format="svg")
    assert "--disable-dev-shm-usage" in browser_of(engine).args


def test_a_browser_that_never_opens_is_ended(tmp_path, monkeypatch):
    silent = tmp_path / "chromium"
    silent.write_text("#!/bin/sh\nexec sleep 600\n")
    silent.chmod(0o755)
    ended, kill = [], module._kill
    monkeypatch.setattr(module, "browser_path", lambda: str(silent))
    monkeypatch.setattr(module, "TIME_LIMIT", 2)

    def ending(kaleido):
        ended.append(kaleido.subprocess)
        kill(kaleido)

    monkeypatch.setattr(module, "_kill", ending)
    with pytest.raises(ExportError):
        Engine().draw(figure("never"), format="svg")
    assert ended
    for process in ended:
        with pytest.raises(ProcessLookupError):
            os.killpg(process.pid, 0)


def test_without_a_browser_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setattr(module, "browser_path", lambda: None)
    with pytest.raises(ExportError, match=r"install the package chromium-headless-shell"):
        Engine().draw(figure("none"), format="svg")
