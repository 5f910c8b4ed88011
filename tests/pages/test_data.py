"""Your data: what a visitor uploads is on every page of this visit, on none of another, and gone when forgotten."""

from __future__ import annotations

import gc
import re
import weakref
from pathlib import Path

import pytest
from starlette.formparsers import MultiPartParser
from streamlit.testing.v1 import AppTest

import dashboard
from analysis import ladder
from analysis.pages import HOME, PAGES
from pages.parts import failures, shared
from pages.parts.share import PRIVATE
from tests.analysis.other_packages.folders import written
from tests.analysis.other_packages.houses import BANK
from tests.analysis.other_packages.sentences import faults, foreign, said
from tests.analysis.own.files import zipped
from tests.atlas import atlas
from tests.one_process import of_each

ROUTER = Path(__file__).parents[2] / "pages" / "router.py"
ZIP = "application/x-zip-compressed"
TAKEN = "Your data, The ways of banking, "
SHOWN = ("title", "header", "subheader", "markdown", "caption", "metric", "warning", "error", "info")
EARNED = 12_345
ROLE = "role"
"""The key of the selector of levels."""


@pytest.fixture(scope="module")
def bank(tmp_path_factory) -> bytes:
    """Return the made-up bank as a zip."""
    folder = written(tmp_path_factory.mktemp("bank"), BANK)
    return zipped({path.name: path.read_bytes() for path in sorted(folder.iterdir())})


def visit() -> AppTest:
    return AppTest.from_file(ROUTER, default_timeout=60).switch_page("data.py").run()


def uploaded(content: bytes, name: str = "bank.zip") -> AppTest:
    at = visit()
    at.file_uploader[0].set_value([(name, content, ZIP)])
    return at.run()


def to(at: AppTest, name: str) -> AppTest:
    return at.switch_page(f"{name}.py").run()


def texts(at: AppTest) -> str:
    return said(one.value for kind in SHOWN for one in at.get(kind) if hasattr(one, "value"))


def buttons(at: AppTest) -> list[str]:
    return [key for one in at.button if (key := str(one.key)).startswith("own-")]


def brought(bank: bytes) -> AppTest:
    at = uploaded(bank)
    at.button(key="own-bring").click().run()
    return at


def test_the_page_says_its_limits_before_anything_is_uploaded():
    at = visit()
    assert "up to 20 MB a file, 1,000,000 rows and 300 columns a table" in at.file_uploader[0].label
    assert buttons(at) == []


def test_a_zip_without_faults_is_said_and_changes_nothing_yet(bank):
    at = uploaded(bank)
    assert not at.exception
    assert [one.value for one in at.success] == ["Checked, no faults."]
    assert buttons(at) == ["own-bring"]
    assert shared.OWN not in at.session_state


@pytest.mark.parametrize("name", of_each(name for name in PAGES if name not in (HOME, "data")))
def test_every_page_is_about_the_data_that_was_brought(bank, name):
    at = to(brought(bank), name)
    assert not at.exception
    assert not at.error
    assert TAKEN in texts(at)
    banner = [one for one in texts(at).splitlines() if TAKEN in one]
    others = texts(at).replace(banner[0], "")
    assert faults(others, foreign(atlas()), BANK) == []


def test_a_deck_of_the_data_has_files_and_no_link(bank):
    at = to(brought(bank), "ladder")
    to(at.button(key="deck-ladder").click().run(), "deck")
    assert [one.proto.label for one in at.get("download_button")][0] == "Slides to edit (PowerPoint)"
    assert PRIVATE in texts(at)
    assert not at.code


def test_another_visit_sees_the_atlas(bank):
    mine, other = to(brought(bank), "ladder"), to(visit(), "ladder")
    assert list(mine.selectbox(key=ROLE).options) == [role[3] for role in BANK.roles]
    assert "Associate PM" in other.selectbox(key=ROLE).options
    assert TAKEN not in texts(other)


def test_there_is_a_way_back_and_again(bank):
    at = to(brought(bank), "ladder")
    at.query_params["role"] = "partner"
    at.button(key="own-back").click().run()
    assert "Associate PM" in at.selectbox(key=ROLE).options
    assert TAKEN not in texts(at)
    assert not at.warning
    at = to(at, "data")
    assert buttons(at) == ["own-again", "own-forget"]
    at.button(key="own-again").click().run()
    assert TAKEN in texts(to(at, "compensation"))


def test_what_is_forgotten_is_gone_at_once(bank):
    at = brought(bank)
    gone = weakref.ref(at.session_state[shared.OWN].package)
    to(at, "compensation")
    to(at, "data")
    at.button(key="own-forget").click().run()
    assert buttons(at) == []
    assert shared.OWN not in at.session_state
    gc.collect()
    assert gone() is None
    assert TAKEN not in texts(to(at, "ladder"))
    assert "yours" not in at.query_params


def test_an_address_of_a_visit_that_is_over_says_what_is_gone_and_why(bank):
    assert brought(bank).query_params["yours"] == "shown"
    other = visit()
    other.query_params["yours"] = "shown"
    other.run()
    assert "the connection was lost for more than 120 seconds" in other.warning[0].value
    assert "yours" not in other.query_params
    assert not other.run().warning


def test_a_fault_of_a_page_puts_nothing_of_the_data_into_the_log(bank, monkeypatch, capfd, caplog):
    at = brought(bank)

    def fails(*_args: object) -> None:
        raise ValueError(str(EARNED))

    monkeypatch.setattr(ladder, "opening", fails)
    to(at, "ladder")
    logged = "".join((*capfd.readouterr(), caplog.text))
    assert "ValueError" in logged
    assert str(EARNED) not in logged


@pytest.mark.parametrize("is_private", [True, False])
def test_a_file_that_cannot_be_made_logs_nothing_of_the_data(monkeypatch, caplog, is_private):
    def fails() -> bytes:
        raise ValueError(str(EARNED))

    monkeypatch.setattr(failures, "own_shown", lambda: is_private or None)
    with pytest.raises((ValueError, shared.PrivateError)):
        failures.telling(fails)()
    assert "ValueError" in caplog.text
    assert (str(EARNED) in caplog.text) == (not is_private)


def test_links_and_embeds_are_off_where_data_is_ones_own(bank):
    at = to(brought(bank), "compensation")
    for pills in at.button_group:
        if pills.key == "action-compensation-bands":
            pills.set_value(["share"]).run()
    assert "**Your data does not travel.**" in texts(at)
    assert not [one for one in at.code if "iframe" in one.value]


def test_no_address_of_figures_is_told_where_they_are_at_none(bank):
    told = "Take the figures along"
    assert told in texts(to(visit(), "sources"))
    assert told not in texts(to(brought(bank), "sources"))


def test_every_fault_is_listed_with_its_place(bank):
    columns = "source_id,role_id,company_types,country,period,n,years_p10,years_p25,years_p50"
    at = uploaded(f"{columns}\nx,y,all,France,now,z,1,2,3\n".encode(), "progression.csv")
    assert " faults: " in at.error[0].value
    table = at.table[0].value
    assert set(table["File"]) == {"progression.csv"}
    assert buttons(at) == []


@pytest.mark.parametrize(("content", "sentence"), [(b"\x89PNG", "a picture"), (b"PK\x03\x04", "a damaged zip")])
def test_what_cannot_be_read_is_a_sentence(content, sentence):
    at = uploaded(content)
    assert sentence in at.error[0].value
    assert not at.exception


def test_an_upload_is_never_put_into_a_file_of_the_disk():
    assert dashboard.app is not None
    assert MultiPartParser.spool_max_size > 20 * 1024 * 1024


def test_what_stands_in_a_file_is_never_markup():
    columns = "source_id,role_id,company_types,country,period,n,years_p10,years_p25,years_p50"
    at = uploaded(f"{columns}\n*my* :red[x],y,all,France,now,z,1,2,3\n".encode(), "progression.csv")
    shown = [str(cell) for row in at.table[0].value.to_numpy().tolist() for cell in row]
    assert [one for one in shown if "my" in one]
    assert [one for one in shown if re.search(r"(?<!\\)\*my|(?<!\\):red\[", one)] == []
