"""Pay reports: what a level stands for, what a company was on the day, and where every raw row went."""

from __future__ import annotations

import csv
import datetime
import re
from pathlib import Path

import pandas as pd
import pytest

from analysis.build.sources import levels
from analysis.build.sources import maps as company_maps
from tests.raw import RAW, needs_raw

REPOSITORY = Path(__file__).parents[4]
DATA = REPOSITORY / "data"

REPORT = {
    "timestamp": "1/30/2020 20:07:38",
    "company": "Google",
    "level": "L5",
    "title": "Product Manager",
    "totalyearlycompensation": "300000",
    "location": "New York, NY",
    "yearsofexperience": "8.0",
    "yearsatcompany": "2.0",
    "tag": "Product",
    "basesalary": "180000.0",
    "stockgrantvalue": "90000.0",
    "bonus": "30000.0",
    "rowNumber": "1",
}


def observed(folder: Path, *changes: dict[str, str]) -> tuple[pd.DataFrame, dict[str, int]]:
    """Build from reports that differ from `REPORT` as said; returns the observations and rows by step."""
    (folder / "levels").mkdir()
    with (folder / "levels" / "pm_rows.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, REPORT)
        writer.writeheader()
        writer.writerows(REPORT | change for change in changes)
    kept, coverage = levels.observations(folder, DATA)
    return kept, coverage.set_index("step")["rows"].to_dict()


def table(name: str) -> pd.DataFrame:
    return pd.read_csv(DATA / f"{name}.csv", dtype=str, keep_default_na=False)


@pytest.fixture(scope="module")
def maps() -> company_maps.Maps:
    return company_maps.read_maps(DATA)


def test_a_report_becomes_an_observation(tmp_path):
    kept, _coverage = observed(tmp_path, {})
    assert kept.to_dict("records") == [
        {
            "source_id": "levels_fyi",
            "role_id": "senior_pm",
            "company": "google",
            "company_type": "big_tech",
            "country": "United States",
            "location": "New York, NY",
            "focus": "Product",
            "observed_on": datetime.date(2020, 1, 30),
            "years_experience": 8.0,
            "years_at_company": 2.0,
            "base_usd": 180_000.0,
            "bonus_usd": 30_000.0,
            "equity_usd": 90_000.0,
            "total_usd": 300_000.0,
        }
    ]


@pytest.mark.parametrize(
    ("level", "code"),
    [
        ("L5", "5"),
        ("IC5", "5"),
        ("IC-5", "5"),
        ("Ict4", "4"),
        ("ICT 4", "4"),
        ("Grade 9", "9"),
        ("Band 8", "8"),
        ("b35", "35"),
        ("L07", "7"),
        ("65", "65"),
        ("L5A", "5a"),
        ("L6.5", "6.5"),
        ("L2-2", "2-2"),
        ("L5 Product Manager", "5"),
        ("Manager (L6)", "6"),
        ("Associate Offering Manager (Band 6)", "6"),
        ("M5", None),
        ("CL3", None),
        ("PM 2", None),
        ("Senior", None),
        ("", None),
    ],
)
def test_the_letters_of_a_track_are_dropped(level, code):
    assert levels.level_code(levels.plain_level(level)) == code


@pytest.mark.parametrize(
    ("level", "plain"),
    [
        ("Sr. Product Manager", "senior pm"),
        ("Snr.  Product Line Manager", "senior pm"),
        ("Product Manager II", "pm 2"),
        ("PM ll", "pm 2"),
        ("Product Manager2", "pm 2"),
        ("PM1", "pm 1"),
        ("Senior Product Mananger", "senior pm"),  # codespell:ignore mananger
    ],
)
def test_titles_are_spelled_one_way(level, plain):
    assert levels.plain_level(level) == plain


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("APM", "associate_pm"),
        ("Associate Product Manager", "associate_pm"),
        ("Rotational Product Manager (RPM)", "associate_pm"),
        ("Entry level", "associate_pm"),
        ("Product Manager", "product_manager"),
        ("Product Owner", "product_manager"),
        ("Product Manager (L3)", "product_manager"),
        ("Mid-Level", "product_manager"),
        ("Senior Product Manager", "senior_pm"),
        ("Sr PM", "senior_pm"),
        ("senior", "senior_pm"),
        ("Lead Product Manager", "principal_pm"),
        ("Staff", "principal_pm"),
        ("Senior Principal", "principal_pm"),
        ("Group PM", "group_pm"),
        ("Senior Manager, product management (M5)", "group_pm"),
        ("Associate Director", "group_pm"),
        ("Senior Director", "director"),
        ("Director of Product", "director"),
        ("VP", "vp_product"),
        ("Chief Product Officer", "cpo"),
        ("Intern", ""),
        ("Staff Software Engineer", ""),
        ("Senior Program Manager", ""),
        ("Manager", ""),
        ("", ""),
        ("L5", None),
        ("PM 6", None),
        ("Z4", None),
    ],
)
def test_titles_at_a_company_without_a_ladder(title, role, maps):
    assert levels.role_of("a company nobody knows", title, maps) == role


@pytest.mark.parametrize(
    ("company", "level", "role"),
    [
        ("google", "PM2 (L5)", "senior_pm"),
        ("google", "PM 2", "senior_pm"),
        ("microsoft", "PM 2", "product_manager"),
        ("facebook", "L7", "group_pm"),
        ("facebook", "IC7", "principal_pm"),
        ("oracle", "Principal Product Manager", "senior_pm"),
        ("amazon", "L5 SDM", ""),
        ("capital one", "Manager", "senior_pm"),
        ("expedia", "K", "product_manager"),
        ("expedia", "M", "senior_pm"),
        ("expedia", "O", "director"),
        ("expedia", "L5", None),
        ("salesforce", "Grade 7", "product_manager"),
        ("salesforce", "L10", "director"),
        ("salesforce", "L4", None),
        ("adobe", "L4", "senior_pm"),
        ("adobe", "P50", "principal_pm"),
        ("a company numbered in its own way", "L5", None),
    ],
)
def test_a_companys_own_ladder_wins(company, level, role, maps):
    assert levels.role_of(company, level, maps) == role


@pytest.mark.parametrize("title", ["VP", "Vice President"])
@pytest.mark.parametrize("bank", ["JP Morgan", "Goldman Sachs", "Citibank", "Barclays", "MUFG", "State Street"])
def test_a_vice_president_of_a_bank_is_not_a_vice_president_of_product(bank, title, maps):
    assert levels.role_of(company_maps.company_of(bank, maps), title, maps) == "senior_pm"
    assert levels.role_of("visa", title, maps) == "vp_product"


@pytest.mark.parametrize(
    ("company", "day", "company_type"),
    [
        ("uber", "2019-05-09", "startup"),
        ("uber", "2019-05-10", "public_tech"),
        ("stripe", "2021-08-01", "startup"),
        ("cisco", "2017-06-07", "public_tech"),
        ("github", "2019-10-03", "big_tech"),
        ("walmart labs", "2019-10-03", "corporate"),
        ("lucid software", "2019-10-03", "startup"),
        ("mediaocean", "2021-10-03", "startup"),
        ("postmates", "2020-11-30", "startup"),
        ("postmates", "2020-12-01", "public_tech"),
        ("slack", "2019-06-19", "startup"),
        ("flatiron health", "2018-04-06", "corporate"),
        ("whole foods market", "2017-08-27", "corporate"),
        ("whole foods market", "2017-08-28", "big_tech"),
        ("hulu", "2021-10-03", "corporate"),
        ("yahoo", "2021-08-31", "corporate"),
        ("yahoo", "2021-09-01", "public_tech"),
        ("myntra", "2018-08-17", "startup"),
        ("myntra", "2018-08-18", "corporate"),
        ("a company nobody knows", "2019-10-03", None),
    ],
)
def test_a_startup_turns_public_on_the_day_it_is_listed_and_whoever_is_bought_is_what_its_parent_is(
    company, day, company_type, maps
):
    assert company_maps.type_of(company, day, maps) == company_type


def test_spellings_are_one_company(maps):
    assert {company_maps.company_of(name, maps) for name in ("AWS", " amazon.com ", "Amazon  Web Services")} == {
        "amazon"
    }


@pytest.mark.parametrize(
    ("location", "country"),
    [
        ("New York, NY", "United States"),
        ("London, EN, United Kingdom", "United Kingdom"),
        ("Singapore, SG, Singapore", "Singapore"),
        ("Seoul, KG, Korea, South", "South Korea"),
        ("Hong Kong, HK, Hong Kong (SAR)", "Hong Kong"),
        ("Remote", None),
        ("Paris, France", None),
    ],
)
def test_country(location, country):
    assert levels.country_of(location) == country


@pytest.mark.parametrize(
    ("change", "step"),
    [
        ({"basesalary": "0.0", "stockgrantvalue": "0.0", "bonus": "0.0"}, "kept_no_split"),
        ({"basesalary": "1659870.0"}, "kept_split_off"),
        ({"stockgrantvalue": "90.0"}, "kept_split_off"),
    ],
)
def test_a_split_that_is_missing_or_wrong_leaves_the_total(tmp_path, change, step):
    kept, coverage = observed(tmp_path, change)
    assert kept[levels.PARTS].isna().all(axis=None)
    assert kept["total_usd"].tolist() == [300_000.0]
    assert coverage[step] == coverage["kept"] == 1


def test_a_split_within_a_tenth_of_the_total_is_kept(tmp_path):
    kept, coverage = observed(tmp_path, {"bonus": "10000.0"})
    assert kept["bonus_usd"].tolist() == [10_000.0]
    assert coverage["kept_split_off"] == 0


def test_years_at_the_company_cannot_exceed_all_years(tmp_path):
    kept, coverage = observed(tmp_path, {"yearsatcompany": "9.0"}, {"yearsatcompany": "8.0"})
    assert kept["years_at_company"].isna().tolist() == [True, False]
    assert kept["years_experience"].tolist() == [8.0, 8.0]
    assert coverage["kept_no_tenure"] == 1


def test_every_row_is_counted_once(tmp_path):
    kept, coverage = observed(
        tmp_path,
        {},
        {"timestamp": "1/30/2020 20:09:00", "rowNumber": "2", "company": "google"},
        {"totalyearlycompensation": "10000", "location": "Remote"},
        {"location": "Remote", "company": "a company nobody knows"},
        {"company": "a company nobody knows"},
        {"level": "Intern"},
        {"level": "Z4"},
    )
    left_out = {step: rows for step, rows in coverage.items() if step.startswith("left_out_")}
    assert left_out == dict.fromkeys(levels.LEFT_OUT, 1)
    assert coverage["read"] - sum(left_out.values()) == coverage["kept"] == len(kept) == 1


def test_the_later_file_goes_on_where_the_earlier_one_ends(tmp_path):
    later = {name: value for name, value in REPORT.items() if name not in ("timestamp", "rowNumber")}
    rows = pd.DataFrame([later | {"date": "2022-02-18", "country": "United States"}] * 2)
    (tmp_path / "levels_2022").mkdir()
    rows.to_csv(tmp_path / "levels_2022" / "pm_rows.csv", index=False)
    kept, coverage = observed(tmp_path, {"company": "Amazon"})
    assert kept["observed_on"].tolist() == [datetime.date(2020, 1, 30), datetime.date(2022, 2, 18)]
    assert kept["company"].tolist() == ["amazon", "google"]
    assert (coverage["read"], coverage["left_out_duplicate"]) == (3, 1)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match="pm_rows"):
        levels.read(tmp_path)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("companies", ["company"]),
        ("company_aliases", ["alias"]),
        ("company_levels", ["company", "level"]),
        ("title_rules", ["priority"]),
    ],
)
def test_keys_are_unique_and_written_as_they_are_looked_up(name, key):
    rows = table(name)
    assert not rows.duplicated(key).any()
    assert all(cell == levels.plain_level(cell) for column in key for cell in rows[column])


@pytest.mark.parametrize("name", ["company_levels", "title_rules"])
def test_every_mapping_states_its_rule_and_a_role_of_the_ladder(name):
    rows = table(name)
    assert set(rows["role_id"]) <= {"", *table("roles")["role_id"]}
    assert rows["rule"].str.strip().ne("").all()


def test_companies_have_a_type_and_a_date_only_where_the_type_may_change():
    rows = table("companies")
    assert set(rows["company_type"]) == set(table("company_types")["company_type"])
    dated = rows[rows["listed_on"] != ""]
    assert set(dated["company_type"]) <= {"startup", "public_tech"}
    assert all(datetime.date(2017, 6, 1) <= datetime.date.fromisoformat(day) for day in dated["listed_on"])


def test_aliases_and_ladders_belong_to_companies_that_exist():
    companies = set(table("companies")["company"])
    assert set(table("company_aliases")["company"]) <= companies
    assert set(table("company_levels")["company"]) <= companies
    assert not companies & set(table("company_aliases")["alias"])


def test_a_parent_has_a_row_of_its_own_and_a_day_of_purchase():
    rows = table("companies")
    owned = rows[rows["parent"] != ""]
    assert set(owned["parent"]) <= set(rows["company"])
    assert all(datetime.date.fromisoformat(day) for day in owned["parent_from"])
    sold = owned[owned["parent_until"] != ""]
    assert (sold["parent_from"] < sold["parent_until"]).all()
    assert not rows[rows["parent"] == ""][["parent_from", "parent_until"]].ne("").any(axis=None)


def test_patterns_compile():
    assert all(re.compile(pattern) for pattern in table("title_rules")["pattern"])


@needs_raw
def test_the_raw_reports_are_mapped():
    rows = levels.classified(levels.read(RAW), company_maps.read_maps(DATA))
    assert len(rows) == 4_673 + 2_251
    assert (
        rows["observed_on"].min() < pd.Timestamp("2017-07-01") < pd.Timestamp("2022-02-17") < rows["observed_on"].max()
    )
    assert rows["role_id"].fillna("").ne("").mean() >= 0.76
    assert rows["company_type"].notna().mean() >= 0.99
    assert rows["country"].notna().all()


@needs_raw
def test_the_account_of_the_raw_reports_adds_up():
    kept, coverage = levels.observations(RAW, DATA)
    rows = coverage.set_index("step")["rows"]
    assert rows["read"] - rows[list(levels.LEFT_OUT)].sum() == rows["kept"] == len(kept)
    required = ["role_id", "company_type", "country", "observed_on", "years_experience", "total_usd"]
    assert kept[required].notna().all(axis=None)
