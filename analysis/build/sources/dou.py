"""Product managers in Ukraine, by DOU's salary surveys: years in the present specialty and in the present job.

Their pay is net, by the month and in wartime; it is not read.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.build.sources.own_terms import NO_ROLE
from analysis.package.vocabulary import EVERY_TYPE

SOURCE_ID, COUNTRY = "dou", "Ukraine"
PERIOD, EARLIER = "2024-12/2025-06", "2014-12/2020-06"
ANY, STARTUP, SCRUM = "Product managers of any level", "startup", "scrum_po"
POSTS = {
    "junior_pm": ("Junior and intern", "associate_pm"),
    "middle_pm": ("Middle", "product_manager"),
    "senior_pm": ("Senior", "senior_pm"),
    "lead_pm": ("Lead", "principal_pm"),
    "principal_pm": ("Principal and staff", "principal_pm"),
    "head_of_product": ("Head of product", NO_ROLE),
    "director": ("Director of product", "director"),
    "vp_product": ("VP of product", "vp_product"),
    "cpo": ("Chief product officer", "cpo"),
}
"""Posts as DOU has them and the roles that they are. A head of product may be any from a group PM to a chief; who gives
no level, or "manager" for one, may be at any rung. Both kinds of row count among those of any level alone."""


def people(raw: Path) -> pd.DataFrame:
    """Return a row a person and cell: `own_terms.CELL` and `value` (years).

    `years_in_craft` are those in the present specialty (surveys of December 2024 and June 2025), by post and for any
    level; owners of a backlog in a scrum team are no product managers here. `years_in_job` are those in the present job
    (twelve surveys of 2014 to 2020), for any level. People of any level are told at startups too.
    """
    now = pd.read_csv(raw / "dou" / "pm_rows.csv")
    now = now[now["role_draft"] != SCRUM].rename(columns={"years_in_current_specialty": "value"})
    posts = now[now["role_draft"].isin(POSTS)]
    named = posts.assign(post=_part(posts, 0), role_id=_part(posts, 1), company_types=EVERY_TYPE)
    earlier = pd.read_csv(raw / "dou" / "pm_rows_2014_2020.csv").rename(columns={"years_in_current_job": "value"})
    parts = [
        named.assign(measure="years_in_craft", period=PERIOD),
        _any_level(now).assign(measure="years_in_craft", period=PERIOD),
        _any_level(earlier).assign(measure="years_in_job", period=EARLIER),
    ]
    return pd.concat(parts).assign(source_id=SOURCE_ID, country=COUNTRY).dropna(subset="value")


def _part(rows: pd.DataFrame, place: int) -> pd.Series:
    return rows["role_draft"].map({draft: post[place] for draft, post in POSTS.items()})


def _any_level(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows twice: all together, and those at startups; other company types of DOU are not the atlas's."""
    everyone = rows.assign(company_types=EVERY_TYPE)
    startups = rows[rows["company_type_en"] == "startup"].assign(company_types=STARTUP)
    return pd.concat([everyone, startups]).assign(post=ANY, role_id=NO_ROLE)
