"""Made-up packages as folders of CSV files with a descriptor, read by the real `load`."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from analysis.package.tables import DATA, Package, load
from tests.analysis.other_packages import guide, market, paid, people
from tests.analysis.other_packages.houses import House
from tests.analysis.other_packages.people import Row

REQUIRED = ("sources", "company_types", "roles")
"""Tables that no package is without."""


def rows_of(house: House) -> dict[str, list[Row]]:
    """Return the rows of each table that such a company could have filled."""
    return {name: rows for part in (people, paid, market, guide) for name, rows in part.tables(house).items()}


def written(folder: Path, house: House) -> Path:
    """Write a made-up package into a folder and return it."""
    descriptor = descriptor_of(house)
    columns = {one["name"]: [field["name"] for field in one["schema"]["fields"]] for one in descriptor["resources"]}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    for name, rows in rows_of(house).items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns[name])
            writer.writeheader()
            writer.writerows({column: _text(row.get(column)) for column in row} for row in rows)
    return folder


def loaded(folder: Path, house: House) -> Package:
    """Write a made-up package and read it as the atlas does."""
    return load(written(folder, house))


def marked(folder: Path, house: House, marks: str) -> Package:
    """Write a made-up package with `marks` at the end of every free text, and read it as the atlas does.

    Free are those texts that no rule of the descriptor binds: no choice of values, no pattern, no key.
    """
    written(folder, house)
    for one in descriptor_of(house)["resources"]:
        schema, path = one["schema"], folder / f"{one['name']}.csv"
        if not path.exists():
            continue
        keys = [schema.get("primaryKey", []), *(key["fields"] for key in schema.get("foreignKeys", ()))]
        bound = {name for key in keys for name in ([key] if isinstance(key, str) else key)}
        free = [field["name"] for field in schema["fields"] if _is_free(field) and field["name"] not in bound]
        rows = pd.read_csv(path, dtype=str, keep_default_na=False)
        rows[free] = rows[free].where(rows[free] == "", rows[free] + marks)
        rows.to_csv(path, index=False)
    return load(folder)


def _is_free(field: dict) -> bool:
    bound = {"list", "pool"} & set(field) or set(field.get("constraints", {})) - {"required"}
    return field["type"] == "string" and not bound


class Read(dict):
    """The tables of a package by name; `names` are those that were looked at."""

    def __init__(self, package: Package) -> None:
        super().__init__(package.frames)
        self.names: set[str] = set()

    def __getitem__(self, name: str) -> pd.DataFrame:
        """Return a table and remember that it was looked at."""
        self.names.add(name)
        return super().__getitem__(name)


def without(package: Package, tables: Iterable[str]) -> Package:
    """Return a package in which some tables have no row, as those have whose files are absent."""
    gone = set(tables)
    frames = {name: frame.iloc[:0] if name in gone else frame for name, frame in package.frames.items()}
    return Package(frames, package.descriptor)


def descriptor_of(house: House) -> dict:
    """Return the atlas's descriptor, with a title, methods and caveats of the house's own."""
    descriptor = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    for resource in descriptor["resources"]:
        if "caveat" in resource:
            resource["caveat"] = "These rows are our own reading."
        resource.pop("groups", None)
    trade = {"people": f"people in {house.trade}", "one": f"{house.trade} hand", "name": house.trade}
    trade |= {"field": house.trade, "warrant": house.source("view")}
    own = {"name": house.name, "title": f"The ways of {house.trade}", "description": "Made up.", "version": "1.0.0"}
    dated = {"created": f"{house.year + 3}-07-01T00:00:00Z", "methods": ["Everything is made up."]}
    return descriptor | own | dated | {"trade": trade}


def _text(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
