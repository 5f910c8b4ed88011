"""Texts of tables, which are texts: nothing in them is markup, wherever a page sets them.

Streamlit reads Markdown nearly everywhere, table cells, titles and labels included. What a table says, an own one above
all, stands there as it was written.
"""

from __future__ import annotations

import re

BOLD = re.compile(r"(\*\*(?=\S).+?(?<=\S)\*\*)")
MARKUP = re.compile(r"[\\`*~\[\]<>|]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)|\$(?!\d)|:(?=[a-z]+(?:-[a-z]+)*\[)")
AT_START = re.compile(r"^\s*(?=#|[-+]\s)|(?<=^\d)(?=[.)]\s)|(?<=^\d\d)(?=[.)]\s)")
NAMED = re.compile(r":(?=[\w/+-]+:)")
"""Icons and emoji by name: replaced after all else was read, so that no backslash holds them off."""

WEB = re.compile(r"https?://[^\s<>\\]+")

WORD_JOINER = "\u2060"
"""Takes no room and breaks no line."""


def plain(text: object) -> str:
    """Return a text with which Markdown does nothing but what the atlas's own sentences ask for: `**bold**`."""
    parts = enumerate(BOLD.split(str(text)))
    harmless = "".join(f"**{inert(part[2:-2])}**" if at % 2 else inert(part) for at, part in parts)
    return AT_START.sub(r"\\", harmless)


def unbroken(text: object) -> str:
    """Return a text as `plain` does, with every count in one piece: no line ends within "n = 4,349"."""
    return plain(text).replace("n = ", "n\u00a0=\u00a0")


def plain_lines(text: str) -> str:
    """Return a text of several lines, of which some are items of a list, so that nothing else in it is markup."""
    lines = text.split("\n")
    return "\n".join(f"- {plain(line[2:])}" if line.startswith("- ") else plain(line) for line in lines)


def link_text(text: str, address: str) -> str:
    """Return a link of the page to an address of the web; the text alone where the address is none."""
    safe = WEB.fullmatch(address)
    return f"[{plain(text)}](<{address}>)" if safe else plain(text)


def inert(text: str) -> str:
    """Return a text with which Markdown does nothing at all, as with what a visitor has typed."""
    return MARKUP.sub(r"\\\g<0>", NAMED.sub(f":{WORD_JOINER}", text))
