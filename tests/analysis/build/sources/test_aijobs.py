"""aijobs.net on made-up rows: two ends of a range are one advertisement, and repeats count once in a country."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.build.sources import aijobs

HEADER = "work_year,experience_level,job_title,salary,salary_currency,salary_in_usd,company_location,company_size"


def row(
    amount: int, *, year: str = "2024", level: str = "SE", place: str = "US", title: str = "Product Manager"
) -> str:
    return f"{year},{level},{title},{amount},USD,{amount},{place},M"


@pytest.fixture
def build(tmp_path):
    """Return a function: rows to the advertisements and the counts by step."""

    def of(*rows: str) -> tuple[pd.DataFrame, dict[str, int]]:
        (tmp_path / "aijobs_2025").mkdir(exist_ok=True)
        (tmp_path / "aijobs_2025" / "pm_rows.csv").write_text("\n".join([HEADER, *rows]))
        people, account = aijobs.observations(tmp_path)
        return people, dict(zip(account["step"], account["rows"], strict=True))

    return of


def test_two_ends_of_a_range_are_one_advertisement_at_its_middle(build):
    people, counts = build(row(200), row(100))
    assert people["base_usd"].to_list() == [150]
    assert counts["read"] == 2
    assert counts["left_out_other_end"] == 1


def test_neighbours_that_differ_in_more_than_the_amount_are_two(build):
    people, _counts = build(row(200), row(100, title="Product Owner"))
    assert people["base_usd"].to_list() == [200, 100]


def test_a_lower_amount_first_is_no_range(build):
    people, _counts = build(row(100), row(200))
    assert people["base_usd"].to_list() == [100, 200]


def test_three_alike_are_a_range_and_one_alone(build):
    people, _counts = build(row(300), row(200), row(100))
    assert people["base_usd"].to_list() == [250, 100]


def test_a_repeated_advertisement_counts_once_in_a_country_and_once_more_in_another(build):
    people, counts = build(row(200), row(100), row(200), row(100), row(200, place="CA"), row(100, place="CA"))
    assert people["country"].to_list() == ["United States", "Canada"]
    assert counts["left_out_duplicate"] == 1


def test_every_row_is_accounted_for(build):
    _people, counts = build(row(200), row(100), row(200), row(100), row(90, place="TR"), row(80, level="EX"))
    assert counts["read"] == sum(count for step, count in counts.items() if step != "read")


def test_bands_are_read_as_roles_and_the_last_year_is_priced_in_its_month(build):
    people, _counts = build(row(1, level="EN"), row(2, level="MI"), row(3, level="EX", year="2025"))
    assert people["role_id"].to_list() == ["associate_pm", "product_manager", "director"]
    assert people["priced_in"].to_list() == ["2024", "2024", "2025-08"]


def test_nearly_all_of_the_shipped_rows_are_in_pairs(real):
    steps = real["coverage"].query("source_id == 'aijobs'").set_index("step")["rows"]
    assert 2 * steps["left_out_other_end"] / steps["read"] > 0.95
    assert steps["kept"] == 1_157
