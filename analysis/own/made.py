"""A package from a visitor's people: their observations through the very functions that make the atlas's tables."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.own import market, vocabulary
from analysis.own.few_levels import without_few
from analysis.own.hidden import without_differences
from analysis.own.levels import company_types, label, ladder
from analysis.own.market import Cells
from analysis.own.own import MOST_PEOPLE, Own, with_market
from analysis.own.people import Taken
from analysis.own.progress import say
from analysis.own.vocabulary import PARTS, SOURCE, TOTAL, Facts
from analysis.own.whole import LEAST, plain
from analysis.package.reading import company_types as read_types
from analysis.package.schema import DataError
from analysis.package.sheet import read_sheet
from analysis.package.tables import Package, assembled

METHOD = (
    "Each row is a person. Percentiles, their intervals, attainment and years at the employer are computed as for the "
    "atlas's own tables. The whole of pay is base pay with bonus and equity, of which an empty cell counts as none."
)
ONE_AT_A_TIME = threading.Lock()
"""The engine is the process's own; a visit has it to itself while it computes."""


def own_of(taken: Taken, facts: Facts, atlas: Package) -> Own:
    """Return what the visit shows of people: a package of its own, with the atlas's rules of tables.

    Raises `DataError` where nobody is left, or where what was stated does not make such a package.
    """
    people = taken.rows[taken.rows["level"].isin([one.value for one in facts.levels])]
    people = people.rename_axis("row").reset_index()
    if people.empty:
        raise DataError("Nobody is left: no row has a level that is kept.")
    people = people.assign(place=people["place"].where(people["place"] != "", facts.place))
    left_out = taken.left_out + len(taken.rows) - len(people)
    name = f"Your data, {len(people):,} people, {facts.as_of.year}"
    parts = [part for part in PARTS if people[part].notna().any()]
    roles, role_of, told_by = ladder(facts.levels, SOURCE, atlas)
    types, type_of = company_types(list(dict.fromkeys(people["company_type"])), SOURCE)
    cells = Cells(role_of, type_of, _pools(types), list(dict.fromkeys(people["place"])))
    named = people.assign(level=people["level"].map(role_of), company_type=people["company_type"].map(type_of))
    frames = {"company_types": types, "roles": roles}
    if facts.currency:
        frames["exchange_rates"] = vocabulary.money(facts.currency, facts.as_of)
    frames |= dict(_tables(named, facts, roles, cells.pools, parts))
    beside = market.beside(atlas, facts, cells, parts) | {"team": team_of(named, cells.pools, parts)}
    own = vocabulary.source(name, METHOD, facts.as_of, left_out)
    frames["sources"] = pd.concat([own, told_by, market.sources(atlas, beside, facts)]).drop_duplicates("source_id")
    frames["coverage"] = vocabulary.coverage(SOURCE, len(people), left_out)
    package = with_market(packed(frames, atlas, name, facts.least), beside, market.describe(atlas, facts, parts))
    return Own(package, name, left_out)


def packed(frames: Mapping[str, pd.DataFrame], atlas: Package, label: str, least: int) -> Package:
    """Return a package of frames, checked by the atlas's own rules; raises `DataFaults` where they break one.

    Countries stand in sentences as the atlas has them: in the United States.
    """
    frames = {"countries": atlas["countries"], **frames}
    rules = [{**rule, "value": least} if rule["name"] == LEAST else rule for rule in atlas.descriptor["rules"]]
    resources = [plain(resource) for resource in atlas.descriptor["resources"]]
    descriptor: dict[str, Any] = {"resources": resources, "rules": rules, "methods": [METHOD], "title": label}
    sheets = {name: read_sheet(f"{name}.csv", frame.to_csv(index=False).encode()) for name, frame in frames.items()}
    return assembled(descriptor, sheets)


def team_of(people: pd.DataFrame, pools: Mapping[str, Sequence[str]], parts: Sequence[str]) -> pd.DataFrame:
    """Return the table `team`, a row a person: row (of the file), role_id, company_types, country, group and figures.

    `company_types` is the key of the person's own type. Figures are pay a year by part and as a whole (`total`), which
    is known where base pay is, years, years_here, years_in_level and reports; NaN where they are not said. It has
    nobody where there are more than `MOST_PEOPLE`.
    """
    people = people if len(people) <= MOST_PEOPLE else people.iloc[:0]
    own_key = {members[0]: key for key, members in pools.items() if len(members) == 1}
    known = _pay_known(people, parts)
    pay = {part: people[part].where(known) for part in parts}
    whole = sum((amounts.fillna(0.0) for amounts in pay.values()), start=pd.Series(0.0, people.index))
    figures = {name: people[name] for name in ("years", "years_here", "years_in_level", "reports")}
    keys = {"row": people["row"], "role_id": people["level"], "company_types": people["company_type"].map(own_key)}
    keys |= {"country": people["place"], "group": people["group"].map(_group)}
    return pd.DataFrame(keys | pay | {TOTAL: whole.where(known)} | figures)


def _pools(types: pd.DataFrame) -> Mapping[str, tuple[str, ...]]:
    return read_types({"company_types": types.assign(ownership="")}).pools()


def _tables(
    people: pd.DataFrame,
    facts: Facts,
    roles: pd.DataFrame,
    pools: Mapping[str, tuple[str, ...]],
    parts: Sequence[str],
) -> Iterator[tuple[str, pd.DataFrame]]:
    yield "pay_components", vocabulary.components(parts)
    if parts:
        yield "pay_sources", vocabulary.pay_source(parts)
    observed = _observations(people, facts, parts)
    computed = without_few(_computed(observed, roles, pools, facts.least), observed, roles, pools, facts.least)
    for name, table in computed.items():
        # A type that is the only one is told as all of them.
        shown = without_differences(table[table["company_types"].isin(pools)], pools, facts.least)
        if "component" in shown:
            shown = shown[shown["component"].isin([TOTAL, *parts])]
        yield name, shown.assign(currency=facts.currency) if "currency" in shown else shown


def _computed(
    observed: pd.DataFrame, roles: pd.DataFrame, pools: Mapping[str, tuple[str, ...]], least: int
) -> dict[str, pd.DataFrame]:
    """Return the tables that observations alone give, made as the atlas's are, on an engine that nobody else uses."""
    import ibis

    from analysis.build import aggregates
    from analysis.build.attainment import attainment
    from analysis.build.attainment_draws import attainment_draws
    from analysis.build.pools import made_for

    with ONE_AT_A_TIME, made_for(pools, least):
        before, engine = ibis.options.default_backend, ibis.duckdb.connect()
        try:
            engine.raw_sql("SET temp_directory = ''")  # what does not fit in memory is refused, never put on the disk
            ibis.set_backend(engine)
            rows = ibis.memtable(observed)
            steps = {
                "years of work": ("progression", lambda: aggregates.progression(rows)),
                "levels by years of work": ("rung_mix", lambda: aggregates.rung_mix(rows)),
                "pay": ("compensation", lambda: aggregates.compensation(rows)),
                "parts of pay": ("pay_mix", lambda: aggregates.pay_mix(rows)),
                "when levels are reached": ("attainment", lambda: attainment(rows, roles)),
                "how sure that is": ("attainment_draws", lambda: attainment_draws(rows, roles)),
                "years at the employer": ("tenure", lambda: aggregates.tenure(rows)),
            }
            tables = {}
            for at, (what, (name, make)) in enumerate(steps.items(), 1):
                say(f"Computing {at} of {len(steps)}: {what}")
                tables[name] = make()
            return tables
        finally:
            ibis.options.default_backend = before
            engine.disconnect()


def _observations(people: pd.DataFrame, facts: Facts, parts: Sequence[str]) -> pd.DataFrame:
    """Return people as observations of the build; their whole is known where base pay is, other parts are 0 there."""
    known = _pay_known(people, parts)
    pay = {f"{part}_usd": people[part].fillna(0.0).where(known) for part in PARTS}  # the build's names of columns
    columns = {
        "source_id": SOURCE,
        "role_id": people["level"],
        "company_type": people["company_type"],
        "country": people["place"],
        "period": facts.period,
        "years_experience": people["years"],
        "years_at_company": people["years_here"],
        "total_usd": sum(pay.values()),
    }
    return pd.DataFrame(columns | pay)


def _pay_known(people: pd.DataFrame, parts: Sequence[str]) -> pd.Series:
    """Return of whom the whole of pay is known: where base pay is; where nobody's is, any part."""
    return people["base"].notna() if "base" in parts else people[list(PARTS)].notna().any(axis=1)


def _group(text: str) -> str:
    return label(text) if text else ""
