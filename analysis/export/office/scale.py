"""Figures and axes of slides: how a unit is written beside a mark and on an axis, and where an axis ends."""

from __future__ import annotations

import math

from babel.numbers import is_currency

from analysis import words

MOST_STEPS = 6
"""Steps of an axis at most."""


def axis(least: float, most: float) -> tuple[float, float, float]:
    """Return the first and the last tick of an axis that holds both values and zero, and its step."""
    least, most = min(least, 0.0), max(most, 0.0)
    rough = (most - least or 1.0) / MOST_STEPS
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * (1 - 1e-9))
    return math.floor(least / step) * step, math.ceil(most / step - 1e-9) * step, step


def writer(unit: str, *, signed: bool = False) -> words.Format:
    """Return how a value of a unit is written beside its mark: $316k, 8 years, 13%, ×2.9; with its sign if `signed`."""
    if is_currency(unit):
        return words.money(unit)
    if signed:
        return lambda value: f"{_sign(value)}{words.number(abs(value))}{unit}"
    return {"%": _share, "years": words.years, "×": lambda value: f"×{words.number(value)}"}.get(unit, words.number)


def from_to(start: float, end: float, unit: str) -> str:
    """Return what is stated of a row as a whole: 0.4 to 1.25%, 3 to 6 years, $125k to $175k."""
    if start == end:
        return writer(unit)(end)
    if unit == "%":
        return f"{words.number(start, 2)} to {words.number(end, 2)}%"
    if unit == "years":
        return f"{words.number(start)} to {words.years(end)}"
    return f"{writer(unit)(start)} to {writer(unit)(end)}"


def number_format(unit: str, step: float = 1) -> str:
    """Return how an office program writes figures of a unit: a currency's sign, years, %, or a bare number.

    `step` is the distance of the axis's ticks: each is written to as many places as it has, and money in thousands
    and millions, as beside the marks. Below zero stands a minus sign, not a hyphen.
    """
    places = max(0, -math.floor(math.log10(step))) if step > 0 else 0
    bare = f"#,##0.{'0' * places}" if places else "#,##0"
    if is_currency(unit):
        return _money(words.symbol(unit), bare, step)
    plain = {"%": f'{bare.replace("#,##", "")}"%"', "years": f'{bare}" y"'}.get(unit, bare)
    return f'{plain};"−"{plain}'


def _money(sign: str, bare: str, step: float) -> str:
    if step < 1000:
        return f'"{sign}"{bare}'
    millions = "0" if step % 1_000_000 == 0 else "0.0"
    return f'[>=1000000]"{sign}"{millions},,"m";[=0]"{sign}"0;"{sign}"#,##0,"k"'


def _share(value: float) -> str:
    return f"{'−' if value < 0 else ''}{words.number(abs(value))}%"


def _sign(value: float) -> str:
    return "+" if value > 0 else "−" if value < 0 else ""
