"""Signing in by OpenID Connect, Streamlit's own, where `[auth]` of secrets.toml sets it up."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import streamlit as st
from streamlit.auth_util import (
    encode_provider_token,
    get_cookie_with_chunks,
    get_origin_from_redirect_uri,
    get_validated_redirect_uri,
    validate_auth_credentials,
)
from streamlit.errors import StreamlitAuthError
from streamlit.runtime.secrets import secrets_singleton
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from analysis.service.sign_in import SignIn
from pages.parts.plain import plain

SECTION, UNNAMED = "auth", "default"
"""The section of secrets.toml, and Streamlit's name of a provider that has none."""

LEAST_SECRET = 32
"""Characters of the secret by which who has signed in is known: a shorter one could be found by trying."""


class SignInFault(RuntimeError):  # noqa: N818
    """Signing in is set up by half, so that nothing may be shown; the message says what is missing."""


def configured() -> SignIn | None:
    """Return how one signs in, None where nobody has to. Raises `SignInFault`."""
    files = [str(path) for path in st.get_option("secrets.files") if Path(path).exists()]
    if files and not secrets_singleton.load_if_toml_exists():
        raise SignInFault(f"{' and '.join(files)} cannot be read: it may say that one has to sign in.")
    section = secrets_singleton.get(SECTION) if files else None
    if section is None:
        return None
    if not isinstance(section, Mapping):
        raise SignInFault(f"[{SECTION}] in secrets.toml has to be a table.")
    if len(str(section.get("cookie_secret", ""))) < LEAST_SECRET:
        raise SignInFault(f"cookie_secret of [{SECTION}] has to have {LEAST_SECRET} characters or more.")
    named = tuple(one for one, value in section.items() if isinstance(value, Mapping) and "client_id" in value)
    providers = named if named and "client_id" not in section else (UNNAMED, *named)
    try:
        for provider in providers:
            validate_auth_credentials(provider)
    except StreamlitAuthError as error:
        raise SignInFault(" ".join(str(error).split())) from error
    if get_validated_redirect_uri() is None:
        raise SignInFault(f"redirect_uri of [{SECTION}] has to be the atlas's address with /oauth2callback at its end.")
    return SignIn(providers, encode_provider_token, has_signed_in)


def has_signed_in(cookies: Mapping[str, str]) -> bool:
    """Return whether cookies are those of someone who has signed in here, by the signature that Streamlit gave them."""
    secret = get_cookie_secret()

    def signed(name: str) -> bytes | None:
        return decode_signed_value(secret, name, cookies.get(name, "").encode("utf-8"))

    told = get_cookie_with_chunks(signed, USER_COOKIE_NAME)
    user = json.loads(told) if told else {}
    return user.get("is_logged_in") is True and user.get("origin") == get_origin_from_redirect_uri()


def account() -> None:
    """Draw who has signed in and the way out; nothing where nobody has to sign in."""
    if st.user.get("is_logged_in"):
        with st.container(horizontal=True, vertical_alignment="center", key="account"):
            st.caption(f"Signed in as {plain(st.user.get('email') or st.user.get('name') or st.user.get('sub'))}")
            st.button("Sign out", on_click=st.logout, type="tertiary")
