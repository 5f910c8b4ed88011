"""Reports of readers of Ask a Manager, 2023: base salary and money on top of it, and years of work in bands."""

from __future__ import annotations

import re
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
    "Years of experience, overall": "years",
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
    rows = _read(raw)
    here = _here(rows, maps)
    roles, kept = here["role_id"], _kept(here)
    counts = (len(rows), len(rows) - len(here), (roles == "").sum(), roles.isna().sum(), len(kept))
    account = [(SOURCE_ID, step, label, int(rows)) for (step, label), rows in zip(STEPS.items(), counts, strict=True)]
    return _observed(kept), pd.DataFrame(account, columns=["source_id", "step", "label", "rows"])


def by_years(raw: Path, maps: Maps) -> pd.DataFrame:
    """Return the usable reports with the band of years of work that they name.

    Columns: source_id, role_id, country, period (the months of the survey), years_from, years_to (missing: and more).
    """
    kept = _kept(_here(_read(raw), maps))
    months = _months(kept)
    bands = [band_of(years) for years in kept["years"]]
    found = pd.DataFrame(bands, columns=["years_from", "years_to"], index=kept.index).astype("float64")
    fixed = {"source_id": SOURCE_ID, "country": COUNTRY, "period": f"{months.min()}/{months.max()}"}
    return found.assign(role_id=kept["role_id"], **fixed).reset_index(drop=True)


def band_of(text: str) -> tuple[int, int | None]:
    """Return the first and the last year of a band as the survey writes it: 1 year or less, 8-10 years, 41 or more."""
    years = [int(number) for number in re.findall(r"\d+", text)]
    if "less" in text:
        return 0, years[0]
    return years[0], None if "more" in text else years[1]


def _read(raw: Path) -> pd.DataFrame:
    rows = pd.read_csv(raw / "aam2023" / "pm_rows.csv", dtype=str, keep_default_na=False)
    return rows[list(COLUMNS)].rename(columns=COLUMNS)


def _here(rows: pd.DataFrame, maps: Maps) -> pd.DataFrame:
    """Return the reports of the country in its currency with their role, as `role_of` gives it."""
    here = rows[(rows["country"] == COUNTRY) & (rows["currency"] == CURRENCY)]
    roles = [role_of("", title, maps) for title in here["title"]]
    return here.assign(role_id=pd.Series(roles, index=here.index, dtype=object))


def _kept(here: pd.DataFrame) -> pd.DataFrame:
    return here[here["role_id"].notna() & (here["role_id"] != "")]


def _months(kept: pd.DataFrame) -> pd.Series:
    return pd.to_datetime(kept["observed_on"], format="%m/%d/%Y %H:%M:%S").dt.strftime("%Y-%m")


def _observed(kept: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "source_id": SOURCE_ID,
            "role_id": kept["role_id"],
            "country": COUNTRY,
            "priced_in": _months(kept),
            "base_usd": pd.to_numeric(kept["base_usd"].str.replace(",", "")),
            "bonus_usd": pd.to_numeric(kept["bonus_usd"]).fillna(0.0),
        }
    ).reset_index(drop=True)
