"""Kinds of file: what makes them is loaded by whoever asks for one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HEAVY = ("reportlab", "pptx", "xlsxwriter", "kaleido")

SCRIPT = """
import importlib, pkgutil, sys
import pages.parts
import analysis.export.formats
for module in pkgutil.iter_modules(pages.parts.__path__):
    importlib.import_module(f"pages.parts.{module.name}")
print(",".join(sys.modules))
"""


def test_pages_load_nothing_that_only_an_export_needs():
    root = Path(__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", SCRIPT], cwd=root, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.strip().split(","))
    assert "pages.parts.export_menu" in loaded
    assert loaded.isdisjoint(HEAVY)
