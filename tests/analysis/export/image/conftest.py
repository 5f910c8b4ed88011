"""A browser of its own for each module of tests that try it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from analysis.export.image.engine import Engine


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """Return an engine of these tests alone, and end its browser."""
    own = Engine()
    yield own
    own.close()
