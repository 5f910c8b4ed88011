"""Who hires the people of a made-up package: indices, counts, forecasts, vacancies by kind of company and at entry."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pandas as pd

from tests.analysis.other_packages.houses import House
from tests.analysis.other_packages.people import Row

INDEX, COUNT, VOLUME = "index (January of the first year = 100)", "postings", "posts"
MONTHS, QUARTERS = 48, 8
MODELS = ("naive", "seasonal_naive", "damped_trend")


def tables(house: House) -> dict[str, list[Row]]:
    """Return the tables on demand."""
    return {
        "demand_series": _series(house),
        "demand_charts": _charts(house),
        "demand": [*_by_month(house), *_by_quarter(house), *_counted(house)],
        "demand_forecast": _forecast(house),
        "demand_backtest": _backtest(house),
        "demand_trend": _trend(house),
        "demand_season": _season(house),
        "hiring_by_type": _hiring(house),
        "entry_hiring": _entry(house),
        "degree_evidence": _degrees(house),
    }


def _of_board(house: House, key: str) -> Row:
    return {"series_id": f"{house.name}_{key}", "source_id": house.source("board")}


def _series(house: House) -> list[Row]:
    told: tuple[tuple[str, str, str, str, str, str, bool], ...] = (
        ("own", f"{house.trade.capitalize()} postings", "index", INDEX, "index", f"postings in {house.trade}", False),
        ("every", "Postings of every trade", "index", INDEX, "index", "postings of every trade", True),
        ("away", "Away from the desk", "share", "percent", "traits", "away from the desk", False),
        ("vacant", "Vacant places", "ratio", "places per seeker", "sector", "{} places for each seeker", True),
        ("leave", "Leavers", "rate", "percent a month", "sector", "", True),
        ("posts", "Posts on the wall", "volume", VOLUME, "threads", "{} posts on the wall", True),
        ("let_go", "People let go", "volume", "people", "layoffs", "{} people let go", True),
        ("listed", "Vacancies listed", "count", COUNT, "", "", False),
    )
    common = [
        _of_board(house, key)
        | {"name": name, "kind": kind, "unit": unit, "definition": f"{name}, counted by hand.", "is_neighbour": near}
        | {"chart": chart, "position": at if chart else None, "in_sentence": said, "is_by_country": key == "every"}
        for at, (key, name, kind, unit, chart, said, near) in enumerate(told, 1)
    ]
    shares = [
        _of_board(house, f"share_{role}")
        | {"name": name, "kind": "share", "unit": "percent", "definition": f"Share of postings for {plural}."}
        | {"is_neighbour": False, "chart": "role_mix", "position": at, "role_id": role, "is_by_country": False}
        for at, (role, _rung, _track, name, plural, _article) in enumerate(house.roles, 1)
    ]
    return common + shares


def _charts(house: House) -> list[Row]:
    told = {
        "index": "Postings by month.",
        "countries": "Postings of every trade by month.",
        "sector": "Rates of the trade around.",
        "threads": "Posts by month.",
        "layoffs": "People let go by month.",
        "season": "Months against their trend.",
        "published": "Counts as published.",
        "role_mix": "Share of each role among postings, in percent by quarter.",
        "traits": "Share of postings, in percent by quarter.",
    }
    counted = {"index": "postings", "countries": "postings", "published": "vacancies", "role_mix": "postings"}
    base = {"index": f"January {house.year}", "countries": f"January {house.year}"}
    return [
        {"chart": chart, "measure": measure, "counted": counted.get(chart), "base": base.get(chart)}
        for chart, measure in told.items()
    ]


def _months(house: House) -> list[str]:
    return pd.date_range(f"{house.year}-01-01", periods=MONTHS, freq="MS").strftime("%Y-%m-%d").to_list()


def _wave(at: int, level: float) -> float:
    return round(level * (1 + 0.2 * math.sin(at / 7) + 0.05 * math.sin(at * math.pi / 6)), 2)


def _lines(house: House) -> Iterator[tuple[str, str, float, str]]:
    """Yield key, place, level and unit of each monthly series."""
    yield from (("own", house.country, 100, INDEX), ("every", house.country, 110, INDEX))
    yield from (("every", house.abroad, 90, INDEX), ("vacant", house.country, 0.8, "places per seeker"))
    yield from (("leave", house.country, 2.1, "percent a month"), ("posts", house.country, 300, VOLUME))
    yield ("let_go", house.country, 700, "people")


def _by_month(house: House) -> list[Row]:
    return [
        _of_board(house, key) | {"place": place, "date": date, "value": _wave(at, level), "unit": unit}
        for key, place, level, unit in _lines(house)
        for at, date in enumerate(_months(house))
    ]


def _by_quarter(house: House) -> list[Row]:
    dates = pd.date_range(f"{house.year}-01-01", periods=QUARTERS, freq="QS").strftime("%Y-%m-%d")
    shares = {f"share_{role}": 100 / len(house.roles) for role in house.ids} | {"away": 21.0}
    return [
        _of_board(house, key)
        | {"place": house.country, "date": date, "value": _wave(at, share), "unit": "percent", "n": 240}
        for key, share in shares.items()
        for at, date in enumerate(dates)
    ]


def _counted(house: House) -> list[Row]:
    return [
        _of_board(house, "listed")
        | {"place": house.country, "date": f"{year}-05-01", "value": 4_000 + 100 * (year - house.year), "unit": COUNT}
        for year in (house.year, house.year + 2)
    ]


def _forecast(house: House) -> list[Row]:
    dates = pd.date_range(f"{house.year + 4}-01-01", periods=12, freq="MS").strftime("%Y-%m-%d")
    return [
        _of_board(house, key)
        | {"place": house.country, "model": model, "date": date, "horizon": horizon, "value": value, "n": 36}
        | {
            f"{end}_{level}": value + sign * reach * horizon
            for end, sign in (("low", -1), ("high", 1))
            for level, reach in ((50, 1), (80, 2), (95, 3))
        }
        | {"unit": unit}
        for key, unit, level_at in (("own", INDEX, 100), ("posts", VOLUME, 300))
        for more, model in enumerate(MODELS)
        for horizon, date in enumerate(dates, 1)
        for value in (level_at + 3 * more,)
    ]


def _backtest(house: House) -> list[Row]:
    span = {"first_origin": f"{house.year + 1}-01-01", "last_origin": f"{house.year + 3}-01-01", "n": 24}
    covered = {"covered_50": 52, "covered_80": 81, "covered_95": 96}
    better = {"mae_difference": -1.0, "mae_difference_low": -1.5, "mae_difference_high": -0.5}
    return [
        _of_board(house, key)
        | {"place": house.country, "model": model, "horizon_from": start, "horizon_to": end, "mae": mae, "unit": unit}
        | {"is_shown": model == shown}
        | span
        | covered
        | (better if model == "damped_trend" else {})
        for key, unit, shown in (("own", INDEX, "damped_trend"), ("posts", VOLUME, "naive"))
        for model, mae in zip(MODELS, (5.0, 6.0, 4.0), strict=True)
        for start, end in ((1, 3), (4, 6), (7, 12), (1, 12))
    ]


def _trend(house: House) -> list[Row]:
    return [
        _of_board(house, "posts")
        | {"place": house.country, "date": date, "value": 300 + at, "n": MONTHS, "unit": VOLUME}
        for at, date in enumerate(_months(house))
    ]


def _season(house: House) -> list[Row]:
    return [
        _of_board(house, "posts")
        | {"place": house.country, "month": month, "value": value, "value_low": value - 2, "value_high": value + 2}
        | {"years": 5, "n": MONTHS, "unit": "percent above trend"}
        for month in range(1, 13)
        for value in (round(5 * math.sin(month * math.pi / 6), 1),)
    ]


def _hiring(house: House) -> list[Row]:
    row = {"source_id": house.source("adverts"), "period": house.period, "place": house.country, "n": 300}
    return [
        row
        | {"company_type": kind[0], "what": what, "role_id": role, "share": share, "share_low": share - 2}
        | {"share_by_employer": share, "share_by_employer_low": share - 1, "share_by_employer_high": share + 1}
        | {"share_high": share + 3, "employers": 11, "largest_employer": f"{kind[1]} house", "share_largest": 34.0}
        for at, kind in enumerate(house.types)
        for what, role, share in (
            *(("level", role, round(100 / len(house.roles) + at, 1)) for role in house.ids),
            ("remote", "", 20.0 + 9 * at),
            ("ai", "", 6.0),
        )
    ]


def _entry(house: House) -> list[Row]:
    dates = pd.date_range(f"{house.year + 1}-01-01", periods=6, freq="QS").strftime("%Y-%m-%d")
    return [
        {"source_id": house.source("adverts"), "place": house.country, "date": date, "days": 60 if at == 3 else 88}
        | {"n": 150 + 10 * at, "n_without_largest": 120 + 9 * at}
        for at, date in enumerate(dates)
    ]


def _degrees(house: House) -> list[Row]:
    row = {"place": house.country, "period": house.period, "n": 200}
    degree = row | {"source_id": house.source("census"), "measure": "highest_degree"}
    title = row | {"source_id": house.source("adverts"), "measure": "technical_title"}
    return [
        degree | {"category": "none", "label": "None at all"} | _share(30),
        degree | {"category": "school", "label": "A school leaver's"} | _share(70),
        *(title | {"category": role} | _share(4 + 3 * at) for at, role in enumerate(house.ids[:3])),
    ]


def _share(percent: int) -> Row:
    return {"count": 2 * percent, "share": percent, "share_low": max(percent - 3, 0), "share_high": percent + 4}
