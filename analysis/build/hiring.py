"""Which levels each company type hires, how often remotely and with AI in the title: shares of one feed's postings.

A share of postings is that of the few employers with most of them. So each share is told twice: of postings, and with
each employer once, as the mean of the employers' own shares. How sure either is: `shares`.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from analysis.build import shares as of_shares
from analysis.build.percentiles import MIN_OBSERVATIONS
from analysis.build.sources import jobright, levels

SOURCE_ID = "jobright_feed"
TRAITS = ("remote", "ai")
UNKNOWN = ""
"""The company type of openings at companies that are not in the maps."""

COLUMNS = [
    "source_id",
    "period",
    "place",
    "company_type",
    "what",
    "role_id",
    "share",
    "share_low",
    "share_high",
    "share_without_largest",
    "share_by_employer",
    "share_by_employer_low",
    "share_by_employer_high",
    "share_by_employer_without_largest",
    "n",
    "employers",
    "largest_employer",
    "share_largest",
]


def by_type(raw: Path, maps: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the shares of postings within each company type, and the account of the postings.

    The first, `COLUMNS`: `what` is level (of `role_id`), remote or ai; `share` percent of the type's `n` with a role,
    each company, title and quarter counted once, all quarters together; the 90 % interval of employers drawn anew; the
    same share without the type's largest employer, whose name and share of the postings follow. `share_by_employer` is
    the mean of the employers' own shares, each counted once however many postings it has, with its interval (employers
    drawn anew) and without the largest one. Postings of companies that are not in the maps are told alike, their type
    empty. Types under ten postings, or of one employer, are absent.
    The second: source_id, step, label, rows, as `coverage` has it.
    """
    postings = typed(jobright.with_roles(raw), levels.read_maps(maps))
    known = postings.dropna(subset="company_type")
    every = postings.fillna({"company_type": UNKNOWN}).groupby("company_type")
    cells = [shares_of_type(company_type, rows) for company_type, rows in every]
    shares = pd.concat([cell for cell in cells if len(cell)], ignore_index=True)
    first, last = postings["quarter"].min(), postings["quarter"].max()
    shares = shares.assign(
        source_id=SOURCE_ID,
        period=f"{first.start_time:%Y-%m}/{last.end_time:%Y-%m}",
        place=jobright.PLACE,
    )
    return shares[COLUMNS], _account(postings, known)


def typed(postings: pd.DataFrame, maps: levels.Maps) -> pd.DataFrame:
    """Add each posting's company_type on the first day of its quarter, None where its company is not in the maps."""
    companies = [levels.company_of(name, maps) for name in postings["company"]]
    days = postings["quarter"].dt.start_time.dt.strftime("%Y-%m-%d")
    types = [levels.type_of(company, day, maps) for company, day in zip(companies, days, strict=True)]
    return postings.assign(company=companies, company_type=pd.Series(types, index=postings.index, dtype=object))


def shares_of_type(company_type: str, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of one company type: the levels in the order of `jobright.ROLES`, then the traits.

    `rows` are postings: company, role_id and a column a trait (true or false). Shares and their ends are in percent. No
    row for fewer than `MIN_OBSERVATIONS` postings, or those of one employer.
    """
    if len(rows) < MIN_OBSERVATIONS or rows["company"].nunique() < 2:
        return pd.DataFrame()
    names = [("level", role) for role in jobright.ROLES] + [(trait, None) for trait in TRAITS]
    held = np.column_stack(
        [rows["role_id"].to_numpy() == role if what == "level" else rows[what].to_numpy() for what, role in names]
    ).astype(float)
    companies = rows["company"].to_numpy(str)
    by_employer = rows["company"].value_counts()
    low, high = of_shares.ends(held, companies)
    others = held[(rows["company"] != by_employer.index[0]).to_numpy()]
    return pd.DataFrame(names, columns=["what", "role_id"]).assign(
        company_type=company_type,
        share=_percent(held.mean(axis=0)),
        share_low=_percent(low),
        share_high=_percent(high),
        share_without_largest=_percent(others.mean(axis=0)) if len(others) >= MIN_OBSERVATIONS else np.nan,
        **_of_employers(held, companies, by_employer.index[0]),
        n=len(rows),
        employers=len(by_employer),
        largest_employer=by_employer.index[0],
        share_largest=round(100 * by_employer.iloc[0] / len(rows), 1),
    )


def _of_employers(held: np.ndarray, companies: np.ndarray, largest: str) -> dict[str, np.ndarray]:
    """Return the mean of the employers' own shares, the ends of its interval, and the mean without the largest one."""
    mean, low, high = of_shares.ends_of_means(held, companies)
    others = pd.DataFrame(held).groupby(companies).mean().drop(index=largest)
    return {
        "share_by_employer": _percent(mean),
        "share_by_employer_low": _percent(low),
        "share_by_employer_high": _percent(high),
        "share_by_employer_without_largest": _percent(others.mean().to_numpy()),
    }


def _percent(share: np.ndarray) -> np.ndarray:
    return (100 * share).round(1)


def _account(postings: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    steps = {
        "read": ("Postings with a level, each company and title counted once a quarter", len(postings)),
        "left_out_company": ("Left out: company could not be given a type", len(postings) - len(known)),
        "kept": ("Kept", len(known)),
    }
    account = [(SOURCE_ID, step, label, rows) for step, (label, rows) in steps.items()]
    return pd.DataFrame(account, columns=["source_id", "step", "label", "rows"])
