"""Signing in as secrets.toml sets it up: by half means not at all, and a cookie counts by its signature alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from streamlit import config
from streamlit.runtime.secrets import secrets_singleton
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from pages.parts import sign_in
from pages.parts.sign_in import SignInFault, configured, has_signed_in

ROOT = Path(__file__).resolve().parents[2]
SECRET = "s" * sign_in.LEAST_SECRET
BASE = f'redirect_uri = "https://atlas.example/oauth2callback"\ncookie_secret = "{SECRET}"\n'
PROVIDER = 'client_id = "a"\nclient_secret = "b"\nserver_metadata_url = "https://login.example/m"\n'


@pytest.fixture
def secrets(tmp_path, monkeypatch):
    """Return a function that puts a text into the secrets.toml that Streamlit reads."""
    path, before = tmp_path / "secrets.toml", config.get_option("secrets.files")
    config.set_option("secrets.files", [str(path)])

    def written(text: str) -> None:
        path.write_text(text)
        secrets_singleton._reset()

    yield written
    config.set_option("secrets.files", before)
    secrets_singleton._reset()


def test_without_secrets_or_their_section_nobody_has_to_sign_in(secrets):
    assert configured() is None
    secrets('other = "x"\n')
    assert configured() is None


def test_one_provider_or_several_with_names(secrets):
    secrets(f"[auth]\n{BASE}{PROVIDER}")
    assert configured().providers == ("default",)
    secrets(f"[auth]\n{BASE}[auth.google]\n{PROVIDER}[auth.okta]\n{PROVIDER}")
    assert configured().providers == ("google", "okta")
    secrets(f"[auth]\n{BASE}{PROVIDER}client_kwargs = {{prompt = 'login'}}\n[auth.okta]\n{PROVIDER}")
    assert configured().providers == ("default", "okta")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[auth\n", "secrets.toml cannot be read"),
        ('auth = "on"\n', "has to be a table"),
        ("[auth]\n", "cookie_secret of [auth] has to have 32 characters or more."),
        (f"[auth]\n{BASE.replace(SECRET, 'short')}{PROVIDER}", "32 characters"),
        (f"[auth]\n{BASE}", "missing the following keys: ['client_id'"),
        (f"[auth]\n{BASE}client_id = 'a'\n", "missing the following keys: ['client_secret'"),
        (f"[auth]\n{BASE.replace('oauth2callback', 'back')}{PROVIDER}", "with /oauth2callback at its end"),
        (f"[auth]\ncookie_secret = '{SECRET}'\n{PROVIDER}", '"redirect_uri" key'),
        (f"[auth]\n{BASE}[auth.my_own]\n{PROVIDER}", "underscore"),
    ],
)
def test_what_is_set_up_by_half_is_a_fault_in_words(secrets, text, said):
    secrets(text)
    with pytest.raises(SignInFault) as found:
        configured()
    assert said in str(found.value)
    assert "\n" not in str(found.value)


def test_a_server_that_is_set_up_by_half_does_not_start(tmp_path):
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "secrets.toml").write_text(f"[auth]\n{BASE}")
    command, told = [sys.executable, "-c", "import dashboard"], os.environ | {"PYTHONPATH": str(ROOT)}
    ended = subprocess.run(command, cwd=tmp_path, env=told, capture_output=True, text=True, timeout=120)
    assert ended.returncode == 2
    assert "missing the following keys" in ended.stderr.splitlines()[-1]


def cookie(secret: str = SECRET, **user: object) -> dict[str, str]:
    told = json.dumps({"is_logged_in": True, "origin": "https://atlas.example"} | user)
    return {sign_in.USER_COOKIE_NAME: create_signed_value(secret, sign_in.USER_COOKIE_NAME, told).decode()}


def test_a_cookie_counts_by_its_signature_its_address_and_what_it_says(secrets):
    secrets(f"[auth]\n{BASE}{PROVIDER}")
    assert has_signed_in(cookie())
    assert not has_signed_in({})
    assert not has_signed_in(cookie(secret="t" * 32))
    assert not has_signed_in(cookie(is_logged_in=False))
    assert not has_signed_in(cookie(origin="https://other.example"))
    other = cookie()[sign_in.USER_COOKIE_NAME]
    assert not has_signed_in({sign_in.USER_COOKIE_NAME: other[1:]})
    assert not has_signed_in({sign_in.USER_COOKIE_NAME: "\xff{}"})
    assert not has_signed_in({"_streamlit_user_tokens": other})


def test_a_cookie_in_pieces_is_read_whole(secrets):
    secrets(f"[auth]\n{BASE}{PROVIDER}")
    name = sign_in.USER_COOKIE_NAME
    told = json.dumps({"is_logged_in": True, "origin": "https://atlas.example"})
    texts = {name: "chunks-2", f"{name}_1": told[:20], f"{name}_2": told[20:]}
    pieces = {one: create_signed_value(SECRET, one, text).decode() for one, text in texts.items()}
    assert has_signed_in(pieces)
    assert not has_signed_in({one: value for one, value in pieces.items() if one != f"{name}_2"})
