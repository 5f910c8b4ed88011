"""Each rule has its sentence: file, line, column, what was found and what would be right."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

from analysis.package.compiled import compiled
from analysis.package.schema import LARGEST, SHOWN, DataError, DataFaults, Fault, Rule, listed, quoted
from analysis.package.tables import DATA, load
from analysis.package.vocabulary import RULES
from tests.analysis.package.conftest import DESCRIPTOR, PAY

ADA = "senior_pm,startup+agency,12,1,2.5,3,true,2020-02-01,,Ada"
SENTENCES = list(csv.reader(Path(__file__).with_name("sentences.csv").read_text(encoding="utf-8").splitlines()))[1:]
"""The table, what of its text is replaced by what, and the sentence on it."""


@pytest.mark.parametrize(("table", "old", "new", "sentence"), SENTENCES)
def test_a_fault_is_one_sentence(faults, table, old, new, sentence):
    told = faults(table, old, new)
    assert [one for one in told if one.startswith(f"{table}.csv")] == [sentence]


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        ("pay", "senior_pm,s", " senior_pm\t,s"),
        ("pay", "startup+agency", " startup + agency "),
        ("pay", "senior_pm;director", "senior_pm; director"),
        ("pay", "12,1,", " 12 ,1.0,"),
        ("pay", "12,1,", "12.0,+.9e0,"),
        ("pay", "2.5,3", "2.5,"),
        ("pay", ",1,2.5", ",,2.5"),
        ("pay", "startup+agency", ""),
        ("roles", "Senior PM", ""),
        ("roles", "individual", ""),
    ],
)
def test_what_keeps_the_rules_is_no_fault(faults, table, old, new):
    assert faults(table, old, new) == []


def test_spaces_around_an_id_do_not_reach_the_table(folder, faults):
    assert faults("pay", "senior_pm;director", " senior_pm ; director ") == []
    assert load(folder)["pay"].at[1, "like"] == "senior_pm;director"


def test_spaces_of_a_text_stay(folder, faults):
    assert faults("pay", "Ada", " Ada ") == []
    assert load(folder)["pay"].at[0, "note"] == " Ada "


def test_all_faults_are_told_by_file_and_line(faults, folder):
    (folder / "roles.csv").write_text("role_id,position\nsenior_pm,0\ndirector,x\n")
    assert [sentence.partition(":")[0] for sentence in faults("pay", ADA, "senior_pn,agency,3,9,1,,maybe,2020,,")] == [
        "pay.csv, line 2, column n",
        "pay.csv, line 2, column is_open",
        "pay.csv, line 2, column date",
        "pay.csv, line 2, column low",
        "pay.csv, line 2, column role_id",
        "roles.csv, line 2, column position",
        "roles.csv, line 3, column position",
    ]


def test_many_faults_of_one_column_do_not_hide_another():
    many = [Fault("b.csv", line, "n", "3 is under 10", "the least") for line in range(2, 900)]
    error = DataFaults([*many, Fault("a.csv", 7, "x", "it is wrong", "so"), Fault("c.csv", None, "", "none", "so")])
    sentences = str(error).split("\n")
    assert len(sentences) == SHOWN + 1
    assert sentences[0] == "a.csv, line 7, column x: it is wrong, so."
    assert sentences[-2:] == ["c.csv: none, so.", "And 880 more."]
    assert len(error.faults) == 900
    assert error.files == ["a.csv", "b.csv", "c.csv"]


def test_twenty_faults_are_told_whole():
    assert len(str(DataFaults([Fault("a.csv", 1, "x", "y", "z")] * SHOWN)).split("\n")) == SHOWN


def test_faults_are_an_error_of_the_data():
    assert issubclass(DataFaults, DataError)
    assert issubclass(DataError, ValueError)


def test_what_is_found_is_quoted_short_and_on_one_line():
    assert quoted("a\nb\x07") == r"'a\nb\x07'"
    assert len(quoted("x" * 1_000)) == 60


def test_words_are_listed_up_to_a_number():
    assert [listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
    assert listed(list("abcdef"), most=2) == "a, b and 4 more"


def test_a_rule_takes_values_of_its_type():
    assert Rule("minimum", 3, "", "").is_broken(2)
    assert not Rule("maximum", LARGEST, "", "").is_broken(LARGEST)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"resources": None}, "TypeError"),
        ({"resources": [{"name": "pay"}]}, "KeyError: 'schema'"),
        ({"rules": []}, "KeyError: 'least_n'"),
        ({"resources": [PAY | {"ordered": [["low", "top"]]}]}, "pay has no column top"),
        ({"resources": [PAY | {"schema": {"fields": [{"name": "a", "type": "colour"}]}}]}, "KeyError: 'colour'"),
    ],
)
def test_a_descriptor_that_is_none_is_named(change, said):
    with pytest.raises(DataFaults, match=r"^datapackage\.json: tables are not described as they should be") as error:
        compiled(DESCRIPTOR | change)
    assert said in str(error.value)


def test_rules_that_figures_are_held_to_are_all_stated(folder):
    least = [rule for rule in DESCRIPTOR["rules"] if rule["name"] == "least_n"]
    (folder / "datapackage.json").write_text(json.dumps(DESCRIPTOR | {"rules": least, "trade": {"peoples": "nurses"}}))
    with pytest.raises(DataFaults) as error:
        load(folder)
    told = str(error.value).splitlines()
    assert "datapackage.json: the rule 'half' is missing, and figures are held to it." in told
    assert "datapackage.json: 'peoples' is nothing of a trade, where 'people' is nearest." in told
    assert len(told) == len(RULES)


def test_every_rule_that_code_asks_for_is_one_of_those(real):
    code = "".join(path.read_text(encoding="utf-8") for path in (DATA.parent / "analysis").rglob("*.py"))
    asked = set(re.findall(r'rules\["(\w+)"\]', code))
    assert asked == set(RULES) == {rule["name"] for rule in real.descriptor["rules"]}


def test_a_descriptor_that_is_not_json_is_named_with_its_line(folder):
    (folder / "datapackage.json").write_text(json.dumps(DESCRIPTOR, indent=1).replace(": [", ": [,", 1))
    with pytest.raises(DataFaults, match=r"^datapackage\.json, line 3: this is not JSON \(Expecting value\), which"):
        load(folder)
