"""The team beside the market: each person on the band of their level, type and place, and what is lacking to it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from analysis import words
from analysis.bands import by_role
from analysis.finding import Finding, KeyFigure, sources_of
from analysis.own.own import MARKET, MOST_PEOPLE, REFUSED
from analysis.package.memory import kept
from analysis.package.selection import Selection, apart
from analysis.package.tables import Package

CELL = ["role_id", "company_types", "country"]
POINT_NAMES = {"p10": "10th percentile", "p25": "25th percentile", "p50": "median"}
POINT_NAMES |= {"p75": "75th percentile", "p90": "90th percentile"}
"""What a reader calls the points of a band."""

BELOW, WITHIN, ABOVE = "below", "within", "above"
PLACES = {BELOW: "below the middle 50%", WITHIN: "in the middle 50%", ABOVE: "above the middle 50%"}
"""Where pay may stand in a market's band."""


WHERE = {BELOW: "below", WITHIN: "within", ABOVE: "above"}
"""The same in a sentence that names the band once."""


def team(package: Package, selection: Selection) -> pd.DataFrame:
    """Return the people of the chosen company types as `team` has them, whatever their place; none where none are."""
    people = package.get("team", pd.DataFrame(columns=["company_types"]))
    return people[people["company_types"].isin([package.types.pooled([one]) for one in apart(package, selection)])]


def parts(package: Package) -> tuple[str, ...]:
    """Return the parts of pay that are held against the market, in their order."""
    known = set(package.get("market", pd.DataFrame(columns=["component"]))["component"])
    return tuple(one.component for one in package.components if one.component in known)


def part(package: Package, selection: Selection) -> str:
    """Return the part of pay that the team is shown by: the chosen one, else the first held against the market."""
    held = parts(package)
    return selection.component if selection.component in held or not held else held[0]


@kept()
def positions(package: Package, selection: Selection) -> Finding:
    """Return each person's pay in the market's band of their level, company type and place, and how many are where.

    Rows, highest level first and by pay within a cell: those of `team`, amount (a year), the market's p10 to p90, low,
    high, n, source_id, period and held (whom it is of), ratio (compa-ratio: percent of the market's median), at (key of
    `PLACES`), to_p25 and to_p50 (what is lacking to the 25th percentile and to the median, 0 where nothing is).
    `notes` say who is held against nothing, and in which money the market is.
    """
    people, component = team(package, selection), part(package, selection)
    rows = _held(package, people, component)
    notes = [] if _refused(package) else [_unheld(package, people, rows, component), *_told(package)]
    sentence = _sentence(package, rows, component) if len(rows) else _nobody(package, people, component)
    return Finding(rows, sentence, _figures(package, rows), tuple(filter(None, notes)), sources_of(rows))


def _held(package: Package, people: pd.DataFrame, component: str) -> pd.DataFrame:
    market = package.get("market", pd.DataFrame(columns=["component"]))
    if people.empty or market.empty or component not in people:
        return pd.DataFrame()
    market = market[market["component"] == component]
    rows = people.assign(amount=people[component]).dropna(subset="amount").merge(market, on=CELL)
    rows = rows.assign(
        ratio=100 * rows["amount"] / rows["p50"].replace(0, np.nan),
        at=np.select([rows["amount"] < rows["p25"], rows["amount"] > rows["p75"]], [BELOW, ABOVE], WITHIN),
        to_p25=(rows["p25"] - rows["amount"]).clip(lower=0),
        to_p50=(rows["p50"] - rows["amount"]).clip(lower=0),
    )
    return by_role(rows.sort_values(["country", "amount"], kind="stable"), package)


def by_level(package: Package, selection: Selection) -> pd.DataFrame:
    """Return the team by level as a table for readers, highest first, and all of it last; empty for nobody."""
    rows, currency = positions(package, selection).rows, package.currencies.home
    if rows.empty:
        return rows
    levels = [(words.role(package, role), cell) for role, cell in rows.groupby("role_id", sort=False)]
    every = levels if len(levels) == 1 else [*levels, ("All levels", rows)]
    return pd.DataFrame([_line(name, cell, currency) for name, cell in every])


def _line(name: str, rows: pd.DataFrame, currency: str) -> dict[str, object]:
    at = rows["at"].value_counts()
    return {
        "Level": name,
        "People": len(rows),
        "Median compa-ratio (%)": round(rows["ratio"].median()),
        **{words.capital(text): int(at.get(key, 0)) for key, text in PLACES.items()},
        words.with_unit("To the 25th percentile", currency): round(rows["to_p25"].sum()),
        words.with_unit("To the median", currency): round(rows["to_p50"].sum()),
    }


def sheet(package: Package, selection: Selection) -> pd.DataFrame:
    """Return each person as a line for readers, by the row of the file and without a name."""
    rows, currency = positions(package, selection).rows, package.currencies.home
    if rows.empty:
        return rows
    amounts = {
        part_name(package, selection): "amount",
        **{f"Market, {name}": point for point, name in POINT_NAMES.items()},
        "Lacking to the 25th percentile": "to_p25",
        "Lacking to the median": "to_p50",
    }
    return pd.DataFrame(
        {
            "Row of the file": rows["row"],
            "Level": rows["role_id"].map(package.ladder.names),
            "Company type": rows["company_types"].map(own_types(package)),
            "Place": rows["country"],
            **{words.with_unit(name, currency): rows[column].round(0) for name, column in amounts.items()},
            "Compa-ratio (%)": rows["ratio"].round(1),
            "Stands": rows["at"].map(PLACES),
            "Held against": rows["held"].map(words.capital),
            "People there": rows["n"].astype(int),
            "Source": rows["source_id"].map(package.publisher_of),
        }
    )


def own_types(package: Package) -> dict[str, str]:
    """Return the names of the company types by the keys that `team` has; a type that is the only one has its own."""
    return {package.types.pooled([kind.company_type]): kind.name for kind in package.types}


def part_name(package: Package, selection: Selection) -> str:
    """Return the name of the part of pay that the team is shown by: Base pay."""
    return package.components.name_of(part(package, selection))


def _sentence(package: Package, rows: pd.DataFrame, component: str) -> str:
    at = rows["at"].value_counts()
    there = [f"{at[key]:,} {where}" for key, where in WHERE.items() if key in at]
    first, *others = [f"{one} the market's middle 50%" if one is there[0] else f"{one} it" for one in there]
    whose = f"{words.capital(package.components.label_of(component))} of {_people(len(rows))}"
    said = f"{whose}: {words.listed([first, *others])}"
    return words.fitting(f"{said}; median compa-ratio {words.percent(rows['ratio'].median())}", said)


def _figures(package: Package, rows: pd.DataFrame) -> tuple[KeyFigure, ...]:
    if rows.empty:
        return ()
    write, at = words.money(package.currencies.home), rows["at"].value_counts()
    whose = f"of {_people(len(rows))} held against the market"
    return (
        KeyFigure(
            "Median compa-ratio", words.percent(rows["ratio"].median()), f"percent of the market's median, {whose}"
        ),
        KeyFigure("Below the middle 50%", f"{at.get(BELOW, 0):,}", whose),
        KeyFigure("To the 25th percentile", write(rows["to_p25"].sum()), "a year, to bring everyone into the range"),
        KeyFigure("To the median", write(rows["to_p50"].sum()), "a year, to bring everyone to it"),
        KeyFigure("Above the middle 50%", f"{at.get(ABOVE, 0):,}", whose),
    )


def _nobody(package: Package, people: pd.DataFrame, component: str) -> str:
    """Return why nobody is held against the market, without full stop."""
    if people.empty:
        return f"Nobody is held against the market: this takes rows of people, at most {MOST_PEOPLE:,}"
    if why := _refused(package):
        return why.rstrip(".")
    if component not in people or people[component].isna().all():
        return "No pay in this data to hold against the market"
    return "Nobody is held against the market"


def _unheld(package: Package, people: pd.DataFrame, rows: pd.DataFrame, component: str) -> str:
    """Return how many people are held against nothing and why; empty where all are or nobody is."""
    left = people[~people["row"].isin(rows["row"])] if len(rows) else people
    if left.empty:
        return ""
    paid = left[left[component].notna()] if component in left else left.iloc[:0]
    cells = [_cell(package, *cell) for cell in paid[CELL].drop_duplicates().itertuples(index=False, name=None)]
    shown = words.listed([*cells[:MOST_NAMED], *([f"{len(cells) - MOST_NAMED} more"] * (len(cells) > MOST_NAMED))])
    why = [f"{_people(len(left) - len(paid))} without it"] * (len(left) > len(paid))
    why += [f"{_people(len(paid))} of whom the market tells nothing ({shown})"] * bool(len(paid))
    return f"Left out: {words.listed(why)}."


MOST_NAMED = 4


def _cell(package: Package, role: str, types: str, country: str) -> str:
    at = "" if len(package.types.ids) == 1 else f" {words.at_company_types(package, types)}"
    return f"{words.roles(package, role)}{at} in {country}"


def _refused(package: Package) -> str:
    """Return why nobody can be held against the market, in a sentence; empty where somebody can."""
    return package.descriptor.get(MARKET, {}).get(REFUSED, "")


def _told(package: Package) -> Iterator[str]:
    yield from package.descriptor.get(MARKET, {}).values()
    yield "Compa-ratio is pay in percent of the market's median; the market is what people reported, not your peers."


def _people(count: int) -> str:
    return f"{count:,} {'person' if count == 1 else 'people'}"
