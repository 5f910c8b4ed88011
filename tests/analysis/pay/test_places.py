"""Own pay by place and within companies: doubt claims no difference, and large employers are named."""

from __future__ import annotations

import pytest

from analysis.charts import places as charts
from analysis.pay import places
from tests.atlas import select

SENIORS = select(role="senior_pm")


def pay(place: str, p50: int, *, reach: int = 10_000, **more: object) -> dict:
    """Return a row of senior PMs whose interval reaches as far either way."""
    amounts = {f"amount_{point}": p50 * factor for point, factor in (("p10", 0.5), ("p25", 0.8), ("p50", 1))}
    amounts |= {f"amount_{point}": p50 * factor for point, factor in (("p75", 1.2), ("p90", 1.5))}
    amounts |= {"amount_p50_low": p50 - reach, "amount_p50_high": p50 + reach}
    told = {"source_id": "survey", "period": "2020-01/2020-12", "country": "Freedonia", "role_id": "senior_pm"}
    employers = {"n": 20, "employers": 7, "largest_employer": "acme", "share_largest": 20.0, "currency": "USD"}
    employers |= {"rest_n": 16, "amount_rest_p50": p50}
    return told | employers | amounts | {"place": place} | more


def difference(
    what: str, position: int, name: str, share: float, low: float, high: float, rest: float | None = None
) -> dict:
    told = {"source_id": "survey", "period": "2020-01/2020-12", "country": "Freedonia", "n": 100, "employers": 9}
    told |= {"largest_employer": "acme", "share_largest": 20.0}
    return told | {
        "what": what,
        "position": position,
        "name": name,
        "share": share,
        "share_low": low,
        "share_high": high,
        "share_without_largest": share if rest is None else rest,
    }


def test_places_stand_by_their_median_and_a_clear_first_is_said(package_of):
    package = package_of(place_pay=[pay("Small", 100_000), pay("Large", 200_000), pay("Middle", 150_000)])
    found = places.by_role(package, SENIORS)
    assert found.rows["place"].tolist() == ["Large", "Middle", "Small"]
    assert found.sentence == "Senior PMs report most in Large: $200k, then $150k in Middle"
    assert found.sources == ("survey",)


def test_the_first_is_set_against_the_lowest_that_clearly_differs(package_of):
    package = package_of(place_pay=[pay("Small", 100_000), pay("Large", 200_000), pay("Middle", 190_000)])
    assert places.by_role(package, SENIORS).sentence == "Senior PMs report $200k in Large and $100k in Small"


def test_no_difference_is_claimed_where_intervals_overlap(package_of):
    package = package_of(place_pay=[pay("Small", 190_000), pay("Large", 200_000)])
    assert (
        places.by_role(package, SENIORS).sentence == "Pay of senior PMs by place: no clear difference between 2 metros"
    )


@pytest.mark.parametrize("rest", [90_000, None], ids=["the other way without it", "too few without it"])
def test_no_place_is_above_another_by_its_largest_employer_alone(package_of, rest):
    package = package_of(place_pay=[pay("Small", 100_000), pay("Large", 200_000, amount_rest_p50=rest)])
    assert (
        places.by_role(package, SENIORS).sentence == "Pay of senior PMs by place: no clear difference between 2 metros"
    )


def test_a_place_of_one_employer_is_named(package_of):
    rows = [pay("Large", 200_000, share_largest=87.8, largest_employer="wayfair"), pay("Small", 100_000)]
    assert places.by_role(package_of(place_pay=rows), SENIORS).notes == (
        "One employer has over half of the people: Wayfair in Large (88%).",
    )


@pytest.mark.parametrize("measure", [places.by_role, places.within_companies, places.staying])
def test_what_is_missing_is_said(package_of, measure):
    package = package_of()
    found = measure(package, SENIORS)
    assert found.rows.empty
    assert found.sentence.startswith(("Too few senior PMs", "No comparison"))


def test_the_opening_tells_both_of_the_role_and_within_companies(package_of):
    package = package_of()
    assert places.opening(package, SENIORS).sentence == (
        "Too few senior PMs in any one metro for pay by place. No comparison of places within companies in this data."
    )


def test_places_within_companies_name_those_that_clearly_differ(package_of):
    rows = [
        difference("place", 1, "Here", 0, 0, 0),
        difference("place", 2, "There", -8.4, -12, -3),
        difference("place", 3, "Nowhere", -4, -9, 2),
    ]
    found = places.within_companies(package_of(pay_within=rows), SENIORS)
    assert found.sentence == "Pay within one company and level against Here: There −8%"


def test_a_difference_that_one_employer_makes_is_no_finding_and_is_told(package_of):
    rows = [
        difference("place", 1, "Here", 0, 0, 0),
        difference("place", 2, "There", -8.4, -12, -3, rest=1.2),
        difference("place", 3, "Nowhere", -4, -9, -2, rest=-3),
    ]
    package = package_of(pay_within=rows)
    found = places.within_companies(package, SENIORS)
    assert found.sentence == "Pay within one company and level against Here: Nowhere −4%"
    assert found.notes == ("Without the largest employer: There +1% instead of −8%.",)
    drawn = charts.within_companies(package=package, selection=SENIORS, mode="light")
    assert drawn.note.startswith("Without the largest employer: There +1% instead of −8%. A difference is not")
    assert drawn.table["Difference without the largest employer (%)"].tolist() == [0, 1.2, -3]


@pytest.mark.parametrize(
    ("high", "rest", "sentence"),
    [
        (-1.0, -2.0, "−6% for 7 years or more at the employer"),
        (1.0, -2.0, "no clear difference at the employer"),
        (-1.0, 0.0, "no clear difference at the employer"),
    ],
)
def test_staying_costs_only_where_interval_and_largest_employer_say_so(package_of, high, rest, sentence):
    rows = [
        difference("stayed", 1, "under 1 year", 0, 0, 0),
        difference("stayed", 2, "7 years or more", -6, -11, high, rest),
    ]
    found = places.staying(package_of(pay_within=rows), SENIORS)
    assert found.sentence == f"Pay within one company and level against newcomers: {sentence}"


def test_the_chart_of_differences_draws_what_the_table_says(package_of):
    rows = [difference("place", 1, "Here", 0, 0, 0), difference("place", 2, "There", -8.4, -12, 3)]
    drawn = charts.within_companies(package=package_of(pay_within=rows), selection=SENIORS, mode="light")
    line, mark = drawn.figure.data
    assert list(mark.x) == [0, -8.4] == drawn.table["Difference (%)"].tolist()
    assert list(line.x) == [0, 0, None, -12, 3, None]
    start, end = drawn.figure.layout.xaxis.range
    assert start <= -12
    assert end >= 3
    ticks = drawn.figure.layout.xaxis.tickvals
    assert (ticks[0] <= -12, ticks[-1] >= 3, 0 in ticks) == (True, True, True)
    assert "0% is Here." in drawn.subtitle
