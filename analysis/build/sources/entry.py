"""Ways in: entry-level postings by quarter, and what can be observed of degrees."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
from scipy.stats import binomtest

from analysis.build.percentiles import MIN_OBSERVATIONS
from analysis.build.sources import jobright

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


def degree_evidence(raw: Path) -> pd.DataFrame:
    """Return what bears on the question of a degree: degrees that people hold, and titles that ask for a technical PM.

    Columns: `EVIDENCE`, where `n` is all people or postings and `count` those of the category, and the share in
    percent with its 90 % interval (Wilson). Raises `ValueError` where the survey holds an answer without a group.
    """
    parts = [_degrees(raw), _technical_by_role(raw), _technical_at_entry(raw)]
    table = pd.concat(parts, ignore_index=True)
    tests = [binomtest(int(row.count_), int(row.n)) for row in table.rename(columns={"count": "count_"}).itertuples()]
    bounds = [test.proportion_ci(0.9, "wilson") for test in tests]
    table["share"] = (100 * table["count"] / table["n"]).round(1)
    table["share_low"] = [round(100 * bound.low, 1) for bound in bounds]
    table["share_high"] = [round(100 * bound.high, 1) for bound in bounds]
    return table[EVIDENCE + SHARES]


def _degrees(raw: Path) -> pd.DataFrame:
    people = pd.read_csv(raw / "aam2023" / "pm_rows.csv")
    people = people[people["lv"] != PRODUCT_OWNER]
    answers = people["Highest level of education completed"].dropna()
    group = {answer: degree for degree, (_label, ones) in DEGREES.items() for answer in ones}
    if unknown := sorted(set(answers) - set(group)):
        raise ValueError(f"The survey holds degrees without a group: {', '.join(unknown)}.")
    counts = answers.map(group).value_counts().reindex(DEGREES, fill_value=0)
    counts = counts[counts >= MIN_OBSERVATIONS]
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
        }
    )


def _technical_by_role(raw: Path) -> pd.DataFrame:
    feed = pd.read_csv(raw / "jobright" / "pm_rows_h1b_sponsor_feed.csv.gz", parse_dates=["first_seen"])
    postings = jobright.deduplicated(jobright.in_complete_quarters(feed))
    postings = postings.assign(role_id=postings["ladder"].map(jobright.ROLE_OF_LADDER)).dropna(subset="role_id")
    technical = postings["title"].str.contains(TECHNICAL).groupby(postings["role_id"]).agg(["size", "sum"])
    technical = technical.reindex(jobright.ROLES)
    technical = technical[technical["size"] >= MIN_OBSERVATIONS]
    return _technical(PM_FEED, technical.index, "", postings, technical["size"], technical["sum"])


def _technical_at_entry(raw: Path) -> pd.DataFrame:
    once = jobright.in_complete_quarters(_entry_feed(raw)).drop_duplicates(jobright.POSTING)
    titled = once["title"].str.contains(TECHNICAL)
    return _technical(ENTRY_FEED, ["entry"], "Entry-level feed", once, [len(once)], [titled.sum()])


def _technical(source: str, categories, label: str, postings: pd.DataFrame, n, count) -> pd.DataFrame:
    first, last = postings["quarter"].min(), postings["quarter"].max()
    return pd.DataFrame(
        {
            "source_id": source,
            "measure": "technical_title",
            "category": list(categories),
            "label": label,
            "place": "United States",
            "period": f"{first.start_time:%Y-%m}/{last.end_time:%Y-%m}",
            "n": list(n),
            "count": list(count),
        }
    )


def _entry_feed(raw: Path) -> pd.DataFrame:
    """Read the entry-level feed, company and title whatever their case and spaces."""
    feed = pd.read_csv(raw / "jobright" / "pm_rows_newgrad_feed.csv.gz", parse_dates=["first_seen"])
    plain = {name: feed[name].str.casefold().str.split().str.join(" ") for name in ("company", "title")}
    return feed.assign(**plain)


def _count(postings: pd.DataFrame) -> pd.Series:
    return postings.groupby("quarter").size()
