"""What a measure answers with: rows, the sentence that they bear out, key figures, notes and sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd


class KeyFigure(NamedTuple):
    """A figure to stand alone: its label, its value with unit, and whose it is."""

    label: str
    value: str
    whose: str


@dataclass(frozen=True, eq=False)
class Finding:
    """A measure's answer, computed once a package and selection; page, chart and export read from it.

    `rows` is what may be drawn, empty where the data cannot carry it. `sentence` is the finding without its full stop,
    or a page's opening; it then says what is missing. `notes` are sentences about what is absent or to beware of.
    `sources` are the ids of the sources behind the rows. What is kept is shared: nobody changes the frame.
    """

    rows: pd.DataFrame
    sentence: str
    figures: tuple[KeyFigure, ...] = ()
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


def sources_of(*frames: pd.DataFrame) -> tuple[str, ...]:
    """Return the ids of the sources that rows name in `source_id`, each once, in the order met."""
    named = (source for frame in frames if "source_id" in frame for source in frame["source_id"])
    return tuple(dict.fromkeys(source for source in named if source))
