"""Files to begin from are read back without a fault, as they stand, and say what each column holds."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from analysis.own import templates
from analysis.own.fields import proposed
from analysis.own.people import Told, taken
from analysis.own.reading import files
from analysis.own.whole import package_of
from analysis.package.tables import Package


@pytest.mark.parametrize("form", templates.EXAMPLES)
@pytest.mark.parametrize("make", [templates.form_csv, templates.form_xlsx])
def test_a_form_is_read_back_with_every_column_known(form, make):
    fields, row = templates.EXAMPLES[form]
    (file,) = files([("form", make(form))])
    grid = file.grid()
    assert proposed(fields, grid.header) == {field.key: at for at, field in enumerate(fields)}
    found = taken(grid, fields, Told(proposed(fields, grid.header)))
    assert (found.faults, len(found.rows)) == ((), 1)
    assert found.rows["level"].tolist() == [row[0]]


@pytest.mark.parametrize("make", [templates.tables_zip, templates.tables_xlsx])
def test_the_tables_are_a_package_as_they_stand(real, make):
    whole = package_of(files([("tables", make(real))]), real)
    assert whole.faults == []
    assert {name for name, frame in whole.own.package.items() if len(frame)} == set(templates.TABLES)
    assert len(whole.own.package["compensation"]) == 1


def test_each_column_has_its_help_and_what_is_allowed_is_a_list(real: Package):
    book = load_workbook(io.BytesIO(templates.tables_xlsx(real)))
    roles = book["roles"]
    names = [cell.value for cell in roles[1]]
    assert all(cell.comment and cell.comment.text for cell in roles[1])
    lists = {str(one.sqref).split(":")[0]: one.formula1 for one in roles.data_validations.dataValidation}
    column = roles.cell(2, names.index("track") + 1).coordinate
    assert lists[column] == '"individual,management,executive"'
    pay = book["compensation"]
    at = [cell.value for cell in pay[1]].index("role_id") + 1
    lists = {str(one.sqref).split(":")[0]: one.formula1 for one in pay.data_validations.dataValidation}
    assert lists[pay.cell(2, at).coordinate] == "roles!$A$2:$A$500"
