"""Jobright's list of product management postings to quarterly shares: by role, AI in the title, remote."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.build.percentiles import MIN_OBSERVATIONS
from analysis.build.sources.maps import Maps, company_of

ROLE_OF_LADDER = {
    "1 APM/entry": "associate_pm",
    "2 PM": "product_manager",
    "3 Senior PM": "senior_pm",
    "4 Principal/Staff": "principal_pm",
    "4b Lead": "principal_pm",
    "5 Group PM/Sr Mgr": "group_pm",
    "6 Director": "director",
    "7 VP/Head": "vp_product",
}
"""The file's ladder value and our role; Lead is an individual's rung beside Principal and Staff."""

LEFT_OUT = {"0 Intern", "2b Product Owner", "8 CPO"}
"""No rung of our ladder, or (CPO, one posting in all) too rare on such a list to be a series."""

ROLES = list(dict.fromkeys(ROLE_OF_LADDER.values()))
POSTING = ["company", "title", "quarter"]
PLACE = "United States"
EMPLOYERS = ["employers", "share_largest"]
COLUMNS = ["series_id", "place", "date", "value", "unit", "n", "source_id", *EMPLOYERS]


def observations(raw: Path, maps: Maps | None = None) -> pd.DataFrame:
    """Return the quarterly shares of postings below one another, in the order of series and date.

    All shares of a quarter rest on the same `n`: its postings that map to a role, each company and title
    counted once. Columns: `series_id` (posting_share_<role_id>, posting_share_ai, posting_share_remote),
    `place`, `date` (first day of the quarter, ISO), `value` (percent, one decimal), `unit`, `n` (Int64),
    `source_id` (jobright_feed), `employers` (Int64) of the postings and `share_largest`, the percent of them that the
    largest has, by the one name that `maps` give each company. Quarters that the feed does not span from the first to
    the last day are left out, and so are quarters with under ten postings. Raises as `with_roles` does.
    """
    postings = with_roles(raw)
    shares = _shares(named(postings, maps)).melt(["date", "n", *EMPLOYERS], var_name="series_id")
    shares = shares.assign(place=PLACE, unit="percent", source_id="jobright_feed")
    return (
        shares[COLUMNS]
        .sort_values(["series_id", "date"], ignore_index=True)
        .astype({"n": "Int64", "employers": "Int64"})
    )


def named(postings: pd.DataFrame, maps: Maps | None) -> pd.DataFrame:
    """Return postings with the one name of each company, as the maps of companies have it; as listed without maps."""
    if maps is None:
        return postings
    return postings.assign(company=postings["company"].map(lambda name: company_of(name, maps), na_action="ignore"))


def with_roles(raw: Path) -> pd.DataFrame:
    """Return the feed's postings of whole quarters that have a role, as `deduplicated` gives them, with `role_id`.

    Raises `ValueError` if the file holds a ladder value that is neither mapped nor left out on purpose.
    """
    feed = pd.read_csv(raw / "jobright" / "pm_rows_h1b_sponsor_feed.csv.gz", parse_dates=["first_seen"])
    unknown = sorted(set(feed["ladder"].astype(str)) - set(ROLE_OF_LADDER) - LEFT_OUT)
    if unknown:
        raise ValueError(f"The Jobright feed holds ladder values without a role: {', '.join(unknown)}.")
    postings = deduplicated(in_complete_quarters(feed))
    return postings.assign(role_id=postings["ladder"].map(ROLE_OF_LADDER)).dropna(subset="role_id")


def in_complete_quarters(feed: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the quarters that lie wholly between the feed's first and last day, with `quarter`.

    A calendar quarter counts by the day a posting was first seen. The quarters in which the feed begins
    and ends are cut short, unless it does so on their very first or last day.
    """
    seen = feed["first_seen"]
    quarters = seen.dt.to_period("Q")
    complete = (quarters.dt.start_time >= seen.min()) & (quarters.dt.end_time.dt.normalize() <= seen.max())
    return feed.assign(quarter=quarters)[complete]


def deduplicated(feed: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each company, title and quarter, whatever the case and spaces.

    An opening listed for several places counts as remote where one of its listings does; its ladder
    value is that of the listing seen first. Columns: company, title, quarter, ladder, ai, remote.
    """
    company, title = (feed[name].str.casefold().str.split().str.join(" ") for name in ("company", "title"))
    listings = feed.assign(company=company, title=title).sort_values(["first_seen", "ladder"])
    return listings.groupby(POSTING, as_index=False).agg(
        ladder=("ladder", "first"), ai=("ai", "first"), remote=("remote", "any")
    )


def _shares(postings: pd.DataFrame) -> pd.DataFrame:
    """Return a row a quarter: `date`, `n`, `EMPLOYERS` and, in percent, a column for each series."""
    n = postings.groupby("quarter").size()
    counts = pd.crosstab(postings["quarter"], postings["role_id"]).reindex(columns=ROLES, fill_value=0)
    counts = counts.join(postings.groupby("quarter")[["ai", "remote"]].sum()).add_prefix("posting_share_")
    shares = (100 * counts).div(n, axis=0).round(1)
    listed = postings.groupby("quarter")["company"].value_counts().groupby(level="quarter")
    largest = (100 * listed.max() / n).round(1)
    dates = shares.index.start_time.strftime("%Y-%m-%d")
    shares = shares.assign(date=dates, n=n, employers=listed.size(), share_largest=largest)
    return shares[n >= MIN_OBSERVATIONS]
