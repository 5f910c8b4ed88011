"""The sides that articles set against each other: from their table, else each company type that a text is about."""

from __future__ import annotations

import pytest

from analysis.package.schema import DataError

TOLD = {"dimension_id": "pace", "position": 1, "dimension": "Pace", "low_end": "Low", "high_end": "High", "score": 2}
TOLD |= {"statement": "So it is.", "basis": "Our reading.", "source_id": "article"}


def test_a_side_stands_for_company_types(made_up):
    assert [side.noun for side in made_up.sides] == ["startup", "corporation"]
    assert made_up.sides["corporate"].company_types == "corporate+public_tech+big_tech"
    assert [side.slot for side in made_up.sides] == [1, 2]


def test_without_their_table_each_type_told_of_is_a_side(package_of):
    package = package_of(sides=[], scope=[TOLD | {"side": key} for key in ("big_tech", "startup")])
    assert [(side.side, side.noun, side.singular, side.company_types) for side in package.sides] == [
        ("startup", "startup", "a startup", "startup"),
        ("big_tech", "big tech", "big tech", "big_tech"),
    ]


def test_without_texts_there_are_no_sides(package_of):
    assert len(package_of(sides=[], scope=[], interview_listens=[]).sides) == 0


def test_an_unknown_side_is_an_error_that_names_table_and_key(made_up):
    with pytest.raises(DataError, match=r"sides\.csv has no side 'agency'"):
        made_up.sides["agency"]


def test_a_side_of_an_unknown_company_type_is_an_error(package_of):
    side = {"side": "a", "position": 1, "name": "A", "noun": "a", "singular": "an a", "label": "a", "source_id": "x"}
    with pytest.raises(DataError, match="no type 'agency'"):
        list(package_of(sides=[side | {"company_types": "startup+agency"}]).sides)


def test_a_texts_side_that_is_no_company_type_is_an_error(package_of):
    with pytest.raises(DataError, match="no type 'agency'"):
        list(package_of(sides=[], scope=[TOLD | {"side": "agency"}]).sides)


def test_a_role_within_a_sentence_has_a_capital_only_where_its_plural_has(real):
    names = [real.ladder[role].in_sentence for role in ("senior_pm", "vp_product", "cpo")]
    assert names == ["senior PM", "VP of product", "chief product officer"]


def test_what_people_of_a_role_are_is_the_plural_where_nothing_shorter_is_given(real):
    assert [real.ladder[role].predicate for role in ("senior_pm", "group_pm")] == ["senior", "group PMs"]
