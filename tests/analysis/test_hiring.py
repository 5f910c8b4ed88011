"""Hiring by company type: a difference is one by openings and with each employer once, and without the largest."""

from __future__ import annotations

import pytest

from analysis import hiring
from analysis.charts import hiring as charts
from tests.atlas import select

BOTH = select(company_types=("startup", "corporate"))
ONCE = ("share_by_employer", "share_by_employer_low", "share_by_employer_high", "share_by_employer_without_largest")


def share(
    company_type: str,
    value: float,
    *,
    role: str = "",
    what: str = "level",
    without: float | None = None,
    once: float | None = None,
    **more,
):
    """Return a row whose intervals reach five points either way; `once` is the share with each employer once."""
    by_employer = value if once is None else once
    return {
        "source_id": "survey",
        "period": "2020-01/2020-12",
        "place": "Freedonia",
        "company_type": company_type,
        "what": what,
        "role_id": role,
        "share": value,
        "share_low": value - 5,
        "share_high": value + 5,
        "share_without_largest": value if without is None else without,
        "share_by_employer": by_employer,
        "share_by_employer_low": by_employer - 5,
        "share_by_employer_high": by_employer + 5,
        "share_by_employer_without_largest": by_employer,
        "n": 100,
        "employers": 7,
        "largest_employer": "acme",
        "share_largest": 20,
    } | more


def of_directors(startup: float, corporate: float, **more) -> list[dict]:
    return [share("startup", startup, role="director"), share("corporate", corporate, role="director", **more)]


def test_the_widest_clear_difference_is_the_finding(package_of):
    rows = [*of_directors(10, 30), share("startup", 55, role="senior_pm"), share("corporate", 40, role="senior_pm")]
    found = hiring.levels(package_of(hiring_by_type=rows), BOTH)
    assert found.sentence == (
        "In this feed 30% of openings at corporates are for directors, 10% at startups (each employer once 30% and 10%)"
    )
    assert found.rows["role_id"].tolist() == ["senior_pm", "senior_pm", "director", "director"]
    assert found.rows["company_types"].tolist() == ["startup", "corporate"] * 2
    assert found.sources == ("survey",)


@pytest.mark.parametrize(
    "rows",
    [
        of_directors(20, 29),
        of_directors(10, 30, without=9),
        of_directors(10, 30, once=19),
        of_directors(10, 30, once=5, share_by_employer_without_largest=5),
        of_directors(10, 30, share_by_employer_without_largest=9),
        of_directors(10, 30, **dict.fromkeys(ONCE)),
    ],
    ids=[
        "intervals overlap",
        "one employer makes it",
        "employers overlap",
        "employers say the reverse",
        "one employer makes that of employers",
        "nothing known of employers",
    ],
)
def test_no_difference_is_claimed(package_of, rows):
    sentence = hiring.levels(package_of(hiring_by_type=rows), BOTH).sentence
    assert sentence == "In this feed no level's share of openings clearly differs between company types"


def test_one_company_type_has_nothing_to_be_compared_with(package_of):
    rows = [share("startup", 60, role="senior_pm"), share("startup", 40, role="director")]
    found = hiring.levels(package_of(hiring_by_type=rows), select(company_types=("startup",)))
    assert found.sentence == "In this feed 60% of openings at startups are for senior PMs, the largest share"


def test_the_largest_share_is_told_where_employers_say_another(package_of):
    rows = [share("startup", 60, role="senior_pm", once=30), share("startup", 40, role="director", once=70)]
    found = hiring.levels(package_of(hiring_by_type=rows), select(company_types=("startup",)))
    assert found.sentence == (
        "In this feed 60% of openings at startups are for senior PMs; each employer once most are for directors (70%)"
    )


def test_traits_stand_side_by_side(package_of):
    rows = [share("startup", 45, what="remote", once=50), share("corporate", 15, what="remote", once=20)]
    rows += [share(*one, what="ai") for one in (("startup", 7), ("corporate", 9))]
    assert hiring.traits(package_of(hiring_by_type=rows), BOTH).sentence == (
        "Remote 45% at startups, 15% at corporates (by employer 50% and 20%); AI in the title: no clear difference"
    )


def test_it_is_said_how_many_employers_there_are_and_how_large_the_largest_is(package_of):
    rows = of_directors(10, 30, employers=1200, share_largest=48)
    counts = hiring.levels(package_of(hiring_by_type=rows), BOTH).notes[0]
    assert counts.startswith(
        "Employers, and the largest one's share of the openings: 7 at startups (20%) and 1,200 at corporates (48%). "
        "By openings the largest decide;"
    )


def test_an_employer_of_over_half_is_named(package_of):
    rows = [share("startup", 60, role="senior_pm", share_largest=77), share("corporate", 50, role="senior_pm")]
    counts = hiring.levels(package_of(hiring_by_type=rows), BOTH).notes[0]
    assert "7 at startups (Acme 77%) and 7 at corporates (20%)." in counts


def test_openings_at_unknown_companies_are_told_and_not_drawn(package_of):
    rows = [*of_directors(10, 30), share("", 41, what="remote"), share("", 6, what="ai"), share("", 9, role="director")]
    account = [
        {"source_id": "survey", "step": step, "label": step, "rows": n} for step, n in (("read", 1000), ("kept", 680))
    ]
    found = hiring.levels(package_of(hiring_by_type=rows, coverage=account), BOTH)
    assert found.rows["company_types"].tolist() == ["startup", "corporate"]
    assert found.notes[-1] == (
        "68% of the 1,000 openings are at companies whose type is known; the others (41% remote, 6% AI in the title) "
        "are left out."
    )


def test_nothing_known_is_said(package_of):
    package = package_of()
    assert hiring.levels(package, BOTH).sentence == "No openings by company type and level in this data"
    for builder in (charts.levels, charts.traits):
        drawn = builder(package=package, selection=BOTH, mode="light")
        assert drawn.figure is None
        assert drawn.title.startswith("No ")


def test_the_chart_draws_shares_and_intervals(package_of):
    rows = of_directors(10, 30, once=21)
    drawn = charts.levels(package=package_of(hiring_by_type=rows), selection=BOTH, mode="light")
    marks = {trace.name: list(trace.x) for trace in drawn.figure.data if trace.mode == "markers"}
    assert marks == {"startup": [10], "corporate": [30], "each employer once": [10, 21]}
    assert [one.text for one in drawn.figure.layout.annotations if "·" in one.text] == ["10% · 10%", "30% · 21%"]
    assert [one.label for one in drawn.key] == ["startup", "corporate", "each employer once"]
    thin = [trace.x for trace in drawn.figure.data if trace.mode == "lines" and trace.line.width == 2]
    assert [list(x[:2]) for x in thin] == [[5, 15], [25, 35]]
    assert drawn.table["Share without the largest employer (%)"].tolist() == [10, 30]
    assert drawn.table["Each employer once (%)"].tolist() == [10, 21]
    assert drawn.table["Each employer once, 90% interval from (%)"].tolist() == [5, 16]
    assert drawn.encoding.marked == (("each employer once", "Each employer once (%)"),)
    assert drawn.source.n == 200


def test_a_package_that_knows_nothing_of_employers_is_drawn_by_openings_alone(package_of):
    rows = [row | dict.fromkeys(ONCE) for row in of_directors(10, 30)]
    drawn = charts.levels(package=package_of(hiring_by_type=rows), selection=BOTH, mode="light")
    assert [one.text for one in drawn.figure.layout.annotations if "%" in one.text] == ["10%", "30%"]
    assert (len(drawn.key), drawn.encoding.marked) == (2, ())
    assert "employer once" not in drawn.subtitle + drawn.alt
