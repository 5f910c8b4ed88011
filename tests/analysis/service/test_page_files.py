"""The atlas's own style and script: where the head asks for them, and how long a browser may keep them."""

from __future__ import annotations

import re

from analysis.service import page_files
from tests.analysis.service.asking import ask


def test_what_a_page_asks_for_is_there_and_kept_for_good(served):
    site = served(base="/below")
    page = ask(site, "/below/compensation").text
    addresses = re.findall(r'(?:href|src)="(/below/atlas[^"]+)"', page)
    answers = [ask(site, one) for one in addresses]
    assert [one.headers["content-type"].partition(";")[0] for one in answers] == ["text/css", "text/javascript"]
    assert all("immutable" in one.headers["cache-control"] for one in answers)


def test_another_version_is_asked_for_anew(served):
    assert ask(served(), f"/{page_files.SCRIPT}?v=older").headers["cache-control"] == "no-cache"
