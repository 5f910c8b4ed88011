"""The curves behind a plan: those of the people seen, and those of people drawn anew, which say how sure they are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.bands import cells
from analysis.package.memory import kept
from analysis.package.tables import Package
from analysis.planner.careers import Curves, smoothed

IN_MILLE = 1_000
ENDS = ("share_low", "share_high")


@kept(most=64)
def curves(package: Package, country: str, company_type: str) -> Curves | None:
    """Return a company type's attainment curves; None where too few people were seen."""
    rows = cells(package["attainment"], (company_type,), country)
    return None if rows.empty else Curves(smooth(package, rows, rows["share"].to_numpy()[:, None])[0])


@dataclass(frozen=True, eq=False)
class Doubt:
    """Curves as they may be too, by company type, and the part of what comes of them that lies beyond either end.

    Those of people drawn anew, of whose outcomes a twentieth lies beyond either end; where a package has no draws the
    two ends of each curve's own band, which are the ends.
    """

    curves: dict[str, Curves]
    tail: float


@kept(most=64)
def doubt(package: Package, country: str, company_types: tuple[str, ...]) -> Doubt:
    """Return how sure the curves of company types are that have some: by draws if all have draws, and as many."""
    drawn = {key: _drawn(package, country, key) for key in company_types}
    known = {key: one for key, one in drawn.items() if one is not None}
    if len(known) == len(drawn) and len({len(one.sets) for one in known.values()}) == 1:
        return Doubt(known, (1 - package.rules["interval"] / 100) / 2)
    return Doubt({key: _ends(package, country, key) for key in company_types}, 0.0)


@kept(most=64)
def _drawn(package: Package, country: str, company_type: str) -> Curves | None:
    """Return a company type's curves by draw; None where there are none, or other ones than the type has."""
    places = ["rung", "years"]
    rows = cells(package["attainment_draws"], (company_type,), country).sort_values(places)
    own = cells(package["attainment"], (company_type,), country).sort_values(places)
    draws = [text.split() for text in rows["shares"]]
    same = np.array_equal(rows[places].to_numpy(int), own[places].to_numpy(int))
    if not draws or not same or len({len(one) for one in draws}) > 1:
        return None
    return Curves(smooth(package, rows, np.array(draws, float) / IN_MILLE))


def _ends(package: Package, country: str, company_type: str) -> Curves:
    rows = cells(package["attainment"], (company_type,), country)
    return Curves(smooth(package, rows, rows[[*ENDS]].to_numpy(float)))


def smooth(package: Package, rows: pd.DataFrame, shares: np.ndarray) -> np.ndarray:
    """Return curves by set, rung and year of `shares`, a row for each of `rows` and a column for each set.

    Each is smoothed (`careers.smoothed`), and no rung's is above that of the rung below.
    """
    found = np.zeros((shares.shape[1], package.ladder.top + 2, int(rows["years"].max()) + 1))
    # A rung below every curve is where all people seen stand or have passed.
    found[:, : int(rows["rung"].min())] = 1.0
    found[:, rows["rung"].to_numpy(int), rows["years"].to_numpy(int)] = shares.T
    return np.minimum.accumulate(np.apply_along_axis(smoothed, 2, found), axis=1)
