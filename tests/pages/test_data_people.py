"""Your data from people: what is open is asked, nothing is taken before it is said, and the atlas is about them."""

from __future__ import annotations

import gc
import weakref
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from analysis.own import made
from analysis.own.fields import PEOPLE
from analysis.own.levels import proposed
from analysis.own.own import Own
from analysis.own.people import Told, taken
from analysis.own.reading import File
from analysis.own.vocabulary import Facts
from analysis.pages import HOME, PAGES
from pages.parts import own as parts_own
from pages.parts import shared
from tests.analysis.own.files import book
from tests.analysis.own.staff import whole_of
from tests.atlas import atlas
from tests.one_process import of_each

ROUTER = Path(__file__).parents[2] / "pages" / "router.py"
GRADES = ("Clerk", "Officer", "Banker")
HEADER = ["Grade", "Country", "Years of experience", "Base salary", "Bonus"]


def rows(count: int = 45) -> list[list[object]]:
    """Return people with monthly pay, of whom one has an error of the spreadsheet for pay."""
    made: list[list[object]] = [["Staff of the bank"], [], list(HEADER)]
    for at in range(count):
        grade = at % 3
        made.append([GRADES[grade], "Great Britain", 2 * grade + at % 5, 2500.5 + 1000 * grade + at, 1200])
    made[5][3] = "#DIV/0!"
    return made


def uploaded() -> AppTest:
    at = AppTest.from_file(ROUTER, default_timeout=120).switch_page("data.py").run()
    at.file_uploader[0].set_value([("staff.xlsx", book({"Cover": [["x"]], "Staff": rows()}), "")])
    return at.run()


def told(at: AppTest) -> str:
    return "\n".join(str(one.value) for one in (*at.markdown, *at.caption, *at.error, *at.success))


def test_people_become_the_atlas_step_by_step():
    at = uploaded()
    assert at.selectbox(key="own-sheet-staff.xlsx").value == "Staff"
    assert "45 rows; the header is row 3, what stands above it is left out" in told(at)
    assert "In which currency are the amounts?" in told(at)
    assert "Is pay by the year, the month or the hour?" in told(at)
    at.selectbox(key="own-currency").set_value("GBP").run()
    for pills, value in (("own-period", "month"), ("own-rest", "year")):
        next(one for one in at.button_group if one.key == pills).set_value(value)
        at.run()
    assert "1 fault: values that are not what the column holds (1)." in told(at)
    assert "Rows left out for it: 1; rows that can be used: 44." in told(at)
    assert "Read so, the median base pay is £42k a year. Is that right?" in told(at)
    at.button(key="own-compute").click().run()
    assert not at.exception
    assert "**Your data, 44 people, " in told(at)
    assert shared.OWN not in at.session_state
    at.button(key="own-bring").click().run()
    assert at.session_state[shared.OWN].left_out == 1
    for page in ("ladder", "compensation", "progression"):
        at.switch_page(f"{page}.py").run()
        assert not at.exception
        assert not at.error
        assert "Your data, 44 people" in told(at)
    captions = [one.value for one in at.caption if one.value.startswith("Source: Your data (")]
    assert captions
    assert all(". 1 row left out. " in one or ". 1 row left out." in one for one in captions)
    assert list(at.selectbox(key="role").options) == list(GRADES)
    at.switch_page("data.py").run()
    assert not at.exception
    assert "Your team beside the market" in [one.value for one in at.header]
    assert "Nobody is held against the market." in told(at)


def test_what_was_read_is_free_once_it_is_taken_up_and_the_rest_once_it_is_forgotten(monkeypatch):
    """Memory is given back last, when nothing holds the rows or the tables any more."""
    before = pa.total_allocated_bytes()
    gone: list[weakref.ref] = []
    order: list[list[bool]] = []

    def given_back() -> None:
        gc.collect()
        order.append([one() is None for one in gone])

    monkeypatch.setattr(parts_own, "give_back", given_back)
    at = AppTest.from_file(ROUTER, default_timeout=120).switch_page("data.py").run()
    lines = ["Level;Country", *("Clerk;Spain" for _row in range(12))]
    at.file_uploader[0].set_value([("staff.csv", "\n".join(lines).encode(), "")]).run()
    at.button(key="own-compute").click().run()
    read = at.session_state[shared.ONCE]
    gone += [weakref.ref(read["grid"][1]), weakref.ref(read["taken"][1].rows)]
    del read
    at.button(key="own-bring").click().run()
    gone.append(weakref.ref(at.session_state[shared.OWN].package))
    at.switch_page("data.py").run()
    at.button(key="own-forget").click().run()
    assert not at.exception
    assert order == [[True, True], [True, True, True]]
    assert pa.total_allocated_bytes() <= before


@pytest.mark.parametrize(
    "leave", [lambda at: at.switch_page("ladder.py"), lambda at: at.file_uploader[0].set_value([])]
)
def test_what_was_read_of_a_file_is_gone_with_the_file(leave):
    at = uploaded()
    gone = weakref.ref(at.session_state[shared.ONCE]["grid"][1])
    leave(at)
    at.run()
    assert not at.exception
    assert shared.ONCE not in at.session_state
    assert gone() is None


@pytest.fixture(scope="module")
def few() -> Own:
    """Return what a visit shows of six people: a ladder, and no figure at all."""
    lines = ["Grade,Base", *(f"{GRADES[at % 3]},{30_000 + at}" for at in range(6))]
    read = taken(File("staff.csv", "\n".join(lines).encode()).grid(), PEOPLE, Told({"level": 0, "base": 1}))
    facts = Facts(tuple(proposed(GRADES)), "GBP", date(2026, 11, 25), "Great Britain", 10)
    return made.own_of(read, facts, atlas())


@pytest.mark.parametrize("name", of_each(PAGES))
def test_no_page_fails_where_there_are_too_few_people_for_any_figure(few, name):
    at = AppTest.from_file(ROUTER, default_timeout=60)
    at.session_state[shared.OWN], at.session_state[shared.SHOWN], at.session_state[f"fold-{name}"] = few, True, True
    if name != HOME:
        at.switch_page(f"{name}.py")
    at.run()
    assert not at.exception
    assert not at.error
    assert "**Your data, 6 people, 2026.**" in told(at)


def test_an_open_mark_of_decimals_is_asked():
    at = AppTest.from_file(ROUTER, default_timeout=60).switch_page("data.py").run()
    lines = ["Grade;Salary", *("Clerk;18.500" for _row in range(12))]
    at.file_uploader[0].set_value([("staff.csv", "\n".join(lines).encode(), "")]).run()
    assert "What marks decimals in “Base pay”?" in told(at)
    assert not [one for one in at.button if one.key == "own-compute"]


def test_levels_of_the_atlas_are_proposed_and_those_that_are_not_like_one_are_asked():
    at = AppTest.from_file(ROUTER, default_timeout=120).switch_page("data.py").run()
    lines = ["Level;Country", *("Senior PM;Spain" for _row in range(12)), "Janitor;Spain"]
    at.file_uploader[0].set_value([("staff.csv", "\n".join(lines).encode(), "")]).run()
    assert [one.key for one in at.button if one.key == "own-compute"]
    next(one for one in at.button_group if one.key == "own-ladder").set_value("the atlas's")
    at.run()
    assert "Which level is “Janitor”?" in told(at)
    assert "Which level is “Senior PM”?" not in told(at)
    assert not [one for one in at.button if one.key == "own-compute"]


def test_bands_become_a_table_on_pay():
    at = AppTest.from_file(ROUTER, default_timeout=60).switch_page("data.py").run()
    lines = [
        "Level,Min,Midpoint,Max",
        "Clerk,24000,26000,31000",
        "Officer,36000,35000,43000",
        "Banker,48000,52000,62000",
    ]
    at.file_uploader[0].set_value([("bands.csv", "\n".join(lines).encode(), "")]).run()
    at.selectbox(key="own-currency").set_value("GBP").run()
    next(one for one in at.button_group if one.key == "own-period").set_value("year")
    at.run()
    assert "1 fault: rows that contradict themselves or another row (1)." in told(at)
    assert "Read so, the median middle of a band is £39k a year." in told(at)
    assert "Where is it?" in told(at)
    assert "Are the bands of base pay or of total pay?" in told(at)
    next(one for one in at.button_group if one.key == "own-bands-of").set_value("base pay")
    at.text_input(key="own-place").set_value("Leeds").run()
    at.button(key="own-compute").click().run()
    at.button(key="own-bring").click().run()
    at.session_state["fold-compensation"] = True
    at.switch_page("compensation.py").run()
    assert not at.exception
    assert not at.error
    assert "Clerks" in "".join(map(str, at.table[0].value.values.ravel()))
    assert "Your data, 2 bands, " in told(at)


def test_a_team_stands_beside_the_market_and_its_bands_in_grey():
    at = AppTest.from_file(ROUTER, default_timeout=120)
    lines = [f"PM,Home,{('Women', 'Men')[row % 2]},4,1,,{90_000 + 2_000 * row},0" for row in range(24)]
    at.session_state[shared.OWN], at.session_state[shared.SHOWN] = whole_of(atlas(), lines), True
    at.switch_page("data.py").run()
    assert not at.exception
    headings = [one.value for one in at.subheader]
    assert any(one.startswith("Total pay of 24 people: ") for one in headings)
    assert "No clear gap between Women and Men at equal level" in headings
    assert [one.proto.label for one in at.get("download_button")][:2] == [
        "Sheet without names (Excel)",
        "Sheet without names (CSV)",
    ]
    assert at.table[0].value["Level"].tolist() == ["PM"]
    at.toggle(key="own-beside").set_value(True).run()
    at.switch_page("compensation.py").run()
    assert not at.exception
    assert any("In grey: the market as the atlas knows it." in one.value for one in at.caption)
