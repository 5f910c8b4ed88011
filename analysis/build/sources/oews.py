"""Wages of marketing managers in the United States, the occupation under which product managers are counted.

Source: Occupational Employment and Wage Statistics of the Bureau of Labor Statistics. Its code 11-2021 is a neighbour
of product management: O*NET 30.1 lists "Product Manager" among the titles of that code, beside those of marketing.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

SOURCE_ID = "bls_oews"
OCCUPATION = "112021"
PERIODS = {"May 2025": "2025-05"}
CROSS_INDUSTRY = "000000"
TECHNOLOGY = {
    "513200": "Software publishers",
    "516200": "Streaming, social networks, other content",
    "518200": "Computing infrastructure and web hosting",
    "519200": "Web search and information services",
    "541500": "Computer systems design",
}
"""Industries in which many product managers work, below the sectors."""

SHORTER = {
    "54": "Professional and technical services",
    "56": "Administrative, support and waste services",
    "99": "Government, without schools and post",
}
"""Names of sectors, by their number, that would not fit on a chart."""

POINTS = ["p10", "p25", "p50", "p75", "p90"]
KINDS = ("nation", "state", "metro", "sector", "industry")


def wages(raw: Path) -> pd.DataFrame:
    """Return published wage percentiles by `kind` of cell: nation, state, metro, sector and technology industry.

    Columns: `source_id`, `occupation_code`, `occupation`, `kind`, `place_id` (area or industry code), `name`, `period`,
    `employment` (estimated workers, missing where it is withheld), `currency`, `amount_p10` to `amount_p90`.
    Areas outside metros and cells whose wages are withheld are left out.
    """
    rows = pd.read_csv(raw / "bls_oews" / "oews_may2025_selected.csv", dtype=str, keep_default_na=False)
    rows = rows[(rows["occ_code"] == OCCUPATION) & (rows["p50"] != "-")]
    rows = rows.assign(kind=[kind(*row) for row in _cells(rows)])
    rows = rows[rows["kind"] != ""]
    national = rows["area_type"] == "N"
    names = rows["industry"].where(national, rows["area"]).map(plain_name)
    table = pd.DataFrame(
        {
            "source_id": SOURCE_ID,
            "occupation_code": "11-2021",
            "occupation": rows["occupation"],
            "kind": rows["kind"],
            "place_id": rows["industry_code"].where(national, _area_code(rows)),
            "name": names.mask(rows["kind"] == "nation", "United States"),
            "period": rows["period"].map(PERIODS),
            "employment": pd.to_numeric(rows["employment"].replace("-", None)).astype("Int64"),
            "currency": "USD",
            **{f"amount_{point}": pd.to_numeric(rows[point]) for point in POINTS},
        }
    )
    named = table["place_id"].map(TECHNOLOGY).where(table["kind"] == "industry")
    order = table["kind"].map(KINDS.index)
    return (
        table.assign(name=named.fillna(table["name"]), _order=order)
        .sort_values(["_order", "place_id"])
        .drop(columns="_order")
        .reset_index(drop=True)
    )


def _area_code(rows: pd.DataFrame) -> pd.Series:
    """Return the code of a state (its first two digits) or of a metropolitan area (its last five)."""
    return rows["area_code"].str[:2].where(rows["area_type"] == "S", rows["area_code"].str[2:])


def _cells(rows: pd.DataFrame) -> Iterator[tuple[str, str, str]]:
    return zip(rows["area_type"], rows["area"], rows["industry_code"], strict=True)


def kind(area_type: str, area: str, industry: str) -> str:
    """Return which kind of cell a row is of, empty where the atlas does not carry it."""
    if area_type != "N":
        metro = "" if "nonmetropolitan" in area else "metro"
        return "state" if area_type == "S" else metro
    if industry == CROSS_INDUSTRY:
        return "nation"
    if industry in TECHNOLOGY:
        return "industry"
    return "sector" if "--" in industry or industry[2] == "-" else ""


def plain_name(name: str) -> str:
    """Return the name of an area, or of a sector without its number: Sector 51 - Information is Information."""
    if not name.startswith("Sector"):
        return name
    number, _dash, text = name.partition(" - ")
    return SHORTER.get(number.split()[-1], text[:1] + text[1:].lower().replace(", and ", " and "))
