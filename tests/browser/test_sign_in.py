"""Where one has to sign in: closed before, open after, closed again, with a real provider and a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from oidc_provider_mock import run_server_in_thread
from playwright.sync_api import Page, expect
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from tests.browser.visit import free_port, serving, settled

SECRETS = """[auth]
redirect_uri = "{address}/oauth2callback"
cookie_secret = "{secret}"
client_id = "atlas"
client_secret = "of the atlas"
server_metadata_url = "http://localhost:{provider}/.well-known/openid-configuration"
"""

WANTED = "compensation?company_type=startup"
CLOSED = ("charts", "charts/compensation-bands.csv", "data/roles.csv", "data/datapackage.json", "sitemap.xml")
METRICS = "_stcore/metrics"
OPEN = ("healthz", "livez", "_stcore/health", "favicon.png")
SECONDS = 10


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of an atlas that asks for signing in, at a provider of its own."""
    secrets, port = Path(tmp_path_factory.mktemp("secrets")) / "secrets.toml", free_port()
    with run_server_in_thread() as provider:
        told = SECRETS.format(address=f"http://127.0.0.1:{port}", secret="s" * 32, provider=provider.server_port)
        secrets.write_text(told)
        with serving(port=port, told={"STREAMLIT_SECRETS_FILES": str(secrets)}) as address:
            yield address


def answered(page: Page, address: str, *paths: str) -> set[int]:
    """Return the statuses that a browser gets for paths, with the cookies that it has."""
    return {page.request.get(f"{address}/{path}", max_redirects=0).status for path in paths}


def refused_line(address: str, cookies: str = "") -> int:
    """Return the status with which a line to the server is refused, 0 where it is taken."""
    stream = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
    try:
        with connect(stream, additional_headers={"Cookie": cookies}, open_timeout=SECONDS):
            return 0
    except InvalidStatus as error:
        return error.response.status_code


def test_what_asks_for_signing_in_is_closed_open_and_closed_again(closed, window):
    page = window()
    page.goto(f"{closed}/{WANTED}")
    expect(page).to_have_title("Sign in · PM Career Atlas")
    assert answered(page, closed, "", WANTED, *CLOSED) == {401}
    assert answered(page, closed, METRICS) == {403}
    assert answered(page, closed, *OPEN) == {200}
    assert refused_line(closed) == 403

    page.get_by_role("link", name="Sign in").click()
    page.get_by_placeholder("sub").fill("ada@example.com")
    page.get_by_role("button", name="Authorize").click()
    page.wait_for_url(f"**/{WANTED}")
    expect(settled(page).get_by_role("heading", name="Pay by level", level=1)).to_be_visible()
    expect(page.get_by_text("Signed in as ada@example.com")).to_be_visible()
    assert answered(page, closed, "", *CLOSED, *OPEN) == {200}
    assert answered(page, closed, METRICS) == {403}
    cookies = "; ".join(f"{one['name']}={one['value']}" for one in page.context.cookies())
    assert refused_line(closed, cookies) == 0
    changed = cookies.replace("_streamlit_user=", "_streamlit_user=x")
    assert refused_line(closed, changed) == 403

    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button").first.click()  # the provider asks once more
    expect(page).to_have_title("Sign in · PM Career Atlas")
    assert answered(page, closed, "", WANTED, *CLOSED) == {401}
    page.goto(f"{closed}/{CLOSED[1]}")
    expect(page.get_by_text("Sign in first")).to_be_visible()
