"""Pay by role per source, in the dollars of its day and in those of the newest month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import ibis
import pandas as pd

from analysis.build import aggregates, by_employer
from analysis.build.aggregates import BANDS, CELL, COMPONENTS, with_currency
from analysis.build.percentiles import percentiles
from analysis.build.sources import aijobs, ashby, ask_a_manager, cpi
from analysis.build.sources.maps import read_maps
from analysis.build.standardised import standardised
from analysis.build.startups import startup_pay
from analysis.package.vocabulary import EVERY_TYPE


def other_sources(raw: Path, maps: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the observations of all sources of pay but Levels.fyi, and what became of their rows.

    The first: source_id, role_id, company_types, country, period (the span of `priced_in` in a source), priced_in,
    base_usd, bonus_usd and company (empty where the source does not name employers). A source that does not tell
    company types is of all of them together; the observations of one that does stand there twice, of their own type and
    of all.
    The second: source_id, step, label, rows.
    """
    known = read_maps(maps)
    parts = [aijobs.observations(raw), ask_a_manager.observations(raw, known), ashby.observations(raw, known)]
    people = [rows.assign(company_types=EVERY_TYPE, period=span(rows["priced_in"])) for rows, _account in parts]
    typed = [rows.assign(company_types=rows["company_type"]) for rows in people if "company_type" in rows]
    account = pd.concat([account for _rows, account in parts], ignore_index=True)
    return pd.concat([*people, *typed], ignore_index=True).drop(columns="company_type"), account


def span(periods: pd.Series) -> str:
    """Return the ISO interval from the first to the last of some ISO months or years."""
    return f"{periods.min()}/{periods.max()}"


def compensation(observations: pd.DataFrame) -> pd.DataFrame:
    """Pay by component: `CELL`, `component`, `n`, `currency`, `amount_p10` to `amount_p90`, interval (a year).

    `observations` are already of one set of company types each, as those of `other_sources` are.
    """
    parts = [name for name in COMPONENTS if f"{name}_usd" in observations]
    named = observations.rename(columns={f"{name}_usd": name for name in parts})
    long = named.melt(CELL, parts, var_name="component", value_name="amount").dropna(subset="amount")
    by = [*CELL, "component"]
    table = percentiles(ibis.memtable(long), "amount", by, BANDS, "amount").order_by(by).execute()
    amounts = table.select_dtypes("float").columns
    return with_currency(table.assign(**{name: table[name].round().astype("int64") for name in amounts}))


def both(people: pd.DataFrame, others: pd.DataFrame) -> pd.DataFrame:
    """Return pay by component of all sources, with what the employers make of each cell where they are known.

    `people` are observations that tell company types, `others` as `other_sources` gives them.
    """
    first = aggregates.compensation(ibis.memtable(people))
    parts = [
        by_employer.with_pay(first, by_employer.in_pools(people)),
        by_employer.with_pay(compensation(others), others),
    ]
    return pd.concat(parts, ignore_index=True)


def in_newest_dollars(people: pd.DataFrame, index: pd.DataFrame) -> pd.DataFrame:
    """Return people, each observed on a day, with their amounts in dollars of the newest month, and `priced_in`."""
    dated = people.assign(priced_in=pd.to_datetime(people["observed_on"]).dt.strftime("%Y-%m"))
    return cpi.in_newest_dollars(dated, index)


def adjusted(
    people: pd.DataFrame, others: pd.DataFrame, index: pd.DataFrame, types: Sequence[str]
) -> Iterator[tuple[str, pd.DataFrame]]:
    """Compute pay in the newest month's dollars, and at equal company mix and startups in either; yields name, frame.

    `people` are the observations that tell company types, with `observed_on` a date; `others` those that do not.
    `types` are the company types in their order. The tables have the column `price_month`: the month whose dollars they
    are in, empty for the dollars of each day.
    """
    real, newest = in_newest_dollars(people, index), cpi.newest_month(index)
    people, real = (rows.drop(columns="observed_on") for rows in (people, real.drop(columns="priced_in")))
    yield "compensation_real", both(real, cpi.in_newest_dollars(others, index)).assign(price_month=newest)
    mixes = [(standardised(people, types), ""), (standardised(real, types), newest)]
    for at, name in enumerate(("compensation_standardised", "standard_mix")):
        yield name, pd.concat([mix[at].assign(price_month=month) for mix, month in mixes], ignore_index=True)
    pooled = [startup_pay(people).assign(price_month=""), startup_pay(real).assign(price_month=newest)]
    yield "startup_pay", pd.concat(pooled, ignore_index=True)
