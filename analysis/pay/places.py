"""Product managers' own pay by place, and what place and years stayed make within one company and level."""

from __future__ import annotations

import pandas as pd

from analysis import words
from analysis.bands import bare
from analysis.finding import Finding, sources_of
from analysis.package.memory import kept
from analysis.package.selection import Selection
from analysis.package.tables import Package
from analysis.pay import money
from analysis.verdict import clear_leader, clearly_above, clearly_differs

PLACE, STAYED = "place", "stayed"


@kept()
def opening(package: Package, selection: Selection) -> Finding:
    """Return pay of the chosen role by place, and what place makes within one company and level.

    `notes` say what the sources cannot tell.
    """
    found = (by_role(package, selection), within_companies(package, selection))
    sentence = " ".join(f"{one.sentence}." for one in found)
    sources = tuple(dict.fromkeys(source for one in found for source in one.sources))
    return Finding(found[0].rows, sentence, notes=tuple(map(package.caveat_of, sources)), sources=sources)


@kept()
def by_role(package: Package, selection: Selection) -> Finding:
    """Return total pay of the chosen role by metropolitan area in the chosen currency, highest median first.

    Rows: place, n, employers, largest_employer, share_largest, p10 to p90, low, high (90 % interval, employers drawn
    anew), rest (the median without the largest employer), source_id, period.
    """
    rows = bare(package["place_pay"], "amount")
    rows = rows[rows["role_id"] == selection.role]
    rows = money.converted(rows, package, selection).sort_values("p50", ascending=False).reset_index(drop=True)
    people = words.roles(package, selection.role)
    if rows.empty:
        return Finding(rows, f"Too few {people} in any one metro for pay by place")
    return Finding(rows, _highest(rows, people, selection), notes=_dominated(package, rows), sources=sources_of(rows))


@kept()
def within_companies(package: Package, selection: Selection) -> Finding:
    """Return how far pay lies from that of the first place, in percent, between people of one company and level.

    Rows: name, share (percent; nought is the first place), low, high, n, employers, largest_employer, share_largest,
    rest (the share without the largest employer there or in the first place), source_id, period. The choice does not
    matter.
    """
    rows = within(package, PLACE)
    if rows.empty:
        return Finding(rows, "No comparison of places within companies in this data")
    first, others = rows.iloc[0]["name"], rows.iloc[1:]
    clear = others[others.apply(clearly_differs, axis=1)] if len(others) else others
    said = words.listed([f"{row.name} {signed(row.share)}" for row in clear.itertuples(index=False)])
    sentence = f"Pay within one company and level against {first}: {said or 'no clear difference anywhere'}"
    return Finding(rows, sentence, notes=_moved(package, rows), sources=sources_of(rows))


@kept()
def staying(package: Package, selection: Selection) -> Finding:
    """Return how far pay lies from that of newcomers, in percent, between people of one company and level.

    Rows as in `within_companies`, by years at the employer.
    """
    rows = within(package, STAYED)
    if rows.empty:
        return Finding(rows, "No comparison of pay by years at the employer in this data")
    last = rows.iloc[-1]
    difference = f"{signed(last['share'])} for {last['name']}" if clearly_differs(last) else "no clear difference"
    sentence = f"Pay within one company and level against newcomers: {difference} at the employer"
    return Finding(rows, sentence, notes=_moved(package, rows), sources=sources_of(rows))


def within(package: Package, what: str) -> pd.DataFrame:
    """Return the groups that `what` tells apart within companies: name, share, low, high, rest (percent), in order."""
    rows = package["pay_within"]
    rows = rows[rows["what"] == what].sort_values("position").reset_index(drop=True)
    return rows.rename(columns={"share_low": "low", "share_high": "high", "share_without_largest": "rest"})


def _highest(rows: pd.DataFrame, people: str, selection: Selection) -> str:
    """Return where pay is highest; a place is named first only where its interval lies above all others'."""
    write, first = money.text(selection), rows.iloc[0]
    if len(rows) == 1:
        return f"{words.capital(people)} in {first['place']} report a median of {write(first['p50'])}"
    if clear_leader(rows) is not None:
        return (
            f"{words.capital(people)} report most in {first['place']}: {write(first['p50'])}, then "
            f"{write(rows.iloc[1]['p50'])} in {rows.iloc[1]['place']}"
        )
    below = [row for _index, row in rows.iterrows() if clearly_above(first, row)]
    if not below:
        return f"Pay of {people} by place: no clear difference between {len(rows)} metros"
    lowest = below[-1]
    return (
        f"{words.capital(people)} report {write(first['p50'])} in {first['place']} and {write(lowest['p50'])} in "
        f"{lowest['place']}"
    )


def _dominated(package: Package, rows: pd.DataFrame) -> tuple[str, ...]:
    """Name the cells in which one employer has over half of the people."""
    large = rows[rows["share_largest"] > package.rules["dominant_percent"]]
    named = [
        f"{words.capital(row.largest_employer)} in {row.place} ({words.percent(row.share_largest)})"
        for row in large.itertuples()
    ]
    return (f"One employer has over half of the people: {words.listed(named)}.",) if named else ()


def _moved(package: Package, rows: pd.DataFrame) -> tuple[str, ...]:
    """Name the differences that hang on one employer: without it they are others by more than is passed over."""
    moved = rows[(rows["share"] - rows["rest"]).abs() > package.rules["moves_percent"]]
    named = [f"{row.name} {signed(row.rest)} instead of {signed(row.share)}" for row in moved.itertuples(index=False)]
    return (f"Without the largest employer: {words.listed(named)}.",) if named else ()


def signed(value: float) -> str:
    """Return a difference in percent with its sign: −8%, 0%, +3%."""
    sign = "" if round(value) == 0 else "+" if value > 0 else "−"
    return f"{sign}{abs(value):.0f}%"
