"""The page of claims: each claim has its address, and pages on which claims stand lead to them."""

from __future__ import annotations

import pytest

from analysis import claims
from tests.atlas import atlas
from tests.one_process import of_each
from tests.pages.test_pages import shown, visit


def links(at) -> list[str]:
    """Return where the links of a page lead, with their queries."""
    return [f"{one.proto.page}?{one.proto.query_string}" for one in at.get("page_link")]


@pytest.mark.parametrize("claim", ["director_base", "ai_pm_premium", "open_roles_rise_article", "three_ways_in"])
def test_a_claim_opens_by_its_address_with_verdict_reason_and_figures(claim):
    at, one = visit("claims.py", claim=claim), claims.one_of(atlas(), claim)
    assert not at.exception
    assert one.statement in [each.value for each in at.subheader]
    assert f"**Verdict.** {one.verdict}. {one.reason}." in shown(at)
    assert f"**Held beside it.** {one.held}." in shown(at)
    assert at.query_params == {"claim": claim}


def test_choosing_a_claim_writes_its_address():
    at = visit("claims.py")
    at.selectbox(key="claim").select("director_base").run()
    assert at.query_params == {"claim": "director_base"}


def test_an_unknown_claim_is_said_and_ignored():
    at = visit("claims.py", claim="the_earth_is_flat")
    assert not at.exception
    assert "Claim `the_earth_is_flat`" in at.warning[0].value


@pytest.mark.parametrize("page", of_each(claims.TOPICS))
def test_a_page_leads_to_each_of_its_claims(page):
    at = visit(f"{page}.py")
    role = "senior_pm" if page == "ladder" else ""
    led = " ".join(links(at))
    expected = [one.claim_id for one in claims.standing_on(atlas(), page, role)]
    default = claims.inputs(atlas())["claim"].initial
    assert all(f"claim={one}" in led for one in expected if one != default)
    assert expected or page in ("scope", "ladder")
