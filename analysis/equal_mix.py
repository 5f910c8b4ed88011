"""Pay at equal company mix: what each role pays if the same kinds of companies report in every role."""

from __future__ import annotations

from itertools import combinations

import pandas as pd

from analysis import money, pay_sources, words
from analysis.bands import bare, by_role, cells, clearly_above, of_source
from analysis.dataset import Tables
from analysis.pay_sources import COMPONENT_NAMES
from analysis.selection import COMPANY_TYPES, EVERY_TYPE, Chosen


def rows(tables: Tables, chosen: Chosen) -> pd.DataFrame:
    """Return the pay of each role at the reference mix, highest role first; none where the choice rules it out.

    Columns as `compensation.bands`, with `share_startup` to `share_big_tech` (the mix, percent). A choice of company
    types, or a source that does not tell them, has no such rows.
    """
    frame = of_source(bare(tables["compensation_standardised"], "amount_usd"), chosen)
    month = money.newest_month(tables) if chosen.dollars == "today" else ""
    wanted = (frame["country"] == chosen.country) & (frame["component"] == chosen.component)
    found = frame[wanted & (frame["price_month"] == month) & (chosen.pooled == EVERY_TYPE)]
    return by_role(money.converted(found, tables, chosen).assign(company_types=EVERY_TYPE), tables)


def beside_reported(tables: Tables, chosen: Chosen) -> pd.DataFrame:
    """Return both rows of each role that has an equal mix: as reported and at equal mix (column `form`)."""
    equal = rows(tables, chosen)
    frame = of_source(pay_sources.table_of_pay(tables, chosen), chosen)
    reported = cells(frame[frame["component"] == chosen.component], (EVERY_TYPE,), chosen.country)
    reported = reported[reported["role_id"].isin(equal["role_id"])]
    both = pd.concat([equal.assign(form="equal"), reported.assign(form="reported")], ignore_index=True)
    return by_role(both, tables)


def finding(tables: Tables, chosen: Chosen) -> str:
    """Return what the equal mix changes, in one sentence without full stop."""
    equal, name = rows(tables, chosen), COMPONENT_NAMES[chosen.component].lower()
    if equal.empty:
        return _why_none(tables, chosen, name)
    both = beside_reported(tables, chosen).set_index(["form", "role_id"])
    turned = [
        (upper, lower)
        for upper, lower in combinations(equal["role_id"], 2)
        if both.at[("reported", upper), "p50"] < both.at[("reported", lower), "p50"]
        and clearly_above(both.loc[("equal", upper)], both.loc[("equal", lower)])
    ]
    if turned:
        upper, lower = (words.roles(tables, role) for role in turned[0])
        before = clearly_above(*(both.loc[("reported", role)] for role in reversed(turned[0])))
        reported = "the order is the reverse" if before else "there is no clear difference"
        return f"At equal company mix {upper} have a higher median {name} than {lower}; as reported, {reported}"
    write, top, bottom = money.text(chosen), equal.iloc[0], equal.iloc[-1]
    return (
        f"At equal company mix the median {name} runs from {write(bottom['p50'])} for "
        f"{words.roles(tables, bottom['role_id'])} to {write(top['p50'])} for {words.roles(tables, top['role_id'])}"
    )


def explained(tables: Tables, chosen: Chosen) -> str:
    """Return in two sentences what the equal mix is and what it leaves out; empty where there is none."""
    found = rows(tables, chosen)
    if found.empty:
        return ""
    shares = {key: float(found[f"share_{key}"].iloc[0]) for key in COMPANY_TYPES}
    mix = [f"{words.percent(share)} {words.TYPE_IN_SENTENCE[key]}" for key, share in shares.items() if share]
    out = [words.TYPE_IN_SENTENCE[key] for key, share in shares.items() if not share]
    left = f", leaving out {words.listed(out)}, who are under ten people in some role" if out else ""
    return (
        f"Each role's people are weighted so that every role has the same mix of companies: {words.listed(mix)}, "
        f"their shares among all reports{left}. So no role looks paid less only because other kinds of companies "
        "report in it; within a kind, employers may still differ."
    )


def _why_none(tables: Tables, chosen: Chosen, name: str) -> str:
    lacking = pay_sources.lacks(tables, chosen, chosen.component)
    if not pay_sources.about(tables, chosen.source)["tells_company_types"]:
        source = pay_sources.about(tables, chosen.source)["name"]
        return lacking or f"The source {source} does not tell company types, so there is no equal mix of them"
    if chosen.pooled != EVERY_TYPE:
        return "An equal company mix needs all company types: it does not tell one kind from another"
    return f"Too few people of several company types report {name} in {words.place(chosen.country)} for an equal mix"
