"""How sure a share is that people or postings of several employers have, who are alike at each of them.

Employers are drawn anew, then the rows within them (`employers`). Where hardly any row is counted, or hardly any is
not, such draws do not differ, and their intervals held 32 to 80 of 100 true shares of 0.3 %. There they reach to exact
bounds too (Clopper and Pearson), of as many independent rows as those of the employers are worth (Kish, 1965).
"""

from __future__ import annotations

import numpy as np

from analysis.build.alike import Alike
from analysis.build.binomial import clopper_pearson
from analysis.build.employers import interval, resamples

EDGE = 0.05
"""Nearer than this to nought or one, the interval reaches to the exact bounds too."""


def ends(held: np.ndarray, employers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the ends of the 90 % interval of each column's share, between 0 and 1.

    `held` has a row a person or posting and a column a trait, 1 where it is held; `employers` has the employer of each
    row, two or more.
    """
    drawn = np.array([held[places].mean(axis=0) for places in resamples(employers)])
    worth = np.array([len(held) / one.effect(np.array(len(held))) for one in alike(held, employers)])
    return reaching(held.mean(axis=0), drawn, len(np.unique(employers)), worth)


def ends_of_means(held: np.ndarray, employers: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the mean of the employers' own shares of each column, and the ends of its 90 % interval.

    Each employer counts once; the fewer rows it has, and the more alike they are, the less its own share tells.
    """
    _names, codes, sizes = np.unique(employers, return_inverse=True, return_counts=True)
    own = np.array([np.bincount(codes, column) / sizes for column in held.T]).T
    within = np.array([one.within for one in alike(held, employers)])
    worth = len(own) ** 2 / (within + (1 - within) / sizes[:, None]).sum(axis=0)
    drawn = np.array([own[places].mean(axis=0) for places in resamples(np.arange(len(own)))])
    return own.mean(axis=0), *reaching(own.mean(axis=0), drawn, len(own), worth)


def alike(held: np.ndarray, employers: np.ndarray) -> list[Alike]:
    """Return how alike the rows of one employer are, by column of `held`."""
    return [Alike.of(column, employers) for column in held.T]


def reaching(share: np.ndarray, drawn: np.ndarray, employers: int, worth: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the ends of shares' intervals from draws, at the edges no nearer than the exact ones of `worth` rows."""
    low, high = interval(share, drawn, employers, 0, 1)
    least, most = clopper_pearson(share * worth, worth)
    rare = np.minimum(share, 1 - share) < EDGE
    return np.where(rare, np.minimum(low, least), low), np.where(rare, np.maximum(high, most), high)
