"""The clock: at every second its reels show the time that is left, as a browser would move them."""

from __future__ import annotations

import math
from xml.etree import ElementTree

import pytest

from analysis.charts.clock import LINE, countdown
from analysis.charts.theme import PALETTES

SVG = "{http://www.w3.org/2000/svg}"


def number(text: str) -> float:
    return float(text.removesuffix("s"))


def digit_at(reel: ElementTree.Element, second: float) -> str:
    """Return the digit that stands in the line of a reel some seconds after the drawing is shown (SVG's own rules)."""
    motion = reel.find(f"{SVG}animateTransform")
    begin, turn, lasts = (number(motion.attrib[name]) for name in ("begin", "dur", "repeatDur"))
    stops = [float(stop.split()[1]) for stop in motion.attrib["values"].split(";")]
    active = min(second - begin, lasts)
    # An animation that ends at the very end of a turn rests on the turn's last value, not on its first.
    at_end = active == lasts and lasts % turn == 0
    shift = stops[-1 if at_end else math.floor(active % turn / turn * len(stops) + 1e-9)]
    tops = {float(text.attrib["y"]) + shift: text.text or "" for text in reel.findall(f"{SVG}text")}
    return tops[46.0]


def shown(drawing: str, second: float) -> str:
    reels = [
        group
        for group in ElementTree.fromstring(drawing).iter(f"{SVG}g")
        if group.find(f"{SVG}animateTransform") is not None
    ]
    return "".join(digit_at(reel, second) for reel in reels)


@pytest.mark.parametrize("left", [1200, 61, 59, 10, 1])
def test_every_second_shows_what_is_left(left):
    drawing = countdown(left, 1200, "light")
    for second in range(left + 1):
        minutes, rest = divmod(left - second, 60)
        assert shown(drawing, second + 0.2) == f"{minutes:02d}{rest:02d}", second


def test_it_rests_at_nought():
    drawing = countdown(90, 90, "light")
    assert {shown(drawing, second) for second in (90.3, 91, 500, 100_000)} == {"0000"}


def test_the_bar_begins_at_the_share_that_is_left_and_shrinks_to_nothing():
    bars = ElementTree.fromstring(countdown(300, 600, "light")).findall(f"{SVG}rect")
    motion = bars[-1].find(f"{SVG}animate")
    assert (bars[-1].get("width"), motion.get("to"), motion.get("dur")) == ("160.0", "0", "300s")
    assert bars[0].get("width") == "320"


def test_the_end_is_said_when_it_comes():
    root = ElementTree.fromstring(countdown(300, 600, "light"))
    over = next(group for group in root.findall(f"{SVG}g") if group.get("visibility") == "hidden")
    assert over.find(f"{SVG}set").get("begin") == "300s"
    assert over.find(f"{SVG}text").text == "Time is up"


def test_nothing_in_it_is_a_script_or_comes_from_elsewhere():
    root = ElementTree.fromstring(countdown(300, 600, "dark"))
    assert not list(root.iter(f"{SVG}script"))
    assert not [name for one in root.iter() for name in one.attrib if "href" in name or name.startswith("on")]


def test_light_and_dark_are_written_in_their_own_ink():
    for mode in ("light", "dark"):
        assert PALETTES[mode].text in countdown(300, 600, mode)
    assert LINE == 60


@pytest.mark.parametrize(("left", "whole"), [(-1, 60), (61, 60), (10, 3600)])
def test_a_time_that_cannot_be_drawn_is_an_error(left, whole):
    with pytest.raises(ValueError, match="cannot be drawn"):
        countdown(left, whole, "light")
