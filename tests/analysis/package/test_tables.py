"""Loading a package: what is typed how, what may be absent, and a package that holds together."""

from __future__ import annotations

import json
from pathlib import Path
from types import MappingProxyType

import pandas as pd
import pytest

from analysis.package.schema import DataError, DataFaults
from analysis.package.tables import DATA, Package, describe, frame_of, load
from tests.analysis.package.conftest import DESCRIPTOR, PAY, TEXTS

HEADER, ADA = TEXTS["pay"].splitlines()[:2]
COLUMNS = [field["name"] for field in PAY["schema"]["fields"]]
TYPES = {
    **dict.fromkeys(["role_id", "types", "like", "note"], "str"),
    **dict.fromkeys(["low", "middle", "high"], "float64"),
    "n": "Int64",
    "is_open": "boolean",
}


def types_of(frame: pd.DataFrame) -> dict[str, str]:
    return frame.drop(columns="date").dtypes.map(str).to_dict()


def test_columns_have_the_types_that_the_package_gives_them(folder):
    pay = load(folder)["pay"]
    assert types_of(pay) == TYPES
    assert pay["date"].dtype.kind == "M"
    assert list(pay.columns) == COLUMNS


def test_a_row_is_read_as_it_stands(folder):
    row = load(folder)["pay"].loc[0]
    date = pd.Timestamp("2020-02-01")
    assert row.to_list() == ["senior_pm", "startup+agency", 12, 1.0, 2.5, 3.0, True, date, "", "Ada"]


def test_missing_values_are_empty_texts_and_na_elsewhere(folder):
    (folder / "pay.csv").write_text(f"{HEADER}\ndirector,,10,,1,,,,,\n")
    row = load(folder)["pay"].loc[0]
    assert (row["like"], row["note"], row["types"]) == ("", "", "")
    assert row[["low", "high", "is_open", "date"]].isna().all()


def test_the_text_na_stays_a_text(folder):
    (folder / "pay.csv").write_text(f"{HEADER}\n{ADA.replace('Ada', 'NA')}\n")
    assert load(folder)["pay"].at[0, "note"] == "NA"


def test_columns_may_stand_in_any_order_beside_others(folder):
    before = load(folder)
    rows = pd.read_csv(folder / "pay.csv", dtype="str", keep_default_na=False)
    rows.assign(extra="1,5")[[*reversed(COLUMNS), "extra"]].to_csv(folder / "pay.csv", index=False)
    pd.testing.assert_frame_equal(load(folder)["pay"], before["pay"])


def test_a_column_that_is_not_required_may_be_missing(folder):
    (folder / "roles.csv").write_text("role_id,position\nsenior_pm,1\ndirector,2\n")
    assert load(folder)["roles"]["track"].to_list() == ["", ""]


def test_a_column_that_is_required_may_not(folder, faults):
    assert faults("pay", "middle", "centre") == [
        f"pay.csv, line 1, column middle: the column is missing, and the header has "
        f"{HEADER.replace('middle', 'centre').replace(',', ', ').replace(', note', ' and note')}."
    ]
    assert faults("roles", ",track", ",name")[-1] == (
        "roles.csv, line 1, column name: the column is there 2 times, and one can be read."
    )


@pytest.mark.parametrize("text", [None, HEADER, f"\n{HEADER}\n\n"])
def test_a_table_that_is_not_required_may_be_absent_or_empty(folder, text):
    (folder / "pay.csv").unlink()
    if text is not None:
        (folder / "pay.csv").write_text(text)
    pay = load(folder)["pay"]
    assert pay.empty
    assert types_of(pay) == TYPES
    assert pay["date"].dtype.kind == "M"


def test_a_table_that_is_required_may_not(folder, faults):
    (folder / "pay.csv").unlink()
    assert faults("roles", TEXTS["roles"], "role_id,position\n") == [
        "roles.csv, line 2: there is no row, and the atlas needs at least one."
    ]
    (folder / "roles.csv").unlink()
    assert faults("types", "", "") == ["roles.csv: there is no such file, and the atlas needs it."]


def test_ids_of_an_absent_table_are_not_asked_of_it(folder):
    (folder / "types.csv").unlink()
    assert load(folder)["pay"].at[0, "types"] == "startup+agency"


def test_ids_of_an_empty_table_are_unknown(faults):
    told = faults("types", TEXTS["types"], "type_id,position\n")
    assert told[0].startswith("pay.csv, line 2, column types: 'startup' in 'startup+agency' is not in column type_id")
    assert told[0].endswith("of types.csv, which has no rows.")


def test_a_folder_without_a_description_is_one_of_the_atlas(tmp_path):
    for name in ("roles", "company_types", "sources"):
        (tmp_path / f"{name}.csv").write_bytes((DATA / f"{name}.csv").read_bytes())
    package = load(tmp_path)
    assert list(package) == [resource["name"] for resource in describe()["resources"]]
    assert package["compensation"].empty
    assert package.ladder.first.role_id == load()["roles"]["role_id"].iat[0]
    assert describe(tmp_path) == describe()


def test_one_column_can_be_read_without_the_other_tables(folder):
    (folder / "pay.csv").write_bytes(b"\0")
    assert list(frame_of("roles", folder)["role_id"]) == ["senior_pm", "director"]
    with pytest.raises(DataFaults, match="pay.csv, line 1: there is a zero byte"):
        frame_of("pay", folder)
    (folder / "types.csv").unlink()
    with pytest.raises(DataFaults, match="types.csv: there is no such file"):
        frame_of("types", folder)


def test_a_package_knows_its_description(folder):
    assert load(folder).descriptor == json.loads(json.dumps(DESCRIPTOR)) == describe(folder)
    assert load(folder).rules["least_n"] == 10


def test_packages_are_compared_by_identity():
    frames = MappingProxyType({"pay": pd.DataFrame({"n": [1]})})
    one, other = Package(frames), Package(frames)
    assert one == one  # noqa: PLR0124
    assert one != other
    assert len({one, other}) == 2
    assert hash(one) == hash(one)


def test_a_package_is_a_mapping_that_takes_no_new_table(folder):
    package = load(folder)
    assert list(package) == ["roles", "types", "pay"]
    assert len(package) == 3
    with pytest.raises(TypeError):
        package.frames["more"] = pd.DataFrame()  # type: ignore[index]  # what must not work


def test_what_a_measure_changes_does_not_reach_the_shared_frame(folder):
    package = load(folder)
    derived = package["pay"].rename(columns={"n": "people"})
    derived.loc[0, "people"] = 99
    assert package["pay"].at[0, "n"] == 12


def test_names_and_sources_are_looked_up(made_up):
    assert made_up.name_of("roles", "senior_pm") == "Senior PM"
    assert made_up.name_of("company_types", "big_tech") == "Big tech"
    assert made_up.title_of("survey") == "The survey"
    assert made_up.caveat_of("survey") == "The survey is made up."
    assert made_up.publisher_of("survey") == "Survey house"


def test_an_unknown_key_is_named_with_its_table(made_up):
    with pytest.raises(DataError, match=r"^roles\.csv, column role_id: there is no row 'chief'\.$"):
        made_up.name_of("roles", "chief")


def test_the_shipped_package_is_read_whole():
    package = load()
    assert list(package) == [resource["name"] for resource in describe()["resources"]]
    assert {Path(resource["path"]) for resource in describe()["resources"]} == {
        path.relative_to(DATA) for path in DATA.glob("*.csv")
    }
    assert package.has(*package)
