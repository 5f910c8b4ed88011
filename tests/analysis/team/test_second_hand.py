"""The team mirror worked out a second time, on a made-up team: the table as text, sums and ranks by hand.

Nothing here calls the atlas but for what is compared.
"""

from __future__ import annotations

import csv
import io
import math
import random
from collections import defaultdict
from pathlib import Path
from statistics import NormalDist, median

import pytest
from scipy.stats import rankdata

from analysis.package.selection import select
from analysis.package.tables import Package
from analysis.team import groups, positions, time
from tests.analysis.own.staff import HEADER, people_of

ROOT = Path(__file__).parents[3]
LEVELS = {"PM": ("product_manager", 120_000), "Lead": ("senior_pm", 160_000)}


def lines(count: int = 90) -> list[str]:
    """Return people of two levels of the market in a place of it and one that is not, and of one level that is not."""
    draw = random.Random(8)
    made = []
    for at in range(count):
        level = ("PM", "PM", "Lead", "Chief")[at % 4]
        pay = LEVELS.get(level, ("", 300_000))[1] * math.exp(draw.gauss(0, 0.3)) * (0.9 if at % 3 == 0 else 1.0)
        base = "" if at % 17 == 0 else f"{pay:.0f}"
        place = "Away" if at % 9 == 0 else "Home"
        group = "Women" if at % 3 == 0 else "Men"
        years, here, reports = draw.randrange(2, 15), draw.randrange(7), draw.choice(["", "0", "2", "5"])
        made.append(f"{level},{place},{group},{years},{here},{reports},{base},{draw.randrange(20_000)}")
    return made


def rows() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("\n".join([HEADER.removesuffix(",Unit"), *lines()]))))


@pytest.fixture(scope="module")
def package(real: Package) -> Package:
    return people_of(real, lines()).package


@pytest.fixture(scope="module")
def bands() -> dict[str, dict[str, float]]:
    """Return the market's percentiles of base pay by level of the file, read from the published table."""
    table = list(csv.DictReader(io.StringIO((ROOT / "data/compensation_real.csv").read_text(encoding="utf-8"))))
    found = {
        level: next(
            row
            for row in table
            if (row["source_id"], row["role_id"], row["company_types"], row["country"], row["component"])
            == ("levels_fyi", role, "all", "United States", "base")
        )
        for level, (role, _pay) in LEVELS.items()
    }
    return {
        level: {name: float(row[f"amount_{name}"]) for name in ("p25", "p50", "p75")} for level, row in found.items()
    }


def held(bands: dict[str, dict[str, float]]) -> list[tuple[dict[str, str], float, dict[str, float]]]:
    """Return who is held against the market: the row, base pay, and the band."""
    return [
        (row, float(row["Base"]), bands[row["Level"]])
        for row in rows()
        if row["Level"] in bands and row["Place"] == "Home" and row["Base"]
    ]


def test_compa_ratio_place_and_cost_of_everyone_and_of_each_level(package, bands):
    selection = select(package, component="base")
    found = positions.positions(package, selection).rows
    ours = held(bands)
    assert len(found) == len(ours) > 40
    assert sorted(found["ratio"]) == pytest.approx(sorted(100 * pay / band["p50"] for _row, pay, band in ours))
    places = ["below" if pay < band["p25"] else "above" if pay > band["p75"] else "within" for _row, pay, band in ours]
    assert found["at"].value_counts().to_dict() == {place: places.count(place) for place in set(places)}
    table = positions.by_level(package, selection).set_index("Level")
    for level, people in {
        "All levels": ours,
        **{name: [one for one in ours if one[0]["Level"] == name] for name in LEVELS},
    }.items():
        line = table.loc[level]
        assert line["People"] == len(people)
        assert line["Median compa-ratio (%)"] == round(median(100 * pay / band["p50"] for _row, pay, band in people))
        for point, name in (("p25", "25th percentile"), ("p50", "median")):
            lacking = sum(max(0.0, band[point] - pay) for _row, pay, band in people)
            assert line[f"To the {name} (USD)"] == pytest.approx(lacking, abs=0.51)


def test_time_in_level_and_span(package):
    tables = {title: table.set_index("Level") for title, table in time.tables(package, select(package)).items()}
    for level in ("PM", "Lead", "Chief"):
        people = [row for row in rows() if row["Level"] == level]
        spans = [int(row["Reports"]) for row in people if row["Reports"] not in ("", "0")]
        assert {int(table.loc[level, "People"]) for table in tables.values()} == {len(people)}
        here, work = tables["Time in the level"].loc[level], tables["Years of work"].loc[level]
        assert here["Median years in the level"] == median(float(row["In level"]) for row in people)
        assert work["Median years of work"] == median(float(row["Years"]) for row in people)
        assert tables["Span of control"].loc[level, ["Lead people", "Median span", "Widest span"]].tolist() == [
            len(spans),
            median(spans),
            max(spans),
        ]


def strata(level: str = "") -> list[tuple[list[float], list[float]]]:
    """Return pay of men and of women at each level and place where both are."""
    cells: dict[tuple[str, str], dict[str, list[float]]] = defaultdict(lambda: {"Men": [], "Women": []})
    for row in rows():
        if row["Base"] and level in ("", row["Level"]):
            cells[row["Level"], row["Place"]][row["Group"]].append(float(row["Base"]))
    return [(cell["Men"], cell["Women"]) for cell in cells.values() if cell["Men"] and cell["Women"]]


def is_rejected(pairs: list[tuple[list[float], list[float]]], gap: float) -> bool:
    """Test whether a gap (percent) is rejected at 10 %: ranks of women, their pay freed of it, weighted by level."""
    ranks = spread = 0.0
    for men, women in pairs:
        freed = [pay / (1 + gap / 100) for pay in women]
        size = len(men) + len(women)
        whole = sum(rankdata([*men, *freed])[len(men) :]) - len(women) * (size + 1) / 2
        ranks += whole / (size + 1)
        spread += len(men) * len(women) / (12 * (size + 1))
    step = max(1 / (len(men) + len(women) + 1) for men, women in pairs) / 2
    return abs(ranks) > NormalDist().inv_cdf(0.95) * math.sqrt(spread) + step


@pytest.mark.parametrize("level", ["", "PM", "Lead"])
def test_a_gap_and_its_interval_are_those_of_ranks(package, level):
    found = groups.gaps(package, select(package, component="base")).rows.set_index("role_id").loc[level.lower()]
    pairs = strata(level)
    assert (found["people"], found["others"]) == (sum(len(one[1]) for one in pairs), sum(len(one[0]) for one in pairs))
    as_men = sum(len(women) * sum(men) / len(men) for men, women in pairs)
    assert found["mean"] == pytest.approx(100 * (sum(sum(women) for _men, women in pairs) / as_men - 1))
    weighted = sorted(
        (100 * (hers / his - 1), 1 / (len(men) + len(women) + 1))
        for men, women in pairs
        for hers in women
        for his in men
    )
    half, before = sum(weight for _gap, weight in weighted) / 2, 0.0
    middle = next(gap for gap, weight in weighted if (before := before + weight) >= half)
    assert found["value"] == pytest.approx(middle, abs=0.5)
    assert not is_rejected(pairs, found["value"])
    for end, outside in (("low", -0.02), ("high", 0.02)):
        assert is_rejected(pairs, found[end] + outside)
        assert not is_rejected(pairs, found[end] - outside)
