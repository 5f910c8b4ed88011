"""The rules of honesty for pay, held against the package that the atlas ships: mixes, neighbours, parts."""

from __future__ import annotations

CELL = ["source_id", "country", "period", "component"]


def test_the_reference_mix_of_equal_pay_adds_up_to_a_hundred(real):
    mix = real["standard_mix"]
    assert mix.groupby([*CELL, "price_month"])["share"].sum().between(99.9, 100.1).all()
    assert not mix.duplicated([*CELL, "price_month", "company_type"]).any()


def test_every_source_of_pay_is_described_and_a_neighbour_is_said_to_be_one(real):
    described = real["pay_sources"].set_index("source_id")
    assert set(real["compensation"]["source_id"]) <= set(described.index)
    neighbours = described.index[described["is_neighbour"].astype(bool)]
    assert set(real["wages"]["source_id"]) <= set(neighbours)
    assert all("related to" in real.caveat_of(source) for source in neighbours)


def test_a_source_of_pay_holds_just_the_parts_that_it_is_said_to_tell(real):
    parts = real["compensation"].groupby("source_id")["component"].agg(set)
    said = real["pay_sources"].set_index("source_id")["parts"].str.split(";").map(set)
    assert all(parts[source] == said[source] for source in parts.index)
