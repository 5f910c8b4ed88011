"""Every chart from the command line: what is written, what is said, and the exit status."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from pptx import Presentation

from analysis.charts.catalogue import CHARTS
from analysis.export import __main__ as command
from analysis.export.exported import today
from analysis.export.image import render
from analysis.export.image.engine import ExportError
from analysis.export.office import pack
from analysis.package.tables import DataError, load
from tests.atlas import HOME_COUNTRY, atlas

ROOT = Path(__file__).parents[3]
STARTUPS = ("--company-type", "startup")
NAMES = [entry.name for entries in CHARTS.values() for entry in entries]


def run(capsys, *arguments: str) -> tuple[int, str]:
    """Run the command; returns its exit status and what it said."""
    try:
        status = command.main(list(arguments))
    except SystemExit as end:
        status = int(end.code or 0)
    said = capsys.readouterr()
    return status, said.out + said.err


@pytest.mark.browser
def test_all_charts_make_one_deck_one_workbook_and_a_described_folder(tmp_path, capsys):
    status, said = run(
        capsys, "--all", "--format", "pptx,csv,html", "--company-type", "startup,corporate", "--out", str(tmp_path)
    )
    assert status == 0, said
    stem = f"pm-atlas_charts_united-states_startup-corporate_{today()}"
    deck = Presentation(io.BytesIO((tmp_path / f"{stem}.pptx").read_bytes()))
    charts = [slide for slide in deck.slides if slide.has_notes_slide]
    assert len(charts) == len(NAMES)
    assert all(slide.notes_slide.notes_text_frame.text for slide in charts)
    assert "could not be made" not in "".join(
        shape.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame
    )
    book = openpyxl.load_workbook(tmp_path / f"{stem}.xlsx")
    read = load(tmp_path)
    assert set(book.sheetnames) - {"About", "Contents"} == {name[:31] for name in read}
    assert set(read["compensation-bands"]["Company type"]) == {"Startup", "Corporate"}
    assert len(list(tmp_path.glob("*.html"))) == len(list(tmp_path.glob("*.csv"))) == len(read)


PACKAGE = atlas()
FOREIGN = sorted({*PACKAGE["progression"]["country"], *PACKAGE["compensation"]["country"]} - {HOME_COUNTRY})


@pytest.mark.parametrize(
    ("country", "formats"), [(FOREIGN[0], "csv,xlsx,pptx,html"), *((one, "csv") for one in FOREIGN[1:])]
)
def test_a_country_of_few_people_gives_what_it_can_and_names_the_rest(tmp_path, capsys, country, formats):
    status, said = run(capsys, "--all", "--format", formats, "--country", country, "--out", str(tmp_path))
    assert status == 0, said
    absent = [line for line in said.splitlines() if line.startswith("Too little data: ")]
    drawn = len(list(tmp_path.glob("*.csv")))
    assert 0 < len(absent) == len(NAMES) - drawn
    assert f"{drawn} of {len(NAMES)} charts drawn" in said
    assert len(list(tmp_path.glob("*.html"))) == ("html" in formats) * drawn
    assert {path.suffix[1:] for path in tmp_path.iterdir()} == {*formats.split(","), "json", "xlsx"}


def test_a_chart_without_data_is_said_and_is_no_failure(tmp_path, capsys):
    status, said = run(
        capsys, "compensation-bands", "--format", "csv", "--country", "India", *STARTUPS, "--out", str(tmp_path)
    )
    assert status == 0
    assert "Too little data: compensation-bands" in said
    assert list(tmp_path.glob("*.csv")) == []


def test_a_page_or_a_chart_can_be_asked_for_by_name(tmp_path, capsys):
    status, _said = run(capsys, "demand", "ladder", "--format", "csv", "--out", str(tmp_path / "deep" / "folder"))
    assert status == 0
    names = {path.name.split("_")[1] for path in (tmp_path / "deep" / "folder").glob("*.csv")}
    assert names == {entry.name for page in ("demand", "ladder") for entry in CHARTS[page]}


def test_links_lead_to_the_address_that_is_given(tmp_path, capsys):
    run(capsys, "ladder", "--format", "csv", "--address", "https://a.example/", "--out", str(tmp_path))
    book = openpyxl.load_workbook(next(tmp_path.glob("*.xlsx")))
    about = book["About"].iter_rows(min_row=2, values_only=True)
    said = {what: text for chart, what, text in about if chart == "ladder"}
    assert said["Link"].startswith("https://a.example/ladder?company_type=startup&")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--out", "x"], "say which charts"),
        (["--all", "ladder", "--out", "x"], "say which charts"),
        (["--all"], "--out"),
        (["--all", "--out", "x", "--format", "png,gif"], "there is no format 'gif'; choose from png, square"),
        (["--all", "--out", "x", "--company-type", "bakery"], "there is no company type 'bakery'"),
        (["--all", "--out", "x", "--country", "Atlantis"], "Atlantis"),
        (["nonsense", "--out", "x"], "there is no chart or page 'nonsense'"),
    ],
)
def test_what_does_not_exist_is_said_and_ends_with_two(capsys, arguments, words):
    status, said = run(capsys, *arguments)
    assert status == 2
    assert words in said
    assert "Traceback" not in said


def test_a_folder_that_cannot_be_written_is_said(tmp_path, capsys):
    (tmp_path / "file").write_text("in the way")
    status, said = run(capsys, "ladder", "--format", "csv", "--out", str(tmp_path / "file"))
    assert status == 1
    assert "Cannot write to" in said


def test_data_that_cannot_be_read_is_said(tmp_path, capsys, monkeypatch):
    def broken(_folder):
        raise DataError("roles.csv is missing.")

    monkeypatch.setattr(command, "load", broken)
    status, said = run(capsys, "--all", "--out", str(tmp_path))
    assert status == 1
    assert "roles.csv is missing." in said


def test_without_a_browser_the_rest_is_made_and_the_command_fails(tmp_path):
    """In a process of its own that finds no browser: the real thing, and no kept path."""
    code = (
        "import sys; from analysis.export.image import engine; engine.find_browser = lambda: None; "
        "from analysis.export.__main__ import main; sys.exit(main(sys.argv[1:]))"
    )
    asked = ["ladder", "demand-published", "--format", "png,csv,pptx", "--out", str(tmp_path)]
    done = subprocess.run([sys.executable, "-c", code, *asked], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 1, done.stderr
    assert "Not made: png: Images and PDF need Chromium or Chrome" in done.stderr
    assert "Traceback" not in done.stderr
    assert {path.suffix for path in tmp_path.iterdir()} == {".csv", ".pptx", ".xlsx", ".json"}


def test_a_file_that_fails_does_not_keep_the_others(tmp_path, capsys, monkeypatch):
    def refused(exported):
        if exported.chart.name == "ladder":
            raise ExportError("The browser made no image.")
        return b"svg"

    monkeypatch.setattr(render, "svg", refused)
    monkeypatch.setattr(command, "browser_path", lambda: "a browser")
    status, said = run(capsys, "ladder", "scope-dumbbells", "--format", "svg", "--out", str(tmp_path))
    assert status == 1
    assert "Not made: pm-atlas_ladder" in said
    assert {path.name.split("_")[1] for path in tmp_path.glob("*.svg")} == {"scope-dumbbells", "reports"}


@pytest.mark.browser
def test_the_command_leaves_no_browser_behind_and_says_nothing_but_its_result(tmp_path):
    asked = ["reports", "--format", "png,svg,pdf", "--out", str(tmp_path)]
    with tempfile.TemporaryDirectory() as temporary:  # not below `tmp_path`: a browser's socket has a short name
        done = subprocess.run(
            [sys.executable, "-m", "analysis.export", *asked],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=120,
            env=os.environ | {"TMPDIR": temporary},
        )
        left = list(Path(temporary).iterdir())
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert done.stderr == f"1 of 1 charts drawn, in {tmp_path}\n"
    assert left == []


def test_the_description_is_json_that_names_every_csv(tmp_path, capsys):
    run(capsys, "compensation", "--format", "csv", "--out", str(tmp_path))
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert {one["path"] for one in package["resources"]} == {path.name for path in tmp_path.glob("*.csv")}


@pytest.mark.parametrize("fault", [KeyError("Median"), ValueError("value exceeds\n255 characters"), MemoryError()])
def test_a_chart_that_fails_is_named_at_the_end_and_keeps_no_other(tmp_path, capsys, monkeypatch, fault):
    def broken(**_given):
        raise fault

    entries = {page: list(some) for page, some in CHARTS.items()}
    at = next(at for at, entry in enumerate(entries["scope"]) if entry.name == "scope-dumbbells")
    entries["scope"][at] = replace(entries["scope"][at], builder=_named(broken))
    monkeypatch.setattr(command, "CHARTS", entries)
    status, said = run(capsys, "scope", "--format", "csv,pptx,html", "--out", str(tmp_path))
    assert status == 1
    last = said.splitlines()[-1]
    assert last.startswith(f"Not made: scope-dumbbells: {type(fault).__name__}")
    assert "Traceback" not in said
    assert len(list(tmp_path.glob("*.csv"))) == len(list(tmp_path.glob("*.html"))) == len(entries["scope"]) - 1
    assert len(list(tmp_path.glob("*.pptx"))) == len(list(tmp_path.glob("*.xlsx"))) == 1


def _named(builder):
    builder.__module__, builder.__name__ = "analysis.charts.scope", "dumbbells"
    return builder


def test_a_chart_that_no_slide_holds_is_left_out_of_the_deck_alone(tmp_path, capsys, monkeypatch):
    real = pack.add_chart

    def refused(made, exported):
        if exported.chart.name == "scope-dumbbells":
            raise ValueError("no slide")
        return real(made, exported)

    monkeypatch.setattr(pack, "add_chart", refused)
    status, said = run(capsys, "scope", "--format", "pptx", "--out", str(tmp_path))
    assert status == 1
    assert "Not made: scope-dumbbells in pm-atlas_charts" in said
    deck = Presentation(io.BytesIO(next(tmp_path.glob("*.pptx")).read_bytes()))
    assert sum(slide.has_notes_slide for slide in deck.slides) == len(CHARTS["scope"]) - 1
