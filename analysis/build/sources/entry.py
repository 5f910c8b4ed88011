"""Ways in: entry-level postings by quarter, and what can be observed of degrees."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
from scipy.stats import binomtest

from analysis.build import shares
from analysis.build.by_employer import largest
from analysis.build.percentiles import MIN_OBSERVATIONS
from analysis.build.sources import jobright
from analysis.build.sources.maps import Maps

ENTRY_FEED, PM_FEED, SURVEY = "jobright_newgrad", "jobright_feed", "ask_a_manager"
LARGEST = "capital one"
"""The employer behind a quarter of the entry-level feed's listings."""

TECHNICAL = r"\btechnical\b"
PRODUCT_OWNER = "Product owner"
"""A title that is no rung of the ladder."""

DEGREES = {
    "none": ("No degree", ("High School", "Some college")),
    "bachelor": ("Bachelor's degree", ("College degree", "bachelor degree")),
    "master": ("Master's degree", ("Master's degree",)),
    "doctorate": (
        "Doctorate or professional degree",
        ("PhD", "Professional degree (MD, JD, etc.)", "Post-degree fellowship"),
    ),
}
"""Our group of degrees, its label, and the survey's answers in it."""

EVIDENCE = ["source_id", "measure", "category", "label", "place", "period", "n", "count"]
SHARES = ["share", "share_low", "share_high"]
EMPLOYERS = ["employers", "share_largest", "share_rest"]


def openings(raw: Path) -> pd.DataFrame:
    """Return entry-level openings of each whole quarter, each company and title counted once.

    Columns: source_id, place, date (first day of the quarter, ISO), days (on which anything was seen), n, and
    n_without_largest (without the feed's largest employer). Quarters that the feed does not span from the first to
    the last day are left out.
    """
    feed = jobright.in_complete_quarters(_entry_feed(raw))
    once = feed.drop_duplicates(jobright.POSTING)
    days = feed.groupby("quarter")["first_seen"].nunique()
    table = pd.DataFrame(
        {"days": days, "n": _count(once), "n_without_largest": _count(once[once["company"] != LARGEST])}
    )
    table = table[table["n_without_largest"] >= MIN_OBSERVATIONS].reset_index()
    table = table.assign(
        source_id=ENTRY_FEED, place="United States", date=table["quarter"].dt.start_time.dt.strftime("%Y-%m-%d")
    )
    return table[["source_id", "place", "date", "days", "n", "n_without_largest"]]


def degree_evidence(raw: Path, maps: Maps | None = None) -> pd.DataFrame:
    """Return what bears on the question of a degree: degrees that people hold, and titles that ask for a technical PM.

    Columns: `EVIDENCE`, where `n` is all people or postings and `count` those of the category; the share in percent
    with its 90 % interval: of postings that of `shares.ends`, of people, whose employers are not known, Wilson's; and
    `EMPLOYERS`, empty for people: how many, the percent that the largest has, and the share without it, by the one name
    that `maps` give each company. Raises `ValueError` where the survey holds an answer without a group.
    """
    parts = [_degrees(raw), _technical_by_role(raw, maps), _technical_at_entry(raw, maps)]
    table = pd.concat(parts, ignore_index=True).astype({"employers": "Int64"})
    table["share"] = (100 * table["count"] / table["n"]).round(1)
    return table[EVIDENCE + SHARES + EMPLOYERS]


def wilson(count: int, n: int) -> tuple[float, float]:
    """Return the 90 % interval of the share of independent people, in percent (Wilson, 1927)."""
    bound = binomtest(count, n).proportion_ci(0.9, "wilson")
    return round(100 * bound.low, 1), round(100 * bound.high, 1)


def _degrees(raw: Path) -> pd.DataFrame:
    people = pd.read_csv(raw / "aam2023" / "pm_rows.csv")
    people = people[people["lv"] != PRODUCT_OWNER]
    answers = people["Highest level of education completed"].dropna()
    group = {answer: degree for degree, (_label, ones) in DEGREES.items() for answer in ones}
    if unknown := sorted(set(answers) - set(group)):
        raise ValueError(f"The survey holds degrees without a group: {', '.join(unknown)}.")
    counts = answers.map(group).value_counts().reindex(DEGREES, fill_value=0)
    counts = counts[counts >= MIN_OBSERVATIONS]
    ends = [wilson(int(count), len(answers)) for count in counts]
    seen = pd.to_datetime(people["Timestamp"], format="%m/%d/%Y %H:%M:%S")
    return pd.DataFrame(
        {
            "source_id": SURVEY,
            "measure": "highest_degree",
            "category": counts.index,
            "label": [DEGREES[degree][0] for degree in counts.index],
            "place": "World",
            "period": f"{seen.min():%Y-%m}/{seen.max():%Y-%m}",
            "n": len(answers),
            "count": counts.to_numpy(),
            "share_low": [low for low, _high in ends],
            "share_high": [high for _low, high in ends],
            **dict.fromkeys(EMPLOYERS),
        }
    )


def _technical_by_role(raw: Path, maps: Maps | None) -> pd.DataFrame:
    feed = pd.read_csv(raw / "jobright" / "pm_rows_h1b_sponsor_feed.csv.gz", parse_dates=["first_seen"])
    postings = jobright.deduplicated(jobright.in_complete_quarters(feed))
    postings = jobright.named(postings, maps)
    postings = postings.assign(role_id=postings["ladder"].map(jobright.ROLE_OF_LADDER)).dropna(subset="role_id")
    of_role = [(role, postings[postings["role_id"] == role]) for role in jobright.ROLES]
    return _technical(PM_FEED, [(role, "", rows) for role, rows in of_role if len(rows) >= MIN_OBSERVATIONS], postings)


def _technical_at_entry(raw: Path, maps: Maps | None) -> pd.DataFrame:
    once = jobright.in_complete_quarters(_entry_feed(raw)).drop_duplicates(jobright.POSTING)
    return _technical(ENTRY_FEED, [("entry", "Entry-level feed", jobright.named(once, maps))], once)


def _technical(source: str, groups: list[tuple[str, str, pd.DataFrame]], postings: pd.DataFrame) -> pd.DataFrame:
    first, last = postings["quarter"].min(), postings["quarter"].max()
    rows = [{"category": category, "label": label} | asked_for(listed) for category, label, listed in groups]
    return pd.DataFrame(rows).assign(
        source_id=source,
        measure="technical_title",
        place="United States",
        period=f"{first.start_time:%Y-%m}/{last.end_time:%Y-%m}",
    )


def asked_for(postings: pd.DataFrame) -> dict[str, object]:
    """Return how many of some postings have the word in their title, how sure that share is, and their employers.

    `postings` have company and title; shares are in percent. Those that name no employer count in the share alone.
    """
    told = postings.dropna(subset="company")
    held, companies = told["title"].str.contains(TECHNICAL).to_numpy(float), told["company"].to_numpy(str)
    low, high = (100 * end for end in shares.ends(held[:, None], companies))
    name, listed = largest(companies)
    others = held[companies != name]
    return {
        "n": len(postings),
        "count": int(postings["title"].str.contains(TECHNICAL).sum()),
        "share_low": round(float(low[0]), 1),
        "share_high": round(float(high[0]), 1),
        "employers": len(np.unique(companies)),
        "share_largest": round(100 * listed / len(held), 1),
        "share_rest": round(100 * others.mean(), 1) if len(others) >= MIN_OBSERVATIONS else np.nan,
    }


def _entry_feed(raw: Path) -> pd.DataFrame:
    """Read the entry-level feed, company and title whatever their case and spaces."""
    feed = pd.read_csv(raw / "jobright" / "pm_rows_newgrad_feed.csv.gz", parse_dates=["first_seen"])
    plain = {name: feed[name].str.casefold().str.split().str.join(" ") for name in ("company", "title")}
    return feed.assign(**plain)


def _count(postings: pd.DataFrame) -> pd.Series:
    return postings.groupby("quarter").size()
