"""Made-up demand: a few months of every series, and forecasts in round figures."""

from __future__ import annotations

SERIES = {
    "indeed_project_management": ("Project management postings", "index"),
    "indeed_software_development": ("Software development postings", "index"),
    "indeed_all_postings": ("All postings", "index"),
    "indeed_all_postings_unadjusted": ("All postings, unadjusted", "index"),
    "jolts_openings_per_unemployed": ("Job openings", "ratio"),
    "jolts_hires": ("Hires", "rate"),
    "jolts_quits": ("Quits", "rate"),
    "jolts_layoffs": ("Layoffs and discharges", "rate"),
    "hn_hiring_posts": ("Hiring posts on Hacker News", "volume"),
    "hn_posts_per_seeker": ("Hiring posts against job seekers", "ratio"),
    "hn_pm_share": ("Hiring posts that name a product manager", "share"),
    "layoffs_events": ("Layoff events", "volume"),
    "layoffs_people": ("People laid off", "volume"),
    "posting_share_associate_pm": ("Associate PM", "share"),
    "posting_share_senior_pm": ("Senior PM", "share"),
    "posting_share_remote": ("Remote", "share"),
    "posting_share_ai": ("AI in the title", "share"),
    "published_listings": ("PM listings", "count"),
    "published_people": ("Working PMs", "count"),
    "published_share_remote": ("Roles that allow remote work", "share"),
}
CHARTS: dict[str, dict[str, str]] = {
    "index": {
        "indeed_project_management": "postings for project management",
        "indeed_software_development": "",
        "indeed_all_postings": "all postings",
    },
    "role_mix": {"posting_share_associate_pm": "", "posting_share_senior_pm": ""},
    "traits": {"posting_share_remote": "remote", "posting_share_ai": "AI in the title", "published_share_remote": ""},
    "sector": {
        "jolts_openings_per_unemployed": "{} openings for each unemployed person of the US information sector",
        **dict.fromkeys(("jolts_hires", "jolts_quits", "jolts_layoffs"), ""),
    },
    "threads": {
        "hn_hiring_posts": "{} hiring posts on Hacker News",
        "hn_posts_per_seeker": "for each post of a job seeker there were {}",
        "hn_pm_share": "",
    },
    "layoffs": {"layoffs_people": "{} people laid off at technology companies", "layoffs_events": ""},
}
"""The series of each chart, in their order, with what is said of a value."""

AHEAD = {
    ("indeed_project_management", "naive"): 100,
    ("indeed_project_management", "damped_trend"): 104,
    ("indeed_all_postings", "naive"): 110,
    ("indeed_all_postings", "damped_trend"): 120,
    ("hn_hiring_posts", "naive"): 250,
    ("hn_hiring_posts", "seasonal_naive"): 200,
    ("hn_hiring_posts", "damped_trend"): 300,
}
"""Forecasts, the same for both months ahead."""

REACH = {50: 10, 80: 20, 95: 30}
"""How far the interval of a level reaches to either side."""

ERRORS = {
    ("indeed_project_management", "naive"): (8, None, True),
    ("indeed_project_management", "damped_trend"): (6, (-2, -5, 1), False),
    ("indeed_all_postings", "naive"): (8, None, False),
    ("indeed_all_postings", "damped_trend"): (4, (-4, -6, -2), True),
    ("hn_hiring_posts", "naive"): (50, None, True),
    ("hn_hiring_posts", "seasonal_naive"): (90, (40, 10, 70), False),
    ("hn_hiring_posts", "damped_trend"): (70, (20, 5, 35), False),
}
"""Mean error over all months ahead, its distance from the naive one with interval, and whether the model is shown."""


GAIN = ("mae_difference", "mae_difference_low", "mae_difference_high")


def demand_tables() -> dict[str, list[dict]]:
    """Return the rows of every table of demand, by table."""
    return {
        "demand": [*_demand(), *_neighbours()],
        "demand_series": [
            {"series_id": key, "name": name, "kind": kind, "unit": kind, "definition": f"Counts {name}."}
            | {
                "is_neighbour": key == "indeed_project_management",
                "source_id": "index",
                "is_by_country": key == "indeed_all_postings",
            }
            | _charted(key)
            for key, (name, kind) in SERIES.items()
        ],
        "demand_charts": [
            {"chart": chart, "measure": "A related series: made up.", "counted": "PM postings", "base": "February 2020"}
            | {"note": f"The note of {chart}."}
            for chart in (*CHARTS, "countries", "published")
        ],
        "demand_forecast": _forecasts(),
        "demand_backtest": _backtests(),
        "demand_trend": _trends(),
        "demand_season": _seasons(),
    }


def _charted(key: str) -> dict:
    """Return where a series is drawn, what is said of a value of it, and the role that it is a share of."""
    for chart, series in CHARTS.items():
        if key in series:
            place = {"chart": chart, "position": list(series).index(key) + 1, "in_sentence": series[key]}
            return place | ({"role_id": key.removeprefix("posting_share_")} if chart == "role_mix" else {})
    return {}


def _demand() -> list[dict]:
    def row(series, date, value, place="United States", unit="index", **other):
        common = {"series_id": series, "place": place, "date": date, "value": value, "unit": unit}
        return common | {"source_id": "index"} | other

    main = (("2020-02-01", 100), ("2022-03-01", 200), ("2023-06-01", 80), ("2023-09-01", 90), ("2024-03-01", 100))
    quarters = ("2024-01-01", "2024-04-01")
    shares = {"associate_pm": (3, 2), "senior_pm": (97, 98), "remote": (30, 20), "ai": (5, 10)}
    return [
        *(row("indeed_project_management", date, value) for date, value in main),
        *(row("indeed_software_development", date, value) for date, value in (("2020-02-01", 100), ("2024-03-01", 70))),
        *(row("indeed_all_postings", date, value) for date, value in (("2020-02-01", 100), ("2024-03-01", 110))),
        *(row("indeed_all_postings", date, value, "India") for date, value in (("2020-02-01", 90), ("2024-03-01", 85))),
        *(
            row(f"posting_share_{name}", date, value, unit="percent", n=200)
            for name, values in shares.items()
            for date, value in zip(quarters, values, strict=True)
        ),
        row("published_listings", "2024-02-01", 5_000, unit="postings", source_id="article"),
        row("published_listings", "2024-02-01", 12_000, "World", unit="postings", source_id="article"),
        row("published_people", "2021-02-01", 400_000, unit="people", source_id="article"),
        row("published_share_remote", "2022-09-01", 35, unit="percent", source_id="article"),
    ]


def _neighbours() -> list[dict]:
    """Return the months January to March 2023 and the same a year later of each series around demand."""
    values = {
        "jolts_openings_per_unemployed": (1.5, 2.5, 2, 1, 0.8, 0.6),
        "jolts_hires": (3, 3.5, 3, 2.5, 2, 2.5),
        "jolts_quits": (2, 1.5, 1, 1, 1, 1),
        "jolts_layoffs": (1, 1, 1, 1, 1.5, 2),
        "hn_hiring_posts": (400, 800, 600, 300, 200, 250),
        "hn_posts_per_seeker": (2, 4, 3, 1, 0.5, 0.75),
        "hn_pm_share": (5, 6, 5, 4, 5, 6),
        "layoffs_events": (20, 30, 5, 40, 10, 12),
        "layoffs_people": (2_000, 3_000, None, 4_000, 1_000, 500),
    }
    months = [f"{year}-{month:02}-01" for year in (2023, 2024) for month in (1, 2, 3)]
    return [
        {"series_id": series, "place": "United States", "date": date, "value": value, "unit": SERIES[series][1]}
        | {"source_id": "index"}
        for series, points in values.items()
        for date, value in zip(months, points, strict=True)
        if value is not None
    ]


def _head(series: str) -> dict:
    return {"series_id": series, "place": "United States", "unit": SERIES[series][1], "source_id": "index"}


def _forecasts() -> list[dict]:
    return [
        _head(series)
        | {"model": model, "date": date, "horizon": horizon, "value": value, "n": 3}
        | {f"low_{level}": value - reach for level, reach in REACH.items()}
        | {f"high_{level}": value + reach for level, reach in REACH.items()}
        for (series, model), value in AHEAD.items()
        for horizon, date in ((1, "2024-04-01"), (2, "2024-05-01"))
    ]


def _backtests() -> list[dict]:
    return [
        _head(series)
        | {"model": model, "horizon_from": start, "horizon_to": end, "n": 24, "mae": error * end / 12}
        | {"first_origin": "2021-01-01", "last_origin": "2022-12-01", "is_shown": shown}
        | {"covered_50": 55, "covered_80": 85, "covered_95": 99}
        | (
            dict(zip(("mae_difference", "mae_difference_low", "mae_difference_high"), gain, strict=True))
            if gain
            else {}
        )
        for (series, model), (error, gain, shown) in ERRORS.items()
        for start, end in ((1, 6), (7, 12), (1, 12))
    ]


def _trends() -> list[dict]:
    trend = zip(("2024-01-01", "2024-02-01", "2024-03-01"), (260, 250, 240), strict=True)
    return [_head("hn_hiring_posts") | {"date": date, "value": value, "n": 60} for date, value in trend]


def _seasons() -> list[dict]:
    swings = {"indeed_all_postings_unadjusted": {4: (2, 1, 4)}, "hn_hiring_posts": {1: (-15, -20, -5), 9: (-6, -9, -1)}}
    return [
        _head(series) | {"month": month, "value": value, "value_low": low, "value_high": high, "years": 6, "n": 72}
        for series, clear in swings.items()
        for month in range(1, 13)
        for value, low, high in [clear.get(month, (1, -8, 9))]
    ]
