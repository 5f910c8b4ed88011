"""Published figures on pay and on equity at startups, picked by hand, each with the grade of its evidence."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from analysis.build.sources.published import ends, read_figures

PRODUCT_FOCUS = "product_focus"
PUBLISHERS = {
    "Product Focus": PRODUCT_FOCUS,
    "Pragmatic Marketing": "pragmatic",
    "Carta": "carta_datadriven",
    "Holloway": "holloway",
    "Index Ventures": "index_ventures",
    "RocketBlocks": "rocketblocks",
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
        *("mean_base", "", "product management and product marketing titles", US),
    ),
    "Average startup salary, product (and engineering)": ("mean_base", "", "product and engineering at startups", US),
}
RULE_OF_THUMB = {
    "APM": ("associate_pm", "associate PMs"),
    "PM": ("product_manager", "product managers"),
    "Senior PM": ("senior_pm", "senior PMs"),
    "Group PM": ("group_pm", "group PMs"),
}
QUOTED_BAND = re.compile(r"salary band quoted with it \(k USD\): (\d+)-(\d+)")

# metric as collected: roles, who, stage
EQUITY = {
    "Typical grant just after Series A: VP": ("vp_product", "VP, any function", "just after series A"),
    "Typical grant just after Series A: Director": ("director", "Director, any function", "just after series A"),
    "Executive grant guideline, Series A onward: C-level": (
        "cpo",
        "C-level executive, any function",
        "series A and later",
    ),
    "Executive grant guideline, Series A onward: VP level": ("vp_product", "VP, any function", "series A and later"),
    "First employee grant": ("", "First employee, any function", "at the first hire"),
}

NOTES = {
    "secondary": "seen in a newsletter that quotes it",
    "only 9% of sample": "only 9 percent of the survey's people are in the United States",
    "slide order garbled in the transcript; verify on indexventures.com": "read in a transcript of slides",
    "employee #5: about 0.3%; equity grants 26% below pre-2022": "the fifth employee: about 0.3 percent",
    "rule of thumb, Silicon Valley; function-agnostic": "Silicon Valley",
    "plus average bonus 12.96k": "a bonus of $12,960 comes on top",
}
"""Notes of the collection in a reader's words."""

COLUMNS = ["topic", "statistic", "role_ids", "population", "stage", "place", "period", "value_low", "value_high"]
COLUMNS += ["unit", "quality", "note", "source_id"]


def table(raw: Path) -> pd.DataFrame:
    """Return published figures on pay and equity, in the order of topic, statistic, roles, place and period.

    Columns: `topic` (pay, equity), `statistic` (mean_base, mean_total, rule_of_thumb), `role_ids` (joined with ;, empty
    for figures of no role), `population`, `stage` (of the company, equity alone), `place` and `period` (empty where the
    source names none), `value_low`, `value_high`, `unit` (USD, GBP, EUR a year, or percent of the shares), `quality`
    (A best to C), `note` and `source_id`. Raises `ValueError` if a figure named here is not in the file.
    """
    figures = read_figures(raw)
    rows = [*_pay(figures), *_rules_of_thumb(figures), *_equity(figures)]
    order = ["topic", "statistic", "role_ids", "place", "period", "source_id", "population"]
    return pd.DataFrame(rows, columns=COLUMNS).sort_values(order, ignore_index=True)


def _pay(figures: pd.DataFrame) -> list[tuple]:
    rows = []
    for metric, (statistic, roles, who, place) in PAY.items():
        for figure in _named(figures, metric):
            currency = figure.unit.removeprefix("k ")
            low, high = (1000 * end for end in ends(figure.value))
            known = (figure.quality, NOTES.get(figure.note, figure.note), _source(figure.publisher))
            rows.append(("pay", statistic, roles, who, "", place, figure.date, low, high, currency, *known))
    return rows


def _rules_of_thumb(figures: pd.DataFrame) -> list[tuple]:
    rows = []
    for name, (role, who) in RULE_OF_THUMB.items():
        for figure in _named(figures, f"Rule-of-thumb years in role: {name}"):
            (quoted,) = QUOTED_BAND.finditer(figure.note)
            low, high = (1000 * float(end) for end in quoted.groups())
            known = (figure.quality, "one practitioner's opinion", _source(figure.publisher))
            rows.append(("pay", "rule_of_thumb", role, who, "", "", figure.date, low, high, "USD", *known))
    return rows


def _equity(figures: pd.DataFrame) -> list[tuple]:
    rows = []
    for metric, (role, who, stage) in EQUITY.items():
        for figure in _named(figures, metric):
            low, high = ends(figure.value)
            known = (figure.quality, NOTES.get(figure.note, figure.note), _source(figure.publisher))
            rows.append(("equity", "rule_of_thumb", role, who, stage, "", figure.date, low, high, "percent", *known))
    return rows


def _named(figures: pd.DataFrame, metric: str) -> list:
    found = list(figures[figures["metric"] == metric].itertuples(index=False))
    if not found:
        raise ValueError(f'The figure "{metric}" is missing from published/figures.csv.')
    return found


def _source(publisher: str) -> str:
    return next(source for start, source in PUBLISHERS.items() if publisher.startswith(start))
