"""A file that a visitor may take along: by its address, or made within the visit where it shows data of its own."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from analysis.service.asked import SAVED
from pages.parts.failures import say_why, telling
from pages.parts.share import root_address
from pages.parts.shared import own_shown

ICON = ":material/download:"

say_why()


def offer(
    label: str, address: str, make: Callable[[], bytes], name: str, mime: str, *, key: str, disabled: bool = False
) -> None:
    """Offer a file at an address of the atlas (path and query), which any of its processes answers, whoever clicks.

    What a visitor has brought does not travel by an address: then `make` makes it here, named `name`.
    """
    if own_shown():
        st.download_button(
            label,
            data=telling(make),
            file_name=name,
            mime=mime,
            icon=ICON,
            on_click="ignore",
            disabled=disabled,
            key=key,
        )
        return
    saved = f"{address}{'&' if '?' in address else '?'}{SAVED}=true"
    st.link_button(label, f"{root_address()}{saved}", icon=ICON, disabled=disabled, key=key)
