"""The table of a card: figures are numbers, texts are texts, and what is saved of it runs nothing."""

from __future__ import annotations

import pandas as pd
import pytest
from pandas.api.types import is_numeric_dtype

from analysis.charts.catalogue import CHARTS, drawn
from pages.parts.grid import AS_DRAWN, as_shown
from pages.parts.shared import shared_package
from tests.pages.test_pages import visit

ENTRIES = [entry for entries in CHARTS.values() for entry in entries]


def test_figures_are_numbers_without_noise_and_percentiles_sort_as_such():
    rows = pd.DataFrame({"Share (%)": [15.790000000000001, None], "Percentile": ["9th", "45th"], "Year": ["2019", ""]})
    shown = as_shown(rows)
    assert shown["Share (%)"].tolist()[0] == 15.79
    assert shown["Percentile"].tolist() == [9, 45]
    assert is_numeric_dtype(shown["Percentile"])


def test_a_column_of_texts_and_numbers_is_one_of_texts():
    assert as_shown(pd.DataFrame({"Percentile": [">99th", "45th"]}))["Percentile"].tolist() == [">99th", "45"]


def test_texts_that_a_spreadsheet_would_run_are_written_as_texts():
    shown = as_shown(pd.DataFrame({"=1+1": ["=HYPERLINK(1)", "-2+3", "a *b* :red[c]"]}))
    assert list(shown) == ["'=1+1"]
    assert shown["'=1+1"].tolist() == ["'=HYPERLINK(1)", "'-2+3", "a *b* :red[c]"]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_every_table_has_columns_of_one_kind(entry):
    shown = as_shown(drawn(shared_package(), entry.builder, entry.first(shared_package()), "light").table)
    for name in shown:
        texts = shown[name].dropna().map(lambda value: isinstance(value, str))
        assert is_numeric_dtype(shown[name]) or texts.all(), name


def test_a_card_shows_its_table_with_a_name_and_figures_to_the_right():
    at = visit("compensation.py", view=["compensation-bands.table"])
    (table,) = at.dataframe
    assert "Table: " in table.proto.alt
    assert is_numeric_dtype(table.value["People"])


def test_a_table_is_sorted_by_the_keyboard_either_way():
    """The names of its columns, at which a pointer sorts it, are out of the keyboard's reach."""
    at = visit("compensation.py", view=["compensation-bands.table"])
    drawn_order = at.dataframe[0].value["People"].tolist()
    assert drawn_order != sorted(drawn_order)
    columns = list(at.dataframe[0].value)
    at = at.selectbox(key="sort-compensation-bands").set_value(columns.index("People")).run()
    assert at.dataframe[0].value["People"].tolist() == sorted(drawn_order)
    at = at.checkbox(key="down-compensation-bands").check().run()
    assert at.dataframe[0].value["People"].tolist() == sorted(drawn_order, reverse=True)
    at = at.selectbox(key="sort-compensation-bands").set_value(AS_DRAWN).run()
    assert at.dataframe[0].value["People"].tolist() == drawn_order
    assert at.checkbox(key="down-compensation-bands").disabled
