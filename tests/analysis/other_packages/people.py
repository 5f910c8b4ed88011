"""The people of a made-up package: its roles, their time on the ladder, and what articles say of them."""

from __future__ import annotations

from random import Random
from typing import Any

from tests.analysis.other_packages.houses import House

Row = dict[str, Any]
LEAST_POOL = 15
"""People of the smallest cell that is made."""

SOURCES = (
    ("census", "Census of {trade}", "Guild of {trade}", "survey"),
    ("adverts", "Vacancies in {trade}", "Vacancy wall", "advertised pay"),
    ("office", "Wages by calling", "Labour office", "official statistics"),
    ("article", "How to rise in {trade}", "Evening letter", "article"),
    ("view", "Our own reading", "Makers of the table", "estimate"),
    ("board", "Vacancies by month", "{board}", "job-board index"),
    ("counts", "Counts of vacancies", "Counting house", "public count"),
    ("prices", "Prices of households", "Bureau of prices", "official statistics"),
    ("rates", "Rates of exchange", "Clearing house", "reference"),
)


def spread(prefix: str, median: float, points: tuple[int, ...], digits: int = 1) -> Row:
    """Return percentiles around a median with its interval, as columns of a table."""
    factors = {10: 0.55, 25: 0.8, 50: 1.0, 75: 1.25, 90: 1.6}
    row = {f"{prefix}_p{point}": round(median * factors[point], digits) for point in points}
    low, high = (round(median * factor, digits) for factor in (0.94, 1.07))
    return row | {f"{prefix}_p50_low": low, f"{prefix}_p50_high": high}


def tables(house: House) -> dict[str, list[Row]]:
    """Return the tables on who works where, how long, and what is said of it."""
    random = Random(house.seed)
    return {
        "sources": _sources(house),
        "company_types": _types(house),
        "roles": _roles(house),
        "responsibilities": _duties(house),
        "progression": _progression(house, random),
        "attainment": _attainment(house),
        "rung_mix": _rung_mix(house),
        "tenure": _tenure(house, random),
        "countries": [{"country": house.country, "in_sentence": _in(house.country), "adjective": house.adjective}],
        "sides": _sides(house),
        "scope": _scope(house),
        "claims": _claims(house),
        "coverage": _coverage(house),
    }


def _in(country: str) -> str:
    return f"the {country}" if " of " in country else country


def _sources(house: House) -> list[Row]:
    said = {"trade": house.trade, "board": house.board}
    return [
        {
            "source_id": house.source(key),
            "title": title.format(**said),
            "publisher": publisher.format(**said),
            "date": str(house.year + 3),
            "licence": "CC0",
            "kind": kind,
            "period": "" if key in ("article", "view") else house.period,
            "method": "Somebody asked, and wrote down what was said.",
            "caveat": f"{title.format(**said)} is made up.",
            "attribution": f"{publisher.format(**said)}, by hand",
        }
        for key, title, publisher, kind in SOURCES
    ]


def _types(house: House) -> list[Row]:
    return [
        {"company_type": key, "position": at, "name": name, "plural": plural, "singular": singular}
        | {"is_plural": True, "ownership": ownership, "definition": f"What counts as {singular}."}
        | {"source_id": house.source("view")}
        for at, (key, name, plural, singular, ownership) in enumerate(house.types, 1)
    ]


def _roles(house: House) -> list[Row]:
    return [
        {"role_id": key, "position": at, "rung": rung, "track": track, "name": name, "plural": plural}
        | {"article": article, "purpose": f"Keeps the work of {plural} going.", "mindset": "Looks further ahead."}
        | {"reports_to": "Whoever is above", "direct_reports": "Nobody yet", "scope": "Its own work."}
        | {"skills": "Care.", "source_id": house.source("article")}
        for at, (key, rung, track, name, plural, article) in enumerate(house.roles, 1)
    ]


def _duties(house: House) -> list[Row]:
    return [
        {"role_id": role, "position": at, "responsibility": duty, "source_id": house.source("article")}
        for role in house.ids
        for at, duty in enumerate(("Keep a book of the work", "Teach those who come after"), 1)
    ]


def _cells(house: House) -> list[tuple[str, str, str, float]]:
    """Return role, types, country and a factor of each cell that has people; abroad has few roles."""
    home = [
        (role, pool, house.country, 1 + 0.07 * at)
        for role in house.ids
        for at, pool in enumerate(house.pools)
        if role != house.ids[-1] or pool == "all"
    ]
    return home + [(role, "all", house.abroad, 0.9) for role in house.ids[:2]]


def _progression(house: House, random: Random) -> list[Row]:
    return [
        {"source_id": house.source("census"), "role_id": role, "company_types": pool, "country": country}
        | {"period": house.period, "n": (60 if country == house.country else 0) + random.randint(LEAST_POOL, 40)}
        | spread("years", 2.6 * house.rungs[role] * factor, (10, 25, 50, 75, 90))
        for role, pool, country, factor in _cells(house)
    ]


def _attainment(house: House) -> list[Row]:
    """Return curves of each rung but the highest, which has too few people and takes the one below's or none."""
    cell = {"source_id": house.source("census"), "country": house.country, "period": house.period, "n": 180}
    rungs = sorted(set(house.rungs.values()))[1:-1]
    return [
        cell
        | {"company_types": pool, "rung": rung, "years": years, "share": share}
        | {"share_low": round(max(share - 0.06, 0), 3), "share_high": round(min(share + 0.06, 1), 3)}
        for at, pool in enumerate(house.pools)
        for rung in rungs
        for years in range(31)
        for share in (round(min(years / (4.2 * rung + at), 0.96), 3),)
    ]


def _rung_mix(house: House) -> list[Row]:
    bands: tuple[tuple[int, int | None], ...] = ((0, 2), (3, 5), (6, 9), (10, None))
    share = round(100 / len(house.roles), 2)
    return [
        {"source_id": house.source("census"), "company_types": pool, "country": house.country}
        | {"period": house.period, "years_from": start, "years_to": end, "role_id": role, "n": 70, "share": share}
        for pool in house.pools
        for start, end in bands
        for role in house.ids
    ]


def _tenure(house: House, random: Random) -> list[Row]:
    stated = {
        "source_id": house.source("article"),
        "period": str(house.year + 1),
        "population": f"people in {house.trade}",
    }
    first, second, *_others = house.ids
    told = [
        stated | {"measure": "years_in_role", "role_id": first, "years_low": 1, "years_high": 2},
        stated | {"measure": "years_to_role", "role_id": first, "to_role_id": second, "years_low": 2, "years_high": 3},
        stated | {"measure": "years_of_experience_asked", "role_id": house.ids[-1], "years_low": 15},
        stated | {"measure": "years_at_employer", "population": "all workers", "years_low": 5, "years_high": 5},
    ]
    seen = [
        {"source_id": house.source("census"), "measure": "years_at_employer", "role_id": role, "company_types": pool}
        | {"population": "people in the observations", "place": house.country, "period": house.period}
        | {"n": random.randint(LEAST_POOL, 60)}
        | spread("years", (1.5 + 0.4 * house.rungs[role]) * factor, (25, 50, 75))
        for role, pool, country, factor in _cells(house)
        if country == house.country
    ]
    return told + seen


def _sides(house: House) -> list[Row]:
    """Return the first kind of company against all the others."""
    first, *others = house.types
    pairs = ((first, first[0]), (others[-1], "+".join(kind[0] for kind in others)))
    return [
        {"side": kind[0], "position": at, "name": kind[1], "noun": kind[1].lower(), "singular": kind[3]}
        | {"label": kind[1].lower(), "company_types": pool, "source_id": house.source("article")}
        for at, (kind, pool) in enumerate(pairs, 1)
    ]


def _scope(house: House) -> list[Row]:
    scales = (("pace", "Pace", "Slow", "Fast", (5, 1)), ("support", "Support", "Little", "Much", (2, 3)))
    return [
        {"dimension_id": key, "position": at, "dimension": name, "low_end": low, "high_end": high, "side": side["side"]}
        | {"score": score, "statement": f"{name} is as it is there.", "basis": "Our own reading."}
        | {"source_id": house.source("article")}
        for at, (key, name, low, high, scores) in enumerate(scales, 1)
        for side, score in zip(_sides(house), scores, strict=True)
    ]


def _claims(house: House) -> list[Row]:
    first, second, *_others = house.ids
    claim = {"source_id": house.source("article"), "verdict_note": "Nobody counted.", "stated_for": str(house.year + 1)}
    return [
        claim
        | {"claim_id": f"{house.name}_rise", "topic": "progression", "statement": "People rise when they are ready."},
        claim
        | {"claim_id": f"{house.name}_pay", "topic": "compensation", "role_id": second, "unit": house.currency}
        | {"statement": "Pay rises with the second role.", "value_low": house.pay, "value_high": 2 * house.pay}
        | {"measure": "total_pay"},
        claim
        | {"claim_id": f"{house.name}_stay", "topic": "tenure", "role_id": first, "statement": "Few stay long."}
        | {"measure": "years_of_work", "value_low": 1, "unit": "years"},
        claim | {"claim_id": f"{house.name}_scope", "topic": "scope", "statement": "Small firms give more to do."},
        claim | {"claim_id": f"{house.name}_lead", "topic": "ladder", "role_id": first, "statement": "Nobody is led."},
        claim
        | {"claim_id": f"{house.name}_hiring", "topic": "demand", "statement": "Vacancies rose by a tenth."}
        | {"drawn_on": f"{house.year + 2}-06-01", "measured_from": house.year + 1}
        | {"in_sentence": "a letter has vacancies up by a tenth"},
    ]


def _coverage(house: House) -> list[Row]:
    steps = (("read", "Reports read", 900), ("left_out", "Left out: no role", 120), ("kept", "Kept", 780))
    return [
        {"source_id": house.source(source), "step": step, "label": label, "rows": rows}
        for source in ("census", "adverts")
        for step, label, rows in steps
    ]
