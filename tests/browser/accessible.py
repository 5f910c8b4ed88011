"""What axe-core finds on a page by the rules of WCAG 2.2 AA and its own best practices."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

STREAMLITS_OWN = {
    "list": '[data-testid="stSidebarNavItems"]',
    "listitem": '[data-testid="stSidebarNavItems"] li',
    "presentation-role-conflict": '[data-testid="stFileUploaderDropzone"]',
}
"""Rules that Streamlit itself breaks, and where: the menu on a phone is a list of sections, and a place to drop files
on is both named and told to be nothing. `test_accessible.py` finds the same on a page that is Streamlit's alone."""

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")

FIND = """async ([rules, own]) => {
  const found = await axe.run(document, {elementRef: true, resultTypes: ["violations"], runOnly: rules});
  return found.violations.flatMap(one => one.nodes
    .filter(node => !(own[one.id] && node.element.matches(own[one.id])))
    .map(node => `${one.id}: ${node.html.slice(0, 200)} ${node.any[0]?.message ?? ""}`));
}"""


def faults(page: Page, own: Mapping[str, str] = STREAMLITS_OWN) -> list[str]:
    """Return what is wrong with a page as it stands: rule, element and why, without what breaks a rule of `own`."""
    if not page.evaluate("() => typeof axe === 'object'"):
        page.evaluate(_axe())
    return page.evaluate(FIND, [list(RULES), dict(own)])


@cache
def _axe() -> str:
    """Return axe-core, which the package has with it."""
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
