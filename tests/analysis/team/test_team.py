"""The team beside the market: positions, costs and gaps by hand, and a sentence where nothing can be said."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.charts import compensation, progression
from analysis.charts import team as charts
from analysis.charts.catalogue import CHARTS, EVERY, found, page_of
from analysis.own import made
from analysis.own.own import Own
from analysis.package.selection import first_selection, select
from analysis.package.tables import Package
from analysis.pages import HOME
from analysis.pay import real as real_pay
from analysis.service.asked import Refused, asked
from analysis.team import bands, groups, positions, time
from tests.analysis.own.staff import AGAINST, bands_of, people_of, whole_of

PAID = (90_000, 120_000, 150_000, 240_000)
LINES = [f"PM,Home,{'Women' if at % 3 == 0 else 'Men'},{at % 9},{at % 4},,{PAID[at % 4]},10000" for at in range(24)]
LINES += [f"Lead,Home,{'Women' if at % 2 else 'Men'},9,2,{at % 3},{200_000 + at},0" for at in range(10)]
LINES += ["Chief,Home,Men,20,1,8,400000,0", "PM,Away,Men,2,1,,50000,0", "PM,Home,,2,1,,,"]


@pytest.fixture(scope="module")
def own(real: Package) -> Own:
    return whole_of(real, LINES)


@pytest.fixture(scope="module")
def market(real: Package):
    """Return the atlas's base pay of product managers and seniors in their country, in today's dollars."""
    rows = real_pay_rows(real)
    return rows.set_index("role_id")


def real_pay_rows(atlas: Package):
    rows = real_pay.bands(atlas)
    here = (rows["country"] == "United States") & (rows["company_types"] == "all") & (rows["component"] == "base")
    return rows[here & rows["role_id"].isin(["product_manager", "senior_pm"])]


def base(package: Package):
    return select(package, component="base")


def test_everyone_stands_in_the_band_of_level_type_and_place(own, market):
    rows = positions.positions(own.package, base(own.package)).rows
    pms, band = rows[rows["role_id"] == "pm"], market.loc["product_manager"]
    assert len(pms) == 24
    assert sorted(set(pms["amount"])) == sorted(PAID)
    assert pms["ratio"].round(6).tolist() == (100 * pms["amount"] / band["p50"]).round(6).tolist()
    expected = np.where(pms["amount"] < band["p25"], "below", np.where(pms["amount"] > band["p75"], "above", "within"))
    assert pms["at"].tolist() == expected.tolist()
    assert set(rows["row"]) == set(range(2, 36))


def test_costs_are_what_is_lacking(own, market):
    rows = positions.positions(own.package, base(own.package)).rows
    band = market.loc["product_manager"]
    lacking = sum(max(0, band["p25"] - pay) for pay in PAID * 6)
    assert rows.loc[rows["role_id"] == "pm", "to_p25"].sum() == pytest.approx(lacking)
    table = positions.by_level(own.package, base(own.package))
    assert table["Level"].tolist() == ["Lead", "PM", "All levels"]
    assert table["To the 25th percentile (USD)"].iloc[1] == round(lacking)
    assert table["People"].tolist() == [10, 24, 34]


def test_who_is_held_against_nothing_is_said(own):
    found = positions.positions(own.package, base(own.package))
    assert found.notes[0] == (
        "Left out: 1 person without it and 2 people of whom the market tells nothing (Chiefs in Home and PMs in Away)."
    )
    assert found.notes[1].startswith("The market's pay is in dollars of ")
    assert "Its total pay counts equity too, which your data does not tell." in found.notes[1]


def test_money_is_converted_at_the_rate_of_the_atlas_or_refused(real):
    pounds = people_of(real, LINES, currency="GBP").package
    dollars = people_of(real, LINES).package
    factor = real.currencies.factor("USD", "GBP")
    middle = [package["market"].query("component == 'base'")["p50"].tolist() for package in (pounds, dollars)]
    assert middle[0] == pytest.approx([factor * one for one in middle[1]])
    assert "GBP a dollar" in positions.positions(pounds, base(pounds)).notes[1]
    forints = people_of(real, LINES, currency="HUF").package
    chart = charts.positions(package=forints, selection=base(forints), mode="light")
    assert chart.figure is None
    assert chart.title == (
        "The market's pay is in dollars, and the atlas knows no rate of exchange to HUF: nobody is held against it"
    )


def test_the_whole_of_pay_is_not_held_against_the_market_where_it_is_base_pay_alone(real):
    alone = people_of(real, [line.rsplit(",", 1)[0] + "," for line in LINES]).package
    assert positions.parts(alone) == ("base",)
    assert positions.part(alone, first_selection(alone)) == "base"


def test_groups_are_compared_at_equal_level_and_a_small_one_is_not(real, own):
    found = groups.gaps(own.package, base(own.package))
    assert found.rows["name"].tolist() == ["Women, equal level", "Women, Lead", "Women, PM"]
    assert found.rows[["people", "others"]].values.tolist() == [[13, 21], [5, 5], [8, 16]]
    assert found.sentence == "No clear gap between Women and Men at equal level"
    assert found.sources == ("eu_pay_transparency",)
    lead = found.rows.iloc[1]
    assert lead["mean"] == pytest.approx(100 * (200_005 / 200_004 - 1))
    strict = people_of(real, LINES, least=14).package
    assert groups.gaps(strict, base(strict)).rows.empty
    assert groups.gaps(strict, base(strict)).sentence.startswith("One group alone, Men, has 14 people or more")


def test_a_clear_gap_is_told_with_the_levels_beyond_the_line(real):
    pay = {"Men": 100_000, "Women": 80_000}
    groups_of = ["Women"] * 15 + ["Men"] * 25
    lines = [f"PM,Home,{group},1,1,,{pay[group] + at},0" for at, group in enumerate(groups_of)]
    package = people_of(real, lines).package
    found = groups.gaps(package, base(package))
    assert found.sentence == "Women: 20% lower median pay than Men at equal level"
    assert found.notes[1].endswith("by the mean, Women, PM lie beyond.")
    chart = charts.gaps(package=package, selection=base(package), mode="light")
    assert [shape["x0"] for shape in chart.figure.layout.shapes] == [0, -5, 5]
    assert "European Union, EUR-Lex" in chart.source


def test_time_and_span_stand_beside_what_is_known(own):
    here, work, span = time.tables(own.package, base(own.package)).values()
    assert here["Level"].tolist() == ["Chief", "Lead", "PM"]
    assert here["Published for it"].tolist()[:2] == ["", "2–4 (RocketBlocks)"]
    assert span["Lead people"].tolist() == [1, 6, 0]
    assert work["Median years of work"].iloc[1] == 9
    assert max(len(table.columns) for table in (here, work, span)) <= 5


def test_what_the_team_says_nothing_of_has_no_table(real):
    silent = people_of(real, ["PM,Home,Men,3,,,90000,0"] * 12).package
    assert list(time.tables(silent, base(silent))) == ["Years of work"]


def test_the_sheet_has_rows_and_no_names(own):
    sheet = positions.sheet(own.package, base(own.package))
    assert len(sheet) == 34
    assert "Row of the file" in sheet
    assert not {"Name", "Group"} & set(sheet)


def test_dots_are_as_many_as_people_and_cannot_be_too_many(real, own):
    chart = charts.positions(package=own.package, selection=base(own.package), mode="light")
    dots = next(trace for trace in chart.figure.data if trace.name == charts.PERSON.label)
    assert len(dots.x) == 34
    many = people_of(real, LINES[:24] * 21).package
    chart = charts.positions(package=many, selection=base(many), mode="light")
    assert chart.figure is None
    assert chart.note.startswith("More than 500 dots")


def test_more_people_than_a_team_has_are_told_so(real, monkeypatch):
    monkeypatch.setattr(made, "MOST_PEOPLE", 20)
    many = whole_of(real, LINES).package
    told = positions.positions(many, base(many))
    assert told.rows.empty
    assert told.sentence == "Nobody is held against the market: this takes rows of people, at most 10,000"


def test_the_markets_bands_stand_in_grey_where_they_are_wanted(own, market):
    for builder, table in ((compensation.bands, "market"), (progression.experience, "market_years")):
        alone = builder(package=own.package, selection=base(own.package), mode="light")
        both = builder(package=own.beside, selection=base(own.package), mode="light")
        grey = both.table[both.table["Company type"] == "The market"]
        assert "The market" not in set(alone.table["Company type"])
        assert set(grey["Role"]) == {"Lead", "PM"}
        assert "Levels.fyi" in both.source
        assert "Levels.fyi" not in alone.source
        assert [style.label for style in both.key][-1] == "the market"
        assert table in own.package.frames
    pay = compensation.bands(package=own.beside, selection=base(own.package), mode="light").table
    row = pay[(pay["Company type"] == "The market") & (pay["Role"] == "PM")].iloc[0]
    assert row["Median (USD)"] == round(market.at["product_manager", "p50"])


def test_own_bands_stand_at_percentiles_of_the_market(real, market):
    band = market.loc["product_manager"]
    lines = [f"PM,{band['p10']},{band['p25']},{band['p75']}", f"Lead,1000,2000,{3000}", "Chief,1,2,3"]
    package = bands_of(real, lines).package
    found = bands.bands(package, first_selection(package))
    stands = dict(zip(found.rows["role_id"], found.rows["stands"], strict=True))
    assert stands == {"chief": "no market", "lead": "<10th", "pm": "25th"}
    assert found.sentence == (
        "The middles of your bands stand from the <10th (Lead) to the 25th percentile (PM) of the market"
    )
    chart = charts.bands(package=package, selection=first_selection(package), mode="light")
    assert len(chart.table) == 3
    assert chart.figure is not None


def test_bands_beyond_the_market_are_said_as_such(real):
    package = bands_of(real, ["PM,1000,2000,3000", "Lead,1000,2000,3000"]).package
    assert bands.bands(package, first_selection(package)).sentence == (
        "The middles of all 2 bands stand below the 10th percentile of the market"
    )


def test_charts_of_ones_own_are_in_the_deck_and_at_no_address(real):
    assert set(EVERY) - set(CHARTS) == {"data"}
    entry = found(HOME, "team-positions")
    assert entry is not None
    assert page_of(entry) == "data"
    with pytest.raises(Refused, match="There is no chart"):
        asked(real, "team-positions", "csv", {})


def test_levels_held_against_nothing_have_no_market(real):
    package = people_of(real, LINES, against=type(AGAINST)()).package
    assert package["market"].empty
    assert positions.positions(package, base(package)).sentence == "Nobody is held against the market"
