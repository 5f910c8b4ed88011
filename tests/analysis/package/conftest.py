"""A package of three small tables, whose every fault can be told by hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.package.schema import DataFaults
from analysis.package.tables import describe, load

ID = {"pattern": "[a-z0-9_]+"}
WRITTEN = {"written": "in small letters, digits and _", "example": "senior_pm"}
POOL = {"resource": "types", "field": "type_id"}


def resource(name: str, fields: list[dict], primary: str | list[str], **properties: object) -> dict:
    """Return a resource of a descriptor; `keys` are its foreign keys, by column."""
    keys = [
        {"fields": column, "reference": {"resource": table, "fields": field}}
        for column, (table, field) in properties.pop("keys", {}).items()  # type: ignore[attr-defined]
    ]
    schema = {"fields": fields, "primaryKey": primary, "foreignKeys": keys}
    return {"name": name, "path": f"{name}.csv", "schema": schema, **properties}


ROLES = resource(
    "roles",
    [
        {"name": "role_id", "type": "string", "constraints": {"required": True, **ID}, **WRITTEN},
        {"name": "position", "type": "integer", "constraints": {"required": True, "unique": True, "minimum": 1}},
        {"name": "name", "type": "string", "constraints": {"maxLength": 12, "minLength": 2}},
        {"name": "track", "type": "string", "constraints": {"enum": ["individual", "management", "executive"]}},
    ],
    "role_id",
    required=True,
)
TYPES = resource(
    "types",
    [
        {"name": "type_id", "type": "string", "constraints": {"required": True}},
        {"name": "position", "type": "integer", "constraints": {"required": True}},
    ],
    "type_id",
)
PAY = resource(
    "pay",
    [
        {"name": "role_id", "type": "string", "constraints": {"required": True}},
        {"name": "types", "type": "string", "pool": POOL},
        {"name": "n", "type": "integer", "least": "least_n", "constraints": {"required": True}},
        {"name": "low", "type": "number", "constraints": {"minimum": 0}},
        {"name": "middle", "type": "number", "constraints": {"required": True, "minimum": 0, "maximum": 5_000_000}},
        {"name": "high", "type": "number"},
        {"name": "is_open", "type": "boolean"},
        {"name": "date", "type": "date", "constraints": {"minimum": "1990-01-01"}},
        {"name": "like", "type": "string", "list": {"separator": ";", "resource": "roles", "field": "role_id"}},
        {"name": "note", "type": "string"},
    ],
    ["role_id", "types"],
    keys={"role_id": ("roles", "role_id")},
    ordered=[["low", "middle", "high"]],
)
DESCRIPTOR = {
    "name": "small",
    "rules": [
        {"name": "least_n", "value": 10, "description": "Least number of people in a cell."},
        *(rule for rule in describe()["rules"] if rule["name"] != "least_n"),
    ],
    "resources": [ROLES, TYPES, PAY],
}
TEXTS = {
    "roles": "role_id,position,name,track\nsenior_pm,1,Senior PM,individual\ndirector,2,Director,management\n",
    "types": "type_id,position\ncorporate,2\nstartup,1\nagency,3\n",
    "pay": (
        "role_id,types,n,low,middle,high,is_open,date,like,note\n"
        "senior_pm,startup+agency,12,1,2.5,3,true,2020-02-01,,Ada\n"
        "\n"
        'director,all,40,10,20,30,false,2020-03-01,senior_pm;director,"two\nlines"\n'
        "director,startup,40,10,20,30,,,director,\n"
    ),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the small package."""
    (tmp_path / "datapackage.json").write_text(json.dumps(DESCRIPTOR), encoding="utf-8")
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8", newline="")
    return tmp_path


@pytest.fixture
def faults(folder: Path) -> Callable[..., list[str]]:
    """Return a function that changes a table of the small package and returns what is said of it, line by line."""

    def told(table: str, old: str, new: str, encoding: str = "utf-8") -> list[str]:
        path = folder / f"{table}.csv"
        text = path.read_bytes().decode("utf-8")
        assert old in text
        path.write_bytes(text.replace(old, new, 1).encode(encoding))
        try:
            load(folder)
        except DataFaults as error:
            return str(error).split("\n")
        return []

    return told
