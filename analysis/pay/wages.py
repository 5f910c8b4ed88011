"""Wages by place and industry: marketing managers, the occupation under which product managers are counted."""

from __future__ import annotations

import pandas as pd

from analysis import words
from analysis.bands import POINTS, bare
from analysis.package.memory import kept
from analysis.package.selection import EVERY_STATE, Selection, first_selection
from analysis.package.tables import Package
from analysis.pay import money

SOURCE_ID = "bls_oews"
WARRANT = "onet"
MANY_WORKERS = 1_000
"""Metros and industries with fewer of them are ranked only within a state, so that no small one leads by chance."""

MOST = 15
CLOSE = 0.03
"""A median within this share of the national one counts as about the same: the source states no interval."""

LEVELS = ("above", "about", "below")
STATES = {
    **{"AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado"},
    **{"CT": "Connecticut", "DC": "District of Columbia", "DE": "Delaware", "FL": "Florida", "GA": "Georgia"},
    **{"HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas"},
    **{"KY": "Kentucky", "LA": "Louisiana", "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan"},
    **{"MN": "Minnesota", "MS": "Mississippi", "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada"},
    **{"NH": "New Hampshire", "NJ": "New Jersey", "NM": "New Mexico", "NY": "New York", "NC": "North Carolina"},
    **{"ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon", "PA": "Pennsylvania"},
    **{"PR": "Puerto Rico", "RI": "Rhode Island", "SC": "South Carolina", "SD": "South Dakota", "TN": "Tennessee"},
    **{"TX": "Texas", "UT": "Utah", "VT": "Vermont", "VA": "Virginia", "WA": "Washington", "WV": "West Virginia"},
    **{"WI": "Wisconsin", "WY": "Wyoming"},
}


@kept()
def states(package: Package) -> dict[str, str]:
    """Return the states that hold a metropolitan area, postal code to name, in the order of names."""
    names = package["wages"].loc[package["wages"]["kind"] == "metro", "name"]
    held = {code for name in names for code in _codes(name)}
    return {code: name for code, name in STATES.items() if code in held}


def of_kinds(package: Package, selection: Selection, *kinds: str) -> pd.DataFrame:
    """Return wages of the given kinds of cell in the chosen money, highest median first.

    Columns: kind, place_id, name, employment, p10 to p90, source_id, period.
    """
    frame = package["wages"]
    rows = bare(frame[frame["kind"].isin(kinds)], "amount")
    factors = money.factors(package, rows["period"], selection)
    rows = rows.assign(**{point: rows[point] * factors for point in POINTS})
    return rows.sort_values(["p50", "employment"], ascending=False).reset_index(drop=True)


@kept()
def nation(package: Package, selection: Selection) -> pd.Series:
    """Return the wages of the whole country."""
    return of_kinds(package, selection, "nation").iloc[0]


@kept()
def on_map(package: Package, selection: Selection) -> pd.DataFrame:
    """Return the metropolitan areas with latitude, longitude and level: above, about or below the national median."""
    rows = of_kinds(package, selection, "metro").merge(
        package["metros"][["area_code", "latitude", "longitude"]], left_on="place_id", right_on="area_code"
    )
    against = rows["p50"] / nation(package, selection)["p50"] - 1
    level = pd.Series("about", index=rows.index).mask(against > CLOSE, "above").mask(against < -CLOSE, "below")
    return rows.assign(level=level)


@kept()
def ranked(package: Package, selection: Selection) -> pd.DataFrame:
    """Return the best-paid metropolitan areas: of the chosen state, or of the country those with many workers."""
    rows = of_kinds(package, selection, "metro")
    if selection.state == EVERY_STATE:
        return rows[rows["employment"].ge(MANY_WORKERS).fillna(False)].head(MOST).reset_index(drop=True)
    return rows[[selection.state in _codes(name) for name in rows["name"]]].head(MOST).reset_index(drop=True)


@kept()
def industries(package: Package, selection: Selection) -> pd.DataFrame:
    """Return sectors, and technology industries below them, with many workers."""
    rows = of_kinds(package, selection, "sector", "industry")
    return rows[rows["employment"].ge(MANY_WORKERS).fillna(False)].reset_index(drop=True)


@kept()
def answer(package: Package, selection: Selection) -> str:
    """Return the page's opening: whose wages these are, the national median, and the place that pays most."""
    whole, write, first = nation(package, selection), money.text(selection), ranked(package, first_selection(package))
    best = "" if first.empty else f" Of the larger metros, **{first.iloc[0]['name']}** has the highest median."
    return (
        f"The median marketing manager in the United States earned **{write(whole['p50'])}** in "
        f"{words.month(whole['period'])}. Product managers are counted among them: {package.publisher_of(WARRANT)} "
        f"lists the title under that occupation. It is a neighbour, not the same job.{best}"
    )


@kept()
def headline(package: Package, selection: Selection) -> list[tuple[str, str, str]]:
    """Return the key figures: label, value and whose it is, for the country, metros and industries."""
    write = money.text(selection)
    picks = [nation(package, selection), *_first(ranked(package, selection)), *_first(industries(package, selection))]
    return [
        (row["name"], write(row["p50"]), f"median wage of marketing managers, {workers(row['employment'])}")
        for row in picks
    ]


@kept()
def map_finding(package: Package, selection: Selection) -> str:
    """Return how many metropolitan areas lie apart from the national median, without full stop."""
    counts = on_map(package, selection)["level"].value_counts()
    above, below = int(counts.get("above", 0)), int(counts.get("below", 0))
    over = f"over {100 * CLOSE:.0f}%"
    return f"{above} of {counts.sum()} metros lie {over} above the national median wage, {below} lie {over} below it"


@kept()
def ranked_finding(package: Package, selection: Selection) -> str:
    """Return the first and the last of the metropolitan areas shown, without full stop."""
    rows, write = ranked(package, selection), money.text(selection)
    if rows.empty:
        return f"Too few marketing managers in the metros of {place(selection)} for published wages"
    first, last = rows.iloc[0], rows.iloc[-1]
    if len(rows) == 1:
        return f"Marketing managers in {first['name']} earn a median of {write(first['p50'])}"
    return (
        f"Median wage of marketing managers: {write(first['p50'])} in {first['name']}, "
        f"{write(last['p50'])} in {last['name']}"
    )


@kept()
def industry_finding(package: Package, selection: Selection) -> str:
    """Return the best-paying and the least-paying industry, without full stop."""
    rows, write = industries(package, selection), money.text(selection)
    if rows.empty:
        return "Too few marketing managers for wages by industry"
    first, last = rows.iloc[0], rows.iloc[-1]
    return (
        f"Median wage of marketing managers: {write(first['p50'])} in {_within(first['name'])}, "
        f"{write(last['p50'])} in {_within(last['name'])}"
    )


def place(selection: Selection) -> str:
    """Return the place ranked, as after "in": the United States, California."""
    return "the United States" if selection.state == EVERY_STATE else STATES[selection.state]


def workers(employment: object) -> str:
    """Return a number of workers in words; withheld ones are said to be."""
    return "number of workers withheld" if pd.isna(employment) else f"{employment:,} workers"


def _first(rows: pd.DataFrame) -> list[pd.Series]:
    return [rows.iloc[0]] if len(rows) else []


def _codes(name: str) -> list[str]:
    """Return the postal codes of the states in a metropolitan area's name: Duluth, MN-WI has two."""
    return name.rpartition(", ")[2].split("-")


def _within(name: str) -> str:
    return name[:1].lower() + name[1:]
