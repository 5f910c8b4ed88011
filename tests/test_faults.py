"""Faults of the machine: a full disk, a clock that goes back, other languages.

Those of the browser that draws are in `tests/analysis/export/image/test_engine_faults.py`, of builds in
`tests/analysis/build/test_faults.py`, of servers and lines in `tests/browser/test_robust.py`, of files in
`tests/analysis/package/test_corruptions.py`.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from analysis.export.__main__ import main as export
from analysis.package.installed import Installed
from analysis.package.tables import DATA
from tests.browser.visit import serving
from tests.limits_of_the_machine import full_disk
from tests.visit_by_line import visiting

ROOT = Path(__file__).resolve().parent.parent
DAY = 24 * 3600


def test_an_export_that_finds_the_disk_full_says_so(tmp_path, capsys):
    with full_disk(500):
        assert export(["ladder", "--format", "csv", "--out", str(tmp_path)]) == 1
    assert f"Cannot write to {tmp_path}: File too large." in capsys.readouterr().err


def answered(address: str) -> tuple[int, str]:
    """Return status and text of an answer."""
    try:
        with urllib.request.urlopen(address, timeout=100) as answer:
            return answer.status, answer.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def children() -> set[int]:
    """Return the processes that this one has started."""
    tasks = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    return {int(child) for task in tasks for child in task.read_text().split()}


@pytest.mark.browser
def test_a_server_that_can_write_nothing_shows_its_pages_and_says_why_there_is_no_image():
    before = children()
    with serving() as address:
        for server in children() - before:
            resource.prlimit(server, resource.RLIMIT_FSIZE, (0, 0))
        with visiting(address) as visit:
            visit.open("compensation")
            assert visit.faults == []
        for file_format in ("csv", "xlsx", "pptx"):
            assert answered(f"{address}/charts/compensation-bands.{file_format}")[0] == 200
        sentence = "The browser found no folder to work in: the disk is full or cannot be written.\n"
        assert answered(f"{address}/charts/compensation-bands.svg") == (503, sentence)


def test_tables_replaced_while_the_clock_is_a_day_back_are_taken_over(tmp_path):
    for path in DATA.glob("*.*"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    installed = Installed(tmp_path)
    before, roles = installed.current(), tmp_path / "roles.csv"
    written = roles.stat().st_mtime
    roles.write_text(roles.read_text())
    os.utime(roles, (written - DAY, written - DAY))
    assert installed.current() is not before


LANGUAGES = {
    "C": {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "tr_TR": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "LANGUAGE": "tr"},
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_files_are_the_same_in_every_language_of_the_system(language, tmp_path):
    """In C Python itself reads and writes nothing but ASCII unless told otherwise; in Turkish a capital i has a dot."""
    asked = ["compensation-bands", "--format", "csv,html", "--out"]
    assert export([*asked, str(tmp_path / "here")]) == 0
    command = [sys.executable, "-m", "analysis.export", *asked, str(tmp_path / "there")]
    ended = subprocess.run(command, cwd=ROOT, env=os.environ | LANGUAGES[language], capture_output=True, timeout=120)
    assert ended.returncode == 0, ended.stderr
    here, there = (
        {path.name: path.read_bytes() for path in (tmp_path / one).glob("*.[ch]*")} for one in ("here", "there")
    )
    assert len(here) == 2
    assert there == here
