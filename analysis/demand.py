"""Demand: hiring indices, published counts, and the mix of postings."""

from __future__ import annotations

import pandas as pd

from analysis import words
from analysis.package.memory import kept
from analysis.package.selection import HOME_COUNTRY, Selection
from analysis.package.tables import Package

MAIN = "indeed_project_management"
US_SERIES = (MAIN, "indeed_software_development", "indeed_all_postings")
BY_COUNTRY = "indeed_all_postings"
SHARE_OF_ROLE = "posting_share_"
TRAITS = ("posting_share_remote", "posting_share_ai")
REMOTE_ELSEWHERE = "published_share_remote"
CLAIMS = ("hiring_plans_2022", "open_roles_rise_article")
LOW_YEAR, RISE_UNTIL = 2023, pd.Timestamp("2024-03-01")
"""What the article's rise is about: from the dip of 2023 to early 2024."""


def index_lines(package: Package, place: str = HOME_COUNTRY) -> pd.DataFrame:
    """Return the US indices by month: series_id, name, place, date, value (1 Feb 2020 = 100), source_id."""
    demand = package["demand"]
    rows = demand[demand["series_id"].isin(US_SERIES) & (demand["place"] == place)]
    return _named(package, rows)


@kept()
def by_country(package: Package) -> pd.DataFrame:
    """Return the index of all postings by country and month: place, date, value, source_id."""
    demand = package["demand"]
    return demand[demand["series_id"] == BY_COUNTRY].sort_values(["place", "date"])


def turning_points(line: pd.DataFrame) -> pd.DataFrame:
    """Return the peak, the trough, the lowest month since the peak and the last month of one series, in time's order.

    Columns: date, value, what (peak, trough, low since, now). A month that is two of them at once has one name: the
    last month is "now", and a trough after the peak is the trough.
    """
    line = line.sort_values("date").reset_index(drop=True)
    peak, trough, last = line["value"].idxmax(), line["value"].idxmin(), len(line) - 1
    points = {peak: "peak", trough: "trough"}
    if peak < last:
        points.setdefault(line.loc[peak + 1 :, "value"].idxmin(), "low since")
    points[last] = "now"
    points = dict(sorted(points.items()))
    return line.loc[list(points)].assign(what=list(points.values()))


@kept()
def role_shares(package: Package) -> pd.DataFrame:
    """Return each role's share of postings by quarter: role_id, date, value (percent), n, source_id."""
    demand = package["demand"]
    rows = demand[demand["series_id"].str.startswith(SHARE_OF_ROLE) & ~demand["series_id"].isin(TRAITS)]
    rows = rows.merge(package["demand_series"][["series_id", "definition"]], on="series_id")
    return rows.assign(role_id=rows["series_id"].str.removeprefix(SHARE_OF_ROLE)).sort_values("date")


@kept()
def traits(package: Package) -> pd.DataFrame:
    """Return the shares of postings that are remote and that name AI, by quarter: series_id, name, date, value, n."""
    demand = package["demand"]
    return _named(package, demand[demand["series_id"].isin(TRAITS)])


@kept()
def remote_elsewhere(package: Package) -> pd.DataFrame:
    """Return the published shares of open roles that allow remote work: name, date, value (percent), source_id."""
    demand = package["demand"]
    return _named(package, demand[demand["series_id"] == REMOTE_ELSEWHERE])


@kept()
def published(package: Package) -> pd.DataFrame:
    """Return published counts of product-management jobs and people, oldest series first.

    Columns: series_id, name, definition, place, date, value, unit, source_id.
    """
    rows = package["demand"].merge(
        package["demand_series"][["series_id", "name", "kind", "definition"]], on="series_id"
    )
    return rows[rows["kind"] == "count"].sort_values(["date", "series_id", "place"])


@kept()
def claims(package: Package) -> pd.DataFrame:
    """Return the articles' claims on hiring (rows of `claims`)."""
    return package["claims"].set_index("claim_id").loc[list(CLAIMS)].reset_index()


@kept()
def claims_in_words(package: Package) -> list[str]:
    """Return each claim on hiring with what to know about it and who states it; lettered as in the chart."""
    return [
        f"Claim {letter}: {row.statement} {row.verdict_note} ({package.publisher_of(row.source_id)})"
        for letter, row in zip("AB", claims(package).itertuples(), strict=True)
    ]


def rise_since_low(line: pd.DataFrame) -> tuple[pd.Series, pd.Series, float]:
    """Return the lowest month of 2023, the month of early 2024 and the change between them in percent."""
    line = line.set_index("date")["value"]
    year = line[line.index.year == LOW_YEAR]
    low = pd.Series({"date": year.idxmin(), "value": year.min()})
    then = pd.Series({"date": RISE_UNTIL, "value": line[RISE_UNTIL]})
    return low, then, 100 * (then["value"] / low["value"] - 1)


@kept()
def claims_finding(package: Package) -> str:
    """Return how the index of project management moved where an article claims a rebound."""
    lines = index_lines(package)
    low, then, change = rise_since_low(lines[lines["series_id"] == MAIN])
    return (
        f"An article has open PM roles up 53.6% in early 2024 after a dip; postings for project management, "
        f"a neighbour, moved {change:+.0f}% from {words.date_month(low['date'])} to {words.date_month(then['date'])}"
    )


@kept()
def finding(package: Package) -> str:
    """Return where the index of the nearest series stands against its peak."""
    lines = index_lines(package)
    points = turning_points(lines[lines["series_id"] == MAIN]).set_index("what")
    now = points.loc["now"]
    stand = f"US postings for project management stand at {words.number(now['value'], 0)} in " + words.date_month(
        now["date"]
    )
    if "peak" not in points.index:
        return f"{stand}, the highest since February 2020"
    peak = points.loc["peak"]
    return (
        f"{stand}, {words.percent(100 * (1 - now['value'] / peak['value']))} below their peak "
        f"of {words.number(peak['value'], 0)} in {words.date_month(peak['date'])}"
    )


@kept()
def country_finding(package: Package, selection: Selection) -> str:
    """Return where all postings of the chosen country stand now, or of the highest and lowest country."""
    last = by_country(package).groupby("place").tail(1).set_index("place")
    if selection.country in last.index:
        row = last.loc[selection.country]
        verb = "above" if row["value"] >= 100 else "below"
        return (
            f"All postings in {words.place(package, selection.country)}: "
            f"{words.number(abs(row['value'] - 100), 0)}% {verb} "
            f"February 2020 in {words.date_month(row['date'])}"
        )
    top, bottom = last["value"].idxmax(), last["value"].idxmin()
    return (
        f"No index for {words.place(package, selection.country)}; "
        f"all postings stand highest in {words.place(package, top)} "
        f"({words.number(last.at[top, 'value'], 0)}) and lowest in {words.place(package, bottom)} "
        f"({words.number(last.at[bottom, 'value'], 0)})"
    )


@kept()
def mix_finding(package: Package) -> str:
    """Return the commonest role among postings in the last quarter, and the share of entry-level ones."""
    rows = role_shares(package)
    last = rows[rows["date"] == rows["date"].max()].set_index("role_id")["value"]
    top = last.idxmax()
    return (
        f"{words.percent(last[top])} of PM postings are for {words.roles(package, top)}, "
        f"{words.number(last['associate_pm'])}% for associate PMs"
    )


@kept()
def traits_finding(package: Package) -> str:
    """Return how the shares of remote and of AI postings moved from the first to the last quarter."""
    parts = []
    for _series, line in traits(package).groupby("series_id", sort=False):
        first, last = line.iloc[0], line.iloc[-1]
        parts.append(
            f"{line['name'].iloc[0].lower()} {words.percent(first['value'])} to {words.percent(last['value'])}"
        )
    span = traits(package)["date"]
    return f"From {quarter(span.min())} to {quarter(span.max())}: {words.listed(parts)}".replace(" ai ", " AI ")


@kept()
def answer(package: Package) -> str:
    """Return the page's opening: where hiring stands by the nearest series, and the newest published count."""
    newest = published(package).query("place == 'United States' and unit == 'postings'").iloc[-1]
    return (
        f"{finding(package)}. No public index counts product managers alone: "
        f"**{newest['value']:,.0f}** listings were counted in the United States in "
        f"{words.date_month(newest['date'])} ({package.publisher_of(newest['source_id'])})."
    )


@kept()
def headline(package: Package) -> list[tuple[str, str, str]]:
    """Return the key figures: where each US index stands, whose it is and against what."""
    figures = []
    for _series, line in index_lines(package).groupby("series_id", sort=False):
        now = line.sort_values("date").iloc[-1]
        figures.append(
            (
                words.capital(now["name"].removesuffix(" postings")) if now["series_id"] != BY_COUNTRY else now["name"],
                words.number(now["value"], 0),
                f"US postings on Indeed, {words.date_month(now['date'])}; 1 Feb 2020 = 100",
            )
        )
    return figures


def quarter(date: pd.Timestamp) -> str:
    """Return a quarter's name: 2024 Q1."""
    return f"{date.year} Q{date.quarter}"


def _named(package: Package, rows: pd.DataFrame) -> pd.DataFrame:
    names = package["demand_series"][["series_id", "name", "definition"]]
    order = {series: index for index, series in enumerate((*US_SERIES, *TRAITS, REMOTE_ELSEWHERE))}
    merged = rows.merge(names, on="series_id")
    return merged.sort_values(["series_id", "date"], key=lambda one: one.map(order) if one.name == "series_id" else one)
