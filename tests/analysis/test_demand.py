"""Demand on made-up series: turning points, where a series stands, shares of postings, published counts."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import demand, turns
from tests.atlas import select


def line(*values: float) -> pd.DataFrame:
    return pd.DataFrame({"date": pd.date_range("2022-01-01", periods=len(values), freq="MS"), "value": values})


@pytest.fixture
def index_of(package_of):
    """Return a function: values of the main index by month from January 2023 on, to a package with them."""

    def of(*values):
        common = {
            "series_id": "indeed_project_management",
            "place": "United States",
            "unit": "index",
            "source_id": "index",
        }
        dates = pd.date_range("2023-01-01", periods=len(values), freq="MS").strftime("%Y-%m-%d")
        return package_of(
            demand=[common | {"date": date, "value": value} for date, value in zip(dates, values, strict=True)]
        )

    return of


def named(*values: float) -> list[tuple[str, float]]:
    points = turns.turning_points(line(*values))
    return list(zip(points["what"], points["value"], strict=True))


def test_trough_peak_low_since_and_now_in_the_order_of_time():
    assert named(100, 60, 200, 150, 80, 90) == [("trough", 60), ("peak", 200), ("low since", 80), ("now", 90)]


def test_a_trough_after_the_peak_is_named_once():
    assert named(100, 200, 150, 80, 90) == [("peak", 200), ("trough", 80), ("now", 90)]


def test_the_order_of_rows_does_not_count():
    pd.testing.assert_frame_equal(
        turns.turning_points(line(100, 200, 80, 90).iloc[::-1]), turns.turning_points(line(100, 200, 80, 90))
    )


def test_a_series_that_falls_to_its_end_has_no_other_low():
    assert named(200, 150, 100, 50) == [("peak", 200), ("now", 50)]


def test_a_series_that_ends_just_after_its_peak_has_no_low():
    assert named(50, 100, 90) == [("trough", 50), ("peak", 100), ("now", 90)]


def test_a_series_that_ends_at_its_peak_has_no_peak_before_it():
    assert named(50, 60, 100) == [("trough", 50), ("now", 100)]


def test_the_finding_stands_where_the_last_month_is_the_peak(index_of):
    text = demand.index(index_of(90, 95, 100, 120), select()).sentence
    assert "120" in text
    assert "Apr 2023" in text
    assert "below" not in text


def test_us_indices_come_in_their_order_with_their_names(made_up):
    rows = demand.index(made_up, select()).rows
    assert rows["series_id"].drop_duplicates().to_list() == [
        "indeed_project_management",
        "indeed_software_development",
        "indeed_all_postings",
    ]
    assert set(rows["place"]) == {"United States"}
    assert rows["name"].iloc[0] == "Project management postings"
    assert rows.groupby("series_id", sort=False)["date"].is_monotonic_increasing.all()


def test_countries_have_all_postings_alone(made_up):
    rows = demand.countries(made_up, select()).rows
    assert set(rows["series_id"]) == {"indeed_all_postings"}
    assert set(rows["place"]) == {"India", "United States"}


def test_the_finding_measures_the_fall_from_the_peak(made_up):
    assert demand.index(made_up, select()).sentence == (
        "US postings for project management stand at 100 in Mar 2024, 50% below their peak of 200 in Mar 2022"
    )


def test_the_rise_runs_from_the_low_of_2023_to_early_2024(made_up):
    lines = demand.index(made_up, select()).rows
    main = lines[lines["series_id"] == "indeed_project_management"]
    moved = turns.rise_since_low(main, 2023, pd.Timestamp("2024-03-01"))
    assert moved is not None
    low, then, change = moved
    assert (low["value"], then["value"], change) == (80, 100, 25)
    assert low["date"] == pd.Timestamp("2023-06-01")


def test_the_claimed_rise_is_held_against_a_neighbour(made_up):
    assert demand.rise(made_up).endswith(
        "postings for project management, a related series, moved +25% from Jun 2023 to Mar 2024"
    )


def test_a_country_is_above_or_below_the_start(made_up):
    assert demand.countries(made_up, select()).sentence == (
        "All postings in the United States: 10% above February 2020 in Mar 2024"
    )
    assert demand.countries(made_up, select(country="India")).sentence == (
        "All postings in India: 15% below February 2020 in Mar 2024"
    )


def test_a_country_without_an_index_gets_the_highest_and_lowest(made_up):
    assert demand.countries(made_up, select(country="Nowhere")).sentence == (
        "No index for Nowhere; all postings stand highest in the United States (110) and lowest in India (85)"
    )


def test_published_counts_are_counts_oldest_first(made_up):
    rows = demand.published(made_up, select()).rows
    assert rows["value"].to_list() == [400_000, 5_000, 12_000]


def test_the_answer_gives_the_newest_us_count_and_who_counted(made_up):
    assert demand.opening(made_up, select()).sentence.endswith(
        "**5,000** listings were counted in the United States in Feb 2024 (Article house)."
    )


def test_the_answer_gives_the_count_of_the_chosen_country_where_there_is_one(real):
    counted = {
        country: demand.opening(real, select(country=country)).sentence for country in ("United Kingdom", "India")
    }
    assert "**1,369** listings were counted in the United Kingdom in Jan 2026" in counted["United Kingdom"]
    assert "listings were counted in the United States in Jan 2026" in counted["India"]


def test_what_there_is_of_the_chosen_country_comes_first(real):
    told = demand.opening(real, select(country="United Kingdom")).sentence
    assert told.startswith("All postings in the United Kingdom: 32% below February 2020 in Jul 2026. **1,369** list")
    assert "US postings for project management stand at" in told
    assert "in the United States" not in told
    assert demand.opening(real, select()).sentence.startswith("US postings for project management")


def test_key_figures_are_the_last_month_of_each_index(made_up):
    figures = demand.opening(made_up, select()).figures
    assert [figure[:2] for figure in figures] == [
        ("Project management", "100"),
        ("Software development", "70"),
        ("All postings", "110"),
    ]
    assert "Mar 2024" in figures[0][2]


def test_claims_are_lettered_and_name_who_states_them(made_up):
    assert list(demand.index(made_up, select()).notes) == [
        "Claim A: It is said: hiring_plans_2022. Beware. (Article house)",
        "Claim B: It is said: open_roles_rise_article. Beware. (Article house)",
    ]


def test_a_rise_whose_months_are_not_known_is_not_told(index_of, package_of):
    assert demand.rise(index_of(90, 95)) == ""
    assert demand.rise(package_of(claims=[])) == ""
    assert demand.rise(package_of(demand=[])) == ""


@pytest.mark.parametrize("table", ["demand", "demand_series", "demand_charts", "claims", "countries"])
def test_an_opening_without_a_table_is_a_sentence(package_of, table):
    found = demand.opening(package_of(**{table: []}), select())
    assert found.sentence.endswith(".")
    assert not {"  ", "..", ". :", "nan"} & {found.sentence[at : at + 3].strip() for at in range(len(found.sentence))}
    assert (found.figures == ()) == (table in ("demand", "demand_series"))
