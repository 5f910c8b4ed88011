"""What pages answer, as plain text: every page, for the choice of a link, without a sign of Markdown."""

from __future__ import annotations

import re

import pytest

from analysis.pages import PAGES
from analysis.service.answers import answer, plain
from tests.atlas import HOME_COUNTRY
from tests.one_process import of_each


@pytest.mark.parametrize("page", of_each(PAGES))
def test_every_page_has_an_answer_without_markdown(real, page):
    told = answer(real, page, {})
    assert len(told) > 15
    assert not re.search(r"\*\*|`|\]\(|:material/|\n|:\w+\[", told)


@pytest.mark.parametrize("page", of_each(PAGES))
def test_an_answer_never_fails_whatever_a_link_asks_for(real, page):
    assert answer(real, page, {"company_type": ["martian"], "role": [""], "years": ["-1"], "skills": ["9-9"]})


def test_the_answer_is_that_of_the_link(real):
    first, chosen = answer(real, "compensation", {}), answer(real, "compensation", {"company_type": ["startup"]})
    assert "at startups" in chosen
    assert first != chosen
    assert "Offer A" in answer(real, "offer", {"a_base": ["90000"]})


def test_what_a_page_has_grey_changes_nothing(real):
    assert answer(real, "wages", {"country": ["India"]}) == answer(real, "wages", {"country": [HOME_COUNTRY]})


def test_no_package_leaves_a_page_without_an_answer(made_up, other_packages):
    for package in (made_up, *other_packages.values()):
        assert all(answer(package, page, {}) for page in PAGES)


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("**$169k** for [PMs](/ladder)", "$169k for PMs"),
        (":material/info: A :orange[word]  and\n`code`", "A word and code"),
        (r"\$5 is \* five", "$5 is * five"),
    ],
)
def test_signs_are_taken_out_and_words_are_kept(markdown, text):
    assert plain(markdown) == text
