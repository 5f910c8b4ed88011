"""What the people of a made-up package are paid: by role, place, years and time, and what others say of it."""

from __future__ import annotations

from collections.abc import Iterator

from tests.analysis.other_packages.houses import House
from tests.analysis.other_packages.people import Row, spread

ALL_POINTS = (10, 25, 50, 75, 90)
PARTS = {"total": 1.0, "salary": 0.75, "bonus": 0.15, "equity": 0.1}
"""What part of the whole each kind of component is."""

OCCUPATION = {"occupation_code": "33-1200", "occupation": "Keepers of tills"}
DEARER = 1.1
"""By how much prices rose to the newest month."""


def tables(house: House) -> dict[str, list[Row]]:
    """Return the tables on pay."""
    paid = _compensation(house)
    price = {"price_month": house.price_month}
    return {
        "pay_components": _components(house),
        "pay_sources": _pay_sources(house),
        "compensation": paid,
        "compensation_real": [_dearer(row) | price for row in paid],
        "compensation_standardised": _standardised(house),
        "standard_mix": _standard_mix(house),
        "kept_share": _kept_share(house),
        "pay_by_years": _by_years(house),
        "pay_over_time": _over_time(house),
        "startup_pay": _groups(house),
        "advert_terms": _terms(house),
        "published_pay": _published(house),
        "place_pay": _place_pay(house),
        "peer_pay": _peer_pay(house),
        "pay_within": _within(house),
        "wages": _wages(house),
        "metros": _metros(house),
        "cpi": _prices(house),
        "exchange_rates": _rates(house),
        "pay_mix": _mix(house),
        "example_plan": _example_plan(house),
        "example_offers": _example_offers(house),
    }


def _amounts(house: House, role: str, factor: float, points: tuple[int, ...] = ALL_POINTS) -> Row:
    return {"currency": house.currency} | spread(
        "amount", house.pay * (1 + 0.35 * house.rungs[role]) * factor, points, 0
    )


def _dearer(row: Row) -> Row:
    return {name: round(value * DEARER) if name.startswith("amount") else value for name, value in row.items()}


def _home(house: House, source: str = "census", period: str = "") -> Row:
    return {"source_id": house.source(source), "country": house.country, "period": period or house.period}


def _components(house: House) -> list[Row]:
    slots = (None, 1, 3, 2)
    return [
        {"component": key, "position": at, "name": name, "label": name.lower(), "kind": kind, "slot": slot}
        for at, ((key, name, kind), slot) in enumerate(zip(house.components, slots, strict=True), 1)
    ]


def _pay_sources(house: House) -> list[Row]:
    salary = house.components[1][0]
    every = ";".join(key for key, _name, _kind in house.components)
    kinds: tuple[tuple[str, str, str, str, bool, bool, str], ...] = (
        ("census", "The census", "people", every, True, False, "the title"),
        ("adverts", "The wall", "advertisements", salary, False, False, "the title"),
        ("office", "The office", "workers", salary, False, True, "none"),
    )
    return [
        {"source_id": house.source(source), "position": at, "name": name, "counted": counted, "parts": parts}
        | {"tells_company_types": tells, "is_neighbour": near, "role_from": role_from, "in_short": "made up"}
        for at, (source, name, counted, parts, tells, near, role_from) in enumerate(kinds, 1)
    ]


def _compensation(house: House) -> list[Row]:
    """Return pay by the census, of each part and set of types, abroad for two roles, and what adverts offer."""
    people = [
        _home(house)
        | {"role_id": role, "company_types": pool, "country": country, "component": part, "n": 40}
        | {"employers": 9, "share_largest": 30.0 + 25 * (pool == house.pools[-1])}
        | _amounts(house, role, PARTS[kind] * (1 + 0.2 * at) * (1 if country == house.country else 0.8))
        for country, roles in ((house.country, house.ids), (house.abroad, house.ids[:2]))
        for role in roles
        for at, pool in enumerate(house.pools if country == house.country else ["all"])
        for part, _name, kind in house.components
    ]
    offered = [
        _home(house, "adverts")
        | {"role_id": role, "company_types": "all", "component": house.components[1][0]}
        | {"n": 25}
        | _amounts(house, role, 0.8)
        for role in house.ids[:3]
    ]
    return people + offered


def _standardised(house: House) -> list[Row]:
    return [
        _home(house)
        | {"role_id": role, "component": part, "n": 36, "price_month": month}
        | _amounts(house, role, PARTS[kind] * 1.05)
        for month in ("", house.price_month)
        for role in house.ids[:-1]
        for part, _name, kind in house.components
    ]


def _standard_mix(house: House) -> list[Row]:
    share = round(100 / len(house.types), 1)
    return [
        _home(house) | {"component": part, "company_type": kind[0], "share": share, "price_month": month}
        for month in ("", house.price_month)
        for part, _name, _kind in house.components
        for kind in house.types
    ]


def _kept_share(house: House) -> list[Row]:
    return [
        _home(house)
        | {"company_types": pool, "n": 900, "kept": 780, "left_out_no_role": 20, "left_out_level": 100}
        | {"share_kept": 86.7, "currency": house.currency}
        for pool in house.pools
    ]


def _by_years(house: House) -> list[Row]:
    bands: tuple[tuple[int, int | None], ...] = ((0, 4), (5, 9), (10, None))
    return [
        _home(house)
        | {"company_types": "all", "years_from": start, "years_to": end, "component": house.total, "n": 50}
        | _amounts(house, house.ids[0], 1 + 0.1 * start)
        for start, end in bands
    ]


def _over_time(house: House) -> list[Row]:
    return [
        _home(house)
        | {"company_types": "all", "role_id": house.ids[0], "component": house.total, "n": 30}
        | {"half_year": f"{year}-01/{year}-06"}
        | _amounts(house, house.ids[0], 1 + 0.02 * (year - house.year))
        for year in range(house.year, house.year + 3)
    ]


def _groups(house: House) -> list[Row]:
    """Return pay with roles pooled, where few report."""
    return [
        _home(house)
        | {"role_group": group, "component": part, "n": 22, "price_month": month}
        | _amounts(house, role, PARTS[kind])
        for month in ("", house.price_month)
        for group, role in (("individual", house.ids[1]), ("leading", house.ids[-2]))
        for part, _name, kind in house.components
    ]


def _terms(house: House) -> list[Row]:
    row = _home(house, "adverts") | {"counted": "employers", "n": 14}
    years = {"years_p25": 2, "years_p50": 3, "years_p75": 5, "years_p50_low": 2, "years_p50_high": 4}
    share = {"share": 40.0, "share_low": 30.0, "share_high": 55.0}
    return [
        row | {"role_id": house.ids[1], "measure": "years_asked"} | years,
        row | {"role_id": "", "measure": "equity_offered"} | share,
    ]


def _published(house: House) -> list[Row]:
    told = {"source_id": house.source("article"), "period": str(house.year + 1), "quality": "B"}
    rule = told | {"statistic": "rule_of_thumb", "unit": "percent"}
    _first, second, *_others = house.ids
    return [
        told
        | {"topic": "pay", "statistic": "mean_base", "role_ids": second, "population": f"people in {house.trade}"}
        | {"place": house.country, "value_low": 44_000, "value_high": 46_000, "unit": house.currency},
        rule
        | {"topic": "equity", "role_ids": house.ids[-1], "population": "heads of firms", "stage": "at the founding"}
        | {"value_low": 1.0, "value_high": 2.0, "basis": "all shares"},
        rule
        | {"topic": "equity", "role_ids": second, "population": "first hands", "stage": "at the founding"}
        | {"value_low": 0.2, "value_high": 0.4, "basis": "all shares"},
        rule
        | {"topic": "grant_of_salary", "role_ids": second, "population": "first hands", "stage": "later"}
        | {"value_low": 30.0, "value_high": 30.0, "basis": "a year's salary"},
    ]


def _place_pay(house: House) -> list[Row]:
    return [
        _home(house)
        | {"place": place, "role_id": role, "n": 18, "employers": 6, "largest_employer": f"{place} house"}
        | {"share_largest": 62.0 if at == 0 else 20.0, "rest_n": 11}
        | _with_rest(_amounts(house, role, 1 - 0.2 * at))
        for at, (place, _latitude, _longitude) in enumerate(house.places)
        for role in house.ids[:2]
    ]


def _with_rest(amounts: Row) -> Row:
    """Return amounts whose median is the same without the largest employer."""
    names = {"p50": "p50", "low": "p50_low", "high": "p50_high"}
    return amounts | {f"amount_rest_{to}": amounts[f"amount_{name}"] for to, name in names.items()}


def _peer_pay(house: House) -> list[Row]:
    return [
        row | {"company_types": key, "n": 12 + 40 * at, "price_month": house.price_month}
        for row in map(_dearer, _place_pay(house))
        for at, (key, *_names) in enumerate(house.types[:2])
    ]


def _within(house: House) -> list[Row]:
    groups: dict[str, list[str]] = {
        "place": [place for place, _latitude, _longitude in house.places],
        "stayed": ["under 2 years", "2 to 5 years", "over 5 years"],
    }
    return [
        _home(house)
        | {"what": what, "position": at, "name": name, "n": 60, "employers": 12}
        | {"largest_employer": "first house", "share_largest": 20.0, "share_without_largest": -4.0 * (at - 1)}
        | {"share": -6.0 * (at - 1), "share_low": -8.0 * (at - 1), "share_high": -3.0 * (at - 1)}
        for what, names in groups.items()
        for at, name in enumerate(names, 1)
    ]


def _wages(house: House) -> list[Row]:
    cells = [("nation", "0", house.country, 90_000)]
    cells += [("metro", f"{at:05}", place, 4_000 * at) for at, (place, _lat, _lon) in enumerate(house.places, 1)]
    cells += [("sector", "S1", "Finance and crafts", 30_000), ("industry", "I1", "Saving and sailing", 9_000)]
    return [
        {"source_id": house.source("office"), "kind": kind, "place_id": key, "name": name, "employment": workers}
        | OCCUPATION
        | {"period": f"{house.year + 1}-05", "currency": house.currency}
        | {
            name: value
            for name, value in spread("amount", 38_000 + 2_500 * at, ALL_POINTS, 0).items()
            if len(name) < 12
        }
        for at, (kind, key, name, workers) in enumerate(cells)
    ]


def _metros(house: House) -> list[Row]:
    return [
        {"area_code": f"{at:05}", "area": place, "city": place, "latitude": latitude, "longitude": longitude}
        | {"source_id": house.source("view")}
        for at, (place, latitude, longitude) in enumerate(house.places, 1)
    ]


def _prices(house: House) -> list[Row]:
    return [
        {"period": period, "index_points": round(100 + 0.3 * at, 1), "source_id": house.source("prices")}
        for at, period in enumerate(_months(house.year, house.year + 3))
    ]


def _months(first: int, last: int) -> Iterator[str]:
    """Yield each year and its months up to June of the last."""
    for year in range(first, last + 1):
        yield str(year)
        yield from (f"{year}-{month:02}" for month in range(1, 7 if year == last else 13))


def _rates(house: House) -> list[Row]:
    money: tuple[tuple[str, str, float], ...] = ((house.currency, house.currency_name, 1.0), (*house.foreign, 7.5))
    return [
        {"currency": code, "name": name, "date": f"{house.year + 3}-06-30", "rate": rate, "base": house.currency}
        | {"source_id": house.source("rates")}
        for code, name, rate in money
    ]


def _mix(house: House) -> list[Row]:
    return [
        _home(house)
        | {"role_id": role, "company_types": pool, "component": part, "n": 40}
        | spread("share", 100 * PARTS[kind] * (1 - 0.05 * at), (25, 50, 75))
        | {"share_mean": 100 * PARTS[kind]}
        for role in house.ids
        for at, pool in enumerate(house.pools)
        for part, _name, kind in house.components
        if kind != "total"
    ]


def _example_plan(house: House) -> list[Row]:
    here, *_between, there = (kind[0] for kind in house.types)
    roles = {"role_id": house.ids[0], "to_role_id": house.ids[-2]}
    return [roles | {"company_type": here, "to_type": there, "source_id": house.source("view")}]


def _example_offers(house: House) -> list[Row]:
    amounts = {"base": house.pay, "bonus": 2_000, "equity": 500}
    shared = {"role_id": house.ids[1], "source_id": house.source("view")} | amounts
    return [shared | {"offer": offer, "company_type": house.types[at][0]} for offer, at in (("a", 0), ("b", -1))]
