"""What an image says of itself to search engines, screen readers and whoever finds it without its page."""

from __future__ import annotations

import struct
import zlib
from xml.sax.saxutils import escape

from analysis import sources, words
from analysis.export.exported import ExportedChart

HEADER = 33
"""Bytes of a PNG before its second chunk: signature and image header."""

SVG = "<svg "


def png(content: bytes, exported: ExportedChart) -> bytes:
    """Return a PNG with its title, description, author, credit and link as texts (iTXt: UTF-8); no pixel changes."""
    texts = {
        "Title": exported.chart.title,
        "Author": sources.ATLAS,
        "Description": exported.described,
        "Copyright": exported.credit,
        "Creation Time": str(exported.day),
        "Software": sources.ATLAS,
        "Source": exported.link,
    }
    chunks = b"".join(_text(name, words.printable(text)) for name, text in texts.items() if text)
    return content[:HEADER] + chunks + content[HEADER:]


def svg(content: bytes, exported: ExportedChart) -> bytes:
    """Return an SVG that screen readers take for one picture with a title and a description, in English."""
    drawn = content.decode()
    at = drawn.index(SVG)
    role = f'{SVG}role="img" aria-labelledby="atlas-title atlas-desc" xml:lang="en" lang="en" '
    begin, end = drawn[at:].replace(SVG, role, 1).split(">", 1)
    title, description = (escape(words.printable(text)) for text in (exported.chart.title, exported.described))
    says = f'<title id="atlas-title">{title}</title><desc id="atlas-desc">{description}</desc>'
    return f"{drawn[:at]}{begin}>{says}{end}".encode()


def _text(name: str, text: str) -> bytes:
    """Return a chunk of international text, not compressed, of no stated language."""
    body = b"iTXt" + name.encode("latin-1") + b"\0\0\0\0\0" + text.encode()
    return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
