"""The URL's state as a reducer: what a link, a click and steps back and forward make of a choice, without a browser.

A visit here is a history of addresses, as a browser keeps it: each write adds an entry; back and forward move in it.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

import pytest

from analysis.inputs import Choice, Choices, Input, Ratings, Ticks
from analysis.typed import Number
from pages.parts import url

INPUTS: dict[str, Input] = {
    "company_type": Choices("Company type", {"startup": "Startup", "corporate": "Corporate"}),
    "country": Choice("Country", {"Here": "Here", "There": "There"}, "Here"),
    "years": Number("Years", 0, 45, 4, only_on="planner"),
    "skills": Ratings("Skills", "growth", 3, (0, 1, 2)),
    "done": Ticks("Milestones", "growth", ("a1", "b2")),
}
PAGES = ("pay", "planner", "growth")


@dataclass
class Visit:
    """A visitor with a browser's history; every step runs the page's script once, as Streamlit does."""

    state: url.State = field(default_factory=lambda: url.first_state(INPUTS))
    history: list[tuple[str, dict]] = field(default_factory=list)
    at: int = -1

    def open(self, page: str, **query: list[str]) -> Visit:
        """Follow a link of the menu, which has no query, or a link from elsewhere."""
        self._enter(page, query)
        return self.run()

    def click(self, name: str, value: object) -> Visit:
        """Choose something in a widget."""
        self.state = url.keep(self.state, name, value)
        return self.run()

    def go(self, steps: int) -> Visit:
        """Go back (−1) or forward (1) in the history."""
        self.at = max(0, min(len(self.history) - 1, self.at + steps))
        return self.run()

    def run(self, *, to_the_end: bool = True) -> Visit:
        """Run the script; a run that is interrupted has read the URL, and written nothing."""
        page, query = self.history[self.at]
        self.state = url.read(INPUTS, self.state, page, query)
        if to_the_end:
            changed, self.state = url.write(INPUTS, self.state, query)
            if changed:
                self._enter(page, {name: values for name, values in (query | changed).items() if values})
        return self

    @property
    def query(self) -> dict:
        """The query of the address that the browser shows."""
        return self.history[self.at][1]

    def _enter(self, page: str, query: dict) -> None:
        self.history = [*self.history[: self.at + 1], (page, query)]
        self.at += 1


def test_a_link_opens_its_choice_and_is_left_as_it_is():
    visit = Visit().open("pay", company_type=["startup"], country=["Here"])
    assert visit.state.choice["company_type"] == ["startup"]
    assert visit.query == {"company_type": ["startup"], "country": ["Here"]}, "a default spelt out stays"
    assert len(visit.history) == 1


def test_what_does_not_exist_is_put_aside_and_named():
    visit = Visit().open("pay", company_type=["startup", "<b>"], country=["Atlantis"])
    assert visit.state.choice["company_type"] == ["startup"]
    assert visit.state.choice["country"] == "Here"
    assert url.ignored_in_words(visit.state) == (
        "The link asked for Company type `<b>`, Country `Atlantis`, which this page does not know; it was ignored."
    )
    assert visit.query == {"company_type": ["startup"]}
    assert url.ignored_in_words(visit.click("country", "There").state) == ""


def test_a_long_list_of_what_does_not_exist_is_cut_and_harmless():
    said = url.ignored_in_words(Visit().open("pay", company_type=["`", "x" * 99, "\n", "d", "e"]).state)
    shown = f"Company type `?`, Company type `{'x' * 40}…`, Company type `?`"
    assert said == f"The link asked for {shown} and 2 more, which this page does not know; it was ignored."


def test_a_click_is_written_and_back_takes_it_back():
    visit = Visit().open("pay").click("company_type", ["startup"])
    assert visit.query == {"company_type": ["startup"]}
    assert visit.go(-1).state.choice["company_type"] == []
    assert visit.query == {}
    assert visit.go(1).state.choice["company_type"] == ["startup"]


def test_a_click_holds_against_an_address_that_lags():
    """The second click leaves before the browser has heard of the address that the first one wrote."""
    visit = Visit().open("pay").click("company_type", ["startup"])
    visit.at -= 1  # the address of the moment before the first click
    visit.click("company_type", ["startup", "corporate"])
    assert visit.state.choice["company_type"] == ["startup", "corporate"]
    assert visit.query == {"company_type": ["startup", "corporate"]}


def test_a_choice_stays_on_the_next_page_and_back_brings_it_back():
    visit = Visit().open("pay", company_type=["startup"]).open("growth")
    assert visit.query == {"company_type": ["startup"]}
    at_entry = visit.go(-1)
    assert (at_entry.query, at_entry.state.at_entry) == ({}, True)
    assert at_entry.state.choice["company_type"] == ["startup"]
    assert len(visit.history) == 3, "whoever goes back would never get past what is written here"
    assert visit.go(-1).state.page == "pay"
    assert visit.state.choice["company_type"] == ["startup"]


def test_an_input_of_one_page_stands_in_its_address_alone():
    visit = Visit().open("planner").click("years", 9)
    assert visit.query == {"years": ["9"]}
    assert visit.open("pay").query == {}
    assert visit.open("planner").query == {"years": ["9"]}
    assert Visit().open("pay", years=["9"]).state.choice["years"] == 4


def test_a_run_cut_short_leaves_no_half_of_it_behind():
    visit = Visit().open("pay", company_type=["startup"]).open("growth")
    visit.at -= 1
    visit.run(to_the_end=False)
    assert visit.go(-1).state.choice["company_type"] == ["startup"]
    assert (visit.state.page, visit.query) == ("pay", {"company_type": ["startup"]})


def test_nothing_is_written_twice():
    visit = Visit().open("pay").click("company_type", ["startup"])
    length = len(visit.history)
    assert len(visit.run().run().history) == length


VALUES: dict[str, list[Any]] = {
    "company_type": [[], ["startup"], ["corporate", "startup"]],
    "country": ["Here", "There"],
    "years": [0, 4, 45],
    "skills": [(None, None, None), (2, None, 0), (0, 1, 2)],
    "done": [(), ("b2",), ("a1", "b2")],
}


@pytest.mark.parametrize("seed", range(200))
def test_address_and_choice_agree_after_any_visit(seed):
    """Whatever is done, the address shown opens the very choice that is shown, in a window of its own."""
    chance = random.Random(seed)
    visit = Visit().open(chance.choice(PAGES))
    for _ in range(12):
        page = visit.history[visit.at][0]
        match chance.randrange(4):
            case 0:
                visit.open(chance.choice([other for other in PAGES if other != page]))
            case 1:
                visit.go(chance.choice([-1, 1]))
            case _:
                name = chance.choice(list(url.of_page(INPUTS, page)))
                visit.click(name, chance.choice(VALUES[name]))
        if not visit.state.at_entry:
            known = url.of_page(INPUTS, visit.history[visit.at][0])
            again = Visit().open(visit.history[visit.at][0], **visit.query)
            assert {name: again.state.choice[name] for name in known} == {
                name: visit.state.choice[name] for name in known
            }


@pytest.mark.parametrize("name", INPUTS)
def test_what_is_written_is_read_back(name):
    one = INPUTS[name]
    for value in VALUES[name]:
        assert one.read(one.written(value)) == value
        assert one.unknown(one.written(value)) == []
