"""Reports whatever their level: how many of them a rule maps to a role, and pay by years of work, which needs no level.

Levels that no rule maps are left out of every table by role, far more often at some types of company than at others. So
it is told by type how many are kept and what those left out are paid, and pay is given once more with all of them.
"""

from __future__ import annotations

from pathlib import Path

import ibis
import numpy as np
import pandas as pd

from analysis.build import by_employer
from analysis.build.aggregates import BANDS, EXPERIENCE_BANDS, with_currency
from analysis.build.percentiles import MIN_OBSERVATIONS, percentiles
from analysis.build.sources import levels

USABLE = ("", "left_out_no_role", "left_out_level")
"""What may be the matter with a report that has pay, country and company type."""

BY = ["source_id", "company_types", "country", "period"]
COMPONENTS = ("base", "total")


def reports(raw: Path, maps: Path, period: str) -> pd.DataFrame:
    """Return the reports that have pay, country and company type, in every set of company types that holds theirs.

    Columns as `levels.reports`, with `company_types` and `period`; base, bonus and equity are missing where they
    contradict the total.
    """
    rows = levels.reports(raw, maps)
    usable, _counts = levels.without_contradictions(rows[rows["reason"].isin(USABLE)])
    return by_employer.in_pools(usable.assign(period=period))


def kept_share(people: pd.DataFrame) -> pd.DataFrame:
    """Return by company type and country how many reports are mapped to a role, and the pay of those that are not.

    Columns: `BY`, n (reports), `kept`, `left_out_no_role` (no level, too vague a level, another trade),
    `left_out_level` (no rule maps the level), `share_kept` (percent), currency and, for the kept and for those of
    unmapped level, the median of total pay with its 90 % interval: `amount_kept_p50`, `amount_kept_p50_low` and
    `_high`, `amount_left_out_p50`, …, missing under ten reports. A country stands alone where it has ten reports of
    the type; `country` is empty for all countries together. `employers` of the reports follow and the percent that the
    largest one has: of all of them (`share_largest`), of the kept and of those of unmapped level.
    """
    both = pd.concat([people, people.assign(country="")])
    counts = both.groupby([*BY, "reason"]).size().unstack(fill_value=0).reindex(columns=list(USABLE), fill_value=0)
    counts = counts.set_axis(["kept", "left_out_no_role", "left_out_level"], axis=1).reset_index()
    counts.insert(len(BY), "n", counts[["kept", "left_out_no_role", "left_out_level"]].sum(axis=1))
    counts = counts[counts["n"] >= MIN_OBSERVATIONS]
    table = counts.assign(share_kept=(100 * counts["kept"] / counts["n"]).round(1))
    for name, reason in (("kept", ""), ("left_out", "left_out_level")):
        table = table.merge(_medians(both[both["reason"] == reason], name), on=BY, how="left")
    table = with_currency(table.sort_values(BY, ignore_index=True))
    table = by_employer.with_shares(table, both[[*BY, "company"]].assign(report=1), "report")
    for name, reason in (("kept", ""), ("left_out", "left_out_level")):
        reports = both.loc[both["reason"] == reason, [*BY, "company"]].assign(report=1)
        largest = by_employer.with_shares(table[BY], reports, "report")["share_largest"]
        table[f"share_largest_{name}"] = largest.where(table[f"amount_{name}_p50"].notna())
    return table


def pay_by_years(people: pd.DataFrame) -> pd.DataFrame:
    """Return pay by years of work, every report counted: `BY`, years_from, years_to (empty: and more), component, pay.

    Pay as `aggregates.compensation` has it, with what the employers make of each cell; half years count downwards.
    """
    lows = np.array([low for low, _high in EXPERIENCE_BANDS] + [EXPERIENCE_BANDS[-1][1] + 1])
    years = people["years_experience"]
    banded = people[years.notna()].assign(years_from=lows[np.searchsorted(lows, np.floor(years.dropna()), "right") - 1])
    table = pay_of(banded, [*BY, "years_from"])
    table.insert(len(BY) + 1, "years_to", table["years_from"].map(dict(EXPERIENCE_BANDS)).astype("Int64"))
    return table


def pay_over_time(people: pd.DataFrame) -> pd.DataFrame:
    """Return pay by half-year, role and company types in dollars of each day: `BY`, role_id, half_year, component, pay.

    `half_year` is the ISO interval of its months; a half-year that the observations do not span whole is not shown.
    """
    days = pd.to_datetime(people["observed_on"])
    first = days.dt.year.astype(str) + days.dt.month.gt(6).map({False: "-01/", True: "-07/"})
    halves = first + days.dt.year.astype(str) + days.dt.month.gt(6).map({False: "-06", True: "-12"})
    spanned = people["period"].str.split("/")
    whole = (halves.str[:7] >= spanned.str[0]) & (halves.str[-7:] <= spanned.str[1])
    return pay_of(people.assign(half_year=halves)[whole], [*BY, "role_id", "half_year"])


def pay_of(people: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Return percentiles of base and total pay by the columns `by`, with intervals over people and over employers."""
    parts = {f"{name}_usd": name for name in COMPONENTS}
    long = people.rename(columns=parts).melt(by, list(parts.values()), "component", "amount").dropna(subset="amount")
    key = [*by, "component"]
    table = percentiles(ibis.memtable(long), "amount", key, BANDS, "amount", step=500).order_by(key).execute()
    amounts = table.select_dtypes("float").columns
    whole = table.assign(**{name: table[name].round().astype("int64") for name in amounts})
    return by_employer.with_pay(with_currency(whole), people[[*by, "company", *parts]])


def _medians(people: pd.DataFrame, name: str) -> pd.DataFrame:
    valued = ibis.memtable(people[[*BY, "total_usd"]])
    found = percentiles(valued, "total_usd", BY, {"p50": 0.5}, f"amount_{name}", step=500).drop("n").execute()
    return found.round(0).astype({column: "Int64" for column in found.columns if column not in BY})
