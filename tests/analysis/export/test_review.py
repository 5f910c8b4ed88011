"""The review sheet: a PDF with its words as text, and a CSV that no spreadsheet runs."""

from __future__ import annotations

import io

import pandas as pd
import pytest
from pypdf import PdfReader

from analysis import growth, skills
from analysis.export import review
from analysis.growth import Assessment

MINE = Assessment("senior_pm", (1, None, 2))
DONE = ("sp1", "sg2")


def text_of(pdf: bytes) -> str:
    """Return the text of all pages with single spaces, whatever the lines."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def table_of(csv: bytes) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(csv), encoding="utf-8-sig", keep_default_na=False, dtype=str)


def test_the_pdf_says_what_the_page_says(made_up):
    text = text_of(review.pdf(made_up, MINE, DONE))
    assert "Growth review: Senior PM" in text
    assert growth.opening(made_up, MINE, DONE).sentence.replace("**", "") in text
    assert "Next step: Do user_focus from 1." in text
    assert "User focus Awareness (1) Practitioner (3) Expert (4) 3" in text
    assert "Agility Working (2) Working (2) Working (2) 0" in text


def test_the_pdf_holds_the_ticks_by_step(made_up):
    text = text_of(review.pdf(made_up, MINE, DONE))
    assert "Before the step to Principal PM [x] Show 1 for principal_pm (Article house) [ ] Show 2" in text
    assert "Before the step to Group PM [ ] Show 1 for group_pm (Article house) [x] Show 2" in text


def test_the_pdf_names_sources_with_licence_and_caveat(real):
    text = text_of(review.pdf(real, Assessment("senior_pm", (0,) * 9), ()))
    for source_id in ("uk_ddat", "gitlab_handbook", "startup_path_article", "atlas_judgement"):
        row = real["sources"].set_index("source_id").loc[source_id]
        for said in (row["licence"], row["caveat"], row["title"]):
            assert said in text
    assert skills.mapping(real) in text


@pytest.mark.parametrize("levels", [(), (4,) * 9, (0, None, 2)])
def test_every_role_has_its_sheet(real, levels):
    for role in real["roles"]["role_id"]:
        mine = Assessment(role, levels)
        assert "Where this comes from" in text_of(review.pdf(real, mine, ()))
        assert len(table_of(review.csv(real, mine, ()))) >= 9


def test_the_same_entries_give_the_same_file(made_up):
    assert review.pdf(made_up, MINE, DONE) == review.pdf(made_up, MINE, DONE)


def test_mark_up_in_a_table_is_text(package_of, made_up):
    rows = made_up["skills"].to_dict("records")
    rows[0]["name"] = "<b>User</b> & <img src='http://example.invalid/x.png'/>"
    assert "<b>User</b> & <img src=" in text_of(review.pdf(package_of(skills=rows), MINE, ()))


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Zoë’s “plan” – €5", "Zoë’s “plan” – €5"),
        ("Łukasz, Dvořák", "?ukasz, Dvorák"),
        ("漢字 ✓", "?? ?"),
        ("tab\tand\x00nul", "tab and nul"),
    ],
)
def test_letters_that_the_fonts_lack_do_no_harm(text, printed):
    assert review.printable(text) == printed


def test_the_pdf_survives_letters_of_any_script(package_of, made_up):
    rows = made_up["skills"].to_dict("records")
    rows[0]["name"] = "漢字 Dvořák"
    assert "?? Dvorák" in text_of(review.pdf(package_of(skills=rows), MINE, ()))


def test_the_csv_holds_levels_gaps_and_ticks(made_up):
    table = table_of(review.csv(made_up, MINE, DONE))
    first = table.iloc[0]
    assert (first["role"], first["next_rung"]) == ("Senior PM", "Principal PM or Group PM")
    assert table[["you", "your_rung", "next", "missing"]].head(3).values.tolist() == [
        ["1", "3", "4", "3"],
        ["", "2", "4", ""],
        ["2", "2", "2", "0"],
    ]
    assert first["what_to_do"] == "Do user_focus from 1."
    assert table.loc[table["section"] != "skill", "done"].tolist() == ["yes", "no", "no", "yes"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_looks_like_a_formula_is_inert(package_of, made_up, start):
    rows = made_up["milestones"].to_dict("records")
    for row in rows:
        row["milestone"] = f"{start}HYPERLINK(1)"
    text = review.csv(package_of(milestones=rows), MINE, ()).decode("utf-8-sig")
    assert f"'{start}HYPERLINK(1)" in text
    assert f",{start}HYPERLINK" not in text
    assert f',"{start}HYPERLINK' not in text
