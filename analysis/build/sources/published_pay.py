"""Published figures on pay and on equity at startups, picked by hand, each with the grade of its evidence."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from analysis.build.sources import uber
from analysis.build.sources.maps import read_maps
from analysis.build.sources.published import ends, read_figures

PRODUCT_FOCUS = "product_focus"
PUBLISHERS = {
    "Product Focus": PRODUCT_FOCUS,
    "Pragmatic Marketing": "pragmatic",
    "Carta": "carta_datadriven",
    "Holloway": "holloway",
    "Index Ventures": "index_ventures",
    "RocketBlocks": "rocketblocks",
    "Kruze": "kruze",
}
"""How the name of a collected figure's publisher begins, and the source that stands for it."""

US, UK, EUROPE = "United States", "United Kingdom", "Europe"
PM_AND_SENIOR = "product_manager;senior_pm"

# metric as collected: statistic, roles, who, place. Figures without a year are left out.
PAY = {
    "Average base, PM + Senior PM, UK": ("mean_base", PM_AND_SENIOR, "PMs and senior PMs", UK),
    "Average base, PM + Senior PM, Europe": ("mean_base", PM_AND_SENIOR, "PMs and senior PMs", EUROPE),
    "Average base, PM + Senior PM, US": ("mean_base", PM_AND_SENIOR, "PMs and senior PMs", US),
    "Average full package, PM + Senior PM, UK": ("mean_total", PM_AND_SENIOR, "PMs and senior PMs", UK),
    "Average full package, PM + Senior PM, Europe": ("mean_total", PM_AND_SENIOR, "PMs and senior PMs", EUROPE),
    "Average full package, PM + Senior PM, US": ("mean_total", PM_AND_SENIOR, "PMs and senior PMs", US),
    "Average base, product management and product marketing titles, US": (
        "mean_base",
        "",
        "product management and product marketing titles",
        US,
    ),
    "Average startup salary, product (and engineering)": ("mean_base", "", "product and engineering at startups", US),
    "Average CPO salary, seed-stage startups": ("mean_base", "cpo", "CPOs at seed-stage startups", US),
}
RULE_OF_THUMB = {
    "APM": ("associate_pm", "associate PMs"),
    "PM": ("product_manager", "product managers"),
    "Senior PM": ("senior_pm", "senior PMs"),
    "Group PM": ("group_pm", "group PMs"),
}
QUOTED_BAND = re.compile(r"salary band quoted with it \(k USD\): (\d+)-(\d+)")

BASES = {
    "% fully diluted": "all shares, fully diluted",
    "% (pre-dilution)": "shares before later rounds dilute them",
    "% of salary": "a year's base salary",
    "%": "not stated",
}
"""Unit as collected, and what the percentage is of. Figures of unlike basis have topics of their own, so that none of
them is set on one line with the others."""

STAFF = "Series A staff grant as % of salary, Engineering/Product"
SEED = "Seed-stage option grant, Product & Design"

# metric as collected: topic, roles, who, stage
EQUITY = {
    "Typical grant just after Series A: VP": ("equity", "vp_product", "VP, any function", "just after series A"),
    "Typical grant just after Series A: Director": (
        "equity",
        "director",
        "Director, any function",
        "just after series A",
    ),
    "Series A, VP-level ownership range (product and engineering at the high end)": (
        "equity",
        "vp_product",
        "VP, any function",
        "series A",
    ),
    "Series A, C-level ownership range": ("equity", "cpo", "C-level executive, any function", "series A"),
    "First employee grant": ("equity", "", "First employee, any function", "at the first hire"),
    "Executive grant guideline, Series A onward: C-level": (
        "equity_before_dilution",
        "cpo",
        "C-level executive, any function",
        "series A and later",
    ),
    "Executive grant guideline, Series A onward: VP level": (
        "equity_before_dilution",
        "vp_product",
        "VP, any function",
        "series A and later",
    ),
    f"{SEED}, senior": ("equity_at_seed", "", "Senior, product and design", "seed"),
    f"{SEED}, mid-level": ("equity_at_seed", "", "Mid-level, product and design", "seed"),
    f"{SEED}, junior": ("equity_at_seed", "", "Junior, product and design", "seed"),
    f"{STAFF}, Director": ("grant_of_salary", "director", "Director, engineering and product", "series A"),
    f"{STAFF}, Senior": ("grant_of_salary", "senior_pm", "Senior, engineering and product", "series A"),
    f"{STAFF}, individual": ("grant_of_salary", "product_manager", "Individual, engineering and product", "series A"),
}
YEARS = {"2018 or earlier text": "2018"}
"""Dates as collected that are no year, and the year that stands for them."""

TOP_OF_RANKING = "levels_top_pay"
RANKED = re.compile(r"Product - Product Manager(?: - \d - (?P<rank>\w+))? \((?P<years>[^)]+)\)")

NOTES = {
    "secondary": "seen in a newsletter that quotes it",
    "only 9% of sample": "only 9 percent of the survey's people are in the United States",
    "slide order garbled in the transcript; verify on indexventures.com": "read in a transcript of slides",
    "employee #5: about 0.3%; equity grants 26% below pre-2022": "the fifth employee: about 0.3 percent",
    "rule of thumb, Silicon Valley; function-agnostic": "Silicon Valley",
    "seen whole in github 4k/tldr-awesome-cto articles/option-grants-at-seed.md (stored 12 Feb 2026); US benchmark; "
    "cash 100k": "United States; with a salary of $100,000; read in a copy",
    "cash 90k": "United States; with a salary of $90,000; read in a copy",
    "cash 50k": "United States; with a salary of $50,000; read in a copy",
    "Series B: 0.2-0.7": "product and engineering at the high end; at series B 0.2 to 0.7 percent",
    "confirms the figure already held at B+": "read in a copy of the text",
    "indicative 97500 USD": "indicative worth $97,500",
    "indicative 40000 USD": "indicative worth $40,000",
    "indicative 20000 USD": "indicative worth $20,000",
    "second-hand, in Chinese; CEO 132, CTO 134, COO 135; founders mostly": "second hand; mostly founders",
    "plus average bonus 12.96k": "a bonus of $12,960 comes on top",
}
"""Notes of the collection in a reader's words."""

COLUMNS = ["topic", "statistic", "role_ids", "population", "stage", "place", "period", "value_low", "value_high"]
COLUMNS += ["unit", "basis", "quality", "note", "source_id"]


def table(raw: Path, maps: Path) -> pd.DataFrame:
    """Return published figures on pay and equity, in the order of topic, statistic, roles, place and period.

    Columns: `topic` (pay, equity, equity_before_dilution, equity_at_seed, grant_of_salary), `statistic` (mean_base,
    mean_total, rule_of_thumb, advertised_base, top_of_ranking), `role_ids` (joined with ;, empty for figures of no
    role), `population`, `stage` (of the company, equity alone), `place` (empty where the source names none), `period`,
    `value_low`, `value_high`, `unit` (USD, GBP, EUR a year, or percent), `basis` (what a percentage is of), `quality`
    (A best to C), `note` and `source_id`. Raises `ValueError` if a figure named here is not in the file.
    """
    figures = read_figures(raw)
    rows = [*_pay(figures), *_rules_of_thumb(figures), *_equity(figures)]
    rows += [*_advertised(raw, maps), *_top_of_rankings(raw)]
    order = ["topic", "statistic", "role_ids", "place", "period", "source_id", "population"]
    return pd.DataFrame(rows, columns=COLUMNS).sort_values(order, ignore_index=True)


def _pay(figures: pd.DataFrame) -> list[tuple]:
    rows = []
    for metric, (statistic, roles, who, place) in PAY.items():
        for figure in _named(figures, metric):
            currency = figure.unit.removeprefix("k ")
            low, high = (1000 * end for end in ends(figure.value))
            known = ("", figure.quality, NOTES.get(figure.note, figure.note), _source(figure.publisher))
            rows.append(("pay", statistic, roles, who, "", place, figure.date, low, high, currency, *known))
    return rows


def _rules_of_thumb(figures: pd.DataFrame) -> list[tuple]:
    rows = []
    for name, (role, who) in RULE_OF_THUMB.items():
        for figure in _named(figures, f"Rule-of-thumb years in role: {name}"):
            (quoted,) = QUOTED_BAND.finditer(figure.note)
            low, high = (1000 * float(end) for end in quoted.groups())
            known = ("", figure.quality, "one practitioner's opinion", _source(figure.publisher))
            rows.append(("pay", "rule_of_thumb", role, who, "", "", figure.date, low, high, "USD", *known))
    return rows


def _equity(figures: pd.DataFrame) -> list[tuple]:
    rows = []
    for metric, (topic, role, who, stage) in EQUITY.items():
        for figure in _named(figures, metric):
            low, high = ends(figure.value)
            year, basis = YEARS.get(figure.date, figure.date), BASES[figure.unit]
            known = (basis, figure.quality, NOTES.get(figure.note, figure.note), _source(figure.publisher))
            rows.append((topic, "rule_of_thumb", role, who, stage, "", year, low, high, "percent", *known))
    return rows


def _advertised(raw: Path, maps: Path) -> list[tuple]:
    """Return the bands of base pay that one employer posts, a fact a level, however many adverts carry it."""
    rows = []
    for band in uber.bands(raw, read_maps(maps)).itertuples():
        adverts = "1 advert" if band.postings == 1 else f"{band.postings} adverts"
        known = ("", "A", f"one employer; in {adverts}", uber.SOURCE_ID)
        where = (f"{uber.COMPANY.title()}, as advertised", "", uber.COUNTRY, band.year)
        money = (band.base_low, band.base_high, "USD")
        rows.append(("pay", "advertised_base", band.role_id, *where, *money, *known))
    return rows


def _top_of_rankings(raw: Path) -> list[tuple]:
    """Return the pay at the head of each yearly ranking of employers: an upper bound of that year, never a median."""
    ranking = pd.read_csv(raw / "published" / "levels_top_pay.csv", dtype=str, keep_default_na=False)
    rows = []
    for top in ranking[ranking["Rank"] == "1"].itertuples():
        found = RANKED.match(top.Level)
        if found is None:
            raise ValueError(
                f'The ranking "{top.Level}" in published/levels_top_pay.csv is not one of product managers.'
            )
        years = found["years"].replace("-", " to ").replace("11+", "11 or more")
        experience = f"product managers with {years}" if found["rank"] else "product managers of any experience"
        dollars = float(top.Compensation.strip("$").replace(",", ""))
        known = ("", "B", f"highest of all employers in the ranking: {top.Company}", TOP_OF_RANKING)
        who = (f"{experience}, best paid employer", "", "", top.Year)
        rows.append(("pay", "top_of_ranking", "", *who, dollars, dollars, "USD", *known))
    return rows


def _named(figures: pd.DataFrame, metric: str) -> list:
    found = list(figures[figures["metric"] == metric].itertuples(index=False))
    if not found:
        raise ValueError(f'The figure "{metric}" is missing from published/figures.csv.')
    return found


def _source(publisher: str) -> str:
    return next(source for start, source in PUBLISHERS.items() if publisher.startswith(start))
