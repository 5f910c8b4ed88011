"""Pay that others publish: posts of the US government by grade, and figures of surveys, rankings and rules of thumb."""

from __future__ import annotations

import pandas as pd

from analysis import words
from analysis.package.memory import kept
from analysis.package.tables import Package

STATISTICS = {
    "advertised_base": "Advertised base",
    "mean_base": "Mean base",
    "mean_total": "Mean total",
    "pay_band": "Pay band",
    "rule_of_thumb": "Rule of thumb",
    "top_of_ranking": "Best paid employer",
}
"""The statistics that the descriptor allows, for readers."""


@kept(most=1)
def public(package: Package) -> list[str]:
    """Return what public posts pay by grade and year, a sentence a cell, newest first."""
    rows = package["public_pay"].sort_values(["period", "grade"], ascending=[False, True])
    return [
        f"Grade {row.grade}, {words.period(row.period)}: median {words.money(row.currency)(row.amount_p50)} a year, "
        f"middle 50% {words.money(row.currency)(row.amount_p25)} to {words.money(row.currency)(row.amount_p75)} "
        f"({row.n:,} posts in {words.place(package, row.country)}, {words.percent(row.share_largest)} of them at the "
        f"{row.largest_employer}; {package.publisher_of(row.source_id)})"
        for row in rows.itertuples()
    ]


@kept(most=1)
def table(package: Package) -> pd.DataFrame:
    """Return published figures on pay, newest first: What, Of whom, Place, Year, From, To, Money, Beware, Source."""
    rows = package["published_pay"]
    rows = rows[rows["topic"] == "pay"].sort_values(["period", "statistic"], ascending=[False, True], kind="stable")
    return pd.DataFrame(
        {
            "What": rows["statistic"].map(STATISTICS),
            "Of whom": [_whom(package, row) for _index, row in rows.iterrows()],
            "Place": rows["place"],
            "Year": rows["period"],
            "From": rows["value_low"],
            "To": rows["value_high"],
            "Money": rows["unit"],
            "Beware": rows["note"].map(words.capital),
            "Source": rows["source_id"].map(package.publisher_of),
        }
    ).reset_index(drop=True)


def _whom(package: Package, row: pd.Series) -> str:
    """Return of whom a figure is; the levels too where the text of the figure does not name them."""
    levels = [words.roles(package, role) for role in row["role_ids"].split(";") if role]
    named = any(level in row["population"] for level in levels) or row["statistic"] == "mean_base"
    return words.capital(row["population"] if named or not levels else f"{row['population']}: {words.listed(levels)}")
