"""Made-up pay: two sources, prices that double, a euro worth two dollars, and rows of percentiles in round figures."""

from __future__ import annotations

from typing import Any

from tests.atlas import HOME_SOURCE

PREFIXES = {"compensation": "amount", "progression": "years", "tenure": "years", "pay_mix": "share"}


def percentile_row(
    table: str, role: str, types: str, p50: float, low: float, high: float, country: str = "United States", **other
) -> dict:
    """Return one row of a percentile table: p10 to p90 are 0.5, 0.8, 1, 1.2 and 1.5 times the median, n is 20."""
    points = ["p25", "p50", "p75"] if table in ("tenure", "pay_mix") else ["p10", "p25", "p50", "p75", "p90"]
    factors = {"p10": 0.5, "p25": 0.8, "p50": 1, "p75": 1.2, "p90": 1.5}
    prefix = PREFIXES[table]
    amounts = {f"{prefix}_{point}": factors[point] * p50 for point in points}
    amounts |= {f"{prefix}_p50_low": low, f"{prefix}_p50_high": high}
    place = {"place" if table == "tenure" else "country": country}
    row = {"source_id": "survey", "role_id": role, "company_types": types, "period": "2020-01/2020-12", "n": 20}
    if table in ("compensation", "pay_mix"):
        row["source_id"] = HOME_SOURCE
    if table == "compensation":
        row |= {"component": "total", "currency": "USD"}
    if table == "tenure":
        row |= {"measure": "years_at_employer", "population": "people in the observations"}
    return row | place | amounts | other


def sources_of_pay() -> list[dict]:
    """Describe the source shown at first, which is the survey by another id, and one that tells base salary alone."""
    kept = {"licence": "CC0", "kind": "self-report", "method": "Asked.", "date": "2021", "caveat": "Made up."}
    survey = {"title": "The survey", "publisher": "Survey house", "attribution": "Survey house, by hand"}
    adverts = {"title": "The adverts", "publisher": "Adverts house", "attribution": "Adverts house, by hand"}
    return [
        kept | survey | {"source_id": HOME_SOURCE, "period": "2020-01/2020-12"},
        kept | adverts | {"source_id": "adverts", "period": "2022/2023-01"},
    ]


def _pay_sources() -> list[dict]:
    first = {"source_id": HOME_SOURCE, "name": "The survey", "counted": "people", "parts": "total;base;bonus;equity"}
    other = {"source_id": "adverts", "name": "The adverts", "counted": "advertisements", "parts": "base"}
    offices = {"source_id": "index", "name": "The office", "counted": "workers", "parts": "base"}
    told = {"tells_company_types": False, "is_neighbour": False, "role_from": "band", "in_short": "Made up"}
    return [
        told | first | {"position": 1, "tells_company_types": True},
        told | other | {"position": 2},
        told | offices | {"position": 3, "is_neighbour": True, "role_from": "none"},
    ]


def _adverts() -> list[dict]:
    """Return base pay by the second source: senior PMs alone, none by company type."""
    other: dict[str, Any] = {"source_id": "adverts", "component": "base", "period": "2022/2023-01", "n": 30}
    return [percentile_row("compensation", "senior_pm", "all", 190_000, 185_000, 195_000, **other)]


def _real_pay() -> list[dict]:
    """Return the pay of both sources in the dollars of Aug 2026, in which everything costs twice as much."""
    rows = [*_pay(), *_adverts()]
    return [
        row | {name: 2 * value for name, value in row.items() if name.startswith("amount")} | {"price_month": "2026-08"}
        for row in rows
    ]


def _equal_mix() -> list[dict]:
    """Return pay at equal mix: directors above senior PMs, and half startups, half big tech."""
    amounts = {"senior_pm": (150_000, 140_000, 160_000), "director": (400_000, 380_000, 420_000)}
    rows = [percentile_row("compensation", role, "all", *ends) for role, ends in amounts.items()]
    return [
        {name: value for name, value in row.items() if name != "company_types"} | {"price_month": ""} for row in rows
    ]


def _standard_mix() -> list[dict]:
    cell = {"source_id": HOME_SOURCE, "country": "United States", "period": "2020-01/2020-12", "component": "total"}
    return [
        cell | {"company_type": key, "share": share, "price_month": ""}
        for key, share in (("startup", 50), ("corporate", 0), ("public_tech", 0), ("big_tech", 50))
    ]


def _startup_pay() -> list[dict]:
    """Return startups with roles pooled: many individuals, few who lead."""
    cells = (("individual", 110_000, 100_000, 120_000, 40), ("leading", 210_000, 190_000, 230_000, 10))
    rows = [
        percentile_row("compensation", group, "startup", p50, low, high, n=n) | {"role_group": group, "price_month": ""}
        for group, p50, low, high, n in cells
    ]
    return [{key: value for key, value in row.items() if key not in ("role_id", "company_types")} for row in rows]


def _wages() -> list[dict]:
    cell = {"source_id": "index", "occupation_code": "11-2021", "occupation": "Marketing Managers", "period": "2022-05"}
    rows = (
        ("nation", "000000", "United States", 10_000, 100_000),
        ("state", "06", "California", 500, 120_000),
        ("state", "36", "New York", 400, 110_000),
        ("metro", "00001", "Bigtown, CA", 4_000, 130_000),
        ("metro", "00002", "Smallville, NY", 50, 90_000),
        ("sector", "51--52", "Information", 3_000, 125_000),
        ("industry", "513200", "Software publishers", 2_000, 140_000),
    )
    factors = {"p10": 0.5, "p25": 0.8, "p50": 1, "p75": 1.2, "p90": 1.5}
    return [
        cell
        | {"kind": kind, "place_id": code, "name": name, "employment": workers}
        | {f"amount_{point}": factor * median for point, factor in factors.items()}
        | {"currency": "USD"}
        for kind, code, name, workers, median in rows
    ]


def _published_pay() -> list[dict]:
    kept = {"source_id": "article", "quality": "B", "period": "2022", "note": ""}
    pay = kept | {"topic": "pay", "place": "United States", "unit": "USD"}
    equity = kept | {"topic": "equity", "statistic": "rule_of_thumb", "unit": "percent", "stage": "after series A"}
    return [
        pay
        | {"statistic": "mean_base", "role_ids": "product_manager;senior_pm", "population": "PMs and senior PMs"}
        | {"value_low": 120_000, "value_high": 120_000},
        pay
        | {"statistic": "rule_of_thumb", "role_ids": "senior_pm", "population": "senior PMs", "place": ""}
        | {"value_low": 100_000, "value_high": 140_000},
        pay
        | {"statistic": "mean_base", "population": "product at startups", "value_low": 180_000, "value_high": 180_000},
        equity | {"role_ids": "director", "population": "Director, any function", "value_low": 0.4, "value_high": 1.2},
        equity | {"role_ids": "vp_product", "population": "VP, any function", "value_low": 1, "value_high": 2},
    ]


def _money() -> dict[str, list[dict]]:
    """Return prices that double from 2022 to Aug 2026, and a euro that is worth two dollars."""
    return {
        "cpi": [
            {"period": period, "index_points": points, "source_id": "index"}
            for period, points in (("2022-05", 100), ("2022", 100), ("2025", 160), ("2026-08", 200))
        ],
        "exchange_rates": [
            {"currency": code, "name": name, "date": "2026-10-30", "rate": rate, "base": "USD", "source_id": "index"}
            for code, name, rate in (("USD", "US dollar", 1), ("EUR", "Euro", 0.5))
        ],
        "metros": [
            {"area_code": code, "area": name, "city": name, "latitude": at, "longitude": -100, "source_id": "index"}
            for code, name, at in (("00001", "Bigtown, CA", 35), ("00002", "Smallville, NY", 42))
        ],
        "states": [
            {"state": code, "name": name}
            for code, name in (("CA", "California"), ("NY", "New York"), ("VT", "Vermont"))
        ],
        "outline": [
            {"line": line, "point": point, "longitude": -100 - point, "latitude": 40, "source_id": "index"}
            for line, point in ((1, 1), (1, 2), (2, 3))
        ],
    }


def _pay() -> list[dict]:
    def row(*cell, **other):
        return percentile_row("compensation", *cell, **other)

    return [
        row("product_manager", "startup", 100_000, 95_000, 105_000),
        row("product_manager", "big_tech", 150_000, 140_000, 160_000),
        row("product_manager", "all", 120_000, 118_000, 122_000, n=40),
        row("senior_pm", "startup", 160_000, 150_000, 170_000),
        row("senior_pm", "big_tech", 165_000, 155_000, 175_000),
        row("senior_pm", "all", 162_000, 158_000, 166_000, n=40),
        row("senior_pm", "all", 60_000, 50_000, 70_000, country="India", n=12),
        row("director", "startup", 200_000, 180_000, 220_000, component="base"),
        row("director", "all", 300_000, 280_000, 320_000),
    ]


def _mix() -> list[dict]:
    shares = {
        ("senior_pm", "all"): (70, 10, 20),
        ("senior_pm", "startup"): (60, 5, 35),
        ("senior_pm", "big_tech"): (55, 5, 40),
        ("senior_pm", "corporate+public_tech+big_tech"): (80, 10, 10),
        ("director", "all"): (50, 10, 40),
    }
    return [
        percentile_row("pay_mix", role, types, mean, mean - 3, mean + 3, component=component, share_mean=mean, n=30)
        for (role, types), means in shares.items()
        for component, mean in zip(("base", "bonus", "equity"), means, strict=True)
    ]


def _components() -> list[dict]:
    named = (("total", "Total pay", "total"), ("base", "Base salary", "salary"), ("bonus", "Bonus", "bonus"))
    return [
        {"component": component, "position": position, "name": name, "label": name.lower(), "kind": kind}
        for position, (component, name, kind) in enumerate((*named, ("equity", "Equity", "equity")), 1)
    ]


def pay_tables() -> dict[str, list[dict]]:
    """Return the rows of every table that pay is read from."""
    return {
        "pay_components": _components(),
        "compensation": [*_pay(), *_adverts()],
        "compensation_real": _real_pay(),
        "compensation_standardised": _equal_mix(),
        "standard_mix": _standard_mix(),
        "startup_pay": _startup_pay(),
        "pay_sources": _pay_sources(),
        "wages": _wages(),
        "published_pay": _published_pay(),
        **_money(),
        "pay_mix": _mix(),
    }
