"""What can be chosen or entered, by its name in the URL: choices, ratings, ticks, a text; see also `typed`.

Each knows what holds at first, and how values of the URL are read, told apart from unknown ones, and written. A feature
declares its inputs beside the dataclass that they fill.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

BETWEEN, NOT_RATED = "-", "x"
"""Parts of one short value of the URL: levels in order (`2-3-x-1`), or the ids of what is ticked."""


@dataclass(frozen=True)
class Choice:
    """One of `options` (id to label): its label and what holds at first.

    `only_on` is the address of the page in whose URL it stands; empty: in every page's. `width` is in pixels: three
    lists and a number stand in one row on a small laptop.
    """

    label: str
    options: dict[str, str]
    default: str
    only_on: str = ""
    width: int = 196

    @property
    def initial(self) -> str:
        """The value before anything is chosen."""
        return self.default

    def read(self, values: list[str]) -> str:
        """Return the first value of the URL that exists, or the default."""
        return next((value for value in values if value in self.options), self.default)

    def written(self, choice: str) -> list[str]:
        """Return the value in the URL that stands for a choice: none for the default."""
        return [] if choice == self.default else [choice]

    def unknown(self, values: list[str]) -> list[str]:
        """Return the values of the URL that do not exist."""
        return [value for value in values if value not in self.options]


@dataclass(frozen=True)
class Choices:
    """Any number of `options` (id to label), none at first; in every page's URL unless `only_on` names one.

    `hint` says what each of them means, and what none does.
    """

    label: str
    options: dict[str, str]
    only_on: str = ""
    hint: str = "None chosen means all of them."

    @property
    def initial(self) -> list[str]:
        """Nothing is chosen before anything is."""
        return []

    def read(self, values: list[str]) -> list[str]:
        """Return the values of the URL that exist, each once, in their order."""
        return [value for value in dict.fromkeys(values) if value in self.options]

    def written(self, choice: list[str]) -> list[str]:
        """Return the values in the URL that stand for a choice."""
        return list(choice)

    def unknown(self, values: list[str]) -> list[str]:
        """Return the values of the URL that do not exist."""
        return [value for value in values if value not in self.options]


@dataclass(frozen=True)
class Ratings:
    """Levels of `count` things in their order, each one of `levels` or None; in the URL of one page alone."""

    label: str
    only_on: str
    count: int
    levels: tuple[int, ...]

    @property
    def initial(self) -> tuple[int | None, ...]:
        """Nothing is rated before anything is entered."""
        return (None,) * self.count

    def read(self, values: list[str]) -> tuple[int | None, ...]:
        """Return the levels that a value of the URL stands for; what is no level is not rated."""
        known = {str(level): level for level in self.levels}
        read = [known.get(part) for part in _parts(values)]
        return tuple([*read, *self.initial][: self.count])

    def unknown(self, values: list[str]) -> list[str]:
        """Return the parts of a value of the URL that are no level, or one more than there are things to rate."""
        allowed = {NOT_RATED, *map(str, self.levels)}
        parts = _parts(values)
        return [part for at, part in enumerate(parts) if at >= self.count or part not in allowed]

    def written(self, choice: tuple[int | None, ...]) -> list[str]:
        """Return the value in the URL: as far as the last thing rated, none where nothing is."""
        parts = [NOT_RATED if level is None else str(level) for level in choice]
        while parts and parts[-1] == NOT_RATED:
            parts.pop()
        return [BETWEEN.join(parts)] if parts else []


@dataclass(frozen=True)
class Ticks:
    """Which of `options` are ticked; in the URL of one page alone."""

    label: str
    only_on: str
    options: tuple[str, ...]
    initial: tuple[str, ...] = ()

    def read(self, values: list[str]) -> tuple[str, ...]:
        """Return what a value of the URL ticks, in the order of the options."""
        named = set(_parts(values))
        return tuple(option for option in self.options if option in named)

    def unknown(self, values: list[str]) -> list[str]:
        """Return the parts of a value of the URL that do not exist."""
        return [part for part in _parts(values) if part not in self.options]

    def written(self, choice: tuple[str, ...]) -> list[str]:
        """Return the value in the URL, in the order of the options; none where nothing is ticked."""
        return [BETWEEN.join(option for option in self.options if option in choice)] if choice else []


@dataclass(frozen=True)
class Text:
    """A line of a visitor's own words, at most `most` characters; in the URL of one page alone.

    `example` is what stands for it where nothing is written.
    """

    label: str
    most: int
    only_on: str
    initial: str = ""
    example: str = ""

    def read(self, values: list[str]) -> str:
        """Return the first value of the URL on one line, cut to what there is room for."""
        line = " ".join("".join(values[:1]).split())
        return "".join(char for char in line if char.isprintable())[: self.most].strip()

    def unknown(self, values: list[str]) -> list[str]:
        """Return nothing: any words will do."""
        return []

    def written(self, choice: str) -> list[str]:
        """Return the value in the URL; none where nothing is written."""
        return [choice] if choice else []


class Input(Protocol):
    """What can be chosen or entered: what it is called, what holds at first, and how the URL says it."""

    @property
    def label(self) -> str:
        """What visitors call it."""

    @property
    def only_on(self) -> str:
        """The page in whose URL it stands; empty: in every page's."""

    @property
    def initial(self) -> Any:
        """The value before anything is chosen."""

    def read(self, values: list[str]) -> Any:
        """Return what values of the URL stand for."""

    def unknown(self, values: list[str]) -> list[str]:
        """Return those values of the URL that stand for nothing."""

    def written(self, choice: Any) -> list[str]:
        """Return the values in the URL that stand for a choice."""


def _parts(values: list[str]) -> list[str]:
    """Return the parts of a parameter, of which a link may hold several, or none."""
    return [part for value in values for part in value.split(BETWEEN)]
