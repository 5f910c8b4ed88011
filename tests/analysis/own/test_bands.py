"""Bands of pay, one row a level: what falls or stands twice has its place, the rest is told as it was stated."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.own import bands
from analysis.own.fields import BANDS
from analysis.own.levels import proposed
from analysis.own.people import Taken, Told, taken
from analysis.own.reading import File
from analysis.own.vocabulary import Facts
from analysis.package.schema import DataError
from analysis.package.tables import Package
from analysis.pay import published

CONTENT = "Level,Min,Mid,Max\nClerk,2000,2200,2600\nOfficer,3000,2900,3600\nClerk,1,2,3\nBanker,4000,4400,5200\n"


def read(content: str = CONTENT) -> Taken:
    grid = File("bands.csv", content.encode()).grid()
    columns = dict(zip(("level", "low", "mid", "high"), range(4), strict=True))
    told = Told(columns, {}, dict.fromkeys(("low", "mid", "high"), 12.0))
    return bands.in_order(grid, taken(grid, BANDS, told))


def facts(*values: str) -> Facts:
    return Facts(tuple(proposed(values)), "GBP", date(2026, 11, 25), "Leeds", 10, component="base")


def test_bands_that_fall_or_stand_twice_have_their_place():
    found = read()
    assert [str(fault) for fault in found.faults] == [
        "bands.csv, row 3: low, middle and high are 36,000, 34,800 and 43,200 a year, and none may be less than "
        "the one before it.",
        "bands.csv, row 4: 'Clerk' has a band in row 2 already, and one a level is taken.",
    ]
    assert found.rows["level"].tolist() == ["Clerk", "Banker"]
    assert found.left_out == 2


def test_bands_are_told_as_they_were_stated(real: Package):
    own = bands.own_of(read(), facts("Clerk", "Banker"), real)
    assert own.banner == "**Your data, 2 bands, 2026, 2 rows left out.**"
    told = published.table(own.package)
    assert told[["What", "Of whom", "From", "To", "Money", "Beware"]].values.tolist() == [
        ["Pay band", "Clerks", 24_000.0, 31_200.0, "GBP", "Its middle is £26k."],
        ["Pay band", "Bankers", 48_000.0, 62_400.0, "GBP", "Its middle is £53k."],
    ]
    assert own.package.ladder.ids == ("clerk", "banker")


def test_no_band_left_is_a_sentence(real: Package):
    with pytest.raises(DataError, match="No band is left"):
        bands.own_of(read(), facts("Nobody"), real)
