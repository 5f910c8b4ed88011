"""Pay at startups with roles pooled: too few people report there for most roles on their own."""

from __future__ import annotations

import ibis
import pandas as pd

from analysis.build import aggregates, by_employer

GROUPS = {
    "associate_pm": "individual",
    "product_manager": "individual",
    "senior_pm": "individual",
    "principal_pm": "individual",
    "group_pm": "leading",
    "director": "leading",
    "vp_product": "leading",
    "cpo": "leading",
}
"""Associate to principal PM, and those who lead product managers."""


def startup_pay(observations: pd.DataFrame) -> pd.DataFrame:
    """Return pay at startups by group of roles and component, with `role_group` in place of a role.

    Columns else as `aggregates.compensation`, without company types; `observations` are people with their types.
    """
    startups = observations[observations["company_type"] == "startup"]
    pooled = startups.assign(role_id=startups["role_id"].map(GROUPS))
    table = aggregates.compensation(ibis.memtable(pooled)).query("company_types == 'startup'")
    table = by_employer.with_pay(table, pooled.assign(company_types="startup"))
    return table.rename(columns={"role_id": "role_group"}).drop(columns="company_types").reset_index(drop=True)
