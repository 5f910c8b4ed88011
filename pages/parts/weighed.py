"""Claims where they stand: a link to each claim of a page that has something beside it, with its verdict."""

from __future__ import annotations

from analysis import claims
from pages.parts.filters import query_for
from pages.parts.menu import link_to
from pages.parts.shared import shared_package


def claim_links(page: str, role_id: str = "") -> None:
    """Draw a link to each claim that stands on a page, of one role where it is named, and to all of them."""
    for one in claims.standing_on(shared_package(), page, role_id):
        label = f"{one.verdict}: {one.statement}"
        link_to("claims", label, ":material/balance:", query_for("claims", {"claim": one.claim_id}))
    link_to("claims", "Every claim, weighed →")
