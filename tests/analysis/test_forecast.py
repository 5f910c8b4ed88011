"""Forecasts on made-up tables: which one is shown, what is said of it, and the months that seasons move."""

from __future__ import annotations

import pytest

from analysis import forecast
from tests.atlas import select

MAIN, EVERY, POSTS = (
    select(series=name) for name in ("indeed_project_management", "indeed_all_postings", "hn_hiring_posts")
)


def part(package, selection, name):
    rows = forecast.fan(package, selection).rows
    return rows[rows["part"] == name]


def test_what_can_be_chosen_are_the_series_that_are_forecast(made_up):
    assert forecast.choices(made_up) == {
        "indeed_project_management": "Project management postings",
        "indeed_all_postings": "All postings",
        "hn_hiring_posts": "Hiring posts on Hacker News",
    }


def test_history_is_the_months_that_the_forecast_is_made_from(made_up):
    assert part(made_up, MAIN, forecast.KNOWN)["value"].to_list() == [80, 90, 100]


def test_history_is_of_the_place_that_is_forecast(made_up):
    assert set(part(made_up, EVERY, forecast.KNOWN)["place"]) == {"United States"}


def test_history_carries_the_trend_of_a_series_with_seasons(made_up):
    assert part(made_up, POSTS, forecast.KNOWN)["trend"].to_list() == [260, 250, 240]
    assert part(made_up, MAIN, forecast.KNOWN)["trend"].isna().all()


@pytest.mark.parametrize(("selection", "model"), [(MAIN, "naive"), (EVERY, "damped_trend"), (POSTS, "naive")])
def test_the_model_of_the_backtest_is_shown(made_up, selection, model):
    rows = part(made_up, selection, forecast.SHOWN)
    assert set(rows["model"]) == {model}
    assert rows["horizon"].to_list() == [1, 2]


def test_the_runner_up_erred_less_than_what_is_shown(made_up):
    assert set(part(made_up, MAIN, forecast.RUNNER_UP)["model"]) == {"damped_trend"}
    assert part(made_up, EVERY, forecast.RUNNER_UP).empty
    assert part(made_up, POSTS, forecast.RUNNER_UP).empty


def test_the_finding_says_whether_no_change_is_beaten(made_up):
    assert forecast.fan(made_up, MAIN).sentence == (
        "Nothing clearly beats “no change” for project management postings: 100 in May 2024, 80% interval 80 to 120"
    )
    assert forecast.fan(made_up, EVERY).sentence == (
        "A damped trend beats “no change” for all postings: 120 in May 2024, 80% interval 100 to 140"
    )


@pytest.mark.parametrize(
    ("selection", "said"),
    [
        (MAIN, "erred 25% less than “no change” (90% interval -62% to +12%), which may be chance."),
        (EVERY, "erred 50% less than “no change” (90% interval -75% to -25%), a clear gain."),
        (POSTS, "erred 40% more than “no change” (90% interval +10% to +70%), a clear loss."),
    ],
)
def test_the_gain_is_clear_only_where_its_interval_leaves_nought_out(made_up, selection, said):
    assert said in forecast.backtest(made_up, selection).sentence


def test_the_backtest_says_when_and_how_often_forecasts_were_made(made_up):
    text = forecast.backtest(made_up, MAIN).sentence
    assert text.startswith("At each of 24 months from Jan 2021 to Dec 2022")
    assert "24 of them prove no more than about 2 that" in text


def test_the_backtest_table_sets_models_side_by_side_for_the_same_months_ahead(made_up):
    table = forecast.backtest(made_up, MAIN).rows
    assert table["Months ahead"].to_list() == ["1 to 6"] * 2 + ["7 to 12"] * 2 + ["1 to 12"] * 2
    assert table["Model"].to_list() == ["no change ●", "damped trend"] * 3
    assert table["Mean error"].to_list() == [4, 3, 8, 6, 8, 6]
    assert table["Against naive"].to_list()[:2] == ["naive", "-2.00 (-5.00 to +1.00)"]
    assert set(table["In 50, 80, 95%"]) == {"55, 85, 99%"}


def test_the_note_names_the_unit_of_the_error(made_up):
    assert "in the series' unit, index." in forecast.backtest(made_up, MAIN).notes[0]


def test_the_shock_is_measured_on_the_series_itself(package_of):
    head = {"series_id": MAIN.series, "place": "United States", "unit": "index", "source_id": "index"}
    months = (("2020-02-01", 100), ("2020-03-01", 80), ("2020-04-01", 60), ("2020-05-01", 70), ("2021-01-01", 10))
    package = package_of(demand=[head | {"date": date, "value": value} for date, value in months])
    assert forecast.fan(package, MAIN).notes[0] == "From Feb 2020 to Apr 2020 this series fell by 40%."


def test_a_series_that_was_not_observed_in_2020_has_no_shock(made_up):
    assert len(forecast.fan(made_up, POSTS).notes) == 1


def test_a_month_is_clear_where_its_interval_leaves_nought_out(made_up):
    rows = forecast.season(made_up, MAIN).rows
    assert rows[rows["clear"]][["series_id", "month"]].to_numpy().tolist() == [
        ["indeed_all_postings_unadjusted", 4],
        ["hn_hiring_posts", 1],
        ["hn_hiring_posts", 9],
    ]


def test_seasons_name_the_clear_month_farthest_from_the_trend_largest_first(made_up):
    assert forecast.season(made_up, MAIN).sentence == (
        "Hiring posts on Hacker News lie 15% below their trend in Jan; all postings lie 2% above their trend in Apr"
    )


def test_a_series_without_a_clear_month_is_said_to_have_none(package_of, made_up):
    rows = [row | {"value_low": -9, "value_high": 9} for row in made_up["demand_season"].to_dict("records")]
    assert forecast.season(package_of(demand_season=rows), MAIN).sentence.startswith(
        "No month of all postings lies clearly off"
    )
