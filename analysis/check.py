"""Say everything that is wrong with a data package: `python -m analysis.check DIR`.

The exit status is 0 where nothing is, 1 where there are faults; each is told with file, line and column.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from analysis.package.compiled import DESCRIPTOR
from analysis.package.schema import DataFaults, Fault
from analysis.package.tables import describe, load


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the folder that the command line names, and say what was found; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m analysis.check", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="DIR", help="folder of the data package")
    parser.add_argument("--json", action="store_true", help="say it as JSON: rows of each table, faults, strangers")
    options = parser.parse_args(arguments)
    rows, faults = checked(options.folder)
    others = strangers(options.folder)
    if options.json:
        found = {"rows": rows, "faults": [asdict(fault) for fault in faults], "not_read": others}
        print(json.dumps(found, indent=2, ensure_ascii=False))
    else:
        _say(options.folder, rows, faults, others)
    return int(bool(faults))


def checked(folder: Path) -> tuple[dict[str, int], list[Fault]]:
    """Return the number of rows of each table that has some, and every fault; either is empty."""
    try:
        package = load(folder)
    except DataFaults as found:
        return {}, found.faults
    return {name: len(frame) for name, frame in package.items() if len(frame)}, []


def strangers(folder: Path) -> list[str]:
    """Return the tables of a folder that its descriptor does not name, and that are therefore not read."""
    try:
        known = {resource["path"] for resource in describe(folder)["resources"]}
    except (DataFaults, KeyError, TypeError):  # told as a fault already
        return []
    return sorted(path.name for path in folder.glob("*.csv") if path.name not in known)


def _say(folder: Path, rows: Mapping[str, int], faults: Sequence[Fault], others: Sequence[str]) -> None:
    print(*faults, sep="\n", end="\n" * bool(faults))
    for name in others:
        print(f"{name}: it is not read, for {DESCRIPTOR} names no such table.", file=sys.stderr)
    if faults:
        print(f"{folder}: {len(faults):,} fault{'s' * (len(faults) != 1)}.", file=sys.stderr)
    else:
        print(f"{folder}: checked, no faults; {sum(rows.values()):,} rows in {len(rows)} tables.")


if __name__ == "__main__":
    sys.exit(main())
