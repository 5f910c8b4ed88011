"""Addresses read strictly: what they ask for, the same whatever the order, and why they are refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.charts.catalogue import CHARTS
from analysis.growth import Assessment
from analysis.service.asked import Refused, asked
from tests.atlas import select

EVERY = [entry for entries in CHARTS.values() for entry in entries]
BANDS = "compensation-bands"


def why(package, name, file_format, query) -> tuple[int, str]:
    with pytest.raises(Refused) as refused:
        asked(package, name, file_format, query)
    return refused.value.status, refused.value.sentence


@pytest.mark.parametrize("entry", EVERY, ids=[entry.name for entry in EVERY])
def test_every_chart_can_be_asked_for(real, entry):
    one = asked(real, entry.name, "json", {})
    assert one.entry is entry
    # Nothing rated is nothing rated of so many skills.
    choice = replace(one.choice, skills=()) if isinstance(one.choice, Assessment) else one.choice
    assert choice == entry.first(real)


def test_the_choice_is_that_of_the_link(real):
    one = asked(real, BANDS, "csv", {"company_type": ["corporate", "startup"], "component": ["base"]})
    assert one.choice == select(("startup", "corporate"), component="base")


def test_one_choice_is_one_query_however_it_is_asked_for(real):
    spelt_out = {"country": ["United States"], "company_type": ["corporate", "startup"], "role": ["director"]}
    short = {"company_type": ["startup", "corporate"], "embed": ["true"], "card": [BANDS]}
    assert asked(real, BANDS, "csv", spelt_out).query == asked(real, BANDS, "csv", short).query


def test_what_is_entered_of_oneself_counts(real):
    one = asked(real, "growth-me", "png", {"skills": ["2-3-x-1"], "role": ["director"]})
    assert one.choice.skills[:4] == (2, 3, None, 1)
    assert "skills=2-3-x-1" in one.query


@pytest.mark.parametrize(
    ("name", "file_format", "query", "status", "sentence"),
    [
        ("nope", "csv", {}, 404, "There is no chart 'nope'; /charts lists them all."),
        (BANDS, "gif", {}, 404, "There is no format 'gif'; choose from json, png, "),
        (BANDS, "csv", {"x": ["1"]}, 400, "There is no filter 'x'; this chart heeds company_type, country, "),
        (BANDS, "csv", {"company_type": ["startup", "martian"]}, 400, "company_type does not know 'martian'; choose"),
        (BANDS, "csv", {"role": ["martian"]}, 400, "role does not know 'martian'"),
        ("planner-chance", "json", {"years": ["-1"]}, 400, "years does not know '-1', which is a whole number"),
        ("growth-me", "json", {"skills": ["9"]}, 400, "skills does not know '9'."),
        ("demand-index", "csv", {"x": [""]}, 400, "There is no filter 'x'."),
    ],
)  # fmt: skip
def test_what_is_not_known_is_refused_in_one_sentence(real, name, file_format, query, status, sentence):
    told = why(real, name, file_format, query)
    assert told[0] == status
    assert told[1].startswith(sentence)


def test_what_is_said_back_is_short_and_printable(real):
    sentence = why(real, "a" * 5000 + "\n", "csv", {})[1]
    assert len(sentence) < 100
    assert "\n" not in why(real, "a\n\x1b[1m", "csv", {})[1]
