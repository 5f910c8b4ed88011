"""Small groups cannot be worked out: by two pools, by three combined, and what tells of nobody small stays."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd
import pytest

from analysis.own.hidden import tells_of_few, without_differences

POOLS = {"+".join(some): some for size in (1, 2, 3) for some in combinations("abc", size)}
POOLS["all"] = POOLS.pop("a+b+c")


def table(people: dict[str, int], least: int = 10) -> pd.DataFrame:
    """Return a cell's pools, those with too few people left out."""
    counts = {key: sum(people[kind] for kind in members) for key, members in POOLS.items()}
    rows = [(key, n) for key, n in counts.items() if n >= least]
    return pd.DataFrame(rows, columns=["company_types", "n"]).assign(role_id="x")


def shown(people: dict[str, int]) -> set[str]:
    return set(without_differences(table(people), POOLS, 10)["company_types"])


def test_three_pools_combined_tell_of_few():
    """Without the single ones, a+b and b+c less all is b: 30 + 26 - 52 = 4."""
    pools = [(1.0, 1.0, 1.0), (1.0, 1.0, 0.0), (0.0, 1.0, 1.0)]
    assert tells_of_few(pools, (52.0, 30.0, 26.0), 10)
    assert not tells_of_few(pools, (52.0, 40.0, 26.0), 10)
    assert not tells_of_few(pools[:2], (52.0, 30.0), 10)


def test_pools_that_tell_of_few_are_left_out_and_the_largest_stay():
    left = shown({"a": 26, "b": 4, "c": 22})
    assert "all" in left
    assert not {"a", "a+b"} <= left
    assert not {"c", "b+c"} <= left


def test_nothing_is_left_out_where_every_type_has_enough_or_nobody():
    assert shown({"a": 12, "b": 30, "c": 10}) == set(POOLS)
    assert shown({"a": 12, "b": 30, "c": 0}) == set(POOLS) - {"c"}


@pytest.mark.parametrize("seed", range(8))
def test_no_small_set_is_in_reach_of_what_is_shown(seed):
    """Tried by another way: a set is in reach where it adds nothing to the rank of the pools shown."""
    draws = np.random.default_rng(seed)
    people = dict(zip("abc", map(int, draws.integers(1, 25, 3)), strict=True))
    vectors = [[float(kind in POOLS[key]) for kind in "abc"] for key in shown(people)]
    for members in POOLS.values():
        n = sum(people[kind] for kind in members)
        wanted = [float(kind in members) for kind in "abc"]
        if 0 < n < 10 and vectors:
            assert np.linalg.matrix_rank([*vectors, wanted]) > np.linalg.matrix_rank(vectors)
