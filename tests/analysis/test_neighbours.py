"""Series around demand on made-up tables: each as it is, and findings that hold for what is drawn."""

from __future__ import annotations

from analysis import neighbours
from tests.atlas import select


def test_lines_come_in_the_order_asked_for_with_their_own_units(made_up):
    rows = neighbours.lines(made_up, "layoffs")
    assert rows["series_id"].drop_duplicates().to_list() == ["layoffs_people", "layoffs_events"]
    assert rows.groupby("series_id", sort=False)["value"].last().to_list() == [500, 12]
    assert rows["name"].iloc[0] == "People laid off"


def test_a_month_without_a_value_is_absent(made_up):
    assert list(neighbours.lines(made_up, "layoffs")["series_id"]).count("layoffs_people") == 5


def test_only_a_series_with_seasons_has_a_trend(made_up):
    rows = neighbours.lines(made_up, "threads")
    assert set(rows.dropna(subset="trend")["series_id"]) == {"hn_hiring_posts"}
    assert rows["trend"].dropna().to_list() == [260, 250, 240]


def test_openings_are_set_against_their_peak(made_up):
    assert neighbours.sector(made_up, select()).sentence == (
        "0.6 openings for each unemployed person of the US information sector in Mar 2024, peak 2.5 in Feb 2023"
    )


def test_posts_are_set_against_their_peak_in_a_title_that_fits(made_up):
    assert neighbours.threads(made_up, select()).sentence == (
        "250 hiring posts on Hacker News in Mar 2024, peak 800 in Feb 2023"
    )


def test_layoffs_of_a_year_are_set_against_the_year_before(made_up):
    # April 2023 to March 2024 holds 4,000, 1,000 and 500; the year before 2,000 and 3,000.
    assert neighbours.layoffs(made_up, select()).sentence == (
        "5,500 people laid off at technology companies in the year to Mar 2024, 5,000 in the year before"
    )


def test_the_same_month_a_year_ago_belongs_to_the_year_before(package_of):
    head = {"series_id": "layoffs_people", "place": "Worldwide", "unit": "people", "source_id": "index"}
    months = (("2022-03-01", 1), ("2022-04-01", 20), ("2023-03-01", 300), ("2023-04-01", 4_000), ("2024-03-01", 50_000))
    package = package_of(demand=[head | {"date": date, "value": value} for date, value in months])
    sentence = neighbours.layoffs(package, select()).sentence
    assert sentence.startswith("54,000 people")
    assert sentence.endswith("320 in the year before")


def test_a_series_of_less_than_a_year_has_no_year_before(package_of):
    head = {"series_id": "layoffs_people", "place": "Worldwide", "unit": "people", "source_id": "index"}
    package = package_of(demand=[head | {"date": "2024-03-01", "value": 7}])
    assert neighbours.layoffs(package, select()).sentence == (
        "7 people laid off at technology companies in the year to Mar 2024"
    )


def test_without_words_of_its_own_a_series_goes_by_its_name(package_of, made_up):
    series = [row | {"in_sentence": ""} for row in made_up["demand_series"].to_dict("records")]
    assert neighbours.sector(package_of(demand_series=series), select()).sentence == (
        "Job openings: 0.6 in Mar 2024, peak 2.5 in Feb 2023"
    )
