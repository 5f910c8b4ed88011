"""What is typed into a field: a whole number, or an amount as people write it.

Each knows what holds at first, how what was typed and values of the URL are read, and how a choice is shown and
written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from analysis import amounts

EXACT = re.compile(r"\d{1,12}(?:\.\d{1,2})?", re.ASCII)
"""An amount as a link holds it."""

LONGEST_NUMBER = 9
"""Digits: more than any amount that can be chosen, and few enough to read without harm."""


@dataclass(frozen=True)
class Number:
    """A whole number from `least` to `most`; a `default` of None means that none need be given."""

    label: str
    least: int
    most: int
    default: int | None = None
    hint: str = ""
    example: str = ""
    only_on: str = ""
    width: int = 150

    @property
    def initial(self) -> int | None:
        """The value before anything is chosen."""
        return self.default

    def read(self, values: list[str]) -> int | None:
        """Return the first value of the URL that can be chosen, or the default."""
        return next((int(value) for value in values if self._knows(value)), self.default)

    def unknown(self, values: list[str]) -> list[str]:
        """Return the values of the URL that are no whole numbers within the bounds."""
        return [value for value in values if not self._knows(value)]

    def written(self, choice: int | None) -> list[str]:
        """Return the value in the URL that stands for a choice: none for the default."""
        return [] if choice in (None, self.default) else [str(choice)]

    def entered(self, text: str) -> int | None:
        """Return what was typed as a number, the default for nothing; raises `AmountError` where it is none."""
        value = amounts.whole(text, self.least, self.most)
        return self.default if value is None else value

    def shown(self, choice: int | None) -> str:
        """Return a choice as it stands in the field."""
        return "" if choice is None else str(choice)

    def remark(self, choice: int | None) -> str:
        """Return what to say of a choice that was not typed here: nothing."""
        return ""

    def _knows(self, value: str) -> bool:
        plain = value.isascii() and value.isdigit() and len(value) <= LONGEST_NUMBER
        return plain and self.least <= int(value) <= self.most


@dataclass(frozen=True)
class Amount:
    """An amount of a currency `per` time or thing, a count where there is no currency; none at first.

    One under `asked_under` is asked about. In the URL it stands exactly, in plain digits; a link may also hold it as
    people write it.
    """

    label: str
    currency: str
    most: float
    per: str = ""
    asked_under: float = 0
    decimals: int = 2
    hint: str = ""
    only_on: str = ""
    width: int = 196
    example: str = "not counted yet"

    def of(self, currency: str, factor: float) -> Amount:
        """Return the field for another currency, of which a unit of its own is worth `factor`; a count as it is."""
        if currency == self.currency or not self.currency:
            return self
        label = self.label.replace(self.currency, currency)
        return replace(self, label=label, currency=currency, most=round(self.most * factor))

    @property
    def initial(self) -> float | None:
        """Nothing is entered before anything is."""
        return None

    def entered(self, text: str) -> float | None:
        """Return what was typed as an amount, None for nothing; raises `AmountError` where it is none that counts."""
        return amounts.read(
            text, self.currency, most=self.most, per=self.per, asked_under=self.asked_under, decimals=self.decimals
        )

    def shown(self, choice: float | None) -> str:
        """Return a choice as it stands in the field: $190,000."""
        return "" if choice is None else amounts.shown(choice, self.currency)

    def remark(self, choice: float | None) -> str:
        """Return what to say of a choice so small that it may be meant in thousands; empty for any other."""
        if not choice or choice >= self.asked_under:
            return ""
        thousands = amounts.shown(1000 * choice, self.currency)
        return (
            f"Counted as {self.shown(choice)} {self.per}".rstrip()
            + f": write {amounts.shown(choice)}k for {thousands}."
        )

    def read(self, values: list[str]) -> float | None:
        """Return the first value of the URL that is an amount, or None."""
        return next((amount for value in values if (amount := self._of(value)) is not None), None)

    def unknown(self, values: list[str]) -> list[str]:
        """Return the values of the URL that are no amount that counts."""
        return [value for value in values if self._of(value) is None]

    def written(self, choice: float | None) -> list[str]:
        """Return the value in the URL that stands for a choice: none for None."""
        return [] if choice is None else [amounts.shown(choice).replace(",", "")]

    def _of(self, value: str) -> float | None:
        """Return the amount that a value of the URL is: exact as it stands, else as people write it."""
        try:
            if not EXACT.fullmatch(value) or float(value) > self.most or ("." in value and not self.decimals):
                return self.entered(value)
            return float(value) if "." in value else int(value)
        except amounts.AmountError:
            return None
