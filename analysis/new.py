"""Write a data package to begin from: `python -m analysis.new DIR`.

What no flag says is asked. The folder then passes `python -m analysis.check DIR`, and `ATLAS_DATA=DIR` shows it; tables
of figures are made by `python -m analysis.build --observations FILES --data DIR --out DIR`.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.own import vocabulary
from analysis.own.asked import currencies
from analysis.own.levels import MOST_LEVELS, MOST_TYPES, UNSAID, company_types, distinct, proposed, roles
from analysis.own.vocabulary import PARTS, SOURCE
from analysis.own.whole import plain
from analysis.package.compiled import DESCRIPTOR
from analysis.package.schema import DataError
from analysis.package.tables import describe

QUESTIONS = {
    "title": "Title, such as Careers at Example Bank",
    "levels": "Levels, lowest first, separated by commas",
    "types": "Company types or units, separated by commas",
    "currency": "Currency of all pay, such as GBP",
}
"""What a package cannot do without, by the flag that says it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the package that the command line describes; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m analysis.new", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="DIR", help="folder of the package; none, or an empty one")
    for flag, question in QUESTIONS.items():
        parser.add_argument(f"--{flag}", help=question)
    options = parser.parse_args(arguments)
    try:
        told = {flag: getattr(options, flag) or input(f"{question}: ") for flag, question in QUESTIONS.items()}
        write(options.folder, package(told, datetime.now(UTC).date()))
    except EOFError:
        print(f"Nobody answers here: say it by --{', --'.join(QUESTIONS)}.", file=sys.stderr)
        return 1
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename}: {error.strerror}.", file=sys.stderr)
        return 1
    print(f"{options.folder}: written. Look at it with ATLAS_DATA={options.folder}, check it after each change with")
    print(f"python -m analysis.check {options.folder}")
    return 0


def package(told: Mapping[str, str], day: date) -> dict[str, Any]:
    """Return the files of a package by name, of what is told of it: the descriptor, and frames of its vocabulary.

    `told` has the keys of `QUESTIONS`. Raises `DataError` where something of it is missing or cannot be.
    """
    title = told["title"].strip()
    levels = distinct(_words(told["levels"]), MOST_LEVELS, "levels")
    types = distinct(_words(told["types"]), MOST_TYPES, "company types")
    currency = told["currency"].strip().upper()
    for what, given in {"title": title, "level": levels, "company type": types}.items():
        if not given:
            raise DataError(f"A package needs a {what}.")
    if currency not in currencies():
        raise DataError(f"{told['currency']!r} is no currency: give its code of three letters.")
    frames = {
        "sources": vocabulary.source(title, UNSAID, day, 0),
        "company_types": company_types(types, SOURCE)[0],
        "roles": roles(proposed(levels), SOURCE)[0],
        "pay_components": vocabulary.components(list(PARTS)),
        "pay_sources": vocabulary.pay_source(list(PARTS)),
    }
    return {DESCRIPTOR: _descriptor(title, currency, day)} | {f"{name}.csv": frame for name, frame in frames.items()}


def write(folder: Path, files: Mapping[str, Any]) -> None:
    """Write the files of `package` to a folder; raises `DataError` where something is in it already."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise DataError(f"{folder} is not empty: nothing was written.")
    for name, content in files.items():
        if isinstance(content, pd.DataFrame):
            content.to_csv(folder / name, index=False, lineterminator="\n")
        else:
            (folder / name).write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _descriptor(title: str, currency: str, day: date) -> dict[str, Any]:
    """Return the atlas's rules of tables, with what is told of this package."""
    atlas = describe()
    name = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") or "package"
    told = {"name": name, "title": title, "description": UNSAID, "version": "0.1.0", "currency": currency}
    dated = {"created": f"{day.isoformat()}T00:00:00Z", "methods": []}
    resources = [plain(resource) for resource in atlas["resources"]]
    return {"$schema": atlas["$schema"]} | told | dated | {"rules": atlas["rules"], "resources": resources}


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


if __name__ == "__main__":
    sys.exit(main())
