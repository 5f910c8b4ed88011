"""Announcements of the US federal government with product manager titles: what a grade is offered, by year.

Source: USAJOBS. Posts of the Army's acquisition corps are left out: a product manager there runs the buying of weapons.
"""

from __future__ import annotations

from pathlib import Path

import ibis
import pandas as pd

from analysis.build.aggregates import with_currency
from analysis.build.percentiles import percentiles

SOURCE_ID = "usajobs"
COUNTRY = "United States"
QUARTILES = {"p25": 0.25, "p50": 0.5, "p75": 0.75}
CELL = ["source_id", "country", "grade", "period"]
GRADES = range(9, 16)
"""Grades of the general pay scale that are no clerks'; other scales number theirs from 1 to 5, or from 50 on."""


def announcements(raw: Path) -> pd.DataFrame:
    """Return the announcements of one grade outside the Army: `CELL` and `amount` (middle of the range, USD a year)."""
    rows = pd.read_csv(raw / "usajobs" / "pm_rows.csv").drop_duplicates("control_number")
    army = rows["hiring_department_name"].str.contains("Army") | rows["hiring_agency_name"].str.contains("Army")
    one_grade = rows["minimum_grade"].eq(rows["maximum_grade"]) & rows["maximum_grade"].isin(GRADES)
    kept = rows[~army & one_grade & rows["minimum_salary"].gt(0)]
    middle = (kept["minimum_salary"] + kept["maximum_salary"]) / 2
    cell = {"source_id": SOURCE_ID, "country": COUNTRY, "grade": kept["maximum_grade"].astype(int)}
    return pd.DataFrame(cell | {"period": kept["year"].astype(str), "amount": middle})


def table(raw: Path) -> pd.DataFrame:
    """Return pay by grade and year: `CELL`, n (announcements), currency, `amount_p25` to `amount_p75`, interval."""
    valued = ibis.memtable(announcements(raw))
    found = percentiles(valued, "amount", CELL, QUARTILES, "amount", step=500).order_by(CELL).execute()
    amounts = found.select_dtypes("float").columns
    return with_currency(found.assign(**{name: found[name].round().astype("int64") for name in amounts}))
