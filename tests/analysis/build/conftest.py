"""Runs of the build on observations of one's own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from analysis.build import __main__ as build
from analysis.build.intake import observed
from tests.analysis.build.people import with_bad_rows

EVERY = observed.TABLES


@pytest.fixture
def few_resamples(monkeypatch):
    """Let bands of attainment rest on few resamples: here it matters that they are alike, not how good they are."""
    monkeypatch.setattr("analysis.build.attainment.RESAMPLES", 20)
    monkeypatch.setattr("analysis.build.attainment_draws.DRAWS", 5)


@pytest.fixture
def run(tmp_path, monkeypatch, few_resamples):
    """Return a function that runs the command line on a file, into the folder `out`."""

    def command(path: Path | str, *options: str) -> int:
        words = ["build", "--observations", str(path), "--out", str(tmp_path / "out"), *options]
        monkeypatch.setattr(sys, "argv", words)
        return build.main()

    command.out = tmp_path / "out"  # type: ignore[attr-defined]  # what the tests look at beside what they call
    monkeypatch.setattr(observed, "TABLES", {"compensation": EVERY["compensation"]})
    return command


@pytest.fixture
def every_table(run, monkeypatch):
    """Let `run` compute all tables; most tests are about rows, and one table shows them."""
    monkeypatch.setattr(observed, "TABLES", EVERY)


@pytest.fixture(scope="module")
def people(tmp_path_factory) -> Path:
    return with_bad_rows(tmp_path_factory.mktemp("people"))
