"""The record of changes: what a release moves, told once from before it, with the reason that a person wrote."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from analysis.build.changes import changes
from analysis.package.tables import DataError

HAND = {
    "roles": "role_id,name\nsenior_pm,Senior PM\ndirector,Director\n",
    "company_types": "company_type,name\nstartup,Startup\n",
    "releases": "release,date,source_id,reason\n1.0.0,2026-01-01,survey,First.\n1.1.0,2026-02-01,survey,More people\n",
}
HEADER = "source_id,role_id,company_types,country,period,n,years_p50\n"


@pytest.fixture
def folder(tmp_path):
    """Return a function: a name, a version and rows of progression, to a data folder of that name."""

    def of(name: str, *rows: str, version: str = "1.1.0") -> Path:
        path = tmp_path / name
        path.mkdir(exist_ok=True)
        for table, text in HAND.items():
            (path / f"{table}.csv").write_text(text)
        (path / "datapackage.json").write_text(json.dumps({"version": version}))
        (path / "progression.csv").write_text(HEADER + "\n".join(rows) + "\n")
        return path

    return of


def kept(record: pd.DataFrame, path: Path) -> Path:
    record.to_csv(path / "changes.csv", index=False)
    return path


BEFORE = "survey,senior_pm,startup,Canada,2020,10,4"
AFTER = "survey,senior_pm,startup,Canada,2020/2021,30,5.5"
STILL = "survey,director,all,Canada,2020,10,9"


def test_a_median_that_moved_is_told_whatever_its_period(folder):
    record = changes(folder("old", BEFORE, STILL), folder("new", AFTER, STILL))
    assert record.to_dict("records") == [
        {"release": "1.1.0", "date": "2026-02-01", "table": "progression", "source_id": "survey"}
        | {
            "key": "Senior PM, Startup, Canada",
            "figure": "Median years of work",
            "unit": "years",
            "reason": "More people",
        }
        | {"before": 4, "after": 5.5, "n_before": 10, "n_after": 30}
    ]


def test_nothing_that_moved_leaves_the_record_as_it_is(folder):
    old, new = folder("old", BEFORE), folder("new", AFTER)
    record = changes(old, new)
    assert changes(kept(record, new), new).to_csv(index=False) == record.to_csv(index=False)
    assert changes(old, old).empty


def test_a_second_move_within_a_release_is_told_from_before_it(folder):
    record = changes(folder("old", BEFORE), folder("new", AFTER))
    later = folder("later", AFTER.replace("30,5.5", "31,6"))
    (row,) = changes(kept(record, folder("new", AFTER)), later).to_dict("records")
    assert (row["before"], row["n_before"], row["after"], row["n_after"]) == (4, 10, 6, 31)


def test_a_median_that_is_back_where_it_was_is_not_told(folder):
    record = changes(folder("old", BEFORE), folder("new", AFTER))
    assert changes(kept(record, folder("new", AFTER)), folder("old", BEFORE)).empty


def test_earlier_releases_stay(folder):
    first = changes(folder("old", BEFORE, version="1.0.0"), folder("new", AFTER, version="1.0.0"))
    new = kept(first, folder("new", AFTER))
    record = changes(new, folder("later", AFTER.replace("30,5.5", "31,6")))
    assert record["release"].to_list() == ["1.0.0", "1.1.0"]
    assert record["before"].to_list() == [4, 5.5]


def test_a_move_without_a_reason_is_refused(folder):
    old, new = (folder(name, row, version="2.0.0") for name, row in (("old", BEFORE), ("new", AFTER)))
    with pytest.raises(DataError, match=r"Release 2\.0\.0 moves medians of survey; releases\.csv does not say why"):
        changes(old, new)


def test_pay_and_years_at_the_employer_are_told_by_what_they_are_of(folder):
    old, new = folder("old", BEFORE), folder("new", BEFORE)
    for path, pay, stay in ((old, 100, 2), (new, 110, 3)):
        (path / "compensation.csv").write_text(
            "source_id,role_id,company_types,country,period,component,n,currency,amount_p50\n"
            f"survey,director,all,Canada,2020,base,10,CAD,{pay}\n"
            f"survey,director,startup+big_tech,Canada,2020,base,10,CAD,{pay}\n"
        )
        (path / "tenure.csv").write_text(
            "source_id,role_id,company_types,place,period,n,years_p50\n"
            f"survey,director,all,Canada,2020,12,{stay}\nsurvey,,,Canada,2020,,{stay}\n"
        )
    record = changes(old, new)
    assert record["figure"].to_list() == ["Median pay a year: base", "Median years at the employer"]
    assert record["unit"].to_list() == ["CAD", "years"]
    assert set(record["key"]) == {"Director, All company types, Canada"}
