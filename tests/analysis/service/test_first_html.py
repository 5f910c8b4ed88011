"""The first HTML: words of its own for every page and link, and nothing that could be taken for code."""

from __future__ import annotations

import html
import re

import pytest

from analysis.pages import PAGES, browser_title, pages_of
from analysis.service.first_html import LONGEST_DESCRIPTION, Preview, first_html, head, preview, without_scripts
from tests.analysis.service.conftest import INDEX
from tests.one_process import of_each

ROOT = "https://atlas.example"


def contents(made: str) -> dict[str, str]:
    """Return what the head says, by the names of its elements."""
    found = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)" />', made)
    return {name: html.unescape(text) for name, text in found}


@pytest.mark.parametrize("page", of_each(PAGES))
def test_every_page_says_title_description_canonical_address_and_preview(real, page):
    made = head(preview(real, page, {}, ROOT))
    said = contents(made)
    assert f"<title>{html.escape(browser_title(pages_of(real), page))}</title>" in made
    assert f'<link rel="canonical" href="{ROOT}{"/" if page == "start" else f"/{page}"}" />' in made
    assert 15 < len(said["description"]) <= LONGEST_DESCRIPTION
    assert said["og:title"] == browser_title(pages_of(real), page)
    assert said["og:description"] == said["description"]
    assert said["description"].startswith(pages_of(real)[page].question)
    assert said["twitter:card"] == ("summary_large_image" if "og:image" in said else "summary")


def test_titles_and_descriptions_are_no_two_pages_alike(real):
    said = [preview(real, page, {}, ROOT) for page in PAGES]
    assert len({one.title for one in said}) == len({one.description for one in said}) == len(PAGES)


def test_the_picture_is_the_first_chart_for_the_filters_of_the_link(real):
    one = preview(real, "compensation", {"company_type": ["startup"], "currency": ["EUR"]}, ROOT)
    assert one.picture.startswith(f"{ROOT}/charts/compensation-bands.png?company_type=startup&country=")
    assert "currency=EUR" in one.picture
    assert one.address == f"{ROOT}/compensation?company_type=startup&currency=EUR"
    assert one.canonical == f"{ROOT}/compensation"
    assert "$" in one.about or "€" in one.about


def test_a_link_to_one_card_shows_that_card(real):
    assert (
        "/charts/compensation-pay-mix.png"
        in preview(real, "compensation", {"card": ["compensation-pay-mix"]}, ROOT).picture
    )
    assert "/charts/ladder.png" in preview(real, "start", {}, ROOT).picture


def test_where_nothing_can_be_drawn_there_is_no_picture(real):
    nobody = {"company_type": ["startup"], "country": ["India"]}
    one = preview(real, "compensation", nobody, ROOT)
    assert not one.picture
    assert "og:image" not in head(one)
    assert "<table" not in without_scripts(real, "compensation", nobody)


def test_without_scripts_a_page_tells_its_answer_its_table_and_the_other_pages(real):
    made = without_scripts(real, "compensation", {"company_type": ["startup"]})
    assert "at startups" in made
    assert "<td>Senior PM</td>" in made
    assert '<td class="figure">$195,500</td>' in made
    assert 'href="./charts/compensation-bands.csv?company_type=startup&amp;' in made
    assert all(f'href="./{page}"' in made for page in PAGES if page != "start")


def test_nothing_that_a_link_says_becomes_code(real):
    said = {name: ['"><script>alert(1)</script>'] for name in ("company_type", "card", "role", "x")}
    made = head(preview(real, "compensation", said, ROOT)) + without_scripts(real, "compensation", said)
    assert "<script" not in made


def test_nothing_that_the_data_says_becomes_code():
    name = '"><script>alert(1)</script>'
    made = head(Preview(name, name, name, name, name, picture=name, about=name))
    assert "<script" not in made
    assert '">alert' not in made


def test_the_template_keeps_all_but_its_title_and_its_words_without_scripts():
    made = first_html(INDEX, r"<title>A \1 title</title>", "<noscript>Words</noscript>")
    assert made == INDEX.replace("Streamlit</title>", r"A \1 title</title>").replace(
        "You need to enable JavaScript.", "Words"
    )
