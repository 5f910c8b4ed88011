"""What starts and what does not: tables with faults serve no page at all, and say why where they were started."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 120
"""Seconds in which a server that does not start has to say so."""


@pytest.fixture
def faulty(tmp_path) -> Path:
    """Return a copy of the tables in which the fault of one is a currency, and of another a company type."""
    folder = shutil.copytree(ROOT / "data", tmp_path / "mine")
    _spoil(folder / "compensation.csv", 5, ",USD,", ",D,")
    _spoil(folder / "companies.csv", 2, ",startup,", ",martian,")
    return folder


def _spoil(path: Path, line: int, right: str, wrong: str) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    assert right in lines[line - 1]
    lines[line - 1] = lines[line - 1].replace(right, wrong)
    path.write_text("\n".join(lines), encoding="utf-8")


def test_a_data_folder_with_faults_starts_nothing_and_says_all_of_them(faulty):
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", "0"]
    ended = subprocess.run(
        command, cwd=ROOT, env=os.environ | {"ATLAS_DATA": str(faulty)}, capture_output=True, text=True, timeout=LONGEST
    )
    assert ended.returncode == 2
    said = ended.stderr.splitlines()
    assert "compensation.csv, line 5, column currency: 'D' is not written as three capital letters, as USD is." in said
    assert [line for line in said if line.startswith("companies.csv, line 2, column company_type: 'martian'")]
    assert "Traceback" not in ended.stderr
