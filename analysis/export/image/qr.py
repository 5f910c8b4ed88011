"""A link as a QR code: what is printed or projected leads back to the very view, its filters included."""

from __future__ import annotations

import base64
import ipaddress
from typing import NamedTuple
from urllib.parse import urlsplit

from reportlab.graphics.barcode.qr import QrCodeWidget

LONGEST = 321
"""Bytes of a link: 61 modules to a side hold them (ISO/IEC 18004, version 11-L)."""

QUIET = 2
"""Modules that stay white around the code, besides the sheet's own white."""


class Code(NamedTuple):
    """An SVG image in a data URL, and the modules to its side, the white around it included."""

    image: str
    side: int

    def pixels(self, most: float, scale: float) -> float:
        """Return how large it is drawn, `most` at most, so that each module fills whole pixels of a scaled image."""
        return max(1, most * scale // self.side) * self.side / scale


def has_code(link: str) -> bool:
    """Return whether a link gets a code: it leads somewhere from another device, and is short enough to be read."""
    return bool(link) and len(link.encode()) <= LONGEST and not _is_of_this_machine(urlsplit(link).hostname or "")


def code(link: str) -> Code | None:
    """Return a link as a QR code; None for one that has none."""
    if not has_code(link):
        return None
    made = QrCodeWidget(link, barLevel="L").qr
    made.make()
    dark = "".join(
        f"M{column} {row}h1v1h-1z"
        for row, modules in enumerate(made.modules)
        for column, is_dark in enumerate(modules)
        if is_dark
    )
    side = made.moduleCount + 2 * QUIET
    box = f'xmlns="http://www.w3.org/2000/svg" viewBox="{-QUIET} {-QUIET} {side} {side}" shape-rendering="crispEdges"'
    ground = f'<path fill="#fff" d="M{-QUIET} {-QUIET}h{side}v{side}h{-side}z"/>'
    svg = f'<svg {box}>{ground}<path d="{dark}"/></svg>'
    return Code(f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}", side)


def _is_of_this_machine(host: str) -> bool:
    """Return whether a host is the machine itself, whichever that is."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
