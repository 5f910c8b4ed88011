"""The only home of style: colours, symbols, ink and the Plotly template of either mode."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

import plotly.graph_objects as go
from plotly.colors import find_intermediate_color, hex_to_rgb

from analysis.package.tables import Package

Mode = Literal["light", "dark"]

FONT = "'Source Sans', 'Helvetica Neue', 'Segoe UI', Roboto, Arial, 'Liberation Sans', sans-serif"
"""The app's own face on a page, then faces that systems have: an exported image embeds none."""

BLUE, ORANGE, GREEN, VIOLET, GREY = "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#7A8491"
"""Each passes 3:1 on the white and on the dark page, and readers who are colour-blind can tell them apart."""


@dataclass(frozen=True)
class SeriesStyle:
    """How one series looks: `hue` is the name of the same colour in the app's theme."""

    label: str
    colour: str
    hue: str
    symbol: str
    glyph: str


SLOTS = (
    (BLUE, "blue", "circle", "●"),
    (ORANGE, "orange", "diamond", "◆"),
    (GREEN, "green", "square", "■"),
    (VIOLET, "violet", "triangle-up", "▲"),
    (GREY, "gray", "triangle-down", "▼"),
    (GREY, "gray", "pentagon", "⬟"),
)
"""Colour, hue, symbol and glyph of the places that a package gives its series; grey ones differ by symbol alone."""


def styled(label: str, slot: int) -> SeriesStyle:
    """Return how the series in a place of `SLOTS` looks, from 1 on; more of them than places begin anew."""
    return SeriesStyle(label, *SLOTS[(slot - 1) % len(SLOTS)])


def type_style(package: Package, key: str) -> SeriesStyle:
    """Return how a company type looks, in every chart the same."""
    kind = package.types[key]
    return styled(kind.name[:1].lower() + kind.name[1:], kind.slot)


TRACKS = {
    "individual": SeriesStyle("individual", BLUE, "blue", "circle", "●"),
    "management": SeriesStyle("management", ORANGE, "orange", "diamond", "◆"),
    "executive": SeriesStyle("executive", GREEN, "green", "square", "■"),
}
PERCENTS = [0, 25, 50, 75, 100]
PERCENT_TEXTS = ["0%", "25%", "50%", "75%", "100%"]

CLAIM = SeriesStyle("claim", GREY, "gray", "line-ns-open", "┃")
MARKET = SeriesStyle("the market", GREY, "gray", "line-ns-open", "┃")
"""The atlas's bands beside those of a visitor's own data."""


def component_styles(package: Package) -> dict[str, SeriesStyle]:
    """Return how the components of pay look, the whole left out."""
    return {one.component: styled(one.label, one.slot) for one in package.components.parts}


@dataclass(frozen=True)
class Palette:
    """Colours of everything that is not a mark."""

    text: str
    muted: str
    grid: str
    page: str


PALETTES = {
    "light": Palette(text="#1B1F24", muted="#5A6470", grid="#E3E7EB", page="#FFFFFF"),
    "dark": Palette(text="#E8EBEE", muted="#A3ADB8", grid="#2C343C", page="#111519"),
}


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (#RRGGBB), from 1 to 21 (WCAG 2.2, relative luminance)."""
    lights = sorted(_luminance(colour) for colour in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


INKS = ("#FFFFFF", "#000000")
"""What a figure on a coloured ground may be written in."""


def legible(ground: str) -> str:
    """Return the ink that stands out more from a colour (#RRGGBB): at 4.5:1 or more from any."""
    return max(INKS, key=lambda ink: contrast(ink, ground))


def mixed(start: str, end: str, share: float) -> str:
    """Return the colour that lies `share` of the way from one colour to another."""
    channels = find_intermediate_color(hex_to_rgb(start), hex_to_rgb(end), share)
    return "#" + "".join(f"{round(channel):02X}" for channel in channels)


def _luminance(colour: str) -> float:
    linear = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in hex_to_rgb(colour))
    )
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@cache
def template(mode: Mode) -> go.layout.Template:
    """Return the template of a mode; light and dark differ in colours alone, the background is the page's."""
    palette = PALETTES[mode]
    axis = {
        "color": palette.muted,
        "gridcolor": palette.grid,
        "linecolor": palette.grid,
        "zeroline": False,
        "fixedrange": True,
        "automargin": True,
        "tickfont": {"size": 13, "color": palette.muted},
    }
    return go.layout.Template(
        layout={
            "font": {"family": FONT, "size": 14, "color": palette.text},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "xaxis": axis | {"ticklabelstandoff": 5},  # the zeros of both axes do not meet
            "yaxis": axis,
            "margin": {"l": 14, "r": 20, "t": 8, "b": 36},
            "hoverlabel": {
                "bgcolor": palette.page,
                "bordercolor": palette.muted,
                "align": "left",
                "font": {"family": FONT, "size": 13, "color": palette.text},
            },
            "hovermode": "closest",
            "hoverdistance": 40,
            "dragmode": False,
            "showlegend": False,
        }
    )


def safe(text: str) -> str:
    """Return a name as it stands in a label: what Plotly would take for a mark of its own is shown as it is."""
    return html.escape(text, quote=False)


def label(text: str, x: float, y: float, mode: Mode, **options: object) -> dict:
    """Return an annotation: text on the page's own colour, so that no line runs through it.

    `x` is a fraction of the plot's width unless `xref` says otherwise, `y` is in data units.
    """
    palette = PALETTES[mode]
    defaults = {
        "xref": "paper",
        "yref": "y",
        "xanchor": "left",
        "yanchor": "middle",
        "showarrow": False,
        "bgcolor": palette.page,
        "borderpad": 1,
        "font": {"size": 14, "color": palette.text},
    }
    return {"text": text, "x": x, "y": y, **defaults, **options}


def edged(colour: str | Sequence[str], symbol: str | Sequence[str], size: int, mode: Mode) -> dict[str, object]:
    """Return the marker of symbols with an edge in the page's colour, which sets them apart from what lies below."""
    return {"color": colour, "symbol": symbol, "size": size, "line": {"width": 1.5, "color": PALETTES[mode].page}}


def upright(date: object, colour: str) -> dict[str, object]:
    """Return a dotted line at a date, from the foot of the plot to its top."""
    line = {"color": colour, "width": 1, "dash": "dot"}
    return {"type": "line", "x0": date, "x1": date, "y0": 0, "y1": 1, "yref": "paper", "line": line}


BOLD, CAPTION, REMARK, VALUE, COUNT, LOW, HIGH = "bold", "caption", "remark", "value", "count", "low", "high"
"""Names of labels, for whoever measures or moves them.

A row's name, what stands below and beside it, its value and n, and the names of its scale's ends.
"""


class Head(NamedTuple):
    """The name above a group of rows, in pixels: its top, its height, and how far below the top the first row stands.

    `spared` is what the group needs less where names stand at the left.
    """

    top: float
    height: float
    first: float
    spared: float


def heading(text: str, x: float, y: float, mode: Mode, **options: object) -> dict:
    """Return a name in bold as an annotation, such as stands above rows."""
    return label(f"<b>{safe(text)}</b>", x, y, mode, name=BOLD, **options)


def of_rows(end: float, heads: Iterable[Head] = ()) -> dict[str, object]:
    """Return the `meta` of a plot of rows, which the fit to a sheet goes by.

    The plot's y axis counts pixels from the top down to `end`. `heads` are the names above rows, which a
    wide sheet sets at their left.
    """
    return {"end": end, "heads": [list(head) for head in heads]}


def of_panels(count: int) -> dict[str, object]:
    """Return the `meta` of panels below one another, whose headings have set heights."""
    return {"panels": count}
