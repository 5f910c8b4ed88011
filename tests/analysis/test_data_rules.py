"""The rules of honesty, held against the package that the atlas ships: sources, counts, intervals, order, units."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from frictionless import Package

from analysis.package.tables import DATA, describe

RESOURCES = {resource["name"]: resource for resource in describe()["resources"]}
FIELDS = {name: resource["schema"]["fields"] for name, resource in RESOURCES.items()}
COLUMNS = {name: [field["name"] for field in fields] for name, fields in FIELDS.items()}
COMPUTED = [name for name, resource in RESOURCES.items() if "computed" in resource["description"].lower()]
POINTS = ("p10", "p25", "p50", "p75", "p90")
MIXED = {"tenure", "demand"}
"""Tables that hold published figures too, which have no n."""

WITH_MEDIANS = [name for name, columns in COLUMNS.items() if any(column.endswith("_p50") for column in columns)]
UNITS = {"years": "years_", "USD a year": "amount_", "percent": "share", "0 to 1": "share"}
"""How the descriptions end, and what the names then begin with."""


@pytest.fixture(scope="module")
def report():
    """Return what frictionless says of the whole package: schemas, types, constraints and keys."""
    return Package(str(DATA / "datapackage.json")).validate()


@pytest.mark.parametrize("name", RESOURCES)
def test_a_table_is_what_its_schema_says(report, name):
    task = next(task for task in report.tasks if task.name == name)
    assert [error.message for error in task.errors] == []


def test_the_package_itself_has_no_errors(report):
    assert [error.message for error in report.errors] == []


def test_every_csv_is_described_and_every_description_has_its_csv():
    described = {resource["path"] for resource in RESOURCES.values()}
    assert {path.name for path in DATA.glob("*.csv")} == described


@pytest.mark.parametrize("name", RESOURCES)
def test_a_table_has_a_title_and_every_field_a_description(name):
    resource = RESOURCES[name]
    assert resource["title"]
    assert resource["description"].endswith(".")
    assert [field["name"] for field in FIELDS[name] if not field.get("description", "").endswith(".")] == []


@pytest.mark.parametrize("name", [name for name, columns in COLUMNS.items() if "source_id" in columns])
def test_every_row_has_a_source_that_exists(real, name):
    assert set(real[name]["source_id"]) <= set(real["sources"]["source_id"])


@pytest.mark.parametrize("name", [name for name in COMPUTED if name not in ("coverage", "standard_mix", "changes")])
def test_a_computed_table_has_its_source_and_its_count_as_columns(name):
    assert {"source_id", "n"} <= set(COLUMNS[name])


@pytest.mark.parametrize("name", [name for name, columns in COLUMNS.items() if "role_id" in columns])
def test_every_role_named_is_on_the_ladder(real, name):
    named = set(real[name]["role_id"]) | set(real[name].get("to_role_id", []))
    assert named - {""} <= set(real["roles"]["role_id"])


@pytest.mark.parametrize("name", [name for name, columns in COLUMNS.items() if "company_types" in columns])
def test_company_types_are_one_of_the_fifteen_choices(real, name):
    assert set(real[name]["company_types"]) - {""} <= set(real.types.pools())


@pytest.mark.parametrize("name", [name for name in COMPUTED if "n" in COLUMNS[name]])
def test_no_row_rests_on_fewer_than_ten(real, name):
    counts = real[name]["n"]
    assert (counts.dropna() >= 10).all()
    assert name in MIXED or counts.notna().all()


@pytest.mark.parametrize("name", [name for name in WITH_MEDIANS if name in COMPUTED])
def test_every_computed_median_has_its_interval_around_it(real, name):
    prefix = prefix_of(name)
    rows = real[name].dropna(subset=f"{prefix}_p50")
    low, middle, high = (rows[f"{prefix}_p50{end}"] for end in ("_low", "", "_high"))
    assert len(rows)
    assert ((low <= middle) & (middle <= high)).all()


@pytest.mark.parametrize("name", WITH_MEDIANS)
def test_percentiles_are_in_order(real, name):
    columns = [f"{prefix_of(name)}_{point}" for point in POINTS if f"{prefix_of(name)}_{point}" in COLUMNS[name]]
    rows = real[name].dropna(subset=columns)[columns]
    assert (rows.diff(axis="columns").iloc[:, 1:] >= 0).all(axis=None)


def test_a_computed_tenure_row_has_a_median_and_a_published_one_a_range(real):
    computed = real["tenure"]["n"].notna()
    assert real["tenure"].loc[computed, "years_p50"].notna().all()
    assert real["tenure"].loc[~computed, ["years_low", "years_high"]].notna().any(axis="columns").all()


CURVE = ["source_id", "company_types", "country", "period"]


def test_a_curve_of_attainment_never_falls_and_lies_within_its_band(real):
    rows = real["attainment"].sort_values("years")
    steps = rows.groupby([*CURVE, "rung"])["share"].diff().dropna()
    assert (steps >= 0).all()
    assert ((rows["share_low"] <= rows["share"]) & (rows["share"] <= rows["share_high"])).all()


def test_curves_of_attainment_do_not_cross(real):
    wide = real["attainment"].pivot(index=[*CURVE, "years"], columns="rung", values="share").sort_index(axis="columns")
    falls = [wide[higher] <= wide[lower] for lower, higher in zip(wide, wide.columns[1:], strict=False)]
    both = [wide[[lower, higher]].notna().all(axis=1) for lower, higher in zip(wide, wide.columns[1:], strict=False)]
    assert all(fall[seen].all() for fall, seen in zip(falls, both, strict=True))


def test_draws_are_those_of_the_curves_of_one_type_or_all(real):
    draws, key = real["attainment_draws"], [*CURVE, "rung", "years", "n"]
    alone = real["attainment"][real["attainment"]["company_types"].isin([*real.types.ids, "all"])]
    assert draws[key].to_numpy().tolist() == alone[key].to_numpy().tolist()
    assert (draws["shares"].str.count(" ") == 199).all()


def test_a_curve_of_attainment_counts_years_from_nought_without_gaps(real):
    for _curve, rows in real["attainment"].groupby([*CURVE, "rung"]):
        assert sorted(rows["years"]) == list(range(len(rows)))


def test_mean_shares_of_pay_add_up_to_a_hundred(real):
    whole = real["pay_mix"].groupby([*CURVE, "role_id"])["share_mean"].agg(["sum", "size"])
    assert whole["sum"].between(99.95, 100.05).all()
    assert (whole["size"] == 3).all()


def test_shares_of_a_band_of_years_add_up_to_a_hundred(real):
    bands = real["rung_mix"].groupby([*CURVE, "years_from"])["share"].agg(["sum", "size"])
    assert ((bands["sum"] - 100).abs() <= 0.005 * bands["size"] + 1e-9).all()


def test_shares_of_postings_by_role_add_up_to_about_a_hundred(real):
    roles = "posting_share_" + real["roles"]["role_id"]
    shares = real["demand"][real["demand"]["series_id"].isin(roles)].groupby("date")["value"]
    assert shares.sum().between(99.5, 100.5).all()


def test_a_share_of_postings_states_how_many_it_rests_on_and_an_index_does_not(real):
    rows = real["demand"].merge(real["demand_series"][["series_id", "kind"]], on="series_id")
    rests = rows["series_id"].str.startswith("posting_share_")
    assert rows.loc[rests, "n"].notna().all()
    assert rows.loc[rows["kind"] == "index", "n"].isna().all()


def test_a_series_has_the_unit_that_its_description_gives_it(real):
    rows = real["demand"].merge(real["demand_series"][["series_id", "unit"]], on="series_id", suffixes=("", "_said"))
    assert len(rows) == len(real["demand"])
    assert (rows["unit"] == rows["unit_said"]).all()


def test_every_neighbour_says_that_it_is_one(real):
    neighbours = real["demand_series"][real["demand_series"]["is_neighbour"].astype(bool)]
    assert "indeed_project_management" in set(neighbours["series_id"])
    assert (
        neighbours["definition"]
        .str.contains("related series|not product management|Wider than product management", regex=True)
        .all()
    )


@pytest.mark.parametrize("column", ["publisher", "title", "date", "licence", "method", "caveat", "kind", "attribution"])
def test_every_source_states_who_when_how_and_what_it_cannot_tell(real, column):
    assert (real["sources"][column].str.strip() != "").all()


def test_every_source_has_an_address_but_our_own_judgement(real):
    sources = real["sources"]
    without = sources[~sources["url"].str.startswith("https://")]
    assert without["kind"].eq("estimate").all()


def test_a_claim_with_values_has_their_unit_and_never_runs_downwards(real):
    claims = real["claims"].dropna(subset=["value_low", "value_high"], how="all")
    both = claims.dropna(subset=["value_low", "value_high"])
    assert (claims["unit"] != "").all()
    assert (both["value_low"] <= both["value_high"]).all()


@pytest.mark.parametrize("name", COMPUTED)
def test_an_amount_or_duration_carries_its_unit_in_its_name(name):
    for field in FIELDS[name]:
        for ending, start in UNITS.items():
            if field["type"] == "number" and re.search(rf"\b{ending}\b", field["description"]):
                assert field["name"].startswith(start), f"{name}.{field['name']}"


@pytest.mark.parametrize("name", COMPUTED)
def test_a_number_has_a_unit_in_its_name_or_in_a_column_beside_it(name):
    numbers = [field["name"] for field in FIELDS[name] if field["type"] == "number"]
    bare = [number for number in numbers if not number.startswith(("years_", "amount_", "people_", "share"))]
    assert not bare or "unit" in COLUMNS[name]


@pytest.mark.parametrize("name", RESOURCES)
def test_column_names_are_snake_case(name):
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", column) for column in COLUMNS[name])


def test_each_role_has_its_place_and_only_roles_of_the_fork_share_a_rung(real):
    roles = real["roles"].sort_values("position")
    shared = roles[roles["rung"].duplicated(keep=False)]
    assert roles["rung"].is_monotonic_increasing
    assert set(shared["track"]) == {"individual", "management"}


def test_a_dimension_of_scope_has_both_sides_and_one_place(real):
    sides = real["scope"].groupby("dimension_id").agg(sides=("side", set), places=("position", "nunique"))
    assert sides["sides"].map(lambda one: one == set(real["sides"]["side"])).all()
    assert (sides["places"] == 1).all()


def test_patterns_of_title_rules_are_regular_expressions(real):
    assert all(re.compile(pattern) for pattern in real["title_rules"]["pattern"])


def test_what_was_kept_is_no_more_than_what_was_read(real):
    steps = real["coverage"].pivot(index="source_id", columns="step", values="rows")
    assert (steps["kept"] <= steps["read"]).all()
    assert pd.notna(steps[["kept", "read"]]).all(axis=None)


def prefix_of(name: str) -> str:
    return next(column.removesuffix("_p50") for column in COLUMNS[name] if column.endswith("_p50"))
