"""What is known of startups on made-up tables: pooled roles, single roles, published means, rules of thumb."""

from __future__ import annotations

import pytest

from analysis.pay import startups
from tests.atlas import select


def test_pooled_roles_come_first_then_single_ones(made_up):
    rows = startups.pay(made_up, select()).rows
    assert rows[["name", "form", "p50"]].to_numpy().tolist() == [
        ["Associate to principal PMs, pooled", "pooled", 110_000],
        ["Group PMs and above, pooled", "pooled", 210_000],
        ["Senior PM", "role", 160_000],
        ["Product manager", "role", 100_000],
    ]


def test_published_means_are_of_base_salary_alone_and_carried_from_their_year(made_up):
    assert "mean" not in set(startups.pay(made_up, select()).rows["form"])
    rows = startups.pay(made_up, select(component="base")).rows.set_index("form")
    assert rows.loc["mean", "p50"] == 180_000
    today = startups.pay(made_up, select(component="base", dollars="today")).rows.set_index("form")
    assert today.loc["mean", "p50"] == 360_000


def test_another_source_does_not_change_what_is_known_of_startups(made_up):
    one, other = startups.pay(made_up, select()).rows, startups.pay(made_up, select(source="adverts")).rows
    assert one.equals(other)


def test_the_finding_gives_the_pooled_medians(made_up):
    assert startups.pay(made_up, select()).sentence == (
        "Median total pay at startups: $110k for associate to principal PMs and $210k for group PMs and above"
    )


def test_where_even_pooling_does_not_help_it_says_so(made_up):
    assert startups.pay(made_up, select(country="India")).sentence == (
        "Too few people at startups in India report total pay, even with roles pooled"
    )


def test_rules_of_thumb_run_from_the_highest_share_down(made_up):
    assert startups.equity(made_up, select()).rows["population"].to_list() == [
        "VP, any function",
        "Director, any function",
    ]
    assert startups.equity(made_up, select()).sentence == (
        "Rules of thumb for new hires: VP 1 to 2%, Director 0.4 to 1.2% of a startup"
    )


@pytest.mark.parametrize(("low", "high", "text"), [(0.4, 1.25, "0.4 to 1.25%"), (1.5, 1.5, "1.5%")])
def test_a_share_is_a_range_or_one_figure(low, high, text):
    assert startups.share(low, high) == text


def test_shares_of_unlike_basis_are_not_drawn_together(real):
    found = startups.equity(real, select())
    assert set(found.rows["basis"]) == {"all shares, fully diluted"}
    assert "Not drawn, of another basis (not stated): First employee, any function, 1.5%." in found.notes
