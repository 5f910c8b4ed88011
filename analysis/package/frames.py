"""Texts that keep their rules as a frame, typed as the descriptor says."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.package.checks import Checked
from analysis.package.schema import Table

PANDAS_TYPES = {"string": "str", "integer": "Int64", "number": "float64", "boolean": "boolean"}


def frame(table: Table, checked: Checked | None) -> pd.DataFrame:
    """Return a table that has no fault: strings, `Int64`, `float64`, `boolean`, `datetime64`; empty where absent."""
    columns = checked.columns if checked else {field.name: () for field in table.fields}
    return pd.DataFrame({field.name: _typed(field.kind, columns[field.name]) for field in table.fields})


def _typed(kind: str, texts: Sequence[str]) -> pd.Series:
    if kind == "string":
        return pd.Series(texts, dtype="str")
    if kind == "boolean":
        return pd.Series([{"true": True, "false": False}.get(text) for text in texts], dtype="boolean")
    if kind == "date":
        return pd.to_datetime(pd.Series([text or None for text in texts], dtype="str"), format="%Y-%m-%d")
    return pd.Series(np.array([text or "nan" for text in texts], dtype="float64")).astype(PANDAS_TYPES[kind])
