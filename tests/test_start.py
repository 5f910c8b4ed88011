"""What starts and what does not: tables with faults serve no page at all, and say why where they were started."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("analysis", "pages", "data", ".streamlit")
LONGEST = 120
"""Seconds in which a server that does not start has to say so."""


@pytest.fixture
def copy(tmp_path) -> Path:
    """Return a copy of the atlas in which the fault of one table is a currency, and of another a company type."""
    for part in PARTS:
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "dashboard.py", tmp_path)
    _spoil(tmp_path / "data" / "compensation.csv", 5, ",USD,", ",D,")
    _spoil(tmp_path / "data" / "companies.csv", 2, ",startup,", ",martian,")
    return tmp_path


def _spoil(path: Path, line: int, right: str, wrong: str) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    assert right in lines[line - 1]
    lines[line - 1] = lines[line - 1].replace(right, wrong)
    path.write_text("\n".join(lines), encoding="utf-8")


def test_a_data_folder_with_faults_starts_nothing_and_says_all_of_them(copy):
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", "0"]
    ended = subprocess.run(command, cwd=copy, capture_output=True, text=True, timeout=LONGEST, check=False)
    assert ended.returncode == 2
    said = ended.stderr.splitlines()
    assert "compensation.csv, line 5, column currency: 'D' is not written as three capital letters, as USD is." in said
    assert [line for line in said if line.startswith("companies.csv, line 2, column company_type: 'martian'")]
    assert "Traceback" not in ended.stderr
