"""What the charts of a team say of themselves, for teams and bands of many kinds, is free of the usual faults."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from analysis import words
from analysis.charts import team as charts
from analysis.charts.catalogue import Builder
from analysis.charts.chart import Chart
from analysis.own.own import Own
from analysis.package.selection import first_selection
from analysis.package.tables import Package
from tests.analysis.charts.test_wording import FAULTS
from tests.analysis.own.staff import AGAINST, bands_of, people_of
from tests.analysis.team.test_team import LINES


def paid(*pay: int, level: str = "PM", place: str = "Home", group: str = "Men", bonus: str = "0") -> list[str]:
    return [f"{level},{place},{group},3,1,,{amount},{bonus}" for amount in pay]


LONG = "Principal engineer of the platform for everybody else's platforms"
TEAMS: dict[str, Callable[[Package], Own]] = {
    "a team": lambda atlas: people_of(atlas, LINES),
    "in pounds": lambda atlas: people_of(atlas, LINES, currency="GBP"),
    "in a money without rate": lambda atlas: people_of(atlas, LINES, currency="HUF"),
    "held against nothing": lambda atlas: people_of(atlas, LINES, against=type(AGAINST)()),
    "one person": lambda atlas: people_of(atlas, paid(90_000)),
    "nobody paid": lambda atlas: people_of(atlas, ["PM,Home,Men,3,1,2,,"] * 6),
    "nobody of a group": lambda atlas: people_of(atlas, paid(*[90_000] * 12, group="")),
    "one group": lambda atlas: people_of(atlas, paid(*[90_000] * 12)),
    "all paid alike": lambda atlas: people_of(atlas, paid(*[90_000] * 12) + paid(*[90_000] * 12, group="Women")),
    "six groups, three too small": lambda atlas: people_of(
        atlas, [line for at in range(6) for line in paid(*[90_000 + at] * (3 + 2 * at), group=f"Site {at}")]
    ),
    "groups that never meet": lambda atlas: people_of(
        atlas, paid(*[90_000] * 6) + paid(*[90_000] * 6, level="Lead", group="Women")
    ),
    "long names": lambda atlas: people_of(
        atlas,
        [
            line
            for group in (f"{LONG} 1", f"{LONG} 2")
            for line in paid(*range(90_000, 90_007), level=LONG, group=group)
        ],
        against=type(AGAINST)({LONG: "senior_pm"}, AGAINST.types, AGAINST.places),
    ),
    "six places held against nothing": lambda atlas: people_of(
        atlas, [line for at in range(6) for line in paid(90_000, place=f"Town {'abcdef'[at]}")] + paid(90_000)
    ),
    "bands": lambda atlas: bands_of(atlas, ["PM,90000,120000,150000", "Lead,1000,2000,3000", "Chief,1,2,3"]),
    "a band without market": lambda atlas: bands_of(atlas, ["Chief,1,2,3"]),
    "bands in a money without rate": lambda atlas: bands_of(atlas, ["PM,1,2,3"], currency="HUF"),
    "bands alike": lambda atlas: bands_of(atlas, ["PM,130000,130000,130000", "Lead,130000,130000,130000"]),
}
BUILDERS: tuple[Builder, ...] = (charts.positions, charts.gaps, charts.bands)


def drawn(package: Package) -> list[Chart]:
    """Return every chart of a team, of each part of pay that the package has."""
    first = first_selection(package)
    choices = [replace(first, component=one.component) for one in package.components] or [first]
    return [build(package=package, selection=choice, mode="light") for build in BUILDERS for choice in choices]


@pytest.mark.parametrize("name", TEAMS)
def test_a_chart_of_a_team_says_nothing_wrong_and_its_title_is_short(real, name):
    found = drawn(TEAMS[name](real).package)
    wrong = {
        f"{fault}: {seen[0]!r} in {text}"
        for chart in found
        for text in (chart.title, chart.subtitle, chart.note, chart.alt)
        for fault, pattern in FAULTS.items()
        if (seen := pattern.search(text))
    }
    assert wrong == set()
    assert [chart.title for chart in found if len(chart.title) > words.TITLE or not chart.title] == []
