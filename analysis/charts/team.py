"""Charts of a visitor's own team: each person on the market's band, own bands beside it, and groups at equal level."""

from __future__ import annotations

import pandas as pd

from analysis import words
from analysis.charts import bands as of_bands
from analysis.charts.chart import Chart, Encoding, hyphenated, source_line
from analysis.charts.forms.differences import differences
from analysis.charts.forms.ranges import Group, ranges
from analysis.charts.theme import BLUE, MARKET, Mode, SeriesStyle
from analysis.package.selection import Selection
from analysis.package.tables import Package
from analysis.pay.places import signed
from analysis.team import bands as of_own_bands
from analysis.team import groups as of_groups
from analysis.team import positions as of_positions

PERSON = SeriesStyle("one person", BLUE, "blue", "circle", "●")
OWN_BAND = SeriesStyle("your band", BLUE, "blue", "circle", "●")
WHO, GAP = "Group and level", "Gap (%)"
OWN_ENDS = {"lowest": "own_low", "middle": "own_mid", "highest": "own_high"}
MOST_DOTS = 500
"""People who can be told apart as dots."""


def positions(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Each person's pay on the market's band of their level, type and place. When: who is out of range, how far."""
    found = of_positions.positions(package, selection)
    rows = found.rows if len(found.rows) <= MOST_DOTS else found.rows.iloc[:0]
    if len(found.rows) > MOST_DOTS:
        note = f"More than {MOST_DOTS} dots cannot be told apart: choose a company type, or look at the table by level."
    else:
        note = " ".join(found.notes)
    name, currency = of_positions.part_name(package, selection), package.currencies.home
    groups = [_cell(package, cell) for _key, cell in rows.groupby(of_positions.CELL, sort=False)] if len(rows) else []
    table = of_positions.sheet(package, selection) if len(rows) else rows
    return Chart(
        name="team-positions",
        title=found.sentence,
        subtitle=f"{name} in {currency} a year: a dot a person, beside the market's {of_bands.HOW_TO_READ}. "
        "At the right: median compa-ratio, and people.",
        source=source_line(package, _sources(package, found.sources), len(rows)),
        alt=f"A dot a person over the market's range of their level. {found.sentence}.",
        table=table,
        figure=ranges(groups, {"market": MARKET}, words.money(currency), mode, dots=PERSON) if groups else None,
        key=(PERSON, MARKET),
        note=note,
        slug=hyphenated("team", of_positions.part(package, selection)),
        encoding=_on_bands(name, currency) if groups else None,
    )


def _cell(package: Package, rows: pd.DataFrame) -> Group:
    """Return the people of a level, company type and place as dots over the market's band."""
    first, write = rows.iloc[0], words.money(package.currencies.home)
    names = [words.role(package, first["role_id"])]
    names += [of_positions.own_types(package)[first["company_types"]]] * (len(package.types.ids) > 1)
    hover = [
        f"Row {row.row:,}: <b>{write(row.amount)}</b><br>compa-ratio {words.percent(row.ratio)}, "
        f"{of_positions.PLACES[row.at]}"
        for row in rows.itertuples()
    ]
    band = rows.iloc[[0]].assign(
        series="market",
        value=words.percent(rows["ratio"].median()),
        n=len(rows),
        hover=f"{_median(first, write)}<br>middle 50% {write(first['p25'])} to {write(first['p75'])}",
        dots=[list(zip(rows["amount"], hover, strict=True))],
    )
    names.append(first["country"])
    return Group(", ".join(names), band, caption=_whose(first))


def _median(row: pd.Series, write: words.Format) -> str:
    return f"<b>{write(row['p50'])}</b> median of {row['held']}, n = {row['n']:,.0f}"


def _whose(row: pd.Series) -> str:
    return f"{words.capital(row['held'])}, n = {row['n']:,.0f}"


def _on_bands(name: str, currency: str) -> Encoding:
    columns, amount = _market_columns(currency), words.with_unit(name, currency)
    groups, middle = ("Level", "Row of the file"), dict(columns)["p50"]
    return Encoding("ranges", currency, groups, value=middle, points=columns, marked=((PERSON.label, amount),))


def _market_columns(currency: str) -> tuple[tuple[str, str], ...]:
    names = of_positions.POINT_NAMES.items()
    return tuple((point, words.with_unit(f"Market, {name}", currency)) for point, name in names)


def bands(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """The own band of each level above the market's. When: do our bands still stand where we mean them to."""
    found = of_own_bands.bands(package, selection)
    rows, currency = found.rows, package.currencies.home
    groups = [_own_band(package, row) for _index, row in rows.iterrows()]
    return Chart(
        name="team-bands",
        title=found.sentence,
        subtitle=f"Pay in {currency} a year: your band (bar, its middle a symbol), and the market's "
        f"{of_bands.HOW_TO_READ}. At the right: your middle's percentile in the market.",
        source=source_line(package, _sources(package, found.sources), len(rows), "bands"),
        alt=f"Two ranges a level, the own band and the market's. {found.sentence}.",
        table=_band_table(package, rows),
        figure=ranges(groups, {"own": OWN_BAND, "market": MARKET}, words.money(currency), mode) if groups else None,
        key=(OWN_BAND, MARKET),
        note=" ".join(found.notes),
        slug="team",
        encoding=_bands_encoding(currency) if groups else None,
    )


def _own_band(package: Package, row: pd.Series) -> Group:
    write = words.money(package.currencies.home)
    ends = {"p10": row["own_low"], "p25": row["own_low"], "p75": row["own_high"], "p90": row["own_high"]}
    own = {"series": "own", "p50": row["own_mid"], "value": row["stands"], **ends}
    own["hover"] = f"<b>{write(row['own_mid'])}</b>, from {write(row['own_low'])} to {write(row['own_high'])}"
    market = {"series": "market", **row[["p10", "p25", "p50", "p75", "p90"]], "value": ""}
    if pd.isna(row["p50"]):
        shown, caption = [own], "The market tells nothing of it"
    else:
        shown, caption = [own, market | {"hover": _median(row, write)}], _whose(row)
    return Group(words.role(package, row["role_id"]), pd.DataFrame(shown), caption=caption)


def _band_table(package: Package, rows: pd.DataFrame) -> pd.DataFrame:
    if rows.empty:
        return rows
    currency = package.currencies.home
    ends = {f"Your {name}": rows[column] for name, column in OWN_ENDS.items()}
    ends |= {f"Market, {name}": rows[point] for point, name in of_positions.POINT_NAMES.items()}
    return pd.DataFrame(
        {
            "Level": rows["role_id"].map(package.ladder.names),
            **{words.with_unit(name, currency): column.round(0) for name, column in ends.items()},
            "Your middle stands at": rows["stands"],
            "Held against": rows["held"].fillna("").map(words.capital),
            "People there": rows["n"],
        }
    )


def _bands_encoding(currency: str) -> Encoding:
    columns = _market_columns(currency)
    marked = tuple((name, words.with_unit(f"Your {name}", currency)) for name in OWN_ENDS)
    return Encoding("ranges", currency, groups=("Level",), value=dict(columns)["p50"], points=columns, marked=marked)


def gaps(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """How far pay of each group is from that of the largest one at equal level. When: is a gap beyond noise."""
    found = of_groups.gaps(package, selection)
    rows, level = found.rows, words.level(package)
    style = SeriesStyle("the other group", BLUE, "blue", "circle", "●")
    low, high = (f"{level} interval {end} (%)" for end in ("from", "to"))
    return Chart(
        name="team-gaps",
        title=found.sentence,
        subtitle=_of_gaps(package, selection),
        source=source_line(package, _sources(package, found.sources), found.rows["n"].max() if len(rows) else None),
        alt=f"One dot a comparison with its interval, left and right of zero. {found.sentence}.",
        table=_gap_table(rows, low, high),
        figure=differences(_marks(package, rows), style, signed, mode, lines=_lines(package)) if len(rows) else None,
        note=" ".join(found.notes),
        slug=hyphenated("team", of_positions.part(package, selection)),
        encoding=Encoding("differences", "%", (WHO,), value=GAP, low=low, high=high) if len(rows) else None,
    )


def _marks(package: Package, rows: pd.DataFrame) -> pd.DataFrame:
    hover = [
        f"<b>{signed(row.value)}</b>, {words.level(package)} interval {signed(row.low)} to "
        f"{signed(row.high)}<br>{row.people:,} against {row.others:,} people"
        for row in rows.itertuples()
    ]
    return rows.assign(text=rows["value"].map(signed), hover=hover)


def _of_gaps(package: Package, selection: Selection) -> str:
    name = package.components.name_of(of_positions.part(package, selection))
    return (
        f"{name}: median gap to the largest group among people of the same level and place, in percent, with its "
        f"{words.level(package)} interval (line). Beyond noise is what does not reach zero."
    )


def _gap_table(rows: pd.DataFrame, low: str, high: str) -> pd.DataFrame:
    if rows.empty:
        return rows
    return pd.DataFrame(
        {
            WHO: rows["name"],
            "People": rows["people"],
            "People of the largest group": rows["others"],
            GAP: rows["value"].round(1),
            low: rows["low"].round(1),
            high: rows["high"].round(1),
            "Beyond noise": rows["is_clear"].map({True: "yes", False: "no"}),
            "Gap of the means (%)": rows["mean"].round(1),
        }
    )


def _lines(package: Package) -> tuple[float, float]:
    at = float(package.rules["assessed_percent"])
    return -at, at


def _sources(package: Package, found: tuple[str, ...]) -> tuple[str, ...]:
    """Return the visitor's own source, then those of the market beside it."""
    return tuple(dict.fromkeys((str(package["sources"]["source_id"].iat[0]), *found))) if found else ()
