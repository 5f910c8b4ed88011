"""Ladders that are not the atlas's, with rows of time, tenure, scope and pay: what any package may look like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.analysis.made_up_pay import percentile_row

COUNTRY, CURRENCY = "United Kingdom", "GBP"
KINDS = ("guild", "bank", "agency", "lab", "shop", "co-op")


@dataclass(frozen=True)
class Shape:
    """What a ladder looks like: its rungs, the lowest of them that two tracks share, and how many company types."""

    rungs: int
    fork: int | None = None
    types: int = 2
    executives: int = 1


SHAPES = {
    "three levels, one type": Shape(3, types=1, executives=0),
    "five levels, no fork": Shape(5),
    "six levels, a fork of one level": Shape(6, fork=4, types=4),
    "nine levels, dual from the third": Shape(9, fork=3, types=1, executives=2),
    "twelve levels, six types": Shape(12, fork=8, types=6, executives=0),
}


def tables_of(shape: Shape) -> dict[str, list[dict]]:
    """Return the rows of a package of that shape, table by table."""
    roles, types = _roles(shape), KINDS[: shape.types]
    cells = [
        (role["role_id"], key, 2.0 * role["rung"] + at) for role in roles for at, key in enumerate(("all", *types))
    ]
    return {
        "roles": roles,
        "company_types": _types(types),
        "countries": [{"country": COUNTRY, "in_sentence": "Great Britain"}],
        "exchange_rates": [],
        "progression": [percentile_row("progression", *_around(cell), COUNTRY) for cell in cells],
        "tenure": [percentile_row("tenure", *_around(cell), COUNTRY) for cell in cells] + _stated(roles),
        "pay_mix": [percentile_row("pay_mix", *_around(cell), COUNTRY, component="equity") for cell in cells],
        "compensation": [
            percentile_row("compensation", role, key, 20_000 * years, 19_000 * years, 21_000 * years, COUNTRY)
            | {"currency": CURRENCY}
            for role, key, years in cells
        ],
        "attainment": _curves(shape, ("all", *types)),
        "rung_mix": [_share(role["role_id"], 100 / len(roles)) for role in roles],
        "sides": [],
        "scope": [_told(key, at) for at, key in enumerate(types, 1)],
        "responsibilities": [{"role_id": roles[0]["role_id"], "position": 1, "responsibility": "It is first."}],
        "claims": [_claim(roles[-1]["role_id"])],
    }


def _roles(shape: Shape) -> list[dict]:
    tracks = [(rung, track) for rung in range(1, shape.rungs + 1) for track in _tracks(shape, rung)]
    return [
        {"role_id": f"{track[:2]}_{rung}", "position": at, "rung": rung, "track": track, "source_id": "article"}
        | {"name": f"Grade {rung} {track[:2]}", "plural": f"grade {rung} {track[:2]}s", "purpose": "It is there."}
        for at, (rung, track) in enumerate(tracks, 1)
    ]


def _tracks(shape: Shape, rung: int) -> tuple[str, ...]:
    if rung > shape.rungs - shape.executives:
        return ("executive",)
    return ("individual", "management") if shape.fork and rung >= shape.fork else ("individual",)


def _types(keys: tuple[str, ...]) -> list[dict]:
    return [
        {"company_type": key, "position": at, "name": key.capitalize(), "plural": f"{key}s", "singular": f"a {key}"}
        | {"is_plural": True, "ownership": "private" if at == 1 else "listed", "definition": key}
        | {"source_id": "article"}
        for at, key in enumerate(keys, 1)
    ]


def _around(cell: tuple[str, str, float]) -> tuple[str, str, float, float, float]:
    role, key, years = cell
    return role, key, years, years - 1, years + 1


def _curves(shape: Shape, keys: tuple[str, ...]) -> list[dict]:
    """Return curves of every rung but the lowest and the third, which take the fourth's or none."""
    cell = {"source_id": "survey", "country": COUNTRY, "period": "2020-01/2020-12", "n": 60}
    return [
        cell
        | {"company_types": key, "rung": rung, "years": year, "share": share}
        | {"share_low": max(share - 0.1, 0.0), "share_high": min(share + 0.1, 1.0)}
        for key in keys
        for rung in range(2, shape.rungs + 1)
        if rung != 3
        for year in range(0, 30, 2)
        for share in (min(year / (4.0 * rung), 1.0),)
    ]


def _share(role: str, share: float) -> dict[str, Any]:
    cell = {"source_id": "survey", "company_types": "all", "country": COUNTRY, "period": "2020-01/2020-12"}
    return cell | {"years_from": 0, "years_to": 5, "role_id": role, "n": 20, "share": share}


def _stated(roles: list[dict]) -> list[dict]:
    stated = {"source_id": "article", "period": "2022", "population": "people", "years_low": 2, "years_high": 3}
    low, high = roles[0]["role_id"], roles[1]["role_id"]
    return [
        stated | {"measure": "years_to_role", "role_id": low, "to_role_id": high},
        stated | {"measure": "years_in_role", "role_id": low},
    ]


def _told(side: str, score: int) -> dict[str, Any]:
    scale = {"dimension_id": "pace", "position": 1, "dimension": "Pace", "low_end": "Slow", "high_end": "Fast"}
    return scale | {
        "side": side,
        "score": min(score, 5),
        "statement": "It is so.",
        "basis": "Read.",
        "source_id": "article",
    }


def _claim(role: str) -> dict[str, Any]:
    return {"claim_id": "one", "topic": "ladder", "role_id": role, "statement": "It is said.", "source_id": "article"}
