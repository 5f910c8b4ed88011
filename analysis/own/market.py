"""The market beside a visitor's own cells: the atlas's bands in the visitor's money, and what else it knows of time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis import words
from analysis.bands import POINTS, bare, of_source
from analysis.own.against import Against
from analysis.own.own import MONEY, REFUSED
from analysis.own.vocabulary import PARTS, TOTAL, Facts
from analysis.package.selection import first_selection
from analysis.package.tables import Package
from analysis.package.vocabulary import EVERY_TYPE
from analysis.pay import real

BANDS = [*POINTS, "low", "high", "n", "source_id", "period"]
KEYS = ["role_id", "company_types", "country"]


@dataclass(frozen=True)
class Cells:
    """A visitor's own ids beside the values of the file: levels, pools of company types, and places.

    `role_of` and `type_of` give the own id of a value, `pools` the own types of each key of `company_types`.
    """

    role_of: Mapping[str, str]
    type_of: Mapping[str, str]
    pools: Mapping[str, tuple[str, ...]]
    places: Sequence[str]


def tables(
    atlas: Package, against: Against, cells: Cells, parts: Mapping[str, str], currency: str
) -> dict[str, pd.DataFrame]:
    """Return the market's rows for each own cell that is held against one; what the market has none of is absent.

    `parts` gives the atlas's component of each own one. Tables: `market` (pay a year in `currency`) and `market_years`
    (years of work) have the own role_id, company_types and country, then p10 to p90, low, high (of the median), n,
    source_id, period, and `held`, the people of the market in words; `market` has component as well. `market_posts`
    has, by own role_id, the published years_low and years_high in the post, population, source_id and period.
    """
    pay = _pay(atlas, currency, parts) if not refused(atlas, currency) else None
    years = bare(of_source(atlas["progression"], first_selection(atlas)), "years")
    wanted = _wanted(atlas, against, cells)
    posts = atlas["tenure"]
    posts = posts[(posts["measure"] == "years_in_role") & posts["years_low"].notna()]
    own_of = pd.DataFrame(list(_levels(against, cells).items()), columns=["own", "role_id"])
    columns = ["role_id", "years_low", "years_high", "population", "source_id", "period"]
    return {
        "market": _held(atlas, wanted, pay, ["component"]),
        "market_years": _held(atlas, wanted, years, []),
        "market_posts": posts.merge(own_of, on="role_id").assign(role_id=lambda rows: rows["own"])[columns],
    }


def beside(atlas: Package, facts: Facts, cells: Cells, parts: Sequence[str]) -> dict[str, pd.DataFrame]:
    """Return `tables` of parts of pay as their owner calls them; the whole is one where it is more than base pay."""
    own = [*parts, *([TOTAL] if len(parts) > 1 else [])]
    return tables(atlas, facts.against, cells, components(atlas, own), facts.currency)


def components(atlas: Package, parts: Sequence[str]) -> dict[str, str]:
    """Return the atlas's component of each part of pay as its owner calls it, the whole among them; "" for none."""
    kinds = {part: kind for part, (_name, kind) in PARTS.items()} | {TOTAL: TOTAL}
    return {part: atlas.components.of_kind(kinds[part]) for part in parts}


def sources(atlas: Package, held: Mapping[str, pd.DataFrame], facts: Facts) -> pd.DataFrame:
    """Return the rows of `sources` of what stands beside the own figures: bands, rates, and a law where groups are."""
    known, named = atlas["sources"], set()
    if "team" in held and (held["team"]["group"] != "").any():
        named = {rule["source_id"] for rule in atlas.descriptor["rules"] if "source_id" in rule}
    named |= {source for table in held.values() if "source_id" in table for source in table["source_id"]}
    if facts.currency in atlas.currencies.rates and len(held["market"]):
        named.add(atlas.currencies[facts.currency].source_id)
    return known[known["source_id"].isin(named)]


def describe(atlas: Package, facts: Facts, parts: Sequence[str]) -> dict[str, str]:
    """Return what is to be known of the market beside the own figures: its money, or why it has none."""
    if why := refused(atlas, facts.currency):
        return {REFUSED: why}
    others = components(atlas, [part for part in PARTS if part not in parts])
    lacking = [atlas.components.label_of(key) for key in others.values() if key]
    whole = f" Its total pay counts {words.listed(lacking)} too, which your data does not tell." if lacking else ""
    return {MONEY: f"The market's pay is in {real.in_money(atlas, facts.currency)}.{whole if len(parts) > 1 else ''}"}


def refused(atlas: Package, currency: str) -> str:
    """Return why nothing can be held against the market in a currency, in a sentence; empty where it can."""
    if currency in atlas.currencies.names:
        return ""
    return (
        f"The market's pay is in {words.coins(atlas.currencies.home)}, and the atlas knows no rate of exchange to "
        f"{currency}: nobody is held against it."
    )


def _pay(atlas: Package, currency: str, parts: Mapping[str, str]) -> pd.DataFrame:
    """Return the atlas's pay in a currency, of today's prices, by the own components."""
    own_of = {component: own for own, component in parts.items()}
    rows = real.bands(atlas, currency)
    rows = rows[rows["component"].isin(list(own_of))]
    return rows.assign(component=rows["component"].map(own_of))


def _levels(against: Against, cells: Cells) -> dict[str, str]:
    """Return the market's level of each own one; where two values are one own level, that of the first."""
    found: dict[str, str] = {}
    for value, own in cells.role_of.items():
        if level := against.levels.get(value, ""):
            found.setdefault(own, level)
    return found


def _wanted(atlas: Package, against: Against, cells: Cells) -> pd.DataFrame:
    """Return each own cell beside the market's cell that it is held against: own ids, then `KEYS` with `to_`."""
    roles = pd.DataFrame(list(_levels(against, cells).items()), columns=["role_id", "to_role_id"])
    to_type = {own: against.types.get(value, "") for value, own in cells.type_of.items()}
    keys = [(key, _pooled(atlas, [to_type[own] for own in members])) for key, members in cells.pools.items()]
    pools = pd.DataFrame([pair for pair in keys if pair[1]], columns=["company_types", "to_company_types"])
    places = [(place, against.places.get(place, "")) for place in cells.places]
    places_held = pd.DataFrame([pair for pair in places if pair[1]], columns=["country", "to_country"])
    return roles.merge(pools, how="cross").merge(places_held, how="cross")


def _pooled(atlas: Package, keys: Sequence[str]) -> str:
    """Return the market's key of several company types; empty where one of them is held against nothing."""
    if not all(keys):
        return ""
    return EVERY_TYPE if EVERY_TYPE in keys else atlas.types.pooled(keys)


def _held(atlas: Package, wanted: pd.DataFrame, bands: pd.DataFrame | None, more: list[str]) -> pd.DataFrame:
    """Return the bands of the wanted cells; a company type of which too few report is held against all of them."""
    columns = [*KEYS, *more, *BANDS]
    if bands is None or wanted.empty:
        texts = dict.fromkeys([*KEYS, *more, "source_id", "period", "held"], "str")
        return pd.DataFrame(columns=[*columns, "held"], dtype="float64").astype(texts)
    there = bands.rename(columns={name: f"to_{name}" for name in KEYS})
    exact = wanted.merge(there, on=[f"to_{name}" for name in KEYS])
    every = wanted.assign(to_company_types=EVERY_TYPE).merge(there, on=[f"to_{name}" for name in KEYS])
    rows = pd.concat([exact, every], ignore_index=True).drop_duplicates([*KEYS, *more])
    people = rows[[f"to_{name}" for name in KEYS]].drop_duplicates()
    said = {tuple(cell): _said(atlas, *cell) for cell in people.itertuples(index=False, name=None)}
    cells = rows[[f"to_{name}" for name in KEYS]].itertuples(index=False, name=None)
    return rows[columns].assign(held=[said[tuple(cell)] for cell in cells]).reset_index(drop=True)


def _said(atlas: Package, role: str, types: str, country: str) -> str:
    at = "" if types == EVERY_TYPE else f" {words.at_company_types(atlas, types)}"
    return f"{words.roles(atlas, role)}{at} in {words.place(atlas, country)}"
