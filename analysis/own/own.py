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
        rows = f" {self.left_out:,} row{'s' * (self.left_out != 1)} left out." if self.left_out else ""
        return f"**{self.label}.**{rows}"
