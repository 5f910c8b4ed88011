"""A link as a QR code: what is printed or projected leads back to the very view, its filters included."""

from __future__ import annotations

import base64
import ipaddress
from urllib.parse import urlsplit

from reportlab.graphics.barcode.qr import QrCodeWidget

LONGEST = 230
"""Bytes of a link: 53 modules to a side hold them (ISO/IEC 18004, version 9-L), few enough to be read from a slide."""

QUIET = 2
"""Modules that stay white around the code, besides the sheet's own white."""


def code(link: str) -> str:
    """Return a QR code of a link as an SVG image in a data URL.

    Empty where the link leads nowhere from another device, or is too long for a code that a phone reads.
    """
    if not link or _is_of_this_machine(urlsplit(link).hostname or ""):
        return ""
    if len(link.encode()) > LONGEST:
        return ""
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
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"


def _is_of_this_machine(host: str) -> bool:
    """Return whether a host is the machine itself, whichever that is."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
