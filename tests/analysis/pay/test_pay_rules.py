"""The rules of honesty for pay, held against the package that the atlas ships: mixes, neighbours, parts."""

from __future__ import annotations


def test_the_reference_mix_of_equal_pay_adds_up_to_a_hundred_and_is_one_for_all_roles(real):
    rows = real["compensation_standardised"]
    shares = rows[[name for name in rows if name.startswith("share_")]]
    assert shares.sum(axis=1).between(99.8, 100.2).all()
    cells = ["source_id", "country", "period", "component", "price_month"]
    assert (rows.groupby(cells)[list(shares)].nunique() == 1).all(axis=None)


def test_every_source_of_pay_is_described_and_a_neighbour_is_said_to_be_one(real):
    described = real["pay_sources"].set_index("source_id")
    assert set(real["compensation"]["source_id"]) <= set(described.index)
    neighbours = described.index[described["is_neighbour"].astype(bool)]
    assert set(real["wages"]["source_id"]) <= set(neighbours)
    assert all("neighbour" in real.caveat_of(source) for source in neighbours)


def test_a_source_of_pay_holds_just_the_parts_that_it_is_said_to_tell(real):
    parts = real["compensation"].groupby("source_id")["component"].agg(set)
    said = real["pay_sources"].set_index("source_id")["parts"].str.split(";").map(set)
    assert all(parts[source] == said[source] for source in parts.index)
