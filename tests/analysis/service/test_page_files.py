"""The atlas's own style and script: where the head asks for them, and how long a browser may keep them."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import pytest

from analysis.service import page_files
from tests.analysis.service.asking import ask


@pytest.mark.parametrize("page", ["/below/", "/below/compensation"])
def test_what_a_page_asks_for_is_there_and_kept_for_good(served, page):
    """Told from the page's own address: a proxy may have taken a part of its path away."""
    site = served(base="/below")
    addresses = re.findall(r'(?:href|src)="([^":]*/atlas[.][^"]+)"', ask(site, page).text)
    assert [one[:2] for one in addresses] == ["./", "./"]
    answers = [ask(site, urljoin(page, one)) for one in addresses]
    assert [one.headers["content-type"].partition(";")[0] for one in answers] == ["text/css", "text/javascript"]
    assert all("immutable" in one.headers["cache-control"] for one in answers)


def test_another_version_is_asked_for_anew(served):
    assert ask(served(), f"/{page_files.SCRIPT}?v=older").headers["cache-control"] == "no-cache"
