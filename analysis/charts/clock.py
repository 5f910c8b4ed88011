"""A clock that counts down by itself: a drawing whose digits are reels moved by SVG's own animation.

Neither scripts nor the server move it, so that a hundred visitors who practise cost nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from analysis.charts.theme import BLUE, FONT, ORANGE, PALETTES, Mode

WIDTH, HEIGHT, LINE, BAR = 320, 92, 60, 8
"""Pixels: the drawing, the line of digits, which is a reel's step, and the bar."""

AFTER = 0.5
"""Seconds for which the reels move on after nought, so that they rest on it beyond doubt."""


@dataclass(frozen=True)
class Reel:
    """A reel of digits: which ones in the order in which they pass, how long each stays, and where it stands."""

    digits: tuple[int, ...]
    seconds: int
    x: int

    @property
    def turn(self) -> int:
        """Seconds of one whole turn."""
        return self.seconds * len(self.digits)

    def passed(self, left: int) -> float:
        """Return how many seconds of its turn are over where so many seconds are left on the clock.

        A digit gives way to the next as soon as the one to its right goes from 0 to 9 (20:00, then 19:59): a second
        after its own round number of seconds.
        """
        return (self.seconds - 1 - left) % self.turn


TEN, SIX = (0, *range(9, 0, -1)), (0, *range(5, 0, -1))
REELS = (Reel(SIX, 600, 18), Reel(TEN, 60, 52), Reel(SIX, 10, 104), Reel(TEN, 1, 138))
"""Tens and units of minutes, tens and units of seconds; each begins its turn at nought and counts down."""


def countdown(left: int, whole: int, mode: Mode) -> str:
    """Return an SVG that counts down from `left` of `whole` seconds (up to an hour) and then rests.

    A bar shrinks with the time left. At nought the words "Time is up" appear. Raises `ValueError` outside an hour.
    """
    if not 0 <= left <= whole < 3600:
        raise ValueError(f"A clock of {left} of {whole} seconds cannot be drawn.")
    palette = PALETTES[mode]
    reels = "".join(_reel(reel, left) for reel in REELS)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<clipPath id="line"><rect width="{WIDTH}" height="{LINE}"/></clipPath>'
        f'<g font-family="{FONT}" font-size="52" font-weight="600" text-anchor="middle" fill="{palette.text}" '
        f'clip-path="url(#line)">{reels}<text x="78" y="43">:</text></g>'
        f'<rect y="{LINE + 4}" width="{WIDTH}" height="{BAR}" rx="4" fill="{palette.grid}"/>'
        f"{_bar(left, whole)}{_over(left, palette.text)}</svg>"
    )


def _reel(reel: Reel, left: int) -> str:
    """Draw a reel's digits below one another, and move it up by one whenever the next digit is due."""
    digits = "".join(f'<text x="{reel.x}" y="{46 + LINE * at}">{digit}</text>' for at, digit in enumerate(reel.digits))
    stops = ";".join(f"0 {-LINE * at}" for at in range(len(reel.digits)))
    passed = reel.passed(left)
    timing = f'dur="{reel.turn}s" begin="{-passed}s" repeatDur="{passed + left + AFTER}s" fill="freeze"'
    return (
        f'<g>{digits}<animateTransform attributeName="transform" type="translate" calcMode="discrete" '
        f'values="{stops}" {timing}/></g>'
    )


def _bar(left: int, whole: int) -> str:
    width = round(WIDTH * left / whole, 1)
    shrinking = f'<animate attributeName="width" from="{width}" to="0" dur="{left}s" fill="freeze"/>' if left else ""
    return f'<rect y="{LINE + 4}" width="{width}" height="{BAR}" rx="4" fill="{BLUE}">{shrinking}</rect>'


def _over(left: int, palette: str) -> str:
    return (
        f'<g visibility="hidden"><set attributeName="visibility" to="visible" begin="{left}s" fill="freeze"/>'
        f'<circle cx="8" cy="84" r="5" fill="{ORANGE}"/>'
        f'<text x="20" y="89" font-family="{FONT}" font-size="14" fill="{palette}">Time is up</text></g>'
    )
