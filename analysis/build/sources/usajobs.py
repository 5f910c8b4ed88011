"""Announcements of the US federal government with product manager titles: what a grade is offered, by year.

Source: USAJOBS. Posts of the Army's acquisition corps are left out: a product manager there runs the buying of weapons.
"""

from __future__ import annotations

from pathlib import Path

import ibis
import numpy as np
import pandas as pd

from analysis.build.aggregates import with_currency
from analysis.build.by_employer import largest
from analysis.build.percentiles import percentiles

SOURCE_ID = "usajobs"
COUNTRY = "United States"
QUARTILES = {"p25": 0.25, "p50": 0.5, "p75": 0.75}
CELL = ["source_id", "country", "grade", "period"]
EMPLOYERS = ["employers", "largest_employer", "share_largest"]
GRADES = range(9, 16)
"""Grades of the general pay scale that are no clerks'; other scales number theirs from 1 to 5, or from 50 on."""


def announcements(raw: Path) -> pd.DataFrame:
    """Return the announcements of one grade outside the Army: `CELL`, company and amount.

    `company` is the agency that hires, `amount` the middle of the range, USD a year.
    """
    rows = pd.read_csv(raw / "usajobs" / "pm_rows.csv").drop_duplicates("control_number")
    army = rows["hiring_department_name"].str.contains("Army") | rows["hiring_agency_name"].str.contains("Army")
    one_grade = rows["minimum_grade"].eq(rows["maximum_grade"]) & rows["maximum_grade"].isin(GRADES)
    kept = rows[~army & one_grade & rows["minimum_salary"].gt(0)]
    middle = (kept["minimum_salary"] + kept["maximum_salary"]) / 2
    cell = {"source_id": SOURCE_ID, "country": COUNTRY, "grade": kept["maximum_grade"].astype(int)}
    agency = kept["hiring_agency_name"]
    return pd.DataFrame(cell | {"period": kept["year"].astype(str), "company": agency, "amount": middle})


def table(raw: Path) -> pd.DataFrame:
    """Return pay by grade and year: `CELL`, n (announcements), `EMPLOYERS`, currency, `amount_p25` to `amount_p75`.

    The interval of the median is `amount_p50_low` to `_high`; `EMPLOYERS` are how many agencies, the largest and its
    share of the announcements in percent.
    """
    posts = announcements(raw)
    valued = ibis.memtable(posts)
    found = percentiles(valued, "amount", CELL, QUARTILES, "amount", step=500).order_by(CELL).execute()
    amounts = found.select_dtypes("float").columns
    found = with_currency(found.assign(**{name: found[name].round().astype("int64") for name in amounts}))
    agencies = [
        _largest(rows["company"].to_numpy(str)) | dict(zip(CELL, cell, strict=True))
        for cell, rows in posts.groupby(CELL)
    ]
    told = found.merge(pd.DataFrame(agencies), on=CELL)
    return told[[*CELL, "n", *EMPLOYERS, *found.columns.drop([*CELL, "n"])]]


def _largest(agencies: np.ndarray) -> dict[str, object]:
    name, posts = largest(agencies)
    share = round(100 * posts / len(agencies), 1)
    return dict(zip(EMPLOYERS, (len(np.unique(agencies)), name, share), strict=True))
