"""The documents are held to the code: every page, table and make target is where a reader looks for it."""

import re
from pathlib import Path

import pytest

from analysis.package.tables import describe, load
from analysis.pages import pages_of

ROOT = Path(__file__).resolve().parent.parent
TITLES = [(name, page.title) for name, page in pages_of(load()).items()]
TABLES = [resource["name"] for resource in describe()["resources"]]


@pytest.mark.parametrize(("word", "title"), TITLES)
def test_every_page_is_in_the_readme_with_a_picture(word, title):
    readme = (ROOT / "README.md").read_text()
    assert f"| **{title}** |" in readme
    assert f"(.github/pictures/{word}.png)" in readme
    assert (ROOT / ".github" / "pictures" / f"{word}.png").stat().st_size > 10_000


@pytest.mark.parametrize(("word", "title"), TITLES)
def test_every_page_is_in_the_changelog(word, title):
    assert f"**{title}**" in (ROOT / "CHANGELOG.md").read_text()


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_every_table_is_described(document, table):
    assert f"`{table}`" in (ROOT / document).read_text()


@pytest.mark.parametrize("resource", describe()["resources"], ids=TABLES)
def test_every_table_and_column_says_what_it_holds(resource):
    assert resource["description"].endswith(".")
    assert all(field["description"].endswith(".") for field in resource["schema"]["fields"])


def test_no_document_names_a_make_target_that_does_not_exist():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.M))
    named = {
        target
        for document in ("README.md", "CONTRIBUTING.md")
        for target in re.findall(r"`make ([a-z]+)", (ROOT / document).read_text())
    }
    assert named
    assert named <= targets
