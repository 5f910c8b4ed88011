"""Every table that raw files give: each source is read, and what it gives is computed in the order of the tables."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import ibis
import pandas as pd

from analysis.build import (
    adverts,
    after_move,
    aggregates,
    by_employer,
    by_survey,
    every_report,
    forecast,
    hiring,
    pay,
    places,
    sensitivity,
)
from analysis.build.attainment import attainment
from analysis.build.attainment_draws import attainment_draws
from analysis.build.pools import every_pool
from analysis.build.sources import (
    ask_a_manager,
    cpi,
    dou,
    entry,
    exchange,
    indeed,
    jobright,
    levels,
    neighbours,
    oews,
    own_terms,
    published,
    published_pay,
    sysarmy,
    usajobs,
)
from analysis.build.sources.maps import Maps, read_maps
from analysis.package.vocabulary import EVERY_TYPE


def tables(raw: Path, maps: Path) -> Iterator[tuple[str, pd.DataFrame]]:
    """Compute every table from the raw files in `raw` and the maps in `maps`; yields name and frame."""
    people, coverage = levels.observations(raw, maps)
    people = people.assign(period=period(people["observed_on"]))
    others, their_coverage = pay.other_sources(raw, maps)
    hired, coverage_of_hired = hiring.by_type(raw, maps)
    yield "coverage", pd.concat([coverage, their_coverage, coverage_of_hired], ignore_index=True)
    yield "hiring_by_type", hired
    observations = ibis.memtable(people.drop(columns="observed_on"))
    pooled = by_employer.in_pools(people)
    yield "progression", by_employer.with_years(aggregates.progression(observations), pooled, "years_experience")
    yield "rung_mix", by_employer.of_bands(aggregates.rung_mix(observations), pooled)
    yield "compensation", pay.both(people.drop(columns="observed_on"), others)
    index = cpi.table(raw)
    yield "cpi", index
    yield from pay.adjusted(people, others, index, every_pool(maps)[EVERY_TYPE])
    every = every_report.reports(raw, maps, people["period"].iloc[0])
    yield "kept_share", every_report.kept_share(every)
    yield "pay_by_years", every_report.pay_by_years(every)
    yield "pay_over_time", every_report.pay_over_time(pooled)
    yield "sensitivity", sensitivity.table(raw, maps, people["period"].iloc[0])
    yield "pay_mix", by_employer.of_mix(aggregates.pay_mix(observations), pooled)
    yield "place_pay", places.place_pay(people, maps / "metro_cities.csv")
    real = pay.in_newest_dollars(people, index)
    yield "peer_pay", places.peer_pay(real, maps / "metro_cities.csv", cpi.newest_month(index))
    yield "pay_within", places.within(people, maps / "metro_cities.csv")
    rungs = pd.read_csv(maps / "roles.csv")
    yield "attainment", attainment(observations, rungs)
    yield "attainment_draws", attainment_draws(observations, rungs)
    yield "level_after_move", after_move.level_after_move(people, rungs)
    answers = ask_a_manager.by_years(raw, read_maps(maps))
    yield "attainment_by_survey", by_survey.shares(people, answers, rungs)
    yield "tenure", tenure(raw, aggregates.tenure(observations), pooled)
    yield "craft", own_terms.by_post(pd.concat([dou.people(raw), sysarmy.people(raw)]), "years")
    yield "reports", sysarmy.reports(raw)
    yield from _of_markets(raw, maps)


def _of_markets(raw: Path, maps: Path) -> Iterator[tuple[str, pd.DataFrame]]:
    """Compute the tables that no report of a person is behind: demand, money, wages and adverts."""
    known = read_maps(maps)
    series = demand(raw, known)
    yield "demand", series
    yield from forecast.tables(series)
    yield "entry_hiring", entry.openings(raw)
    yield "degree_evidence", entry.degree_evidence(raw, known)
    yield "exchange_rates", exchange.table(raw)
    yield "wages", oews.wages(raw)
    yield "advert_terms", adverts.terms(raw, maps)
    yield "public_pay", usajobs.table(raw)
    yield "published_pay", published_pay.table(raw, maps)


def tenure(raw: Path, at_employer: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    """Put published figures on time in role and at the employer above the computed years at the employer.

    `people` are the observations in every set of company types, for what their employers make of a cell.
    """
    named = people.rename(columns={"country": "place"}).drop(columns="source_id")
    at_employer = by_employer.with_years(at_employer, named, "years_at_company")
    both = pd.concat([published.tenure(raw), at_employer], ignore_index=True)
    return both.astype({"n": "Int64"})[[*aggregates.TENURE, "employers", "share_largest", *by_employer.OF_YEARS]]


def demand(raw: Path, maps: Maps | None = None) -> pd.DataFrame:
    """Put the demand series of all sources below one another, in the order of series, place and date.

    `maps` give the employers of postings their one name.
    """
    parts = [
        indeed.observations(raw),
        neighbours.observations(raw),
        jobright.observations(raw, maps),
        published.demand(raw),
    ]
    return pd.concat(parts, ignore_index=True).sort_values(["series_id", "place", "date"])


def period(dates: pd.Series) -> str:
    """Return the months that dates span as an ISO 8601 interval: 2017-06/2021-08."""
    days = pd.to_datetime(dates)
    return f"{days.min():%Y-%m}/{days.max():%Y-%m}"
