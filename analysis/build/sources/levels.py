"""Pay reports from Levels.fyi: which role, company type and country each row stands for.

Source: self-reports of Levels.fyi users, in two files that follow upon one another: to August 2021 as compiled in "Data
Science and STEM Salaries", and from then to February 2022, in thousands, as read from the site. The judgement is in
four maps of the data package, which a person can read and correct: see `maps`. This file only applies them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from analysis.build.sources.maps import Maps, company_of, read_maps, type_of

SOURCE_ID = "levels_fyi"
MIN_TOTAL_USD = 10_000
MAX_GAP = 0.1
"""Parts that miss the reported total by more than this share of it are not used."""

FILES = {"levels": "%m/%d/%Y %H:%M:%S", "levels_2022": "%Y-%m-%d"}
"""Folder of each file and how it writes a date. The later file holds rows newer than the earlier one's alone."""

COLUMNS = {
    "timestamp": "observed_on",
    "company": "company",
    "level": "level",
    "location": "location",
    "tag": "focus",
    "yearsofexperience": "years_experience",
    "yearsatcompany": "years_at_company",
    "basesalary": "base_usd",
    "bonus": "bonus_usd",
    "stockgrantvalue": "equity_usd",
    "totalyearlycompensation": "total_usd",
}
PARTS = ["base_usd", "bonus_usd", "equity_usd"]
NUMBERS = ["years_experience", "years_at_company", *PARTS, "total_usd"]
OBSERVED = ["source_id", "role_id", "company", "company_type", "country", "location", "focus", "observed_on", *NUMBERS]

LEFT_OUT = {
    "left_out_duplicate": "Left out: the same report sent twice",
    "left_out_pay": "Left out: total pay of $10,000 a year or less, most likely a month's pay",
    "left_out_country": "Left out: country could not be told",
    "left_out_company": "Left out: company could not be given a type",
    "left_out_no_role": "Left out: no level, too vague a level, or that of an intern, an engineer or another trade",
    "left_out_level": "Left out: level could not be mapped to a role",
}
CLEANED = {
    "kept_no_split": "Of the kept: without base, bonus and equity, since no base was reported",
    "kept_split_off": "Of the kept: without base, bonus and equity, since they miss the total by more than 10 %",
    "kept_no_tenure": "Of the kept: without years at the company, since they exceed the years of experience",
}

SPELLINGS = (
    (re.compile(r"\s+"), " "),
    (re.compile(r"\b(?:sr|snr)\b\.?"), "senior"),
    (re.compile(r"\b(?:product|offering|product line) man\w*?er(?=\d|\b)"), "pm"),
    (re.compile(r"\bpm ?(?:i|1)\b"), "pm 1"),
    (re.compile(r"\bpm ?(?:ii|ll|2)\b"), "pm 2"),
    (re.compile(r"\bpm ?(?:iii|3)\b"), "pm 3"),
)
NUMBER = r"0*(\d{1,3}(?:[.-]\d)?[ab]?)"
WHOLE_CODE = re.compile(rf"(?:(?:level|grade|band|ict|ic|[begilptx])[ -]*)?{NUMBER}")
CODE_WITHIN = re.compile(rf"\b(?:(?:level|grade|band)[ -]*|ict|ic|[begilptx]){NUMBER}\b")

COUNTRIES = {"South": "South Korea", "Hong Kong (SAR)": "Hong Kong"}
"""Last parts of a location that are not a country's plain English name ("Seoul, KG, Korea, South")."""


def read(raw: Path) -> pd.DataFrame:
    """Return the raw rows with the names of `COLUMNS`: text as reported, years and USD a year as numbers.

    Raises FileNotFoundError without `levels/pm_rows.csv` in `raw` (that of `levels_2022` may be absent), ValueError
    where a number or date is not one.
    """
    files = [(raw / folder / "pm_rows.csv", written) for folder, written in FILES.items()]
    first, *later = [_read(path, written) for path, written in files if path.exists() or path == files[0][0]]
    return pd.concat([first, *later], ignore_index=True)


def _read(path: Path, written: str) -> pd.DataFrame:
    rows = pd.read_csv(path, dtype=str, keep_default_na=False).rename(columns={"date": "timestamp"})
    rows = rows[list(COLUMNS)].rename(columns=COLUMNS)
    dates = pd.to_datetime(rows["observed_on"], format=written)
    return rows.assign(observed_on=dates, **{name: pd.to_numeric(rows[name]).astype(float) for name in NUMBERS})


def observations(raw: Path, maps: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the usable pay reports and the account of what became of the raw rows.

    The first: `OBSERVED`, with `observed_on` a date, years as reported and USD a year; base, bonus and equity are
    NaN where there is no split. The second: source_id, step, label, rows, where the rows read less those
    left out (each counted under the first reason that applies) are the rows kept; `kept_` steps are among the kept.

    A report is left out if it repeats another in every answer, if its total is `MIN_TOTAL_USD` or less, or if
    country, company type or role cannot be told. Its split is dropped where base is 0 or the parts miss the total
    by more than `MAX_GAP` (equity in thousands, a grant of four years, a digit too many); years at the company are
    dropped where they exceed all years of experience. Raises as `read` and `read_maps` do.
    """
    rows = reports(raw, maps)
    reason = rows["reason"]
    kept, cleaned = without_contradictions(rows[reason == ""])
    counts = {"read": len(rows), **reason.value_counts().reindex(LEFT_OUT, fill_value=0), "kept": len(kept), **cleaned}
    labels = {"read": "Reports read", **LEFT_OUT, "kept": "Kept", **CLEANED}
    account = [(SOURCE_ID, step, label, int(counts[step])) for step, label in labels.items()]
    coverage = pd.DataFrame(account, columns=["source_id", "step", "label", "rows"])
    kept = kept.assign(source_id=SOURCE_ID, observed_on=kept["observed_on"].dt.date)
    return kept[OBSERVED].reset_index(drop=True), coverage


def usable(rows: pd.DataFrame, maps: Maps) -> pd.DataFrame:
    """Return the usable reports among the rows of `read` under some maps: `OBSERVED`, as `observations` does."""
    known = classified(rows, maps).assign(source_id=SOURCE_ID)
    return without_contradictions(known[reasons(known) == ""])[0][OBSERVED]


def reports(raw: Path, maps: Path) -> pd.DataFrame:
    """Return every raw row, classified, with `reason`: the step of `LEFT_OUT` for which it is left out, or empty."""
    rows = classified(read(raw), read_maps(maps))
    return rows.assign(source_id=SOURCE_ID, reason=reasons(rows))


def classified(rows: pd.DataFrame, maps: Maps) -> pd.DataFrame:
    """Add company (its one name), company_type, country and role_id; None where it cannot be told.

    An empty role_id is a level that a rule leaves out on purpose.
    """
    companies = [company_of(name, maps) for name in rows["company"]]
    days = rows["observed_on"].dt.strftime("%Y-%m-%d")
    return rows.assign(
        company=companies,
        company_type=_text(type_of, companies, days, maps=maps),
        country=_text(country_of, rows["location"]),
        role_id=_text(role_of, companies, rows["level"], maps=maps),
    )


def reasons(rows: pd.DataFrame) -> pd.Series:
    """Return the first step of `LEFT_OUT` that applies to each classified row, empty where the row is kept."""
    applies = {
        "left_out_duplicate": rows.duplicated(["company", "level", "location", "focus", *NUMBERS]),
        "left_out_pay": rows["total_usd"] <= MIN_TOTAL_USD,
        "left_out_country": rows["country"].isna(),
        "left_out_company": rows["company_type"].isna(),
        "left_out_no_role": rows["role_id"] == "",
        "left_out_level": rows["role_id"].isna(),
    }
    reason = pd.Series("", index=rows.index)
    for step in LEFT_OUT:
        reason = reason.mask((reason == "") & applies[step], step)
    return reason


def without_contradictions(rows: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, int]]:
    """Drop splits and years that contradict the rest of their row; returns the rows and a count by `CLEANED`."""
    no_split = rows["base_usd"] == 0
    gap = (rows[PARTS].sum(axis=1) - rows["total_usd"]).abs() / rows["total_usd"]
    split_off = ~no_split & (gap > MAX_GAP)
    no_tenure = rows["years_at_company"] > rows["years_experience"]
    cleaned = rows.assign(
        **{part: rows[part].mask(no_split | split_off) for part in PARTS},
        years_at_company=rows["years_at_company"].mask(no_tenure),
    )
    return cleaned, dict(zip(CLEANED, (int(each.sum()) for each in (no_split, split_off, no_tenure)), strict=True))


def country_of(location: str) -> str | None:
    """Return the country of "City, ST" (United States) or "City, Region, Country"; None where there is none."""
    parts = [part.strip() for part in location.split(",")]
    if len(parts) == 2 and re.fullmatch(r"[A-Z]{2}", parts[1]):
        return "United States"
    return COUNTRIES.get(parts[-1], parts[-1]) if len(parts) > 2 else None


def role_of(company: str, level: str, maps: Maps) -> str | None:
    """Return the role of a level, empty where a rule leaves it out on purpose, None where no rule knows it.

    The company's own ladder wins, by the whole text before the code in it; title rules come second.
    """
    text = plain_level(level)
    for key in filter(None, (text, level_code(text))):
        if (company, key) in maps.levels:
            return maps.levels[company, key]
    return next((role for pattern, role in maps.titles if pattern.search(text)), None)


def plain_level(level: str) -> str:
    """Return a level in one spelling: lower case, "senior" for Sr, "pm" for product manager, "pm 2" for PM II.

    IBM's offering managers and VMware's product line managers are product managers by another name.
    """
    text = level.lower().strip()
    for pattern, spelling in SPELLINGS:
        text = pattern.sub(spelling, text)
    return text


def level_code(text: str) -> str | None:
    """Return the code in a plain level without the letters of its track: L5, IC5, ICT5, Grade 5 and Band 5 are "5".

    A code may stand in a title ("L6 pm", "manager (l6)"). Letters that tell more than the track stay: M1, D2, CL3.
    """
    found = WHOLE_CODE.fullmatch(text) or CODE_WITHIN.search(text)
    return found[1] if found else None


def _text(rule: Callable[..., str | None], *columns, maps: Maps | None = None) -> pd.Series:
    """Apply a rule row by row to columns of text; None stays None rather than turning into NaN."""
    extra = {} if maps is None else {"maps": maps}
    values = [rule(*row, **extra) for row in zip(*columns, strict=True)]
    return pd.Series(values, dtype=object, index=columns[-1].index)
