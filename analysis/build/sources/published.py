"""Published figures on demand and tenure, picked by hand by metric, date and publisher."""

from __future__ import annotations

import math
from pathlib import Path

import pandas as pd

GUNACA = "James Gunaca, Product Career Newsletter (own LinkedIn-listing tracker, monthly since May 2024)"
TRUEUP = "Lenny Rachitsky / TrueUp (tech companies and top startups only)"
LIVE_DATA = "Lenny Rachitsky / Live Data Technologies"
PMLOOP = "PMLoop (LinkedIn counts)"
ROCKETBLOCKS = "RocketBlocks straw-man ladder (practitioner opinion)"
PLANES = "Planes Studio"
BLS = "BLS Employee Tenure (CPS supplement)"
GITLAB = "GitLab handbook (CC BY-SA 4.0)"
SOURCES = {
    GUNACA: "gunaca",
    TRUEUP: "trueup_lenny",
    LIVE_DATA: "live_data_lenny",
    PMLOOP: "pmloop",
    ROCKETBLOCKS: "rocketblocks",
    PLANES: "planes_studio",
    BLS: "bls_tenure",
    GITLAB: "gitlab_handbook",
}

LINKEDIN, TECH, FAMILY = (f"published_listings_{kind}" for kind in ("linkedin", "tech", "family"))
ACTIVE, REMOTE = "published_active_pms", "published_share_remote"
UNITS = {LINKEDIN: "postings", TECH: "postings", FAMILY: "postings", ACTIVE: "people", REMOTE: "percent"}

WORLD, US, UK = "Worldwide", "United States", "United Kingdom"
APAC, EEA = "Asia-Pacific", "European Economic Area"
TECH_ROLES, ABOUT_MAY = "Open PM roles globally, tech companies", "2025 (post dated about May 2025)"
PM_FAMILY, OPEN_TO_REMOTE = "LinkedIn job postings PM/PO/BA family", "Share of open PM roles open to remote"

# metric, date and publisher of the collected figure; series, place, month
DEMAND = {
    ("Open PM listings, global", "2026-01", GUNACA): (LINKEDIN, WORLD, "2026-01"),
    ("Open PM listings, US", "2026-01", GUNACA): (LINKEDIN, US, "2026-01"),
    ("Open PM listings, APAC", "2026-01", GUNACA): (LINKEDIN, APAC, "2026-01"),
    ("Open PM listings, EEA", "2026-01", GUNACA): (LINKEDIN, EEA, "2026-01"),
    ("Open PM listings, UK", "2026-01", GUNACA): (LINKEDIN, UK, "2026-01"),
    (TECH_ROLES, ABOUT_MAY, TRUEUP): (TECH, WORLD, "2025-05"),
    (f"{PM_FAMILY}, worldwide", "2015-10-30", PMLOOP): (FAMILY, WORLD, "2015-10"),
    (f"{PM_FAMILY}, US", "2015-10-30", PMLOOP): (FAMILY, US, "2015-10"),
    (f"{PM_FAMILY}, worldwide", "2016-01-29", PMLOOP): (FAMILY, WORLD, "2016-01"),
    (f"{PM_FAMILY}, US", "2016-01-29", PMLOOP): (FAMILY, US, "2016-01"),
    ("Active PMs in the US (all companies)", "2024-07", LIVE_DATA): (ACTIVE, US, "2024-07"),
    (OPEN_TO_REMOTE, "2022-09 (two years before)", TRUEUP): (REMOTE, WORLD, "2022-09"),
    (OPEN_TO_REMOTE, "2024-09", TRUEUP): (REMOTE, WORLD, "2024-09"),
}

IN_ROLE, TO_ROLE, AT_EMPLOYER = "years_in_role", "years_to_role", "years_at_employer"
ASKED = "years_of_experience_asked"
RULE, RULE_OF_THUMB = "Rule-of-thumb years in role", "Product people, by one practitioner's rule of thumb"
ALL_WORKERS = "Median tenure with current employer, all US wage and salary workers"
CHIEFS = "Chief product officers, average of 1,000 LinkedIn profiles"
VP_EXPERIENCE = "VP of Product Management: required experience"
ASKED_OF_VP = "VPs at GitLab, the least that its job description asks for"

# the same key; measure, role, population, place (empty: the source names none), period
TENURE = {
    (f"{RULE}: APM", "2019", ROCKETBLOCKS): (IN_ROLE, "associate_pm", RULE_OF_THUMB, "", "2019"),
    (f"{RULE}: PM", "2019", ROCKETBLOCKS): (IN_ROLE, "product_manager", RULE_OF_THUMB, "", "2019"),
    (f"{RULE}: Senior PM", "2019", ROCKETBLOCKS): (IN_ROLE, "senior_pm", RULE_OF_THUMB, "", "2019"),
    (f"{RULE}: Group PM", "2019", ROCKETBLOCKS): (IN_ROLE, "group_pm", RULE_OF_THUMB, "", "2019"),
    ("CPO average tenure", "2023-06", PLANES): (IN_ROLE, "cpo", CHIEFS, "", "2023-06"),
    (ALL_WORKERS, "2024-01", BLS): (AT_EMPLOYER, "", "All wage and salary workers, median", US, "2024-01"),
    (VP_EXPERIENCE, "2023-24", GITLAB): (ASKED, "vp_product", ASKED_OF_VP, "", "2023/2024"),
}

ASSOCIATES = "Associate product managers, as an article says"
# The article's ladder begins with the associate, so its "entry-level PM" is read as that rung. Read as the
# PM rung, its years would come on top of the one to two as an associate.
ENTRY_LEVEL = "Entry-level product managers, as an article says; read as associates, which it leaves open"

# measure, role, role reached, population, place, period, years from and to, source
CLAIMS = [
    (TO_ROLE, "associate_pm", "product_manager", ASSOCIATES, "", "2025", 1.0, 2.0, "startup_path_article"),
    (TO_ROLE, "associate_pm", "senior_pm", ENTRY_LEVEL, "", "2025", 3.0, 6.0, "startup_path_article"),
]

DEMAND_COLUMNS = ["series_id", "place", "date", "value", "unit", "n", "source_id"]
TENURE_COLUMNS = ["measure", "role_id", "to_role_id", "population", "place", "period"]
TENURE_COLUMNS += ["years_low", "years_high", "source_id"]


def demand(raw: Path) -> pd.DataFrame:
    """Return published counts and shares as dated points, in the order of series, place and date.

    Columns: `series_id`, `place`, `date` (first day of the month, ISO), `value` (postings, people or percent,
    thousands written out; of "more than" figures the bound), `unit`, `n` (empty) and `source_id`.
    Raises `ValueError` if a figure of the table `DEMAND` is not in the file, is there twice or has no value.
    """
    figures, rows = read_figures(raw), []
    for key, (series, place, month) in DEMAND.items():
        text, scale = one_figure(figures, key)
        value = round(ends(text)[0] * (1000 if scale == "thousand" else 1), 1)
        rows.append((series, place, f"{month}-01", value, UNITS[series], pd.NA, SOURCES[key[-1]]))
    table = pd.DataFrame(rows, columns=DEMAND_COLUMNS).astype({"n": "Int64"})
    return table.sort_values(["series_id", "place", "date"], ignore_index=True)


def tenure(raw: Path) -> pd.DataFrame:
    """Return published years in a role, to a role, at the employer and of experience asked for.

    Columns: `measure`, `role_id` and `to_role_id` (an empty text where there is none), `population`, `place`
    (an empty text where the source names none), `period` (ISO 8601), `years_low`, `years_high` (equal for a
    single figure, empty for the experience asked for, which has no upper end) and `source_id`.
    Raises `ValueError` if a figure of the table `TENURE` is not in the file, is there twice or has no value.
    """
    figures, rows = read_figures(raw), list(CLAIMS)
    for key, (measure, role, population, place, period) in TENURE.items():
        low, high = ends(one_figure(figures, key)[0])
        high = math.nan if measure == ASKED else high
        rows.append((measure, role, "", population, place, period, low, high, SOURCES[key[-1]]))
    return pd.DataFrame(rows, columns=TENURE_COLUMNS).sort_values(["measure", "source_id"], ignore_index=True)


def read_figures(raw: Path) -> pd.DataFrame:
    """Read the collected figures as text, since values such as 2-3 and >6000 are not numbers."""
    return pd.read_csv(raw / "published" / "figures.csv", dtype=str, keep_default_na=False)


def one_figure(figures: pd.DataFrame, key: tuple[str, str, str]) -> tuple[str, str]:
    """Return the value and unit of the one figure with this metric, date and publisher."""
    metric, date, publisher = key
    same = figures[["metric", "date", "publisher"]] == list(key)
    found = figures[same.all(axis=1)]
    which = f'The figure "{metric}" ({date}, {publisher})'
    if len(found) != 1:
        times = "is missing from" if found.empty else "stands more than once in"
        raise ValueError(f"{which} {times} published/figures.csv.")
    if not found["value"].item():
        raise ValueError(f"{which} has no value in published/figures.csv.")
    return found["value"].item(), found["unit"].item()


def ends(text: str) -> tuple[float, float]:
    """Read a figure's lower and upper end: 2-3, 2.6 (both ends alike), >6000 (the bound)."""
    low, _, high = text.removeprefix(">").partition("-")
    return float(low), float(high or low)
