"""Adverts on companies' own Ashby boards: advertised base pay at startups, years asked, equity offered or not.

A posted range is read as its middle. An employer counts once for a role, with the mean of its adverts, so that nobody
who posts often carries a figure. Nearly all these boards are of venture-backed companies; those of listed ones are left
out, so every observation is of a startup.
"""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from analysis.build.sources.levels import plain_level, role_of
from analysis.build.sources.maps import Maps

SOURCE_ID = "ashby"
COMPANY_TYPE, COUNTRY, CURRENCY, YEARLY = "startup", "United States", "USD", "1 YEAR"
NAMES_OF_COUNTRY = ("United States", "USA", "US")
OUTSOURCERS = ("bjakcareer", "truelogic")
LISTED = ("hims-and-hers", "uipath", "weave")
"""Boards of companies that were listed when they advertised."""

OTHER_TRADE = re.compile(r"\bagent product\b|\bintern\b", re.IGNORECASE)
"""An agent product manager deploys the product at a customer."""

SEVERAL_RUNGS = re.compile(r"\blead\b|\b(?:senior|director) ?/|\(senior\)|multiple levels", re.IGNORECASE)
"""A lead is a principal at one company and the only product manager at another."""

SENIOR = re.compile(r"\bsenior\b.*\bpm\b")

STEPS = {
    "read": "Adverts read",
    "left_out_country": "Left out: not in the United States",
    "left_out_company": "Left out: board of an outsourcer or of a listed company",
    "left_out_no_role": "Left out: intern, or a trade that deploys the product at customers",
    "left_out_level": "Left out: lead, several levels in one advert, or a title that no rule maps",
    "left_out_pay": "Left out: no range of base pay a year in US dollars",
    "left_out_same_employer": "Left out: a further advert of the same employer for the same role, whose mean is used",
    "kept": "Kept, as employers of a role",
}


def adverts(raw: Path, maps: Maps) -> pd.DataFrame:
    """Return every advert with `reason`: the first step of `STEPS` for which it is left out, empty where it is not.

    Columns: company (the board), role_id, priced_in (ISO month), base_usd (middle of the range, a year), years_asked,
    offers_equity (missing where the advert shows no pay) and reason. Raises FileNotFoundError without the file.
    """
    rows = pd.read_csv(raw / "ashby" / "pm_rows.csv")
    title = rows["title"]
    roles = pd.Series([role_of_advert(text, maps) for text in title], index=rows.index, dtype=object)
    yearly = (rows["interval"] == YEARLY) & (rows["currency"] == CURRENCY)
    applies = {
        "left_out_country": ~rows["country"].isin(NAMES_OF_COUNTRY),
        "left_out_company": rows["company_board"].isin([*OUTSOURCERS, *LISTED]),
        "left_out_no_role": title.str.contains(OTHER_TRADE),
        "left_out_level": title.str.contains(SEVERAL_RUNGS) | roles.isna(),
        "left_out_pay": ~yearly,
    }
    reason = pd.Series("", index=rows.index)
    for step, holds in applies.items():
        reason = reason.mask((reason == "") & holds, step)
    return pd.DataFrame(
        {
            "company": rows["company_board"],
            "role_id": roles,
            "priced_in": rows["published"].str[:7],
            "base_usd": (rows["salary_min"] + rows["salary_max"]) / 2,
            "years_asked": rows["years_asked_min"],
            "offers_equity": rows["equity_offered"].astype(float).where(rows["pay_shown"].astype(bool)),
            "reason": reason,
        }
    )


def role_of_advert(title: str, maps: Maps) -> str | None:
    """Return the role that an advert's title stands for, None where no rule maps it.

    Adverts say a field between rank and trade ("Senior Home Insurance Product Manager"), as reports of levels do not.
    """
    role = role_of("", title, maps) or None
    return "senior_pm" if role == "product_manager" and SENIOR.search(plain_level(title)) else role


def observations(raw: Path, maps: Maps) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return base pay by employer and role and the account of what became of the adverts.

    The first: source_id, role_id, company, company_type, country, priced_in (the month of its newest advert), base_usd
    (USD a year). The second: source_id, step, label, rows.
    """
    rows = adverts(raw, maps)
    paid = rows[rows["reason"] == ""]
    kept = paid.groupby(["role_id", "company"], as_index=False).agg({"priced_in": "max", "base_usd": "mean"})
    counts = {"read": len(rows), **rows["reason"].value_counts(), "kept": len(kept)}
    counts["left_out_same_employer"] = len(paid) - len(kept)
    account = [(SOURCE_ID, step, label, int(counts.get(step, 0))) for step, label in STEPS.items()]
    kept = kept.assign(source_id=SOURCE_ID, company_type=COMPANY_TYPE, country=COUNTRY)
    columns = ["source_id", "role_id", "company", "company_type", "country", "priced_in", "base_usd"]
    return kept[columns], pd.DataFrame(account, columns=["source_id", "step", "label", "rows"])
