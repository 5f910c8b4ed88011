"""Changes: in which release the figures of a source last changed, by how much, and why."""

from __future__ import annotations

import pandas as pd

from analysis import words
from analysis.package.memory import kept
from analysis.package.tables import Package


@kept()
def last_changed(package: Package, source_id: str) -> str:
    """Return in sentences when the figures of a source last changed and why, empty where no change is recorded."""
    rows = package["changes"]
    rows = rows[rows["source_id"] == source_id]
    if rows.empty:
        return ""
    last = rows[rows["release"] == rows["release"].iloc[-1]]
    first = last.iloc[0]
    number = f"{len(last):,} median{'' if len(last) == 1 else 's'}"
    return (
        f"With release {first['release']} ({words.date_month(first['date'])}): {number}, the middle one by "
        f"{words.number(_percent(last).abs().median())}%. {first['reason']}."
    )


@kept(most=1)
def by_release(package: Package) -> pd.DataFrame:
    """Return what each release changed, the newest first.

    Columns: Release, Figures, Source, Medians that moved, The middle one by (%), Most (%), Which, Why.
    """
    rows = package["changes"].assign(percent=_percent(package["changes"]))
    names = {resource["name"]: resource["title"] for resource in package.descriptor["resources"]}
    found = []
    for (release, table, source_id), cell in rows.groupby(["release", "table", "source_id"], sort=False):
        most = cell.loc[cell["percent"].abs().idxmax()]
        found.append(
            {
                "Release": f"{release}, {words.date_month(most['date'])}",
                "Figures": names.get(table, table),
                "Source": package.publisher_of(source_id),
                "Medians that moved": len(cell),
                "The middle one by (%)": round(cell["percent"].abs().median(), 1),
                "Most (%)": round(most["percent"], 1),
                "Which": f"{most['key']} ({words.number(most['before'])} to {words.number(most['after'])})",
                "Why": most["reason"],
            }
        )
    return pd.DataFrame(found[::-1])


def _percent(rows: pd.DataFrame) -> pd.Series:
    """Return by how many percent medians moved; missing where there was nothing before."""
    before = rows["before"].astype("float64")
    return 100 * (rows["after"] / before.where(before != 0) - 1)
