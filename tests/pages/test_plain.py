"""Texts of tables are texts: no page obeys what looks like markup in them."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from analysis.package.tables import Package
from analysis.pages import PAGES
from pages.parts.plain import WORD_JOINER, link_text, plain, plain_lines
from tests.analysis.other_packages.folders import marked
from tests.analysis.other_packages.houses import BANK
from tests.one_process import of_each
from tests.pages.test_other_packages import failed, visit  # noqa: F401  # a fixture

MARKED = " 5~10 and 15~20 *a* _b_ `c` :red[x] :material/home: $x$ [l](x) ![i](https://x/y) <b>"
OBEYED = re.compile(r"(?<!\\)(?:[~`<\[]|:red\[|(?<!\*)\*(?!\*)\w|\$x)|:material/home:")


@pytest.mark.parametrize(
    "text",
    [
        "5~10% and 15~20%",
        "*a* **",
        ":red[x]",
        "a_b_c",
        "`x`",
        "[a](b)",
        "<b>x</b>",
        "# head",
        "- item",
        "1. one",
        "&amp;",
    ],
)
def test_a_text_is_shown_as_it_was_written(text):
    shown = MarkdownIt("commonmark").enable("strikethrough").render(plain(text))
    assert shown == f"<p>{text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</p>\n"


def test_names_of_icons_are_broken_and_bold_and_amounts_stay():
    assert plain("**$5** of :material/home: and $x$") == rf"**$5** of :{WORD_JOINER}material/home: and \$x\$"
    assert plain(":red[x]") == r"\:red\[x\]"


def test_items_of_a_list_stay_items():
    assert plain_lines("All:\n- **A**: *x*\n- # y") == "All:\n- **A**: \\*x\\*\n- \\# y"


def test_a_link_leads_to_the_web_alone():
    assert link_text("A [b]", "https://x.example/a(b)") == r"[A \[b\]](<https://x.example/a(b)>)"
    assert link_text("A", "javascript:alert(1)") == "A"


@pytest.fixture(scope="module")
def package(tmp_path_factory) -> Package:
    """Return a package whose free texts all look like markup."""
    return marked(tmp_path_factory.mktemp("marked"), BANK, MARKED)


@pytest.mark.parametrize("name", of_each(PAGES))
def test_no_page_obeys_a_text(package, visit, name):  # noqa: F811
    at = visit(package, name)
    assert failed(at) == []
    shown = [
        str(one.value)
        for kind in ("markdown", "caption", "subheader", "header", "warning", "title")
        for one in at.get(kind)
    ]
    shown += [cell for table in at.table for row in table.value.astype(str).to_numpy().tolist() for cell in row]
    shown += [one.label for one in (*at.expander, *at.checkbox, *at.metric)]
    assert [text for text in shown if MARKED[1:8] in text.replace("\\", "") and OBEYED.search(text)] == []
