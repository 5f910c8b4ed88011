"""Intervals over employers computed a second time, by other draws: years to a level, and pay within companies.

Nothing here calls the atlas: employers are drawn with replacement, then people within each, and what is drawn is moved
away from what is seen as far as few employers ask for. Other draws give other ends, near those published.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from math import expm1, log, sqrt
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import t

from tests.analysis.second_hand import HOME, Row, curve, reports, table
from tests.raw import RAW, needs_raw

DATA = Path(__file__).parents[2] / "data"
LADDER = ("associate_pm", "product_manager", "senior_pm", "principal_pm", "group_pm", "director", "vp_product")
DRAWS = 250
EDGE = 0.05
"""Nearer than this to nought or one, ends reach to exact bounds too, which are not computed here."""

STAYED = ((0, 1), (1, 4), (4, 7), (7, 99))

pytestmark = needs_raw


@pytest.fixture(scope="module")
def people() -> list[Row]:
    return [row for row in reports(RAW, DATA) if row["country"] == HOME]


def drawn(people: Sequence[Row]) -> Iterator[list[Row]]:
    """Yield the people of employers drawn with replacement, drawn with replacement within each."""
    at: dict[str, list[Row]] = defaultdict(list)
    for row in people:
        at[row["company"]].append(row)
    employers, random = list(at.values()), np.random.default_rng(5)
    for _draw in range(DRAWS):
        chosen = [employers[one] for one in random.integers(0, len(employers), len(employers))]
        yield [own[one] for own in chosen for one in random.integers(0, len(own), len(own))]


def ends(people: Sequence[Row], measure: Callable[[Sequence[Row]], list[float]]) -> np.ndarray:
    """Return the lower and the upper ends of a measure: the middle 90 % of draws, moved apart as few employers ask."""
    seen = np.array(measure(people))
    draws = [measure(one) for one in drawn(people)]
    whole = np.array([[*one[: len(seen)], *one[-1:] * (len(seen) - len(one))] for one in draws])
    count = len({row["company"] for row in people})
    wider = t.ppf(0.95, count - 1) / 1.6448536269514722 * sqrt(count / (count - 1))
    low, high = np.percentile(whole, (5, 95), axis=0)
    return np.array([seen + wider * np.minimum(low - seen, 0), seen + wider * np.maximum(high - seen, 0)])


@pytest.mark.parametrize(("role", "types"), [("senior_pm", "all"), ("senior_pm", "corporate"), ("director", "all")])
def test_when_a_level_is_reached(people, role, types):
    rung = next(row["rung"] for row in table(DATA / "roles.csv") if row["role_id"] == role)
    wanted = {"source_id": "levels_fyi", "company_types": types, "country": HOME, "rung": rung}
    rows = [row for row in table(DATA / "attainment.csv") if wanted.items() <= row.items()]
    chosen = [row for row in people if types in ("all", row["company_type"]) and row["yearsofexperience"] is not None]
    low, high = ends(chosen, lambda some: curve(some, LADDER[LADDER.index(role) :]))
    is_inside = [EDGE < float(row["share"]) < 1 - EDGE for row in rows]
    lows, highs = ([float(row[name]) for row in rows] for name in ("share_low", "share_high"))
    # Neither end falls with the years: one that a later or an earlier year sets, exact bounds among them, is wider.
    own_low = [at for at in range(len(rows) - 1) if is_inside[at] and lows[at] < lows[at + 1]]
    own_high = [at for at in range(1, len(rows)) if is_inside[at] and highs[at - 1] < highs[at]]
    assert min(len(own_low), len(own_high)) >= 4
    assert [low[at] for at in own_low] == pytest.approx([lows[at] for at in own_low], abs=0.05)
    assert [high[at] for at in own_high] == pytest.approx([highs[at] for at in own_high], abs=0.05)
    assert all(lows[at] - 0.05 < low[at] and high[at] < highs[at] + 0.05 for at in range(len(rows)) if is_inside[at])


def stayed(people: Sequence[Row]) -> list[float]:
    """Return by how much log pay differs with each length of stay from under a year, within company and level.

    By least squares, all taken as differences from the mean of company and level.
    """
    years = sorted({row["day"][:4] for row in people})[1:]
    known = np.array(
        [
            [start <= row["yearsatcompany"] < end for start, end in STAYED[1:]]
            + [log(1 + row["yearsofexperience"]), *(row["day"][:4] == year for year in years)]
            + [log(row["totalyearlycompensation"])]
            for row in people
        ],
        float,
    )
    cells: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, row in enumerate(people):
        cells[row["company"], row["role_id"]].append(at)
    for own in cells.values():
        known[own] -= known[own].mean(axis=0)
    return list(np.linalg.lstsq(known[:, :-1], known[:, -1], rcond=None)[0][: len(STAYED) - 1])


def test_pay_by_years_at_the_employer_within_companies_and_levels(people):
    told = [
        row for row in people if row["yearsatcompany"] <= row["yearsofexperience"]
    ]  # the others contradict themselves
    rows = [row for row in table(DATA / "pay_within.csv") if row["what"] == "stayed"][1:]
    assert [100 * expm1(one) for one in stayed(told)] == pytest.approx([float(row["share"]) for row in rows], abs=0.06)
    for found, name in zip(ends(told, stayed), ("share_low", "share_high"), strict=True):
        assert [100 * expm1(one) for one in found] == pytest.approx([float(row[name]) for row in rows], abs=1.0)
