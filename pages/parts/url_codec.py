"""What a visitor enters, as one short value of the URL: levels in order (`2-3-x-1`), or the ids of what is ticked."""

from __future__ import annotations

from dataclasses import dataclass

BETWEEN, NOT_RATED = "-", "x"


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


def _parts(values: list[str]) -> list[str]:
    """Return the parts of a parameter, of which a link may hold several, or none."""
    return [part for value in values for part in value.split(BETWEEN)]
