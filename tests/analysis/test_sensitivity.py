"""Medians under another reading of levels, on made-up ones: which move, and by which company's levels alone."""

from __future__ import annotations

import pytest

from analysis import sensitivity
from analysis.charts import sensitivity as charts
from tests.atlas import select

CELL = {"source_id": "survey", "country": "United States", "period": "2020-01/2020-12", "n": 40, "other_n": 30}


def row(
    role: str, ours: float, other: float, company: str = "", types: str = "all", measure: str = "total_pay"
) -> dict:
    ends = {f"{name}_p50{end}": at for name, at in (("value", ours), ("other", other)) for end in ("", "_low", "_high")}
    unit = "USD" if measure == "total_pay" else "years"
    named = {"company": company, "role_id": role, "company_types": types, "measure": measure, "unit": unit}
    return CELL | named | ends


ROWS = [
    row("director", 300_000, 300_000),
    row("senior_pm", 200_000, 209_900, types="big_tech"),
    row("senior_pm", 200_000, 189_000),
    row("senior_pm", 200_000, 180_000, company="acme"),
    row("director", 300_000, 324_000, company="acme"),
    row("director", 300_000, 303_000, company="umbrella"),
    row("senior_pm", 8, 9, measure="years_experience"),
    row("senior_pm", 8, 8, types="big_tech", measure="years_experience"),
]


def test_medians_that_move_by_more_than_the_rule_are_counted(package_of):
    found = sensitivity.moves(package_of(sensitivity=ROWS), sensitivity.PAY)
    assert found.sentence == "Read the other way, 1 of 3 medians of pay moves by more than 5%"
    assert list(zip(found.rows["role_id"], found.rows["company_types"], found.rows["share"].round(2), strict=True)) == [
        ("senior_pm", "all", -5.5),
        ("senior_pm", "big_tech", 4.95),
        ("director", "all", 0),
    ]
    assert found.sources == ("survey",)


def test_the_largest_move_by_one_company_alone_is_a_note(package_of):
    (note,) = sensitivity.moves(package_of(sensitivity=ROWS), sensitivity.PAY).notes
    assert note == ("The largest move by one company's levels alone: Acme −10% (Senior PM, all company types).")


def test_cells_of_one_employer_by_either_reading_are_named(package_of):
    rows = [
        row("director", 300_000, 310_000) | {"share_largest": 51.0, "share_largest_other": 20.0},
        row("senior_pm", 200_000, 189_000) | {"share_largest": 20.0, "share_largest_other": 66.0},
        row("senior_pm", 200_000, 189_000, types="big_tech") | {"share_largest": 50.0, "share_largest_other": 50.0},
    ]
    assert sensitivity.moves(package_of(sensitivity=rows), sensitivity.PAY).notes == (
        "One employer has over half of the people in Senior PM, all company types (66%); Director, all company types "
        "(51%).",
    )


def test_none_and_several_that_move(package_of):
    still = [row("senior_pm", 8, 8, measure="years_experience")]
    assert sensitivity.moves(package_of(sensitivity=still), sensitivity.YEARS).sentence == (
        "Read the other way, none of 1 medians of years of work moves by more than 5%"
    )
    both = [row("senior_pm", 8, 9, measure="years_experience"), row("director", 8, 9, measure="years_experience")]
    assert (
        "2 of 2 medians of years of work move by"
        in sensitivity.moves(package_of(sensitivity=both), sensitivity.YEARS).sentence
    )


def test_without_another_reading_it_says_so(package_of):
    package = package_of()
    assert sensitivity.moves(package, sensitivity.PAY).rows.empty
    for draw in (charts.pay, charts.years):
        chart = draw(package=package, selection=select(), mode="light")
        assert chart.figure is None
        assert chart.title.endswith("by another reading of levels in this data")
    assert sensitivity.readings(package).empty


@pytest.mark.parametrize(("at", "line"), [(0, [-5.5, 0]), (1, [0, 4.95]), (2, [0, 0])])
def test_a_line_joins_our_reading_to_the_other(package_of, at, line):
    chart = charts.pay(package=package_of(sensitivity=ROWS), selection=select(), mode="light")
    drawn = [value for value in chart.figure.data[0].x if value is not None]
    assert drawn[2 * at : 2 * at + 2] == pytest.approx(line)
    assert chart.figure.data[1].x[at] == pytest.approx(sum(line))


def test_names_say_both_medians(package_of):
    chart = charts.years(package=package_of(sensitivity=ROWS), selection=select(), mode="light")
    texts = [note.text for note in chart.figure.layout.annotations]
    assert any("Senior PM, all company types: 8 years → 9 years" in text for text in texts)
    assert chart.table["Change (%)"].to_list() == [12.5, 0]


def test_contested_levels_in_words(package_of):
    package = package_of(
        level_readings=[
            {
                "company": "acme",
                "level": "5",
                "role_id": "senior_pm",
                "other_role_id": "director",
                "reason": "Its title.",
            }
        ]
    )
    assert sensitivity.readings(package).loc[0].to_list() == ["Acme", "5", "Senior PM", "Director", "Its title."]
