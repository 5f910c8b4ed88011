"""Links as mail programs, forms, other sites and hands change them, with the right choice."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs

import pytest

from analysis.address import Address, understood
from analysis.inputs import Choice, Choices, Input, Text
from analysis.typed import Number

INPUTS: dict[str, Input] = {
    "company_type": Choices("Company type", {"startup": "Startup", "big_tech": "Big tech"}),
    "country": Choice("Country", {"India": "India", "United Kingdom": "United Kingdom", "": "None"}, "India"),
    "years": Number("Years", 0, 45, 4),
    "words": Text("Words", 200, "interview"),
}
BOTH = {"company_type": ["startup", "big_tech"], "country": ["United Kingdom"]}


def address(query: str, **others: Any) -> Address:
    return understood(INPUTS, parse_qs(query, keep_blank_values=True), **others)


def filled(one: Address) -> dict[str, list[str]]:
    return {name: values for name, values in one.query.items() if values}


@pytest.mark.parametrize(
    "query",
    [
        "company_type=startup&company_type=big_tech&country=United+Kingdom",
        "company_type=startup&amp;company_type=big_tech&amp;country=United+Kingdom",
        "company_type=startup&amp;amp;company_type=big_tech&amp;amp;country=United+Kingdom",
        "company_type%3Dstartup%26company_type%3Dbig_tech%26country%3DUnited%2BKingdom",
        "company_type%3Dstartup%26amp%3Bcompany_type%3Dbig_tech%26country%3DUnited%2520Kingdom",
        "company_type=startup%26company_type%3Dbig_tech%26country%3DUnited%2BKingdom",
        "company_type[]=startup&company_type[]=big_tech&country=United+Kingdom",
        "company_type%5B0%5D=startup&company_type%5B1%5D=big_tech&country=United+Kingdom",
        "Company_Type=Startup&COMPANY_TYPE=BIG_TECH&Country=united+kingdom",
        "company_type=startup,big_tech&country=UNITED+KINGDOM",
        "company_type=Startup&company_type=Big+tech&country=+United+Kingdom+",
    ],
)
def test_a_link_is_understood_as_it_was_meant(query):
    assert filled(address(query)) == BOTH


def test_what_stands_as_it_should_is_left_alone():
    one = address("company_type=startup&years=7&words=a+%26+b%3D1,+c&card=bands&utm_source=mail", others=("card",))
    assert filled(one) == {"company_type": ["startup"], "years": ["7"], "words": ["a & b=1, c"]}
    assert (one.mended, one.odd, one.unknown) == ((), (), ())
    assert one.restated({"years": ["8"]}, one.query) == {"years": ["8"]}


def test_a_value_that_does_not_exist_stays_and_a_name_that_is_only_alike_is_told():
    one = address("country=Atlantis&company_type=startup,mars&compny_type=startup&fbclid=x&q=1")
    assert filled(one) == {"country": ["Atlantis"], "company_type": ["startup,mars"]}
    assert one.unknown == ("compny_type",)


def test_a_change_leaves_nothing_odd_beside_it_and_no_change_leaves_the_link():
    one = address("amp;country=united+kingdom&company_type=Startup&compny_type=x")
    held = {"company_type": ["startup"], "country": ["United Kingdom"], "years": []}
    assert one.restated({}, held) == {}
    assert one.restated({"years": ["8"]}, held | {"years": ["8"]}) == {
        "company_type": ["startup"],
        "country": ["United Kingdom"],
        "amp;country": [],
        "compny_type": [],
        "years": ["8"],
    }
