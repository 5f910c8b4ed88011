"""Tables as addresses: the files of the data package as they are, and nothing else of the folder."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.package.tables import DATA, describe
from tests.analysis.service.asking import ask

DESCRIPTOR = "datapackage.json"
FILES = {f"{one['name']}.csv": one["path"] for one in describe()["resources"]} | {DESCRIPTOR: DESCRIPTOR}
"""Of each address the file in the folder."""


def test_every_table_and_the_descriptor_are_there(served):
    site = served()
    for name, path in FILES.items():
        told = ask(site, f"/data/{name}")
        assert told.status == 200
        assert told.body == (DATA / path).read_bytes()
        assert told.headers["link"] == '<https://atlas.example/data/datapackage.json>; rel="describedby"'


def test_what_has_not_changed_is_not_sent_again(served):
    tag = ask(served(), "/data/roles.csv").headers["etag"]
    assert ask(served(), "/data/roles.csv", if_none_match=tag).status == 304
    assert ask(served(), "/data/sources.csv", if_none_match=tag).status == 200


@pytest.mark.parametrize("name", ["nope", "..", "%2e%2e", "rejects", "ROLES", "\\..\\dashboard"])
def test_what_is_no_table_is_said(served, name):
    told = ask(served(), f"/data/{name}.csv")
    assert told.status == 404
    assert "choose from adverts" in told.text or "choose from advert_terms" in told.text


def test_a_table_without_a_file_is_said(served, real):
    files = {name: content for name, content in real.files.items() if name != "roles.csv"}
    assert ask(served(load=lambda: replace(real, files=files)), "/data/roles.csv").status == 404
