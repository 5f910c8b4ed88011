"""The figures that verdicts on claims rest on, computed a second time from the raw observations, without the atlas.

Ends of intervals that come of employers drawn anew are drawn once more, by other draws: they are near those published,
and the same verdicts follow from them. All else is equal to the last digit that is published.
"""

from __future__ import annotations

import re
from dataclasses import replace
from math import expm1, log, sqrt
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import t

from analysis import claims, held
from tests.analysis.second_hand import HOME, Cell, Row, cell, curve, reports, table
from tests.raw import RAW, needs_raw

DATA = Path(__file__).parents[2] / "data"
LADDER = ("associate_pm", "product_manager", "senior_pm", "principal_pm", "group_pm", "director", "vp_product")
PAY = {"base_pay": ("base", "basesalary"), "total_pay": ("total", "totalyearlycompensation")}
RECOMPUTED = {*PAY, "years_of_work", "years_to_level", "private_first", "pay_within_focus", "no_degree_needed"}
RECOMPUTED |= {"technical_degree", "job_postings_index"}

pytestmark = needs_raw


@pytest.fixture(scope="module")
def people() -> list[Row]:
    return [row for row in reports(RAW, DATA) if row["country"] == HOME]


def published(name: str, **wanted: str) -> Row:
    (row,) = (row for row in table(DATA / f"{name}.csv") if wanted.items() <= row.items())
    return row


def as_published(row: Row, prefix: str) -> Cell:
    middle, low, high = (float(row[f"{prefix}_p50{end}"]) for end in ("", "_low", "_high"))
    rest = float(row[f"{prefix}_rest_p50"]) if row[f"{prefix}_rest_p50"] else None
    return Cell(int(row["n"]), middle, low, high, int(row["employers"]), float(row["share_largest"]), rest)


def claimed(*measures: str) -> list[tuple[str, str]]:
    rows = {(row["measure"], row["role_id"]) for row in table(DATA / "claims.csv") if row["measure"] in measures}
    return sorted(rows)


def test_every_measure_that_something_is_held_beside_is_computed_again(real):
    seen = {one.claim_id for one in claims.weighed(real) if one.has_something_beside_it}
    measures = {row["measure"] for row in table(DATA / "claims.csv") if row["claim_id"] in seen}
    assert measures <= RECOMPUTED <= set(held.BESIDE)


def test_as_many_reports_are_kept(people):
    kept = published("coverage", source_id="levels_fyi", step="kept")
    assert len(reports(RAW, DATA)) == int(kept["rows"])
    assert len(people) == int(published("kept_share", company_types="all", country=HOME)["kept"])


@pytest.mark.parametrize(("measure", "role"), claimed(*PAY))
def test_pay_that_is_held_beside_a_claim(people, measure, role):
    component, figure = PAY[measure]
    cell_of = {"source_id": "levels_fyi", "company_types": "all", "country": HOME, "role_id": role}
    row = published("compensation", **cell_of, component=component)
    found = cell((one for one in people if one["role_id"] == role), figure)
    assert tuple(found) == pytest.approx(tuple(as_published(row, "amount")), abs=0.5)


@pytest.mark.parametrize(("measure", "role"), claimed(*PAY))
def test_verdicts_on_pay_follow_from_other_draws_of_employers(real, people, measure, role):
    figure = PAY[measure][1]
    low, high = drawn_anew([one for one in people if one["role_id"] == role and one[figure] is not None], figure)
    told = [one for one in claims.weighed(real) if (one.role_id, one.seen.unit) == (role, "USD") and one.seen.low]
    assert told
    for one in told:
        assert (low, high) == pytest.approx((one.seen.low, one.seen.high), rel=0.06)
        assert claims.verdict(one.low, one.high, replace(one.seen, low=low, high=high)).word == one.verdict


def drawn_anew(rows: list[Row], figure: str, times: int = 400) -> tuple[float, float]:
    """Return the ends of the interval over employers: the middle 90 % of medians, moved apart as few employers ask."""
    companies = sorted({row["company"] for row in rows})
    pay = [np.array([row[figure] for row in rows if row["company"] == name]) for name in companies]
    random, count = np.random.default_rng(7), len(companies)
    draws = [
        [random.choice(pay[at], len(pay[at])) for at in random.integers(0, count, count)] for _time in range(times)
    ]
    middle = float(np.median(np.concatenate(pay)))
    ends = np.percentile([np.median(np.concatenate(draw)) for draw in draws], (5, 95))
    wider = t.ppf(0.95, count - 1) / 1.6448536269514722 * sqrt(count / (count - 1))
    return middle + wider * min(ends[0] - middle, 0), middle + wider * max(ends[1] - middle, 0)


@pytest.mark.parametrize(("_measure", "role"), claimed("years_of_work"))
def test_years_of_work_that_are_held_beside_a_claim(people, _measure, role):
    row = published("progression", source_id="levels_fyi", company_types="all", country=HOME, role_id=role)
    found = cell((one for one in people if one["role_id"] == role), "yearsofexperience")
    assert tuple(found) == pytest.approx(tuple(as_published(row, "years")), abs=0.005)


@pytest.mark.parametrize(
    ("role", "types"),
    [
        *((role, "all") for _measure, role in claimed("years_to_level") if role),
        *(("senior_pm", one) for one in ("startup", "corporate", "public_tech", "big_tech")),
    ],
)
def test_when_a_level_is_reached(people, role, types):
    """The curves behind “half by year” of all and of each company type, which decide who comes first."""
    rung = published("roles", role_id=role)["rung"]
    chosen = [one for one in people if types in ("all", one["company_type"])]
    rows = [row for row in table(DATA / "attainment.csv") if row["company_types"] == types and row["rung"] == rung]
    rows = [row for row in rows if row["country"] == HOME]
    found = curve(chosen, LADDER[LADDER.index(role) :])
    assert found == pytest.approx([float(row["share"]) for row in rows], abs=5.1e-5)
    assert len(chosen) == int(rows[0]["n"])


def test_pay_of_work_on_ai_within_companies_and_levels(people):
    """By least squares with a dummy for each company and level, where the build takes differences from their means."""
    told = [one for one in people if one["tag"].strip()]
    ai_work = re.compile(r"\b(ai|ml|machine learning|artificial intelligence)\b")
    on_ai = [bool(ai_work.search(one["tag"].lower())) for one in told]
    cells = sorted({(one["company"], one["role_id"]) for one in told})
    years = sorted({one["day"][:4] for one in told})[1:]
    known = [
        [ai, log(1 + one["yearsofexperience"])]
        + [one["day"][:4] == year for year in years]
        + [(one["company"], one["role_id"]) == own for own in cells]
        for ai, one in zip(on_ai, told, strict=True)
    ]
    pay = [log(one["totalyearlycompensation"]) for one in told]
    effect = np.linalg.lstsq(np.array(known, float), np.array(pay), rcond=None)[0][0]
    row = published("pay_within", what="focus", position="2")
    assert (round(100 * expm1(effect), 1), sum(on_ai)) == (float(row["share"]), int(row["n"]))


def test_people_without_a_degree():
    """The share of Wilson (1927) and its interval."""
    column = "Highest level of education completed"
    people = [row for row in table(RAW / "aam2023" / "pm_rows.csv") if row["lv"] != "Product owner"]
    answers = [row[column] for row in people if row[column]]
    none, n, z = sum(one in ("High School", "Some college") for one in answers), len(answers), 1.6448536269514722
    share, widened = none / n, 1 + z * z / n
    middle, reach = share + z * z / (2 * n), z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    row = published("degree_evidence", measure="highest_degree", category="none")
    assert [none, n] == [int(row["count"]), int(row["n"])]
    found = [round(100 * one, 1) for one in (share, (middle - reach) / widened, (middle + reach) / widened)]
    assert found == [float(row[name]) for name in ("share", "share_low", "share_high")]


def test_the_index_of_project_management_month_by_month():
    rows = table(RAW / "labor_market" / "monthly_components.csv")
    raw = {row["month"]: float(row["value"]) for row in rows if row["fred_series"] == "IHLIDXUSTPPROJMANA"}
    of_series = [row for row in table(DATA / "demand.csv") if row["series_id"] == "indeed_project_management"]
    assert {row["date"][:7]: float(row["value"]) for row in of_series} == pytest.approx(raw, abs=0.05)
