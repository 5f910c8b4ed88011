"""What a visitor has brought: a package of the visit, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.package.tables import Package


@dataclass(frozen=True)
class Own:
    """A package of one visit. `label` names it as a source does; `left_out` counts rows that are not in it."""

    package: Package
    label: str
    left_out: int = 0

    @property
    def said(self) -> str:
        """The sentence of the banner, without what stands before it."""
        return f"**{self.label}{rows_left_out(self.left_out)}.**"


def rows_left_out(count: int) -> str:
    """Return how many rows are left out, as it follows on a text; empty where none is."""
    return f", {count:,} row{'s' * (count != 1)} left out" if count else ""
