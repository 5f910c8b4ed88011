"""Pay at equal company mix: what each role pays if the same kinds of companies report in every role."""

from __future__ import annotations

from itertools import combinations

import pandas as pd

from analysis import words
from analysis.bands import bare, by_role, cells, of_source
from analysis.finding import Finding, sources_of
from analysis.package.memory import kept
from analysis.package.selection import Selection, pooled
from analysis.package.tables import Package
from analysis.package.vocabulary import EVERY_TYPE
from analysis.pay import money, pay_sources
from analysis.verdict import clearly_above


@kept()
def at_equal_mix(package: Package, selection: Selection) -> Finding:
    """Return the pay of each role at the reference mix beside its pay as reported, and what the equal mix changes.

    Rows as `rows`, highest role first, twice a role: `form` is equal or reported. `notes` explain the mix; `sources`
    are those of what is at equal mix.
    """
    equal = rows(package, selection)
    both = _beside_reported(package, selection, equal)
    if equal.empty:
        return Finding(both, _why_none(package, selection))
    explained = (_explained(package, selection),)
    return Finding(both, _changed(package, selection, equal, both), notes=explained, sources=sources_of(equal))


@kept()
def rows(package: Package, selection: Selection) -> pd.DataFrame:
    """Return the pay of each role at the reference mix, highest role first; none where the choice rules it out.

    Columns as in `compensation.bands`. A choice of company types has no such rows, nor has a
    source that does not tell them.
    """
    frame = of_source(bare(package["compensation_standardised"], "amount"), selection)
    found = _cell(package, frame, selection)
    if pooled(package, selection) != EVERY_TYPE:
        found = found.iloc[:0]
    return by_role(money.converted(found, package, selection).assign(company_types=EVERY_TYPE), package)


def _beside_reported(package: Package, selection: Selection, equal: pd.DataFrame) -> pd.DataFrame:
    """Return both rows of each role that has an equal mix: as reported and at equal mix (column `form`)."""
    frame = of_source(pay_sources.table_of_pay(package, selection), selection)
    reported = cells(frame[frame["component"] == selection.component], (EVERY_TYPE,), selection.country)
    reported = reported[reported["role_id"].isin(equal["role_id"])]
    both = pd.concat([equal.assign(form="equal"), reported.assign(form="reported")], ignore_index=True)
    return by_role(both, package)


def _changed(package: Package, selection: Selection, equal: pd.DataFrame, rows: pd.DataFrame) -> str:
    """Return what the equal mix changes: roles that change places, else how pay runs up the ladder."""
    name, both = package.components.label_of(selection.component), rows.set_index(["form", "role_id"])
    both_known = [role for role in equal["role_id"] if ("reported", role) in both.index]
    turned = [
        (upper, lower)
        for upper, lower in combinations(both_known, 2)
        if both.at[("reported", upper), "p50"] < both.at[("reported", lower), "p50"]
        and clearly_above(both.loc[("equal", upper)], both.loc[("equal", lower)])
    ]
    if turned:
        upper, lower = (words.roles(package, role) for role in turned[0])
        before = clearly_above(*(both.loc[("reported", role)] for role in reversed(turned[0])))
        reported = "the order is the reverse" if before else "there is no clear difference"
        return f"At equal company mix {upper} have a higher median {name} than {lower}; as reported, {reported}"
    write, top, bottom = money.text(selection), equal.iloc[0], equal.iloc[-1]
    return (
        f"At equal company mix the median {name} runs from {write(bottom['p50'])} for "
        f"{words.roles(package, bottom['role_id'])} to {write(top['p50'])} for {words.roles(package, top['role_id'])}"
    )


def _explained(package: Package, selection: Selection) -> str:
    """Return in two sentences what the equal mix is and what it leaves out; in one where its shares are not told."""
    weighted = "Each role's people are weighted so that every role has the same mix of companies"
    cell = _cell(package, of_source(package["standard_mix"], selection), selection)
    shares = cell.set_index("company_type")["share"].reindex(package.types.ids).fillna(0.0)
    mix = [f"{words.percent(share)} {package.types[key].plural}" for key, share in shares.items() if share]
    if not mix:
        return f"{weighted}, which this data does not tell."
    out = [package.types[key].plural for key, share in shares.items() if not share]
    few = f"who are under {words.few(package)} people in some role"
    left = f", leaving out {words.listed(out)}, {few}" if out else ""
    return (
        f"{weighted}: {words.listed(mix)}, their shares among all reports{left}. So no role looks paid less only "
        "because other kinds of companies report in it; within a kind, employers may still differ."
    )


def _cell(package: Package, frame: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """Return the rows of the chosen country and component, in the dollars chosen."""
    month = money.newest_month(package) if selection.dollars == "today" else ""
    wanted = (frame["country"] == selection.country) & (frame["component"] == selection.component)
    return frame[wanted & (frame["price_month"] == month)]


def _why_none(package: Package, selection: Selection) -> str:
    lacking, name = pay_sources.lacks(package, selection), package.components.label_of(selection.component)
    known = package.pay_sources
    if selection.source in known and not known[selection.source].tells_company_types:
        source = known[selection.source].name
        return lacking or f"The source {source} does not tell company types, so there is no equal mix of them"
    if pooled(package, selection) != EVERY_TYPE:
        return "An equal company mix needs all company types: it does not tell one kind from another"
    where = words.place(package, selection.country)
    return f"Too few people of several company types report {name} in {where} for an equal mix"
