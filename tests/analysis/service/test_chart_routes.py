"""Charts as addresses: every format, what is said of a file besides itself, and refusals."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from functools import partial
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from pptx import Presentation

from analysis.charts.catalogue import CHARTS, drawn
from analysis.export.formats import FORMATS
from analysis.export.image.engine import NO_BROWSER
from analysis.service import chart_routes, made, replies
from tests.analysis.service.asking import ask
from tests.atlas import select
from tests.one_process import of_each

BANDS = "/charts/compensation-bands"
CHOSEN = "company_type=startup&company_type=corporate"
ROOT = Path(__file__).resolve().parents[3]
TAG = """from analysis.package.tables import load
from analysis.service.replies import fingerprint
print(fingerprint(load()))"""
BY_BROWSER = [name for name, file_format in FORMATS.items() if file_format.needs_browser]


@pytest.fixture
def chart(real):
    return drawn(real, CHARTS["compensation"][0].builder, select(("startup", "corporate")), "light")


def test_a_csv_holds_what_is_drawn(served, chart):
    told = ask(served(), f"{BANDS}.csv?{CHOSEN}")
    assert told.headers["content-type"] == "text/csv; charset=utf-8"
    read = pd.read_csv(io.BytesIO(told.body))
    pd.testing.assert_frame_equal(read, chart.table, check_dtype=False)


def test_json_says_whose_figures_they_are_and_how_sure(served, chart, real):
    told = ask(served(), f"{BANDS}.json?{CHOSEN}").json()
    assert told["title"] == chart.title
    assert told["finding"] == f"{chart.title}."
    assert told["subtitle"] == chart.subtitle
    assert told["n"] == chart.source.n
    assert told["n_counts"] == "people"
    assert told["unit"] == "USD"
    assert told["interval"] == {"low": chart.encoding.low, "high": chart.encoding.high, "level": 0.9}
    assert [one["source_id"] for one in told["sources"]] == list(chart.source.source_ids)
    assert all(one["licence"] and one["citation"] for one in told["sources"])
    assert told["release"] == {"version": real.descriptor["version"], "created": real.descriptor["created"]}
    assert told["link"].startswith("https://atlas.example/compensation?company_type=startup&company_type=corporate&")
    assert [row["Median (USD)"] for row in told["rows"]] == chart.table["Median (USD)"].tolist()
    assert {one["name"]: one["unit"] for one in told["columns"]}["People"] == ""
    assert {one["unit"] for one in told["columns"] if "(USD)" in one["name"]} == {"USD"}


@pytest.mark.parametrize("page", of_each(CHARTS))
def test_every_chart_is_there_as_json(served, page):
    site = served()
    for entry in CHARTS[page]:
        told = ask(site, f"/charts/{entry.name}.json")
        assert told.status == 200, told.text
        assert told.json()["name"] == entry.name
        assert {one["name"] for one in told.json()["columns"]} == set().union(*told.json()["rows"][:1])


def test_office_files_carry_the_credit(served, chart):
    site = served()
    book = openpyxl.load_workbook(io.BytesIO(ask(site, f"{BANDS}.xlsx?{CHOSEN}").body))
    deck = Presentation(io.BytesIO(ask(site, f"{BANDS}.pptx?{CHOSEN}").body))
    texts = [str(cell.value) for page in book for row in page.iter_rows() for cell in row]
    assert any("Levels.fyi" in text for text in texts)
    assert deck.slides[0].shapes.title.text == chart.title


def test_a_page_of_its_own_is_confined(served, chart):
    told = ask(served(), f"{BANDS}.html?{CHOSEN}")
    assert chart.title in told.text
    assert told.headers["content-security-policy"].startswith("sandbox allow-scripts; default-src 'none'")


@pytest.mark.parametrize("file_format", BY_BROWSER)
def test_without_a_browser_an_image_says_what_is_missing(served, file_format):
    told = ask(served(), f"{BANDS}.{file_format}")
    assert (told.status, told.text.strip()) == (503, NO_BROWSER)
    assert told.headers["retry-after"] == "10"
    assert told.headers["cache-control"] == "no-store"


@pytest.mark.browser
@pytest.mark.parametrize(("file_format", "start"), [("png", b"\x89PNG"), ("svg", b"<svg"), ("pdf", b"%PDF")])
def test_with_a_browser_images_are_drawn(served, file_format, start):
    told = ask(served(), f"{BANDS}.{file_format}?{CHOSEN}")
    assert told.status == 200
    assert told.body.startswith(start)


def test_what_has_not_changed_is_not_sent_again(served):
    site = served()
    first = ask(site, f"{BANDS}.csv?{CHOSEN}")
    assert first.headers["cache-control"] == "public, max-age=3600"
    again = ask(site, f"{BANDS}.csv?{CHOSEN}", if_none_match=f'"x", {first.headers["etag"]}')
    assert (again.status, again.body) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert ask(site, f"{BANDS}.csv", if_none_match=first.headers["etag"]).status == 200


def test_other_tables_are_another_file(served, real, made_up):
    tags = [replies.fingerprint(package) for package in (real, made_up)]
    assert tags[0] != tags[1]


def test_what_holds_entries_of_a_visitor_nobody_keeps(served):
    told = ask(served(), "/charts/offer-total.csv?a_base=171234")
    assert told.status == 200
    assert told.headers["cache-control"] == "private, no-store"


@pytest.mark.parametrize(("query", "how"), [("", "inline"), ("?download=true", "attachment")])
def test_a_file_is_shown_or_saved_as_asked(served, query, how):
    told = ask(served(), f"{BANDS}.json{query}").headers["content-disposition"]
    assert told.startswith(f'{how}; filename="pm-atlas_compensation-bands_united-states_all-company-types')
    assert ".json" in told


def test_a_name_beyond_ascii_is_told_twice():
    told = replies.disposition('a_türkiye"_x.csv', saved=True)
    assert told == "attachment; filename=\"a_t_rkiye__x.csv\"; filename*=UTF-8''a_t%C3%BCrkiye%22_x.csv"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/charts/nope.csv", 404),
        (f"{BANDS}.exe", 404),
        (f"{BANDS}.csv?country=Mars", 400),
        (f"{BANDS}.csv?<script>=1", 400),
        (f"{BANDS}.csv?country=India&company_type=startup", 404),
        (f"{BANDS}.json?country=India&company_type=startup", 200),
    ],
)
def test_what_cannot_be_answered_is_one_sentence_of_plain_text(served, address, status):
    told = ask(served(), address)
    assert told.status == status
    if status != 200:
        assert told.headers["content-type"].startswith("text/plain")
        assert told.text.strip().endswith(".")
        assert "\n" not in told.text.strip()


def test_a_fault_of_ours_is_said_and_logged(served, monkeypatch, caplog):
    monkeypatch.setattr(chart_routes, "exported_entry", lambda *_all: 1 // 0)
    told = ask(served(), f"{BANDS}.csv")
    assert (told.status, told.text.strip()) == (500, made.OURS)
    assert "compensation-bands.csv could not be made" in caplog.text


def test_the_list_has_every_chart_with_its_filters(served, real):
    told = ask(served(), "/charts")
    charts = {one["name"]: one for one in told.json()["charts"]}
    assert list(charts) == [entry.name for entries in CHARTS.values() for entry in entries]
    assert charts["compensation-bands"]["filters"]["company_type"] == list(real.types.ids)
    assert charts["planner-chance"]["filters"]["years"] == {"least": 0, "most": 45}
    assert all(one["title"] for one in charts.values())
    assert ask(served(), "/charts", if_none_match=told.headers["etag"]).status == 304
    assert json.loads(ask(served(), charts["ladder"]["address"]).body)["title"] == charts["ladder"]["title"]


def test_any_page_may_read_the_figures(served):
    get = partial(ask, served())
    for address in ("/charts", f"{BANDS}.csv", "/charts/nope.csv", "/data/roles.csv"):
        assert get(address).headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("seed", ["0", "1"])
def test_every_process_gives_the_same_tag(real, seed):
    """Behind a proxy one process is asked for a file, and another whether it has changed."""
    told = subprocess.run(
        [sys.executable, "-c", TAG], capture_output=True, text=True, check=True, cwd=ROOT, env={"PYTHONHASHSEED": seed}
    )
    assert told.stdout.strip() == replies.fingerprint(real)


def test_the_link_inside_leads_back_to_what_was_entered(served):
    told = ask(served(), "/charts/growth-me.json?skills=2-3-x-1&role=director").json()
    assert "skills=2-3-x-1" in told["link"]
    assert "role=director" in told["link"]
