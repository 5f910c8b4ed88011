"""How alike people at one employer are, and how many independent people they are worth (Kish, 1965)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Alike:
    """`within` is the intraclass correlation of people at one employer, `together` the chance that two share theirs."""

    within: float = 0.0
    together: float = 0.0

    @classmethod
    def of(cls, values: np.ndarray, employers: np.ndarray) -> Alike:
        """Return how alike values are by employer: the estimator of the analysis of variance, no less than nought."""
        names, codes = np.unique(employers, return_inverse=True)
        sizes, n = np.bincount(codes), len(values)
        means = np.bincount(codes, values) / sizes
        between = (sizes * (means - values.mean()) ** 2).sum() / (len(names) - 1)
        inside = ((values - means[codes]) ** 2).sum() / max(n - len(names), 1)
        common = max((between - inside) * (len(names) - 1) / (n - (sizes**2).sum() / n), 0.0)
        return cls(float(common / (common + inside)) if common else 0.0, float((sizes**2).sum() / n**2))

    def effect(self, people: np.ndarray) -> np.ndarray:
        """Return by how many people one counts less, of so many: the design effect, no less than one."""
        return 1 + np.maximum(people * self.together - 1, 0) * self.within
