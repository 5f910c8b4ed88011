"""Entry: how first jobs in product stand, and what is known about degrees."""

from __future__ import annotations

import pandas as pd

from analysis import demand, ladder, words
from analysis.package.memory import kept
from analysis.package.selection import first_selection
from analysis.package.tables import Package

FIRST_ROLES = ("associate_pm", "product_manager")
SENIOR = "senior_pm"
ALL, WITHOUT_LARGEST = "n", "n_without_largest"
WHOLE_QUARTER = 75
"""Days with postings below which a quarter of the list is not whole: it paused."""

AGAINST, FOR = "degree_india", "degree_sweden"
ELSEWHERE = ("began_elsewhere_2019", "began_elsewhere_2020")
CLAIM, LISTINGS = "no_technical_degree", "listings_associate_2025"


@kept()
def openings(package: Package) -> pd.DataFrame:
    """Return entry-level openings by quarter, oldest first: date, days, n, n_without_largest, source_id, place."""
    return package["entry_hiring"].sort_values("date").reset_index(drop=True)


@kept()
def paused(package: Package) -> pd.DataFrame:
    """Return the quarters in which the list was not kept up on most days."""
    rows = openings(package)
    return rows[rows["days"] < WHOLE_QUARTER]


@kept()
def openings_finding(package: Package) -> str:
    """Return the openings of the last quarter against a year before, with and without the largest employer."""
    rows = openings(package).set_index("date")
    if rows.empty:
        return "Too few entry-level openings were listed to draw them"
    last = rows.index.max()
    now, quarter = rows.loc[last], demand.quarter(last)
    before = last - pd.DateOffset(years=1)
    said = f"{now[ALL]:,} entry-level PM openings were listed in {quarter}"
    if before not in rows.index:
        return f"{said}, {now[WITHOUT_LARGEST]:,} without the largest employer"
    then = rows.loc[before]
    return (
        f"{said} against {then[ALL]:,} a year before; without the largest employer {now[WITHOUT_LARGEST]:,} "
        f"against {then[WITHOUT_LARGEST]:,}"
    )


@kept()
def share_largest(package: Package) -> float:
    """Return the share of the largest employer in all openings, in percent."""
    rows = openings(package)
    return float(100 * (1 - rows[WITHOUT_LARGEST].sum() / rows[ALL].sum()))


@kept()
def headline(package: Package) -> list[tuple[str, str, str]]:
    """Return the key figures of the first two roles: work experience, pay, and the share of postings at entry."""
    rungs = ladder.rungs(package, first_selection(package)).set_index("role_id")
    figures = []
    for role in FIRST_ROLES:
        row = rungs.loc[role]
        if pd.notna(row["p50"]):
            years = f"median work experience of those in the role, n = {row['n']:,}"
            figures.append((row["name"], words.years(row["p50"]), years))
        if pd.notna(row["pay"]):
            pay = f"median total pay, {words.period(row['period'])}, n = {row['pay_n']:,}"
            figures.append((row["name"], words.money(package.currencies.home)(row["pay"]), pay))
    shares = demand.role_shares(package).query("role_id == 'associate_pm'")
    if len(shares):
        last = shares.iloc[-1]
        whose = f"of PM postings at visa sponsors, {demand.quarter(last['date'])}, n = {last['n']:,}"
        figures.append(("Postings at entry", f"{words.number(last['value'])}%", whose))
    return figures


@kept()
def technical_titles(package: Package) -> pd.DataFrame:
    """Return the share of postings whose title asks for a technical PM: highest role first, entry-level list last.

    Columns: category, name, place, period, n, count, share, share_low, share_high (percent), source_id.
    """
    rows = package["degree_evidence"].query("measure == 'technical_title'")
    roles = package["roles"].set_index("role_id")
    names = rows["category"].map(roles["name"]).fillna(rows["label"])
    position = rows["category"].map(roles["position"]).fillna(0)
    return rows.assign(name=names, position=position).sort_values("position", ascending=False).reset_index(drop=True)


@kept()
def technical_finding(package: Package) -> str:
    """Return how often a title asks for a technical PM at entry and of senior PMs."""
    rows = technical_titles(package).set_index("category")
    if not {FIRST_ROLES[0], SENIOR} <= set(rows.index):
        return "Too few postings to say how often a title asks for a technical PM"
    first, senior = rows.loc[FIRST_ROLES[0]], rows.loc[SENIOR]
    doubt = "" if senior["share_low"] > first["share_high"] else ", no clear difference"
    return (
        f"{words.number(first['share'])}% of titles for {words.roles(package, FIRST_ROLES[0])} ask for a technical PM, "
        f"{words.number(senior['share'])}% of those for {words.roles(package, SENIOR)}{doubt}"
    )


@kept()
def degree_answer(package: Package) -> str:
    """Return whether a technical degree is needed, as far as anything is known, in a few sentences."""
    claims = package["claims"].set_index("claim_id")
    india, sweden = (words.number(claims.at[claim, "value_low"]) for claim in (AGAINST, FOR))
    return (
        "**No, though many have one.** That none is needed is an article's claim. Two published counts agree that many "
        f"product managers have none: **{india}%** at technology companies in India had a degree in software "
        f"engineering ({claims.at[AGAINST, 'stated_for']}), **{sweden}%** of a hundred in Sweden one in engineering or "
        "computer science (undated). Our own observations do not hold what people studied."
    )


@kept()
def degree_evidence(package: Package) -> list[str]:
    """Return what bears on the question of a degree, piece by piece, each with who says so and what to beware of."""
    claims = package["claims"].set_index("claim_id")
    stated = [claims.loc[claim] for claim in (CLAIM, AGAINST, FOR, *ELSEWHERE)]
    texts = [f"{row['statement']} {row['verdict_note']} ({package.publisher_of(row['source_id'])})" for row in stated]
    texts[0] = f"The claim: {texts[0]}"
    return [*texts, *_observed_degrees(package)]


@kept()
def listings(package: Package) -> str:
    """Return what a report states of listings for associate PMs, as a claim."""
    row = package["claims"].set_index("claim_id").loc[LISTINGS]
    return f"{row['statement']} {row['verdict_note']} ({package.publisher_of(row['source_id'])})"


def _observed_degrees(package: Package) -> list[str]:
    rows = package["degree_evidence"].query("measure == 'highest_degree' and category == 'none'")
    return [
        f"Observed: {words.number(row.share)}% of {row.n:,} people with a product title had no degree at all (90% "
        f"interval {words.number(row.share_low)} to {words.number(row.share_high)}%, {words.period(row.period)}). "
        f"{package.caveat_of(row.source_id)} ({package.publisher_of(row.source_id)})"
        for row in rows.itertuples()
    ]
