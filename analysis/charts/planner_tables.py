"""Tables behind the charts of a plan, and what of them is drawn how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from analysis import words
from analysis.charts import bands as of_bands
from analysis.charts.chart import Encoding
from analysis.charts.theme import SeriesStyle
from analysis.package.tables import Package

Styles = Mapping[Any, SeriesStyle]
"""How ways or rungs look, in their order."""

BAND = ("90% band from (%)", "90% band to (%)")


def chance_table(package: Package, rows: pd.DataFrame) -> pd.DataFrame:
    """Return chances by year from now, in percent, for readers."""
    return table(
        package,
        rows,
        {
            "Years from now": rows["years"],
            "Chance (%)": 100 * rows.get("share", rows["n"]),
            BAND[0]: 100 * rows.get("share_low", rows["n"]),
            BAND[1]: 100 * rows.get("share_high", rows["n"]),
        },
    )


def chance_encoding(by: str, styles: Styles) -> Encoding:
    """Return the encoding of chances that differ in `by`, path or rung; all are of one of the other."""
    order, (low, high) = _order(styles), BAND
    series, group = ("Way", "Level") if by == "path" else ("Level", "Way")
    steps = Encoding("steps", "%", (group,), x="Years from now", value="Chance (%)", series=series, order=order)
    return replace(steps, low=low, high=high)


def dates_table(package: Package, rows: pd.DataFrame) -> pd.DataFrame:
    """Return years until each rung for readers."""
    seen = {"Seen for (years)": rows["seen"]} if "seen" in rows else {}
    return table(package, rows, of_bands.amounts(package, rows, "years") | seen)


def ranges_encoding(package: Package, rows: pd.DataFrame, unit: str, groups: list[str], styles: Styles) -> Encoding:
    """Return the encoding of ranges, one a way; `groups` are the columns that tell rows apart."""
    return of_bands.encoded(package, rows, unit, groups, "Way", _order(styles))


def pay_table(package: Package, rows: pd.DataFrame, unit: str) -> pd.DataFrame:
    """Return pay by year from now for readers, in whole units of a currency."""
    names = _pay_names(unit)
    amounts = {name: rows[key].round() for key, name in names.items() if key in rows}
    return table(package, rows, {"Years from now": rows["years"]} | amounts)


def paid_encoding(unit: str, styles: Styles) -> Encoding:
    """Return the encoding of pay by year, one line a way."""
    value, low, high = _pay_names(unit).values()
    lines = Encoding("lines", unit, x="Years from now", value=value, series="Way")
    return replace(lines, order=_order(styles), low=low, high=high)


def table(package: Package, rows: pd.DataFrame, columns: dict[str, pd.Series]) -> pd.DataFrame:
    """Return rows with names for readers: the way, the rung where rows differ in it, the columns, people and source."""
    named = {"Way": rows["path"].map(words.capital)}
    if "rung" in rows:
        named["Level"] = rows["rung"].map(lambda rung: words.rung_or_above(package, int(rung)))
    people = {"People": rows["n"], "Source": rows["source_id"].map(package.publisher_of)}
    return pd.DataFrame(named | columns | people)


def _pay_names(unit: str) -> dict[str, str]:
    return {"p50": words.with_unit("Mean", unit)} | {
        end: words.with_unit(f"90% band {name}", unit) for end, name in (("low", "from"), ("high", "to"))
    }


def _order(styles: Styles) -> tuple[str, ...]:
    return tuple(words.capital(style.label) for style in styles.values())
