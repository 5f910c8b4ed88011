"""Product managers in Argentina, by sysarmy's salary surveys: years in the present post, and people who report to them.

Their pay is in pesos under inflation; it is not read.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.build.sources.own_terms import NO_ROLE, by_post
from analysis.package.vocabulary import EVERY_TYPE

SOURCE_ID, COUNTRY = "sysarmy", "Argentina"
LEVELS = {
    "Junior": "Under 3 years of work",
    "Semi-Senior": "3 to 5 years of work",
    "Senior": "6 years of work or more",
}
"""In the last wave alone: the survey makes its levels of years of work, so that they are no rungs of a ladder."""

TITLES = {"Product Manager": "Product managers of any level", "Product Owner": "Product owners"}
MOST = 100
"""People reporting to one product manager; more are a slip."""


def people(raw: Path) -> pd.DataFrame:
    """Return a row a person and cell: `own_terms.CELL` and `value` (years in the present post).

    Of any level from all waves, and by years of work from the last one.
    """
    rows = _rows(raw).rename(columns={"years_in_current_post_num": "value"}).dropna(subset="value")
    last = rows[rows["seniority"].isin(LEVELS)]
    levelled = last.assign(post=last["seniority"].map(LEVELS), period=_period(last))
    everyone = rows.assign(post=TITLES["Product Manager"], period=_period(rows))
    fixed = {"measure": "years_in_post", "role_id": NO_ROLE, "company_types": EVERY_TYPE}
    return pd.concat([levelled, everyone]).assign(**fixed, source_id=SOURCE_ID, country=COUNTRY)


def reports(raw: Path) -> pd.DataFrame:
    """Return how many people report to a person, by title: the table `reports`.

    Columns: source_id, post, country, period, n, people_p10 to people_p90 with the median's interval, and share_none,
    the percentage to whom nobody reports.
    """
    rows = _rows(raw).rename(columns={"people_reporting_num": "value"}).dropna(subset="value")
    rows = rows[(rows["value"] <= MOST) & rows["role"].isin(TITLES)]
    fixed = {"measure": "reports", "role_id": NO_ROLE, "company_types": EVERY_TYPE}
    rows = rows.assign(**fixed, source_id=SOURCE_ID, country=COUNTRY, period=_period(rows))
    rows = rows.assign(post=rows["role"].map(TITLES))
    table = by_post(rows, "people")
    none = rows.assign(none=100.0 * (rows["value"] == 0)).groupby("post")["none"].mean().round(1)
    return table.assign(share_none=table["post"].map(none)).drop(columns=[*fixed])


def _rows(raw: Path) -> pd.DataFrame:
    """Return those who call themselves product manager or product owner, alone or with another job."""
    rows = pd.read_csv(raw / "sysarmy" / "pm_rows.csv", dtype={"wave": str})
    return rows[rows["role"].str.contains("product manager|product owner", case=False)]


def _period(rows: pd.DataFrame) -> str:
    """Return the years that waves span: 2019/2026, or 2026."""
    years = sorted({wave[:4] for wave in rows["wave"]})
    return "/".join(dict.fromkeys((years[0], years[-1])))
