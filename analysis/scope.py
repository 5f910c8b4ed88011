"""Scope: how product work differs between sides such as startup and corporation, as told and as measured."""

from __future__ import annotations

import pandas as pd

from analysis import absent, tenure, verdict, words
from analysis.bands import bare, by_role, cells, of_source
from analysis.finding import Finding, sources_of
from analysis.package.memory import kept
from analysis.package.selection import Selection, apart
from analysis.package.tables import Package
from analysis.package.vocabulary import Side

NOTHING_TOLD = "No scales of what the work is like in this data"


@kept()
def opening(package: Package, selection: Selection) -> Finding:
    """Return which side scores higher on what, and the share of equity in pay on either side, which is measured.

    `rows` are those shares, one for each side that has one. `notes` say whose reading the scores are and what the
    sources of what is measured cannot tell.
    """
    rows = _shares_by_side(package, selection)
    measured = [measure(package, selection) for measure in (equity_share, experience, at_employer, pay_spread)]
    sources = tuple(dict.fromkeys(source for found in measured for source in found.sources))
    notes = (package.caveat_on("scope"), *(package.caveat_of(source) for source in sources))
    sentence = f"{_told(package)} {_measured(package, selection, rows)}".strip()
    return Finding(rows, sentence, notes=tuple(filter(None, notes)), sources=sources)


@kept()
def dumbbells(package: Package, selection: Selection) -> Finding:
    """Return one row a dimension and side, in their order, and where the sides are furthest apart.

    Columns: dimension_id, dimension, low_end, high_end, side, score (1 to 5), statement, basis, source_id. The choice
    does not matter.
    """
    rows = statements(package)
    return Finding(rows, _furthest(package), sources=sources_of(rows))


@kept()
def equity_share(package: Package, selection: Selection) -> Finding:
    """Return the share of equity in pay, percent, of the chosen role by company type: p25, p50, p75, low, high, n."""
    rows = _of_role(_equity(package, selection), "share", package, selection)
    return _compared(package, selection, rows, "share of equity in pay", words.percent)


@kept()
def experience(package: Package, selection: Selection) -> Finding:
    """Return years of experience of the chosen role by company type: p10 to p90, low, high, n."""
    rows = _of_role(package["progression"], "years", package, selection)
    return _compared(package, selection, rows, "work experience", words.years)


@kept()
def at_employer(package: Package, selection: Selection) -> Finding:
    """Return years at the current employer of the chosen role by company type: p25, p50, p75, low, high, n."""
    rows = _of_role(tenure.observed(package), "years", package, selection)
    return _compared(package, selection, rows, "time at the employer", words.years)


@kept()
def pay_spread(package: Package, selection: Selection) -> Finding:
    """Return total pay a year of the chosen role by company type, and how many times the 10th the 90th percentile is.

    Columns: p10 to p90, low, high (in the home currency), n, times.
    """
    total = of_source(package["compensation"], selection)
    total = total[total["component"] == package.components.of_kind("total")]
    rows = _of_role(total, "amount", package, selection)
    spread = rows[rows["p10"] > 0]
    rows = rows.assign(times=rows["p90"] / rows["p10"].where(rows["p10"] > 0))
    if spread.empty:
        return _found(package, selection, rows, _too_few(package, selection, "the spread of pay"))
    spans = [(row.p90 / row.p10, row.company_types) for row in spread.itertuples()]
    lead = f"Pay of {words.roles(package, selection.role)}, 90th percentile over 10th: "
    sentence = words.fitting(*(lead + times for times in words.versions_by_type(package, spans, words.number)))
    return _found(package, selection, rows, sentence)


@kept(most=1)
def statements(package: Package) -> pd.DataFrame:
    """Return what is told of each side on each dimension, in the order of dimensions and of sides.

    Raises `DataError` where a row is about a side that there is not.
    """
    rows, order = package["scope"], {side.side: place for place, side in enumerate(package.sides)}
    places = [order[package.sides[side].side] for side in rows["side"]]
    rows = rows.assign(_side=pd.Series(places, index=rows.index, dtype="int64"))
    return rows.sort_values(["position", "_side"], kind="stable").drop(columns="_side").reset_index(drop=True)


def compare(package: Package, selection: Selection, rows: pd.DataFrame, what: str, text: words.Format) -> str:
    """Return medians by company type, or the lowest and the highest, saying so where none is clearly highest."""
    if rows.empty:
        return _too_few(package, selection, what)
    medians = [(row.p50, row.company_types) for row in rows.itertuples()]
    lead = f"Median {what} of {words.roles(package, selection.role)}"
    unclear = f"; {verdict.unclear(len(rows))}" if len(rows) > 1 and verdict.clear_leader(rows) is None else ""
    return words.fitting(*(f"{lead}: {one}{unclear}" for one in words.versions_by_type(package, medians, text)))


def _compared(package: Package, selection: Selection, rows: pd.DataFrame, what: str, text: words.Format) -> Finding:
    return _found(package, selection, rows, compare(package, selection, rows, what, text))


def _found(package: Package, selection: Selection, rows: pd.DataFrame, sentence: str) -> Finding:
    """Return what is known of one role by company type, with notes on types of which it is not, or of one employer."""
    missing = absent.missing_types(package, rows, selection, words.roles(package, selection.role))
    notes = tuple(filter(None, (missing, absent.dominated(package, rows))))
    return Finding(rows, sentence, notes=notes, sources=sources_of(rows))


def _too_few(package: Package, selection: Selection, what: str) -> str:
    people, where = words.roles(package, selection.role), words.place(package, selection.country)
    return f"Too few {people} in {where} for {what} by company type"


def _scores(package: Package) -> pd.DataFrame:
    """Return scores with a dimension a row, named in lower case, and a side a column."""
    rows = statements(package)
    names = dict(zip(rows["dimension_id"], rows["dimension"].str.lower(), strict=True))
    scores = rows.pivot(index="dimension_id", columns="side", values="score").astype("float64")
    return scores.reindex(names).rename(index=names)


def _furthest(package: Package) -> str:
    """Return the dimensions on which the sides are furthest apart, as the sources are read."""
    scores = _scores(package)
    if scores.empty:
        return NOTHING_TOLD
    sides = [side for side in package.sides if side.side in scores]
    if len(sides) < 2:
        scales = f"{words.spelled(len(scores))} scale{'' if len(scores) == 1 else 's'}"
        return f"What the work is like at {sides[0].singular}, on {scales}"
    gap = scores.max(axis=1) - scores.min(axis=1)
    widest = gap.index[gap == gap.max()].tolist()
    nouns = words.capital(words.listed([side.noun for side in sides]))
    return f"{nouns} are furthest apart in {words.listed(widest)}"


def _told(package: Package) -> str:
    """Return what each side gives more of than any other side, by far."""
    scores = _scores(package)
    if len(scores.columns) < 2:
        return f"{_furthest(package)}."
    more = {side: _far_above(package, scores, side.side) for side in package.sides if side.side in scores}
    parts = [
        f"{side.singular} {f'gives a {package.trade.one} ' if at == 0 else ''}more **{words.listed(names)}**"
        for at, (side, names) in enumerate((side, names) for side, names in more.items() if names)
    ]
    alike = f"{words.listed([side.singular for side in more])} are much alike"
    return f"As the articles tell it, {', '.join(parts) or alike}."


def _far_above(package: Package, scores: pd.DataFrame, side: str) -> list[str]:
    """Return the dimensions on which a side is above every other one by far."""
    others = scores.drop(columns=side).max(axis=1)
    return scores.index[scores[side] - others >= package.rules["far_apart"]].tolist()


def _equity(package: Package, selection: Selection) -> pd.DataFrame:
    shares = of_source(package["pay_mix"], selection)
    return shares[shares["component"] == package.components.of_kind("equity")]


def _shares_by_side(package: Package, selection: Selection) -> pd.DataFrame:
    """Return the share of equity in the chosen role's pay for the company types behind each side, with `side`."""
    shares = _equity(package, selection)
    shares = shares[shares["role_id"] == selection.role]
    found = [
        bare(cells(shares, (side.company_types,), selection.country), "share").assign(side=side.side)
        for side in package.sides
    ]
    return pd.concat(found, ignore_index=True) if found else bare(shares.iloc[:0], "share").assign(side="")


def _measured(package: Package, selection: Selection, rows: pd.DataFrame) -> str:
    """Return the share of equity on either side in a sentence; empty where fewer than two sides are known."""
    if len(rows) < 2:
        return ""
    role = package.ladder[selection.role].in_sentence
    shares = [(words.percent(row.p50), package.sides[row.side]) for row in rows.itertuples()]
    (first, side), *others = shares
    parts = [f"{first} of the pay of the median {role} {words.at_company_types(package, side.company_types)}"]
    parts += [f"{share} {_elsewhere(package, side, other)}" for share, other in others]
    unclear = "" if verdict.clear_leader(rows) is not None else f", {verdict.unclear(len(rows))}"
    return f"Measured, equity is {words.listed(parts)}{unclear}."


def _elsewhere(package: Package, first: Side, other: Side) -> str:
    """Return where a side's people work, after another side was named: elsewhere, if that is all the rest."""
    members = [set(package.types.members(side.company_types)) for side in (first, other)]
    rest = set(package.types.ids) - members[0]
    return "elsewhere" if members[1] == rest else words.at_company_types(package, other.company_types)


def _of_role(frame: pd.DataFrame, prefix: str, package: Package, selection: Selection) -> pd.DataFrame:
    rows = cells(frame[frame["role_id"] == selection.role], apart(package, selection), selection.country)
    return by_role(bare(rows, prefix), package)
