"""The vocabulary of a package, read from its tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields

import pandas as pd

from analysis.package.compiled import DESCRIPTOR
from analysis.package.schema import Fault, listed, nearest, quoted
from analysis.package.vocabulary import (
    JOINT,
    RULES,
    CompanyType,
    CompanyTypes,
    Component,
    Components,
    Currencies,
    Currency,
    Ladder,
    PaySource,
    PaySources,
    Role,
    Rules,
    Side,
    Sides,
    Trade,
)

Frames = Mapping[str, pd.DataFrame]


def ladder(frames: Frames) -> Ladder:
    """Return the ladder of `roles`, in the order of `position`."""
    rows = frames["roles"].sort_values("position").itertuples(index=False)
    return Ladder(
        tuple(
            Role(
                role_id=row.role_id,
                position=int(row.position),
                rung=int(row.rung),
                track=row.track,
                name=row.name,
                plural=row.plural,
                short_name=row.short_name or row.name,
                article=row.article or "a",
                mention=row.mention,
                is_first_shown=_true(row.is_first_shown),
                predicate=row.predicate or row.plural,
            )
            for row in rows
        )
    )


def company_types(frames: Frames) -> CompanyTypes:
    """Return the kinds of company of `company_types`; a slot that is not given is the place in their order."""
    rows = frames["company_types"].sort_values("position").itertuples(index=False)
    return CompanyTypes(
        tuple(
            CompanyType(
                company_type=row.company_type,
                name=row.name,
                plural=row.plural,
                singular=row.singular,
                is_plural=_true(row.is_plural),
                ownership=row.ownership,
                slot=place if pd.isna(row.slot) else int(row.slot),
                definition=row.definition,
            )
            for place, row in enumerate(rows, 1)
        )
    )


def sides(frames: Frames, types: CompanyTypes) -> Sides:
    """Return the sides of `sides`; without that table each company type that a text is about is a side of its own.

    Raises `DataError` where a side stands for a company type that there is not.
    """
    rows = frames["sides"].sort_values("position").itertuples(index=False)
    named = tuple(
        Side(
            side=row.side,
            name=row.name,
            noun=row.noun,
            singular=row.singular,
            label=row.label,
            company_types=types.pooled(row.company_types.split(JOINT)),
            slot=place if pd.isna(row.slot) else int(row.slot),
        )
        for place, row in enumerate(rows, 1)
    )
    return Sides(named or tuple(map(_own_side, _types_told_of(frames, types))))


def _types_told_of(frames: Frames, types: CompanyTypes) -> tuple[CompanyType, ...]:
    told = {side for table in ("scope", "interview_listens") for side in frames[table]["side"]}
    for side in told:
        types[side]
    return tuple(kind for kind in types if kind.company_type in told)


def _own_side(kind: CompanyType) -> Side:
    label = kind.name[:1].lower() + kind.name[1:]
    noun = kind.singular.removeprefix("a ").removeprefix("an ")
    return Side(kind.company_type, kind.name, noun, kind.singular, label, kind.company_type, kind.slot)


def pay_sources(frames: Frames) -> PaySources:
    """Return what each source of pay can tell, in the order of `pay_sources`."""
    rows = frames["pay_sources"].sort_values("position").itertuples(index=False)
    return PaySources(
        tuple(
            PaySource(
                source_id=row.source_id,
                name=row.name,
                counted=row.counted,
                parts=tuple(row.parts.split(";")),
                tells_company_types=_true(row.tells_company_types),
                is_neighbour=_true(row.is_neighbour),
                role_from=row.role_from,
                in_short=row.in_short,
            )
            for row in rows
        )
    )


def components(frames: Frames) -> Components:
    """Return the components of pay in their order."""
    rows = frames["pay_components"].sort_values("position").itertuples(index=False)
    return Components(
        tuple(
            Component(row.component, row.name, row.label, row.kind, 0 if pd.isna(row.slot) else int(row.slot))
            for row in rows
        )
    )


def currencies(frames: Frames, stated: str = "") -> Currencies:
    """Return the money of a package.

    Home is what most amounts of `compensation` are in, else what the descriptor states, else the rates' base.
    """
    rates = {
        row.currency: Currency(row.currency, row.name, float(row.rate), row.base, row.date, row.source_id)
        for row in frames["exchange_rates"].itertuples(index=False)
    }
    paid = frames["compensation"]["currency"]
    base = next((one.base for one in rates.values()), "")
    return Currencies(paid.mode().iat[0] if len(paid) else stated or base, rates)


def countries(frames: Frames) -> dict[str, str]:
    """Return how countries that take an article stand after "in"."""
    return dict(frames["countries"][["country", "in_sentence"]].itertuples(index=False))


def trade(descriptor: Mapping) -> Trade:
    """Return what the people of a package are called, as the descriptor says, else in general words."""
    return Trade(**descriptor.get("trade", {}))


def unstated(descriptor: Mapping) -> Iterator[Fault]:
    """Yield what is wrong with the words and numbers of a descriptor: rules it lacks, what is nothing of a trade."""
    for name in sorted({*RULES} - {rule["name"] for rule in descriptor.get("rules", ())}):
        yield Fault(DESCRIPTOR, None, "", f"the rule {quoted(name)} is missing", "and figures are held to it")
    known = [one.name for one in fields(Trade)]
    for name in sorted({*descriptor.get("trade", {})} - {*known}):
        right = nearest(name, known, f"which has {listed(known)}")
        yield Fault(DESCRIPTOR, None, "", f"{quoted(name)} is nothing of a trade", right)


def rules(descriptor: Mapping) -> Rules:
    """Return the numbers that the descriptor holds figures to."""
    return Rules({rule["name"]: rule["value"] for rule in descriptor.get("rules", ())})


def _true(value: object) -> bool:
    return bool(value) if pd.notna(value) else False
