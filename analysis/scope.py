"""Scope: how product work differs between a startup and a corporation, as told and as measured."""

from __future__ import annotations

import pandas as pd

from analysis import words
from analysis.bands import bare, by_role, cells, clear_leader, of_source
from analysis.package.selection import Selection, apart
from analysis.package.tables import Package

FAR_APART = 3


def dimensions(package: Package) -> pd.DataFrame:
    """Return one row a dimension in its order, with the columns of both sides next to each other.

    Columns: dimension_id, dimension, low_end, high_end, and for startup and corporate each
    `score_…` (1 to 5), `statement_…`, `basis_…` and `source_id_…`.
    """
    sides = {
        side: rows.set_index("dimension_id")[["score", "statement", "basis", "source_id"]].add_suffix(f"_{side}")
        for side, rows in package["scope"].groupby("side")
    }
    heads = package["scope"].drop_duplicates("dimension_id").sort_values("position")
    heads = heads[["dimension_id", "dimension", "low_end", "high_end"]]
    return heads.join(sides["startup"], on="dimension_id").join(sides["corporate"], on="dimension_id")


def finding(package: Package) -> str:
    """Return the dimensions that are furthest apart, as we read the sources."""
    rows = dimensions(package)
    gap = (rows["score_startup"] - rows["score_corporate"]).abs()
    widest = rows.loc[gap == gap.max(), "dimension"].str.lower().tolist()
    return f"Startup and corporation are furthest apart in {words.listed(widest)}"


def answer(package: Package, selection: Selection) -> str:
    """Return the page's opening: which side scores higher on what, and the one figure that is measured."""
    rows = dimensions(package)
    gap = rows["score_startup"] - rows["score_corporate"]
    more, less = rows.loc[gap >= FAR_APART, "dimension"], rows.loc[gap <= -FAR_APART, "dimension"]
    told = (
        f"As the articles tell it, a startup gives a PM more **{words.listed(more.str.lower().tolist())}**, "
        f"a corporation more **{words.listed(less.str.lower().tolist())}**."
    )
    private, listed = (package.types.key_of(ownership) for ownership in ("private", "listed"))
    shares = of_source(package["pay_mix"], selection).query("component == 'equity' and role_id == @selection.role")
    shares = bare(cells(shares, (private, listed), selection.country), "share").set_index("company_types")
    if len(shares) < 2:
        return told
    startup, corporation = shares.loc[private], shares.loc[listed]
    apart = clear_leader(shares.reset_index()) is not None
    return (
        f"{told} Measured, equity is {words.percent(startup['p50'])} of the pay of the median "
        f"{words.role(package, selection.role)} at startups and {words.percent(corporation['p50'])} elsewhere"
        f"{'' if apart else ', no clear difference'}."
    )


def equity_share(package: Package, selection: Selection) -> pd.DataFrame:
    """Return the share of equity in pay, percent, of the chosen role by company type: p25, p50, p75, low, high, n."""
    return _of_role(
        of_source(package["pay_mix"], selection).query("component == 'equity'"), "share", package, selection
    )


def experience(package: Package, selection: Selection) -> pd.DataFrame:
    """Return years of experience of the chosen role by company type: p10 to p90, low, high, n."""
    return _of_role(package["progression"], "years", package, selection)


def at_employer(package: Package, selection: Selection) -> pd.DataFrame:
    """Return years at the present employer of the chosen role by company type: p25, p50, p75, low, high, n."""
    computed = package["tenure"].query("n.notna()").rename(columns={"place": "country"})
    return _of_role(computed, "years", package, selection)


def total_pay(package: Package, selection: Selection) -> pd.DataFrame:
    """Return total pay of the chosen role by company type, USD a year: p10 to p90, low, high, n."""
    total = of_source(package["compensation"], selection).query("component == 'total'")
    return _of_role(total, "amount", package, selection)


def comparison(package: Package, rows: pd.DataFrame, selection: Selection, what: str, text: words.Format) -> str:
    """Return medians by company type in one sentence, saying so where none is clearly highest."""
    people = words.roles(package, selection.role)
    if rows.empty:
        return f"Too few {people} in {words.place(package, selection.country)} for {what} by company type"
    medians = words.values_by_type(package, ((text(row.p50), row.company_types) for row in rows.itertuples()))
    unclear = len(rows) > 1 and clear_leader(rows) is None
    return f"Median {what} of {people}: {medians}{'; none clearly highest' if unclear else ''}"


def spread_finding(package: Package, selection: Selection) -> str:
    """Return how many times the 10th percentile of pay the 90th is, by company type."""
    rows, people = total_pay(package, selection), words.roles(package, selection.role)
    if rows.empty:
        return f"Too few {people} in {words.place(package, selection.country)} for the spread of pay by company type"
    spans = ((words.number(row.p90 / row.p10), row.company_types) for row in rows.itertuples())
    times = words.values_by_type(package, spans)
    return f"The 90th percentile of the pay of {people} as a multiple of the 10th: {times}"


def _of_role(frame: pd.DataFrame, prefix: str, package: Package, selection: Selection) -> pd.DataFrame:
    rows = cells(frame[frame["role_id"] == selection.role], apart(package, selection), selection.country)
    return by_role(bare(rows, prefix), package)
