"""What a release changed: medians that were published and are others now, with the reason, which a person wrote."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis.package.tables import DataError

NAME = "changes"
REASONS = "releases.csv"
"""By hand: release, date, source_id and why figures of that source change with it."""

JOINED = "+"
"""Within the key of several company types taken together; such cells are not recorded, since their parts are."""

SAME = ["table", "source_id", "key", "figure", "unit"]
COLUMNS = ["release", "date", *SAME, "before", "after", "n_before", "n_after", "reason"]


class Median(NamedTuple):
    """A table's median: its column, what tells cells apart beside source, role and company types, and its name."""

    column: str
    place: str
    named: str
    parts: tuple[str, ...] = ()


MEDIANS = {
    "compensation": Median("amount_p50", "country", "Median pay a year", ("component", "currency")),
    "progression": Median("years_p50", "country", "Median years of work"),
    "tenure": Median("years_p50", "place", "Median years at the employer"),
}


def changes(data: Path, built: Path) -> pd.DataFrame:
    """Return the record of changes, `COLUMNS`: that of `data` with what the tables in `built` move.

    The release is the version that the descriptor in `data` names. Figures that move more than once within a release
    are told from before it, and those that are back where they were are not told. Raises `DataError` where a source's
    figures move and `releases.csv` gives no reason for it.
    """
    release = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))["version"]
    path = data / f"{NAME}.csv"
    told = pd.read_csv(path, keep_default_na=False) if path.exists() else pd.DataFrame(columns=COLUMNS)
    found = pd.concat([_moved(name, data, built) for name in MEDIANS], ignore_index=True)
    now = told[told["release"] == release]
    first = now.set_index(SAME)[["before", "n_before"]]
    found = found.set_index(SAME)
    found.update(first)
    kept = now[~pd.MultiIndex.from_frame(now[SAME]).isin(found.index)]
    both = pd.concat([kept, found.reset_index().assign(release=release)], ignore_index=True)
    both = _explained(both[both["before"] != both["after"]], data, release)
    earlier = told[told["release"] != release]
    return pd.concat([earlier, both.sort_values(SAME)], ignore_index=True)[COLUMNS].astype(
        {"n_before": "int64", "n_after": "int64"}
    )


def _explained(rows: pd.DataFrame, data: Path, release: str) -> pd.DataFrame:
    """Return rows of a release with its date and the reason by source."""
    reasons = pd.read_csv(data / REASONS, dtype=str, keep_default_na=False)
    reasons = reasons[reasons["release"] == release].set_index("source_id")
    if missing := sorted(set(rows["source_id"]) - set(reasons.index)):
        raise DataError(
            f"Release {release} moves medians of {', '.join(missing)}; {REASONS} does not say why. Add a row for each."
        )
    why = {"date": rows["source_id"].map(reasons["date"]), "reason": rows["source_id"].map(reasons["reason"])}
    return rows.assign(**why)


def _moved(name: str, data: Path, built: Path) -> pd.DataFrame:
    """Return the medians of a table that are others in `built` than in `data`: `SAME`, before, after and people."""
    median = MEDIANS[name]
    by = ["source_id", "role_id", "company_types", median.place, *median.parts]
    old, new = (_cells(folder / f"{name}.csv", by, median.column) for folder in (data, built))
    both = old.merge(new, on=by, suffixes=("_before", "_after"))
    value = {f"{median.column}_{end}": end for end in ("before", "after")}
    both = both.rename(columns=value)
    both = both[both["before"] != both["after"]]
    unit = both.get("currency", "years")
    told = both.assign(table=name, key=_keys(both, by[1:], data), figure=_figures(both, median), unit=unit)
    return told[[*SAME, "before", "after", "n_before", "n_after"]]


def _cells(path: Path, by: list[str], column: str) -> pd.DataFrame:
    """Return the computed medians of a table's single company types and of all together; none without the table."""
    if not path.exists():
        return pd.DataFrame(columns=[*by, "n", column]).astype({"n": "float64", column: "float64"})
    rows = pd.read_csv(path, keep_default_na=False, na_values={"n": [""], column: [""]})
    rows = rows[rows["n"].notna() & ~rows["company_types"].str.contains(JOINED, regex=False)]
    return rows[[*by, "n", column]].astype({"n": "float64", column: "float64"}).drop_duplicates(by, keep="last")


def _keys(rows: pd.DataFrame, by: list[str], data: Path) -> pd.Series:
    """Return what a cell is in words: Senior PM, Big tech, United States."""
    roles, types = (pd.read_csv(data / f"{name}.csv") for name in ("roles", "company_types"))
    names = dict(zip(roles["role_id"], roles["name"], strict=True))
    named = dict(zip(types["company_type"], types["name"], strict=True))
    what = rows["role_id"].map(names).fillna("All roles")
    return what + ", " + rows["company_types"].map(named).fillna("All company types") + ", " + rows[by[2]]


def _figures(rows: pd.DataFrame, median: Median) -> pd.Series:
    """Return what a median is of, in words: Median pay a year: total."""
    text = pd.Series(median.named, index=rows.index)
    return text + ": " + rows["component"] if "component" in rows else text
