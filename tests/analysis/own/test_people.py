"""People, one row each: what is good becomes the tables of a package, what is not has its place and is counted."""

from __future__ import annotations

import random
from datetime import date

import numpy as np
import pytest

from analysis.build.pools import every_pool, made_for
from analysis.charts import compensation
from analysis.charts.theme import BLUE
from analysis.own import asked, made
from analysis.own.fields import BANDS, PEOPLE, likeness, proposed
from analysis.own.grid import Grid, Money
from analysis.own.levels import Level, alike, company_types, distinct, ids, label, plural, roles
from analysis.own.levels import proposed as proposed_levels
from analysis.own.own import Own
from analysis.own.people import Taken, Told, taken
from analysis.own.reading import File
from analysis.own.vocabulary import Facts
from analysis.package.schema import DataError
from analysis.package.selection import first_selection
from analysis.package.tables import Package
from analysis.pay import compensation as pay

GRADES = ("Clerk", "Officer", "Banker")
HEADER = "Grade,Unit,Country,Experience,Tenure,Base salary,Bonus"
COLUMNS = dict(zip(("level", "company_type", "place", "years", "years_here", "base", "bonus"), range(7), strict=True))


def staff(count: int = 90) -> list[list[str]]:
    """Return people of three grades and two units in one country; the younger unit has a few Bankers alone."""
    draw = random.Random(3)
    people = []
    for at in range(count):
        grade = at % 3
        unit = "Markets" if grade == 2 and at < 12 else "Retail"
        base = 2000 + 1000 * grade + draw.randrange(900)
        cells = (grade * 3 + draw.randrange(5), draw.randrange(6), base, draw.randrange(3000))
        people.append([GRADES[grade], unit, "Great Britain", *map(str, cells)])
    return people


def read(rows: list[list[str]], **told: object) -> Taken:
    content = "\n".join([HEADER, *(",".join(row) for row in rows)]).encode()
    return taken(File("staff.csv", content).grid(), PEOPLE, Told(COLUMNS, **told))  # type: ignore[arg-type]


def facts(least: int = 10) -> Facts:
    levels = (Level("Clerk", "Clerk", "clerks", 1), Level("Officer", "Officer", "officers", 2))
    return Facts((*levels, Level("Banker", "Banker", "bankers", 3)), "GBP", date(2026, 11, 25), "Great Britain", least)


@pytest.fixture(scope="module")
def own(real: Package) -> Own:
    """Return what the visit shows of the staff, paid by the month."""
    return made.own_of(read(staff(), times={"base": 12}), facts(), real)


def test_people_of_a_level_are_called_in_the_plural():
    names = ("Analyst", "Sales", "Director of product", "Heads of product", "VP")
    assert [plural(name) for name in names] == [
        *("Analysts", "Sales", "Directors of product", "Heads of product", "VPs")
    ]


def test_a_single_company_type_has_its_own_look_beside_a_grey_market(real):
    rows = [[row[0], "Retail", *row[2:]] for row in staff()]
    package = made.own_of(read(rows, times={"base": 12}), facts(), real).package
    chart = compensation.bands(package=package, selection=first_selection(package), mode="light")
    assert [(one.label, one.colour) for one in chart.key] == [("retail", BLUE)]


def test_a_country_has_its_article_in_sentences(real):
    rows = [[*row[:2], "United Kingdom", *row[3:]] for row in staff()]
    package = made.own_of(read(rows, times={"base": 12}), facts(), real).package
    assert "in the United Kingdom" in pay.opening(package, first_selection(package)).sentence


def test_headers_are_proposed_and_each_column_once():
    header = ["Name", "Grade", "Country of work", "YoE", "Base salary (GBP)", "Bonus, yearly", "Base pay"]
    assert proposed(PEOPLE, header) == {"level": 1, "years": 3, "base": 6}
    assert proposed(PEOPLE, ["Standort", "", "x"]) == {}
    assert proposed(PEOPLE, ["Level", "Base pay", "BASE PAY"]) == {"level": 0}
    assert proposed(BANDS, ["Level", "Min", "Midpoint", "Max"]) == {"level": 0, "low": 1, "mid": 2, "high": 3}
    assert (likeness(PEOPLE, header), likeness(BANDS, header)) == (1, 1)


def test_every_fault_has_its_place_and_the_rest_is_taken():
    rows = staff(12)
    rows[0][5], rows[1][5], rows[2][3], rows[3][0], rows[4][5] = "lots", "-5", "71", "", "0"
    rows[5].append("more")
    rows[6][2] = "12"
    found = read(rows)
    assert [str(fault) for fault in found.faults] == [
        "staff.csv, row 2, column F (Base salary): 'lots' is not a number, which is written like 1234.5.",
        "staff.csv, row 3, column F (Base salary): '-5' is negative, and 0 is the least that is taken.",
        "staff.csv, row 4, column D (Experience): '71' is too much, and 70 is the most that is taken.",
        "staff.csv, row 5, column A (Grade): the value is missing, and every row needs it.",
        "staff.csv, row 6, column F (Base salary): base pay is 0, which nobody is paid: leave the cell empty "
        "where it is not known.",
        "staff.csv, row 7, column H: 'more' stands after the last column, and the header has 7 columns.",
        "staff.csv, row 8, column C (Country): '12' is not how a place is written, which begins with a letter and has "
        "no line break, <, >, [ or ].",
    ]
    assert (len(found.rows), found.left_out) == (5, 7)


def test_who_is_paid_in_dollars_writes_their_sign():
    assert [asked.signs(code) for code in ("CAD", "USD", "GBP", "")] == [
        ("CAD", "CA$", "$"),
        ("USD", "US$", "$"),
        ("GBP", "£"),
        (),
    ]


def test_one_amount_in_two_moneys_is_one_of_the_money_that_was_said():
    rows = [[Money(31_000, sign)] for sign in ("€", "£", "€")]
    grid = Grid("staff.xlsx", header=["Level", "Base"], rows=[["A", *row] for row in rows], numbers=[2, 3, 4])
    found = taken(grid, PEOPLE, Told({"level": 0, "base": 1}, signs=("GBP", "£")))
    assert found.rows["base"].to_dict() == {3: 31_000.0}
    assert [fault.row for fault in found.faults] == [2, 4]


def test_amounts_are_a_years_whatever_they_are_told_in():
    rows = [["Clerk", "", "", "", "", "£2.500,50", "100"]]
    content = "\n".join([HEADER.replace(",", ";"), *(";".join(row) for row in rows)]).encode()
    told = Told(COLUMNS, {"base": ","}, {"base": 12.0}, ("£", "GBP"))
    found = taken(File("staff.csv", content).grid(), PEOPLE, told)
    assert found.rows["base"].tolist() == [30_006.0]
    assert found.rows["years"].isna().all()


def test_the_tables_are_the_peoples_own(own):
    rows = [row for row in staff() if row[0] == "Clerk"]
    base = [12 * int(row[5]) for row in rows]
    total = [12 * int(row[5]) + int(row[6]) for row in rows]
    pay = own.package["compensation"].set_index(["role_id", "company_types", "component"])
    assert pay.loc[("clerk", "all", "base"), "amount_p50"] == round(np.percentile(base, 50))
    assert pay.loc[("clerk", "all", "total"), "amount_p90"] == round(np.percentile(total, 90))
    assert set(pay["currency"]) == {"GBP"}
    assert set(own.package["compensation"]["component"]) == {"base", "bonus", "total"}
    years = own.package["progression"].set_index(["role_id", "company_types"])
    assert years.loc[("clerk", "all"), "years_p50"] == np.percentile([int(row[3]) for row in rows], 50)
    mix = own.package["pay_mix"].groupby(["role_id", "company_types"])["share_mean"].sum()
    assert mix.round(1).tolist() == [100.0] * len(mix)
    assert own.package.has("attainment", "rung_mix", "tenure", "pay_sources")


def test_the_package_is_named_and_its_words_are_its_own(own):
    assert own.label == "Your data, 90 people, 2026"
    assert own.package.ladder.ids == ("clerk", "officer", "banker")
    assert list(own.package.types.names.values()) == ["Retail", "Markets"]
    assert own.package.title_of("your_data") == own.label
    assert own.package.currencies.home == "GBP"
    assert own.package["claims"].empty


def test_no_cell_has_fewer_people_than_may_be_told_of(own, real):
    tables = ("compensation", "progression", "pay_mix", "attainment", "tenure", "rung_mix")
    assert min(own.package[name]["n"].min() for name in tables) >= 10
    low = made.own_of(read(staff(18)), facts(least=5), real).package
    assert low.rules["least_n"] == 5
    assert set(low["compensation"]["n"]) == {6}
    assert made.own_of(read(staff(18)), facts(), real).package["compensation"].empty


def test_a_few_people_cannot_be_told_by_the_difference_of_two_pools(own):
    """All 30 Bankers and 26 in Retail would tell of the 4 in Markets."""
    bankers = own.package["compensation"].query("role_id == 'banker' and component == 'base'")
    assert dict(zip(bankers["company_types"], bankers["n"], strict=True)) == {"all": 30}


def test_levels_that_are_left_out_are_counted(real):
    most = Facts(facts().levels[:2], "GBP", date(2026, 11, 25), "Great Britain", 10)
    found = made.own_of(read(staff()), most, real)
    assert (found.label, found.left_out) == ("Your data, 60 people, 2026", 30)
    assert found.banner == "**Your data, 60 people, 2026, 30 rows left out.**"
    assert found.package["sources"]["licence"].tolist() == ["Private, 30 rows left out"]
    with pytest.raises(DataError, match="Nobody is left"):
        made.own_of(read(staff()), Facts((), "GBP", date(2026, 11, 25), "x", 10), real)


def test_the_engine_and_the_types_of_the_atlas_are_as_before(own):
    import ibis

    assert own is not None
    assert len(every_pool()) == 15
    assert ibis.options.default_backend is None or ibis.options.default_backend.name == "duckdb"
    with made_for({"all": ("a",)}, 5):
        assert list(every_pool()) == ["all"]
    assert len(every_pool()) == 15


def test_a_ladder_may_fork_and_its_ids_are_of_any_script():
    levels = [
        Level("IC1", "IC1", "IC1s", 1),
        Level("主任", "主任", "主任s", 2),
        Level("M", "Head", "Heads", 2, "management"),
    ]
    table, of_value = roles(levels, "your_data")
    assert of_value == {"IC1": "ic1", "主任": "level_2", "M": "head"}
    assert table[["position", "rung", "track"]].values.tolist() == [
        [1, 1, "individual"],
        [2, 2, "individual"],
        [3, 2, "management"],
    ]
    assert ids(["A b", "a-b", "all"], "type") == ["a_b", "a_b_type_2", "all_type_3"]


def test_levels_may_be_those_of_the_atlas(real: Package):
    near = alike(["Sr. Product Manager", "senior pm", "CPO", "Clerk"], real)
    assert (near["senior pm"], near["CPO"], near["Clerk"]) == ("senior_pm", "cpo", "")
    levels = tuple(Level(value, value, value, 0, role_id="senior_pm") for value in ("Clerk", "Officer"))
    own = made.own_of(read(staff(30)), Facts(levels, "GBP", date(2026, 11, 25), "Great Britain", 10), real)
    assert own.package.ladder.ids == real.ladder.ids
    assert set(own.package["compensation"]["role_id"]) == {"senior_pm"}
    assert set(own.package["compensation"]["n"]) == {20}
    assert own.package.title_of("your_data") == "Your data, 20 people, 2026"


def test_labels_are_fit_for_sentences():
    assert label("  Lead\n<b>![x](y)  ") == "Lead b [x] (y)"
    assert [one.plural for one in proposed_levels(["L4", "Sales"])] == ["L4s", "Sales"]
    assert company_types([""], "your_data")[1] == {"": "our_company"}


def test_too_many_levels_are_a_sentence():
    with pytest.raises(DataError, match=r"^The column of levels has 41 different values; 40 are told apart at most\.$"):
        distinct([str(at) for at in range(41)], 40, "levels")
