"""How figures of a unit are written on slides, and an axis of them."""

from __future__ import annotations

import pytest

from analysis.export.office import scale


@pytest.mark.parametrize(
    ("start", "end", "unit", "expected"),
    [
        (1, 2, "years", "1 to 2 years"),
        (18, 18, "years", "18 years"),
        (0.4, 1.25, "%", "0.4 to 1.25%"),
        (125_000, 175_000, "USD", "$125k to $175k"),
    ],
)
def test_a_range_names_its_unit_once(start, end, unit, expected):
    assert scale.from_to(start, end, unit) == expected


@pytest.mark.parametrize(
    ("value", "unit", "signed", "expected"),
    [
        (-0.7, "%", True, "−0.7%"),
        (3.2, "%", True, "+3.2%"),
        (0, "%", True, "0%"),
        (-2, "%", False, "−2%"),
        (2.9, "×", False, "×2.9"),
    ],
)
def test_a_value_has_a_minus_sign_and_no_hyphen(value, unit, signed, expected):
    assert scale.writer(unit, signed=signed)(value) == expected


def test_an_axis_of_millions_alone_has_no_places():
    assert scale.number_format("USD", 1_000_000).startswith('[>=1000000]"$"0,,"m"')
    assert scale.number_format("USD", 50) == '"$"#,##0'
    assert scale.number_format("%", 0.5) == '0.0"%";"−"0.0"%"'
