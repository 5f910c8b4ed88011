"""Base pay from aijobs.net: which role each row stands for, and why two rows are one advertisement.

Source: the salary data of aijobs.net, rows with a product management title. It calls itself a survey, but nearly all
rows come in pairs: next to each other, alike in every answer, the higher amount first, as the two ends of an advertised
range are. We read a pair as one advertisement, paying the middle of its range.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

SOURCE_ID = "aijobs"
AMOUNTS = ["salary", "salary_in_usd"]
ROLES = {"EN": "associate_pm", "MI": "product_manager", "SE": "senior_pm", "EX": "director"}
"""The source's bands are entry, mid-level, senior (or expert) and executive (or director). The reading is ours."""

COUNTRIES = {"US": "United States", "CA": "Canada", "GB": "United Kingdom"}
"""Only countries that can reach ten rows are named; the others are left out."""

NEWEST = "2025-08"
"""The collection ends with this month, so the rows of its year are priced in it, not at the year's average."""

STEPS = {
    "read": "Rows read",
    "left_out_other_end": "Left out: the lower end of an advertised range, whose middle is used",
    "left_out_duplicate": "Left out: the same advertisement in the same country again",
    "left_out_country": "Left out: country with too few rows to show",
    "kept": "Kept, as advertisements",
}


def observations(raw: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the advertisements and the account of what became of the rows.

    The first: source_id, role_id, country, priced_in (ISO year, or month in the last year), base_usd (USD a year, the
    middle of a range). The second: source_id, step, label, rows.
    """
    rows = pd.read_csv(raw / "aijobs_2025" / "pm_rows.csv", dtype=str, keep_default_na=False)
    adverts = in_pairs(rows.assign(**{name: rows[name].astype(float) for name in AMOUNTS}))
    unique = adverts.drop_duplicates()
    kept = unique[unique["company_location"].isin(COUNTRIES)]
    counts = (len(rows), len(rows) - len(adverts), len(adverts) - len(unique), len(unique) - len(kept), len(kept))
    account = [(SOURCE_ID, step, label, rows) for (step, label), rows in zip(STEPS.items(), counts, strict=True)]
    return _observed(kept), pd.DataFrame(account, columns=["source_id", "step", "label", "rows"])


def in_pairs(rows: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each pair of neighbours that differ in their amount alone, the higher first.

    Adds `high_usd` and `low_usd`, equal for a row that stands alone.
    """
    answers = [name for name in rows.columns if name not in AMOUNTS]
    found: list[dict] = []
    at = 0
    records = rows.to_dict("records")
    while at < len(records):
        first = records[at]
        low = next((other for other in records[at + 1 : at + 2] if _paired(first, other, answers)), first)
        found.append({name: first[name] for name in answers} | _ends(first, low))
        at += 1 if low is first else 2
    return pd.DataFrame(found)


def _paired(first: dict, other: dict, answers: list[str]) -> bool:
    """Return whether two adverts differ in their amount alone, the first one's being the higher."""
    return first["salary"] > other["salary"] and all(first[name] == other[name] for name in answers)


def _ends(high: dict, low: dict) -> dict:
    return {"high_usd": high["salary_in_usd"], "low_usd": low["salary_in_usd"]}


def _observed(adverts: pd.DataFrame) -> pd.DataFrame:
    years = adverts["work_year"]
    return pd.DataFrame(
        {
            "source_id": SOURCE_ID,
            "role_id": adverts["experience_level"].map(ROLES),
            "country": adverts["company_location"].map(COUNTRIES),
            "priced_in": years.where(years != NEWEST[:4], NEWEST),
            "base_usd": (adverts["high_usd"] + adverts["low_usd"]) / 2,
        }
    ).reset_index(drop=True)
