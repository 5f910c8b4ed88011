"""Wages by place and industry of the occupation under which the people of the trade are counted, a neighbour."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from analysis import words
from analysis.bands import POINTS, bare
from analysis.finding import Finding, KeyFigure, sources_of
from analysis.package.memory import kept
from analysis.package.selection import EVERY_STATE, Selection
from analysis.package.tables import Package
from analysis.pay import money

NATION = "nation"
"""The kind of the one cell that is the whole country."""

MOST = 15
NOTHING = "No wages by place or industry in this data"


@kept()
def opening(package: Package, selection: Selection) -> Finding:
    """Return whose wages these are, the national median and the place that pays most.

    `rows` and `figures` are the country, the best-paid metropolitan area and the best-paid industry, as far as there
    are any. `notes` say what the sources cannot tell.
    """
    parts = (ranked(package, selection).rows, industries(package, selection).rows)
    firsts = [part[part["kind"] != NATION].head(1) for part in parts]
    rows = pd.concat([_of_kinds(package, selection, NATION), *firsts], ignore_index=True)
    if rows.empty:
        return Finding(rows, f"{NOTHING}.")
    write, whose = money.text(selection), occupation(package)
    figures = tuple(
        KeyFigure(row.name, write(row.p50), f"median wage of {whose}, {workers(row.employment)}")
        for row in rows.itertuples(index=False)
    )
    sources = (*sources_of(rows), *filter(None, [_warrant(package)]))
    notes = tuple(map(package.caveat_of, sources))
    return Finding(rows, _told(package, selection), figures, notes, sources)


@kept()
def metro_map(package: Package, selection: Selection) -> Finding:
    """Return metropolitan areas against the national median, and how many lie apart from it.

    Rows: name, employment, p10 to p90 in the chosen money, latitude, longitude, level (above, about or below the
    national median), against (percent above it), source_id, period. None where there is no national
    median to hold them against.
    """
    rows = _of_kinds(package, selection, "metro").merge(
        package["metros"][["area_code", "latitude", "longitude"]], left_on="place_id", right_on="area_code"
    )
    nation = _of_kinds(package, selection, NATION)["p50"]
    if rows.empty or nation.empty:
        return Finding(
            rows.iloc[:0].assign(level="", against=0.0), "No wages by metropolitan area to hold against a country's"
        )
    close = package.rules["close_percent"]
    against = 100 * (rows["p50"] / nation.iloc[0] - 1)
    level = pd.Series("about", index=rows.index).mask(against > close, "above").mask(against < -close, "below")
    above, below = int((level == "above").sum()), int((level == "below").sum())
    over = f"over {words.percent(close)}"
    sentence = f"{above} of {len(rows)} metros lie {over} above the national median wage, {below} lie {over} below it"
    return Finding(
        rows.assign(level=level, against=against), sentence, notes=(_neighbour(package),), sources=sources_of(rows)
    )


@kept()
def ranked(package: Package, selection: Selection) -> Finding:
    """Return the country and below it the best-paid metropolitan areas, and how far apart these are.

    The areas are those of the chosen state, or of the country those with many workers: no small one shall lead there
    by chance. Rows: kind, name, employment, p10 to p90 in the chosen money, source_id, period.
    """
    rows = _of_kinds(package, selection, "metro")
    wanted = _many(package, rows) if selection.state == EVERY_STATE else _in_state(rows, selection.state)
    notes = (_neighbour(package), "The source states no interval for its medians.")
    lacking = f"Too few {occupation(package)} in the metros of {place(package, selection)} for published wages"
    return _below_country(package, selection, rows[wanted].head(MOST), lacking, notes, str)


@kept()
def industries(package: Package, selection: Selection) -> Finding:
    """Return the country and below it sectors, and industries within them, with many workers, best-paid first.

    Rows as in `ranked`.
    """
    rows = _of_kinds(package, selection, "sector", "industry")
    few = f"Industries with under {words.number(package.rules['many_workers'])} of them are left out."
    lacking = f"Too few {occupation(package)} for wages by industry"
    return _below_country(
        package, selection, rows[_many(package, rows)], lacking, (_neighbour(package), few), _in_sentence
    )


@kept(most=1)
def states(package: Package) -> dict[str, str]:
    """Return the states that hold a metropolitan area, postal code to name, in the order of the table `states`."""
    metros = package["wages"].loc[package["wages"]["kind"] == "metro", "name"]
    held = {code for name in metros for code in _codes(name)}
    return {code: name for code, name in _names(package).items() if code in held}


@kept(most=1)
def country(package: Package) -> str:
    """Return the country whose wages these are; empty where there is none."""
    frame = package["wages"]
    return next(iter(frame.loc[frame["kind"] == NATION, "name"]), "")


@kept(most=1)
def occupation(package: Package) -> str:
    """Return the people whose wages these are, in a sentence: marketing managers."""
    return next(iter(package["wages"]["occupation"]), "people").lower()


def projection(package: Package) -> str:
    """Return the projection of a map of the country of the wages, as Plotly names it; empty where none is told."""
    rows = package["countries"]
    return next(iter(rows.loc[rows["country"] == country(package), "projection"]), "")


def place(package: Package, selection: Selection) -> str:
    """Return the place ranked, as after "in": the United States, California."""
    if selection.state == EVERY_STATE:
        return words.place(package, country(package))
    return _names(package).get(selection.state, selection.state)


def workers(employment: object) -> str:
    """Return a number of workers in words; withheld ones are said to be."""
    return "number of workers withheld" if pd.isna(employment) else f"{employment:,} workers"


def _of_kinds(package: Package, selection: Selection, *kinds: str) -> pd.DataFrame:
    """Return wages of the given kinds of cell in the chosen money, highest median first."""
    frame = package["wages"]
    rows = bare(frame[frame["kind"].isin(kinds)], "amount")
    factors = money.factors(package, rows["period"], selection)
    rows = rows.assign(**{point: rows[point] * factors for point in POINTS})
    return rows.sort_values(["p50", "employment"], ascending=False).reset_index(drop=True)


def _below_country(
    package: Package,
    selection: Selection,
    rows: pd.DataFrame,
    lacking: str,
    notes: tuple[str, ...],
    naming: Callable[[str], str],
) -> Finding:
    """Return the country above rows that are ranked, and the ends of these; `lacking` is said where there are none."""
    every = pd.concat([_of_kinds(package, selection, NATION), rows], ignore_index=True)
    if rows.empty:
        return Finding(every, lacking if len(package["wages"]) else NOTHING, notes=notes if len(every) else ())
    write, first, last = money.text(selection), rows.iloc[0], rows.iloc[-1]
    if len(rows) == 1:
        people = words.capital(occupation(package))
        sentence = f"{people} in {naming(first['name'])} earn a median of {write(first['p50'])}"
    else:
        wages = [f"{write(one['p50'])} in {naming(one['name'])}" for one in (first, last)]
        brief = [f"{write(one['p50'])} in {_first_city(naming(one['name']))}" for one in (first, last)]
        sentence = words.fitting(
            f"Median wage of {occupation(package)}: {', '.join(wages)}",
            f"Median wage: {', '.join(wages)}",
            f"Median wage: {', '.join(brief)}",
        )
    return Finding(every, sentence, notes=notes, sources=sources_of(rows))


def _told(package: Package, selection: Selection) -> str:
    """Return the opening's sentences: the national median, who is counted there, and the metro that pays most."""
    nation, write, whose = _of_kinds(package, selection, NATION), money.text(selection), occupation(package)
    said = [f"These are the wages of {whose}."]
    if len(nation):
        whole, where = nation.iloc[0], words.place(package, country(package))
        median = f"**{write(whole['p50'])}** in {words.month(whole['period'])}"
        said = [f"The median wage of {whose} in {where} was {median}."]
    if warrant := _warrant(package):
        lists = f"{package.publisher_of(warrant)} lists the title under that occupation"
        said += [f"{words.capital(package.trade.people)} are counted among them: {lists}."]
    said += ["It is a related occupation, not the same job."]
    metros = ranked(package, replace(selection, state=EVERY_STATE)).rows
    best = metros.loc[metros["kind"] == "metro", "name"].head(1)
    said += [f"Of the larger metros, **{name}** has the highest median." for name in best]
    return " ".join(said)


def _warrant(package: Package) -> str:
    """Return the source that says who is counted here; empty where the descriptor's is not among the sources."""
    warrant = package.trade.warrant  # of the atlas, where a folder of tables has no descriptor of its own
    return warrant if warrant in set(package["sources"]["source_id"]) else ""


def _neighbour(package: Package) -> str:
    people = package.trade.people
    return f"{words.capital(occupation(package))} are an occupation related to {people}, who are counted among them."


def _many(package: Package, rows: pd.DataFrame) -> pd.Series:
    return rows["employment"].ge(package.rules["many_workers"]).fillna(False).astype(bool)


def _in_state(rows: pd.DataFrame, state: str) -> pd.Series:
    return rows["name"].map(lambda name: state in _codes(name)).astype(bool)


def _names(package: Package) -> dict[str, str]:
    return dict(package["states"][["state", "name"]].itertuples(index=False))


def _codes(name: str) -> list[str]:
    """Return the postal codes of the states in a metropolitan area's name: Duluth, MN-WI has two."""
    return name.rpartition(", ")[2].split("-")


def _first_city(name: str) -> str:
    """Return a metropolitan area by the first of its cities and states: Washington, DC; another name as it is."""
    cities, _comma, states = name.rpartition(", ")
    return f"{cities.partition('-')[0]}, {states.partition('-')[0]}" if cities else name


def _in_sentence(name: str) -> str:
    return name[:1].lower() + name[1:]
