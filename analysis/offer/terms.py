"""What an offer holds beside pay of a year: a grant, options and a sign-on, and what of them counts a year."""

from __future__ import annotations

from dataclasses import dataclass

from analysis import amounts, words


@dataclass(frozen=True)
class Terms:
    """A grant and options that vest over `vest` years, and a sign-on paid once; None where nothing is filled in.

    `grant` and `sign_on` are amounts in all, `strike` and `price` amounts a share. A sign-on counts over `spread`
    years, with none not at all.
    """

    grant: float | None = None
    vest: int = 4
    options: float | None = None
    strike: float | None = None
    price: float | None = None
    sign_on: float | None = None
    spread: int = 0

    @property
    def granted(self) -> float:
        """The grant of a year: all of it over the years that it takes to vest."""
        return (self.grant or 0) / self.vest

    @property
    def is_priced(self) -> bool:
        """Whether all is said that gives options a worth: their number, strike and price."""
        return None not in (self.options, self.strike, self.price)

    @property
    def of_options(self) -> float:
        """What the options of a year are worth on paper: zero where the strike is not below the price."""
        if self.options is None or self.strike is None or self.price is None:
            return 0.0
        return self.options * max(self.price - self.strike, 0) / self.vest

    @property
    def equity(self) -> float:
        """Grant and options of a year."""
        return self.granted + self.of_options

    @property
    def signed(self) -> float:
        """What of the sign-on counts in a year's pay."""
        return (self.sign_on or 0) / self.spread if self.spread else 0.0


def in_words(terms: Terms, currency: str) -> list[str]:
    """Return what of the terms counts a year, and what does not, in sentences; none where nothing is filled in."""
    said = []
    if terms.grant:
        said.append(
            f"A grant of {amounts.shown(terms.grant, currency)} over {words.years(terms.vest)} is "
            f"{_whole(terms.granted, currency)} a year."
        )
    if (terms.options, terms.strike, terms.price) != (None, None, None):
        said.append(_options_in_words(terms, currency))
    if terms.sign_on:
        said.append(_sign_on_in_words(terms, currency))
    return said


def _options_in_words(terms: Terms, currency: str) -> str:
    if terms.options is None or terms.strike is None or terms.price is None:
        return "Options are not counted: their number, their strike and the share price are all needed."
    what = (
        f"{amounts.shown(terms.options)} options with a strike of {amounts.shown(terms.strike, currency)} and "
        f"shares at {amounts.shown(terms.price, currency)}"
    )
    if terms.price <= terms.strike:
        return f"{what} count as zero: the price is not above the strike."
    return (
        f"{what} are {_whole(terms.of_options, currency)} a year on paper, over {words.years(terms.vest)}: "
        "worth nothing until sold."
    )


def _sign_on_in_words(terms: Terms, currency: str) -> str:
    what = f"A sign-on of {amounts.shown(terms.sign_on or 0, currency)}"
    if not terms.spread:
        return f"{what} is stated apart, not counted in yearly pay."
    return f"{what} is spread over {words.years(terms.spread)}: {_whole(terms.signed, currency)} a year of the total."


def _whole(amount: float, currency: str) -> str:
    return amounts.shown(round(amount), currency)
