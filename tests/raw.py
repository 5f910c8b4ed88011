"""The raw observations, which lie beside the repository and not in it."""

from __future__ import annotations

from pathlib import Path

import pytest

RAW = Path(__file__).parents[2] / "shared" / "raw"
needs_raw = pytest.mark.skipif(
    not RAW.is_dir(), reason="the raw observations are not beside the repository (../shared/raw)"
)
