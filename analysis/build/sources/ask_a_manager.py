"""Pay reports of readers of Ask a Manager, 2023: base salary and money on top of it, outside big tech as well."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.build.sources.levels import role_of
from analysis.build.sources.maps import Maps

SOURCE_ID = "ask_a_manager"
COUNTRY, CURRENCY = "United States", "USD"
COLUMNS = {
    "Timestamp": "observed_on",
    "Job title": "title",
    "Annual salary (gross)": "base_usd",
    "Additional monetary compensation": "bonus_usd",
    "Currency": "currency",
    "Country": "country",
}
STEPS = {
    "read": "Reports read",
    "left_out_country": "Left out: not in the United States, or not in US dollars",
    "left_out_no_role": "Left out: a title of another trade, or too vague",
    "left_out_level": "Left out: title could not be mapped to a role",
    "kept": "Kept",
}


def observations(raw: Path, maps: Maps) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the usable reports and the account of what became of the rows.

    The first: source_id, role_id, country, priced_in (ISO month), base_usd and bonus_usd (USD a year; no answer on
    money on top of the salary is none). The second: source_id, step, label, rows. Roles come from the title by the
    rules of `title_rules.csv`; reports outside the United States are too few for any cell.
    """
    rows = pd.read_csv(raw / "aam2023" / "pm_rows.csv", dtype=str, keep_default_na=False)
    rows = rows[list(COLUMNS)].rename(columns=COLUMNS)
    here = rows[(rows["country"] == COUNTRY) & (rows["currency"] == CURRENCY)]
    roles = pd.Series([role_of("", title, maps) for title in here["title"]], index=here.index, dtype=object)
    kept = here[roles.notna() & (roles != "")]
    counts = (len(rows), len(rows) - len(here), (roles == "").sum(), roles.isna().sum(), len(kept))
    account = [(SOURCE_ID, step, label, int(rows)) for (step, label), rows in zip(STEPS.items(), counts, strict=True)]
    return _observed(kept, roles), pd.DataFrame(account, columns=["source_id", "step", "label", "rows"])


def _observed(kept: pd.DataFrame, roles: pd.Series) -> pd.DataFrame:
    months = pd.to_datetime(kept["observed_on"], format="%m/%d/%Y %H:%M:%S").dt.strftime("%Y-%m")
    return pd.DataFrame(
        {
            "source_id": SOURCE_ID,
            "role_id": roles[kept.index],
            "country": COUNTRY,
            "priced_in": months,
            "base_usd": pd.to_numeric(kept["base_usd"].str.replace(",", "")),
            "bonus_usd": pd.to_numeric(kept["bonus_usd"]).fillna(0.0),
        }
    ).reset_index(drop=True)
