"""Made-up people and bands of a company whose levels, pay and places are known, and the package of a visit of them."""

from __future__ import annotations

from datetime import date
from unittest.mock import patch

from analysis.own import bands, made
from analysis.own.against import Against
from analysis.own.fields import BANDS, PEOPLE
from analysis.own.levels import proposed
from analysis.own.own import Own
from analysis.own.people import Told, taken
from analysis.own.reading import File
from analysis.own.vocabulary import Facts
from analysis.package.tables import Package

DAY = date(2026, 11, 25)
HEADER = "Level,Place,Group,Years,In level,Reports,Base,Bonus,Unit"
FIELDS = ("level", "place", "group", "years", "years_in_level", "reports", "base", "bonus", "company_type")
AGAINST = Against({"PM": "product_manager", "Lead": "senior_pm"}, {"": "all"}, {"Home": "United States"})
"""Two levels in one place held against the market, "Chief" and "Away" against nothing."""


def people_of(
    atlas: Package, lines: list[str], currency: str = "USD", least: int = 5, against: Against = AGAINST
) -> Own:
    """Return what a visit shows of people told by lines of `HEADER`, without the tables that take time."""
    with patch.object(made, "_computed", return_value={}), patch.object(made, "without_few", return_value={}):
        return whole_of(atlas, lines, currency, least, against)


def whole_of(
    atlas: Package, lines: list[str], currency: str = "USD", least: int = 5, against: Against = AGAINST
) -> Own:
    """Return what a visit shows of people told by lines of `HEADER`, whose last column may be left out of all."""
    width = lines[0].count(",") + 1
    content = "\n".join([",".join(HEADER.split(",")[:width]), *lines]).encode()
    read = taken(File("staff.csv", content).grid(), PEOPLE, Told(_places(FIELDS[:width])))
    levels = tuple(proposed(list(dict.fromkeys(read.rows["level"]))))
    return made.own_of(read, Facts(levels, currency, DAY, "Home", least, against), atlas)


def bands_of(atlas: Package, lines: list[str], currency: str = "USD", against: Against = AGAINST) -> Own:
    """Return what a visit shows of bands of base pay told by lines of level, low, middle and high."""
    content = "\n".join(["Level,Low,Mid,High", *lines]).encode()
    read = taken(File("bands.csv", content).grid(), BANDS, Told(_places(("level", "low", "mid", "high"))))
    levels = tuple(proposed(list(dict.fromkeys(read.rows["level"]))))
    return bands.own_of(read, Facts(levels, currency, DAY, "Home", 10, against, "base"), atlas)


def _places(fields: tuple[str, ...]) -> dict[str, int]:
    return dict(zip(fields, range(len(fields)), strict=True))
